import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { folderNotReachable, userUnnamed } from './server-errors.ts'

/** The system's user that PostgreSQL runs as: it refuses to run as root. */
export type ServerUser = {
  name: string
  uid: number
  gid: number
  /** The program runs as root and the database as somebody else: folders have to be given to that user. */
  other: boolean
}

/**
 * Who runs the database: the program's own user; for root, whoever owns the cluster, or the data folder, or else `parvis`,
 * `postgres` or, at worst, `nobody`, whom other programs may share.
 * @param cluster the cluster's folder, which may not exist yet
 * @param dataDir the data folder, which exists
 * @throws OperatorError `user-unnamed`: PostgreSQL refuses a user who has no name
 */
export function serverUser(cluster: string, dataDir: string): ServerUser {
  const uid = process.geteuid?.() ?? 0
  if (uid !== 0) {
    try {
      const { username, gid } = userInfo()
      return { name: username, uid, gid, other: false }
    } catch {
      throw userUnnamed(uid)
    }
  }
  const owner = statSync(cluster, { throwIfNoEntry: false })
  const users = namedUsers()
  if (owner && owner.uid !== 0) {
    const name = users.find(user => user.uid === owner.uid)?.name ?? String(owner.uid)
    return { name, uid: owner.uid, gid: owner.gid, other: true }
  }
  const host = users.find(user => user.uid === statSync(dataDir).uid && user.uid !== 0)
  if (host) return { ...host, other: true }
  for (const name of ['parvis', 'postgres', 'nobody']) {
    const found = users.find(user => user.name === name && user.uid !== 0)
    if (found) return { ...found, other: true }
  }
  throw userUnnamed(65534)
}

const namedUsers = () =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))

/** The names that may connect besides the database's own user: whoever runs the program, and root, who may do anything anyway. */
export const operatorNames = (user: ServerUser): string[] => [...new Set(['root', user.name])]

/** What `spawn` needs to run a program as that user. */
export const runAs = (user: ServerUser): { uid?: number; gid?: number } =>
  user.other ? { uid: user.uid, gid: user.gid } : {}

/** Whether the mode of a file or folder gives the user these rights (4 read, 2 write, 1 enter or run). */
export function may(user: ServerUser, path: string, rights: number): boolean {
  const { mode, uid, gid } = statSync(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & rights) === rights
}

/** The first parent of `folder`, or the folder itself, that the user can't pass through; null when there is none. */
export function obstacle(user: ServerUser, folder: string): string | null {
  const parents = [folder]
  for (let parent = folder; parent !== dirname(parent); ) {
    parent = dirname(parent)
    parents.unshift(parent)
  }
  const closed = parents.find(parent => !may(user, parent, 1))
  if (closed === undefined) return null
  // An access control list may grant what the mode doesn't: ask the system before saying no.
  const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...runAs(user), cwd: '/', stdio: 'ignore' })
  return status === 0 ? null : closed
}

/** @throws OperatorError `folder-not-reachable` when the database's user can't come to `folder` */
export function mustReach(user: ServerUser, folder: string): void {
  const closed = user.other ? obstacle(user, folder) : null
  if (closed !== null) throw folderNotReachable(closed, folder, user.name)
}
