import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { socketFolderUnusable } from './server-errors.ts'
import type { ServerUser } from './server-user.ts'

/** The name of the socket's file and of the file that locks it: PostgreSQL's own, for port 5432. */
export const socketFile = '.s.PGSQL.5432'

/** The longest path of a folder of sockets, in bytes: `sun_path` holds 107 on Linux and 103 on macOS, with the file's name. */
const longest = (process.platform === 'linux' ? 107 : 103) - `/${socketFile}`.length

/**
 * The folders that may hold the socket, best first. Beside the data whenever that path is short enough: whoever can see the data
 * can then see whether a server is using it, a program in another container or under systemd's PrivateTmp too, and joins it
 * instead of starting a second server on the same files. Else a short one named after the data. Not `XDG_RUNTIME_DIR`: it is
 * removed when its user logs out, while the server goes on.
 * @param beside the folder that holds the cluster
 * @param name short and different for each cluster
 * @param base only there, for tests
 */
export function socketFolders(beside: string, name: string, user: ServerUser, base?: string): string[] {
  const asked = base
    ? [join(base, name)]
    : [join(beside, 'socket'), ...(user.other ? [join('/run', name)] : []), `/tmp/${name}-${user.uid}`]
  const short = asked.filter(folder => Buffer.byteLength(folder) <= longest)
  if (short.length === 0) throw socketFolderUnusable(asked)
  return short
}

/**
 * Makes the first of these folders that can be ours alone: a real folder, of the database's user, closed to everyone else.
 * @throws OperatorError `socket-folder-unusable`
 */
export function makeSocketFolder(folders: readonly string[], user: ServerUser): string {
  const made = folders.find(folder => makeOurs(folder, user))
  if (made === undefined) throw socketFolderUnusable(folders)
  return made
}

function makeOurs(folder: string, user: ServerUser): boolean {
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true })
    // lstat: in a folder that everyone can write to, somebody may have put a link there before us.
    const found = lstatSync(folder)
    const stillRoots = user.other && found.uid === 0
    if (!found.isDirectory() || !(found.uid === user.uid || stillRoots)) return false
    if (stillRoots) chownSync(folder, user.uid, user.gid)
    if ((found.mode & 0o777) !== 0o700) chmodSync(folder, 0o700)
    return true
  } catch {
    return false
  }
}
