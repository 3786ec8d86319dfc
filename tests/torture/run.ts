import { parseArgs } from 'node:util'
import { bundled } from '../support/program.ts'
import { torture } from './torture.ts'

/** `npm run torture -- --deaths 200 --seed 7`: without a seed, one that is told, so that the run can be made again. */
const { values } = parseArgs({ options: { deaths: { type: 'string', default: '200' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
console.log(`seed ${seed}`)
await bundled()
const began = performance.now()
const { faults, ...tally } = await torture(seed, Number(values.deaths), line => console.log(line))
console.log(
  JSON.stringify({ seed, seconds: Math.round((performance.now() - began) / 1000), ...tally, faults: faults.length }),
)
for (const fault of faults.slice(0, 50)) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
