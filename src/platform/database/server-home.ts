import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { EmbeddedPackage } from './embedded-package.ts'
import { clusterVersion, databaseDamaged, folderError, folderNotACluster, folderNotOurs } from './server-errors.ts'
import { mustReach, type ServerUser, serverUser } from './server-user.ts'
import { socketFolders } from './socket-folder.ts'

/** Where a database of our own lives, and as whom. */
export type ServerHome = {
  user: ServerUser
  package: EmbeddedPackage
  /** Holds everything below; `<DATA_DIR>/postgresql`. */
  folder: string
  /** The files of the database; `<DATA_DIR>/postgresql/18`. */
  cluster: string
  log: string
  /** Copies of the programs, where they are needed. */
  programs: string
  /** Short, and different for each cluster: names its processes and its socket. */
  name: string
  /** Folders that may hold the socket, best first. */
  socketFolders: string[]
}

/**
 * Finds or makes the folders of the database, and checks that they are ours to use. A cluster is never made here.
 * @throws OperatorError `folder-not-writable`, `folder-not-reachable`, `cluster-version`, `folder-not-a-cluster`, `disk-full`
 */
export function serverHome(dataDir: string, embedded: EmbeddedPackage, socketBase?: string): ServerHome {
  const wanted = join(dataDir, 'postgresql')
  const folder = makeFolder(wanted)
  const cluster = join(folder, String(embedded.major))
  const user = usable(wanted, () => serverUser(cluster, dirname(folder)))
  mustReach(user, folder)
  usable(cluster, () => {
    checkCluster(folder, cluster, embedded.major, user)
    closeToOthers(cluster)
  })
  const name = `parvis-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
  return {
    user,
    package: embedded,
    folder,
    cluster,
    log: join(folder, 'postgresql.log'),
    programs: join(folder, 'programs'),
    name,
    socketFolders: socketFolders(folder, name, user, socketBase),
  }
}

function usable<Result>(path: string, look: () => Result): Result {
  try {
    return look()
  } catch (error) {
    throw folderError(error, path)
  }
}

/** The real path of a folder, made with its parents where they are missing: anybody may pass through, only we may list. */
export function makeFolder(path: string): string {
  return usable(path, () => {
    const missing: string[] = []
    for (let parent = path; !existsSync(parent) && parent !== dirname(parent); parent = dirname(parent))
      missing.unshift(parent)
    for (const parent of missing) {
      mkdirSync(parent, { recursive: true })
      // Not by mkdir: root's umask may be 077, and the database's user has to pass.
      chmodSync(parent, process.geteuid?.() === 0 ? 0o711 : 0o700)
    }
    return realpathSync(path)
  })
}

/**
 * Looks whether what lies in the folder of a database is one that we can run, or nothing; nothing is changed.
 * @throws OperatorError `folder-not-writable`, `cluster-version`, `folder-not-a-cluster`, `database-damaged`; and as the system says it
 */
export function checkCluster(folder: string, cluster: string, major: number, user: ServerUser): void {
  const found = statSync(cluster, { throwIfNoEntry: false })
  if (!found) {
    const version = readdirSync(folder).find(name => /^\d+$/.test(name) && existsSync(join(folder, name, 'PG_VERSION')))
    if (version !== undefined) throw clusterVersion(join(folder, version), version, major)
    return
  }
  if (!user.other && found.uid !== user.uid) throw folderNotOurs(cluster, `uid ${found.uid}`)
  const versionFile = join(cluster, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim()
    if (!/^\d+(\.\d+)?$/.test(version)) throw databaseDamaged(versionFile)
    if (version !== String(major)) throw clusterVersion(cluster, version, major)
  } else if (readdirSync(cluster).length > 0) {
    throw existsSync(join(cluster, 'global')) ? databaseDamaged(versionFile) : folderNotACluster(cluster)
  }
}

/** Put back from a copy without its rights: PostgreSQL refuses a folder that others can enter. */
function closeToOthers(cluster: string): void {
  const found = statSync(cluster, { throwIfNoEntry: false })
  if (found && found.mode & 0o027) chmodSync(cluster, 0o700)
}
