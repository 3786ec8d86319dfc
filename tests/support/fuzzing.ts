import fc from 'fast-check'

/** How long all fuzzing together may take, as `npm run fuzz -- 300` asks; nothing in the ordinary tests. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 0)

/** How many properties share that time: those of `tests/hostile/fuzz-*.test.ts`. */
const shares = 4

/** A failure that is to be played again: its seed and path, as it was printed. */
const seed = process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : undefined
const path = process.env.FUZZ_PATH

/** For vitest: the longest that a test which fuzzes may take. It stops by itself long before. */
export const fuzzTimeout = seconds > 0 ? (seconds + 120) * 1000 : 120_000

/**
 * Tries a property with `runs` cases, or, when somebody fuzzes, with as many as their time allows; says how many and from which seed.
 * @throws Error with the smallest case that fails, and what plays it again
 */
export async function fuzz<Ts>(
  what: string,
  property: fc.IAsyncProperty<Ts>,
  runs: number,
  tell: (words: string) => unknown,
): Promise<void> {
  const bounds = seconds > 0 ? { numRuns: 1e9, interruptAfterTimeLimit: (seconds * 1000) / shares } : { numRuns: runs }
  const details = await fc.check(property, {
    ...bounds,
    markInterruptAsFailure: false,
    includeErrorInReport: true,
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
    verbose: fc.VerbosityLevel.None,
  })
  const said = `${what}: ${details.numRuns} cases from seed ${details.seed}`
  await tell(said)
  if (seconds > 0) process.stdout.write(`${said}\n`)
  if (!details.failed) return
  const again = `FUZZ_SEED=${details.seed} FUZZ_PATH=${details.counterexamplePath}`
  throw new Error(`${said}; again with ${again}\n${fc.defaultReportMessage(details)}`)
}
