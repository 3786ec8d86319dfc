import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { processIds, type SeenProcess, seeProcess } from './process.ts'
import type { ServerHome } from './server-home.ts'
import { socketFile } from './socket-folder.ts'

/** What PostgreSQL's own lock file says: who runs the cluster, and where that one listens. */
export type Postmaster = { pid: number; socketFolder: string | null }

type Cluster = Pick<ServerHome, 'cluster'>

const lockOf = (home: Cluster) => join(home.cluster, 'postmaster.pid')

/** The server that says it runs this cluster; null when none does, or when it has only begun to say so. */
export function readPostmaster(home: Cluster): Postmaster | null {
  try {
    // Lines: pid, data folder, start time, port, socket folder, address, shared memory, status.
    const [pid, , , , socketFolder] = readFileSync(lockOf(home), 'utf8').split('\n')
    return Number(pid) > 0 ? { pid: Number(pid), socketFolder: socketFolder || null } : null
  } catch {
    return null
  }
}

/** The server that really runs this cluster, checked against the system's processes; null when there is none. */
export function livePostmaster(home: ServerHome): Postmaster | null {
  const postmaster = readPostmaster(home)
  return postmaster && belongs(seeProcess(postmaster.pid), home) ? postmaster : null
}

/**
 * Whether a process is of this cluster's PostgreSQL: the server or one of its children. The working folder tells; where we can't
 * see it, the server's arguments or the name that we gave the cluster, which its children show in their titles.
 */
function belongs(seen: SeenProcess | null, home: ServerHome): boolean {
  if (!seen || seen.zombie) return false
  const { command, folder } = seen
  if (!command.startsWith('postgres: ') && !command.includes('/postgres -D ')) return false
  if (folder !== null) return folder === home.cluster
  return command.includes(`/postgres -D ${home.cluster} `) || command.startsWith(`postgres: ${home.name}: `)
}

/** Processes that a killed server left behind and that still hold its memory: a new server must not start beside them. */
export const orphans = (home: ServerHome): number[] => processIds().filter(pid => belongs(seeProcess(pid), home))

/** Whether a server left its lock: it was killed, or it is running. */
export const isLocked = (home: ServerHome): boolean => existsSync(lockOf(home))

/**
 * Removes the lock files of a dead server that PostgreSQL wouldn't dare to remove itself: it only asks whether a process with
 * that number exists, and takes a zombie, or another program that got the number since, for a server. Where the number is free,
 * it removes them on its own, and better: it also checks that nobody holds the shared memory that the lock names.
 * To be called only when no server answers and when there are no orphans.
 */
export function removeStaleLocks(home: ServerHome, socketFolder: string): void {
  for (const lock of [lockOf(home), join(socketFolder, `${socketFile}.lock`)]) {
    const pid = firstNumber(lock)
    const seen = pid === null ? null : seeProcess(Math.abs(pid))
    // An empty file is either one that is just being written or what a full disk left; the caller has waited.
    const stale = pid === 0 || (seen !== null && !belongs(seen, home))
    if (stale) rmSync(lock, { force: true })
  }
}

/** The number at the start of a file: 0 for a file without one, null for no file. */
function firstNumber(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || 0
  } catch {
    return null
  }
}

/** Whether the lock says nothing: a server is writing it at this moment, or the disk was full when one did. */
export const isLockEmpty = (home: ServerHome): boolean => firstNumber(lockOf(home)) === 0
