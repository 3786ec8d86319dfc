import { type Job, openCompiler, TooLong } from './compiler.ts'

/**
 * The process that documents are set in: started by `typesetter.ts`, told one job after the other, gone with the process that
 * started it.
 */
export type Told = { id: number; job: Job }
export type Said =
  | { id: number; pdf: Uint8Array; pages: number }
  | { id: number; problem: 'failed' | 'missing' | 'long'; message: string }

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const opening = openCompiler().catch((error: unknown) => messageOf(error))

process.on('message', async ({ id, job }: Told) => {
  const compiler = await opening
  const say = (said: Said) => process.send?.(said)
  if (typeof compiler === 'string') {
    say({ id, problem: 'missing', message: compiler })
    return
  }
  try {
    say({ id, ...compiler.set(job) })
  } catch (error) {
    say({ id, problem: error instanceof TooLong ? 'long' : 'failed', message: messageOf(error) })
  } finally {
    // Nobody waits for it.
    setImmediate(compiler.tidy)
  }
})
process.on('disconnect', () => process.exit())
// A Ctrl-C reaches the whole group; who started this lets what is under way finish.
process.on('SIGINT', () => {})
