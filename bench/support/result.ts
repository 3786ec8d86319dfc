import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'

export type Figure = number | string | boolean | null | Figure[] | { [name: string]: Figure }

/** What a benchmark is to reach, and what it did. */
export type Aim = { what: string; figure: number; unit: string; aim: { atLeast: number } | { atMost: number } }

export type Result = { figures: { [name: string]: Figure }; aims: Aim[] }

/** A benchmark: what it measures beside what, and how. */
export type Benchmark = {
  name: string
  says: string
  run(say: (line: string) => void): Promise<Result>
}

export const isReached = ({ figure, aim }: Aim): boolean =>
  'atLeast' in aim ? figure >= aim.atLeast : figure <= aim.atMost

const aimInWords = ({ aim, unit }: Aim): string =>
  'atLeast' in aim ? `aim: ≥ ${aim.atLeast} ${unit}`.trim() : `aim: ≤ ${aim.atMost} ${unit}`.trim()

/** One aim in a line. */
export const aimLine = (aim: Aim): string =>
  `${isReached(aim) ? 'reached     ' : 'NOT REACHED '} ${aim.what}: ${aim.figure} ${aim.unit} (${aimInWords(aim)})`

/** What of the machine makes figures comparable: nothing that says whose it is or where things lie. */
const machine = () => ({
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  system: `${process.platform} ${process.arch}`,
  node: process.versions.node,
  // Above the number of cores, others were at work on the machine and the figures are noisy: only ratios tell.
  loadBefore: Number(loadavg()[0]?.toFixed(2)),
})

/** Runs a benchmark, prints what it found and keeps it in `bench/results`. */
export async function measure({ name, says, run }: Benchmark): Promise<Aim[]> {
  console.log(`\n${name}: ${says}`)
  const around = machine()
  const { figures, aims } = await run(line => console.log(`  ${line}`))
  for (const aim of aims) console.log(`  ${aimLine(aim)}`)
  const folder = join(projectRoot, 'bench', 'results')
  mkdirSync(folder, { recursive: true })
  const kept = {
    name,
    says,
    command: `npm run bench -- ${name}`,
    measured: new Date().toISOString().slice(0, 10),
    machine: around,
    figures,
    aims: aims.map(aim => ({ ...aim, reached: isReached(aim) })),
  }
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`)
  return aims
}
