import { spawn } from 'node:child_process'
import {
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import type { OperatorError } from '../operator-error.ts'
import { cannotRun, plainEnvironment } from './process-run.ts'
import { clusterVersion, databaseDamaged, databaseWontStart, diskFull, folderError } from './server-errors.ts'
import type { ServerHome } from './server-home.ts'
import { runAs } from './server-user.ts'

/** A log that has grown beyond this is put aside at the next start, in place of the one before: 10 MB. */
const longestLog = 10 * 1024 * 1024

export type StartedServer = {
  /** It has ended, or was never able to run. */
  ended(): boolean
  /** Why it ended; null when another server was quicker, when it was asked to stop, or when what stopped it may be gone by now. */
  failure(): OperatorError | null
  /** Somebody killed it, or it crashed. */
  killed(): boolean
  /** Asks it to stop, unless it has ended. */
  stop(): void
  /** It couldn't open its socket in that folder: too long a path, or a disk that can't hold sockets. */
  lacksSocket(): boolean
}

/** What PostgreSQL is told, besides its own defaults, which are durable. It listens on its socket and nowhere else. */
export function serverSettings(home: ServerHome, socketFolder: string, asked: Record<string, string>): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: '5432',
    cluster_name: home.name,
    max_connections: '100',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    // Of a value that is refused, a longer line would say which: it may be somebody's address.
    log_error_verbosity: 'terse',
    // With the process id, so that we can tell our server's lines from those of one that was started at the same time.
    log_line_prefix: '%m [%p] ',
    ...asked,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * Starts PostgreSQL in a process group of its own (Ctrl-C must not reach it before our last requests are over), writing to a
 * file (it survives us, and a pipe would not).
 */
export function startServer(
  home: ServerHome,
  bin: string,
  socketFolder: string,
  settings: Record<string, string>,
): StartedServer {
  const program = join(bin, 'postgres')
  const log = openLog(home)
  const start = fstatSync(log).size
  const args = ['-D', home.cluster, ...serverSettings(home, socketFolder, settings)]
  const child = spawn(program, args, {
    ...runAs(home.user),
    cwd: '/',
    env: plainEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let error: Error | undefined
  child.once('error', reason => {
    error = reason
  })
  const ended = () => error !== undefined || child.exitCode !== null || child.signalCode !== null
  const output = () => ownLines(readFrom(home.log, start), child.pid)
  return {
    ended,
    lacksSocket: () => /could not create any Unix-domain sockets|Unix-domain socket path .* is too long/.test(output()),
    killed: () => child.signalCode !== null,
    stop: () => {
      if (!ended()) child.kill('SIGINT')
    },
    failure: () => {
      // Others have joined it, left again and stopped it, all before we came.
      if (child.exitCode === 0) return null
      const said = output()
      return (
        cannotRun(program, home.user.name, { status: child.exitCode, error, output: said }) ?? whatItSaid(home, said)
      )
    },
  }
}

function whatItSaid(home: ServerHome, output: string): OperatorError | null {
  if (/lock file .* (already exists|is empty)|pre-existing shared memory block/.test(output)) return null
  // Its log is on the same disk: where there is no room, what it says there is lost.
  if (/No space left on device|Disk quota exceeded/.test(output) || isFull(home.folder)) return diskFull(home.folder)
  const version = /initialized by PostgreSQL version (\S+),/.exec(output)?.[1]
  if (version !== undefined) return clusterVersion(home.cluster, version, home.package.major)
  const lines = output.split('\n').filter(line => line.trim() !== '')
  const last = lines.findLast(line => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'no message'
  const words = last.replace(/^.*?((FATAL|PANIC):\s*)/, '').trim()
  return damage.test(words) ? databaseDamaged(words) : databaseWontStart(home.log, words)
}

const isFull = (folder: string): boolean => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < 64 * 1024
}

/** How PostgreSQL says that its files aren't what it left: missing, cut short, or overwritten. */
const damage =
  /No such file or directory|control file|checkpoint record|incompatible with server|invalid page|checksum|could not read|contains? (invalid|garbage|wrong)|is not a valid data directory|status of transaction|unexpected (pageaddr|zero page)|could not find|(file|directory) .* does not exist/

/**
 * The lines that this process and its child that recovers wrote; those without any prefix, which it writes before it knows its settings,
 * when none has one.
 */
function ownLines(text: string, pid: number | undefined): string {
  const lines = text.split('\n')
  const linesOf = (one: number | string | undefined) => lines.filter(line => line.includes(` [${one}] `))
  const own = linesOf(pid)
  if (own.length === 0) return text
  const child = /startup process \(PID (\d+)\)/.exec(own.join('\n'))?.[1]
  return [...own, ...(child === undefined ? [] : linesOf(child))].join('\n')
}

function readFrom(path: string, start: number): string {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(64 * 1024)
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, start))
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}

/** Opens the log at its end. Never through a link: we may be root, in a folder that was somebody else's. */
function openLog(home: ServerHome): number {
  try {
    const tooLong = (statSync(home.log, { throwIfNoEntry: false })?.size ?? 0) > longestLog
    const putAside = tooLong && rename(home.log, `${home.log}.old`)
    const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants
    const file = openSync(home.log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600)
    if (home.user.other) fchownSync(file, home.user.uid, home.user.gid)
    if (tooLong && !putAside) ftruncateSync(file)
    return file
  } catch (error) {
    throw folderError(error, home.log)
  }
}

function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}
