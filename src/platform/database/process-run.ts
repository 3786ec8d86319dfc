import { spawn } from 'node:child_process'
import type { OperatorError } from '../operator-error.ts'
import { codeOf, noPostgresBinary, programNotRunnable } from './server-errors.ts'
import { runAs, type ServerUser } from './server-user.ts'

/** How a program ended. */
export type Ended = {
  /** Its exit code; null when a signal ended it or when it couldn't be started. */
  status: number | null
  /** Why it couldn't be started. */
  error?: Error | undefined
  /** What it said: its standard error, or its part of a log. */
  output: string
}

/**
 * The environment of PostgreSQL's programs: nothing of ours, so that no `PG…` or `LD_…` variable of an operator's shell changes
 * what they do; and their messages in English, as we read some of them.
 */
export const plainEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }

/** Runs one of PostgreSQL's programs to its end as the database's user. */
export function run(program: string, args: readonly string[], user: ServerUser): Promise<Ended> {
  return new Promise(resolve => {
    // cwd: our own folder may be closed to that user.
    const child = spawn(program, args, {
      ...runAs(user),
      cwd: '/',
      env: plainEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let output = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.once('error', error => resolve({ status: null, error, output }))
    child.once('close', status => resolve({ status, output }))
  })
}

/**
 * Whether the program never ran: a C library that it wasn't built for (Alpine's musl has no such loader: ENOENT although the
 * file is there), a disk mounted `noexec`, a right that we lack. Null when it ran, whatever came of it.
 */
export function cannotRun(program: string, user: string, { status, error, output }: Ended): OperatorError | null {
  const code = codeOf(error)
  if (code === 'ENOENT') return noPostgresBinary('musl, glibc < 2.27')
  if (error) return programNotRunnable(program, user, code || error.message)
  const loader = /error while loading shared libraries.*|.*GLIBC_\S+.*not found.*/.exec(output)?.[0]
  if (loader !== undefined && status !== 0) return noPostgresBinary(loader.trim().slice(0, 200))
  return null
}
