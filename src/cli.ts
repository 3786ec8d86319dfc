import { runCommandLine } from './commands/run.ts'
import { openTerminal } from './commands/terminal.ts'

/** The command line. */
export async function main(args: readonly string[]): Promise<void> {
  // Whoever reads only the first lines (`| head`) has closed the other end: that is no fault to tell of.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const terminal = openTerminal({
    out: line => console.log(line),
    err: line => console.error(line),
    watched: process.stderr.isTTY ? process.stderr : null,
  })
  process.exitCode = await runCommandLine(args, terminal, process.env)
}
