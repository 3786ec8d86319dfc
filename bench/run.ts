import { answers } from './answers.ts'
import { contributions } from './contributions.ts'
import { firstView } from './first-view.ts'
import { foundAnswers } from './found-answers.ts'
import { growth } from './growth.ts'
import { near } from './near.ts'
import { pageCached } from './page-cached.ts'
import { pageFresh } from './page-fresh.ts'
import { pdfPlan } from './pdf-plan.ts'
import { publishAnswers } from './publish-answers.ts'
import { signIn } from './sign-in.ts'
import { start } from './start.ts'
import { type Benchmark, measure } from './support/result.ts'
import { write } from './write.ts'
import { writeContributions } from './write-contributions.ts'

// npm run bench -- <name>…, or all of them.
const benchmarks: Benchmark[] = [
  pageCached,
  pageFresh,
  start,
  write,
  growth,
  firstView,
  pdfPlan,
  signIn,
  contributions,
  near,
  answers,
  foundAnswers,
  writeContributions,
  publishAnswers,
]

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !benchmarks.some(one => one.name === name))
if (unknown.length > 0) {
  console.error(`There is no benchmark called ${unknown.join(', ')}. There are:`)
  for (const { name, says } of benchmarks) console.error(`  ${name.padEnd(20)} ${says}`)
  process.exit(2)
}
for (const benchmark of benchmarks) {
  if (asked.length === 0 || asked.includes(benchmark.name)) await measure(benchmark)
}
