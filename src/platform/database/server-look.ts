import { accessSync, constants, realpathSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import type { EmbeddedPackage } from './embedded-package.ts'
import { socketConnection } from './server-control.ts'
import { folderError } from './server-errors.ts'
import { checkCluster } from './server-home.ts'
import { readPostmaster } from './server-postmaster.ts'
import { mustReach, serverUser } from './server-user.ts'

/** A database of our own, as it is seen without joining or starting it. */
export type SeenServer = {
  /** Where its files are, or would be. */
  cluster: string
  /** Whether one was ever made there. */
  made: boolean
  /** What `pg` needs to connect to the server that says it runs, which may be dead; null when none says so. */
  connection: pg.ClientConfig | null
  /** How many bytes are free on its disk. */
  room: number
}

/**
 * Looks at the database of a data folder from outside: makes no folder, starts nothing, changes no right.
 * @throws OperatorError for all that a start would refuse of the folder
 */
export function seeServer(dataDir: string, { major }: EmbeddedPackage): SeenServer {
  const wanted = join(dataDir, 'postgresql')
  try {
    const there = firstThatExists(wanted)
    accessSync(there, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(there)
    const seen = { cluster: join(wanted, String(major)), made: false, connection: null, room: bavail * bsize }
    return there === wanted ? { ...seen, ...seeCluster(realpathSync(wanted), major) } : seen
  } catch (error) {
    throw folderError(error, wanted)
  }
}

function seeCluster(folder: string, major: number): Pick<SeenServer, 'cluster' | 'made' | 'connection'> {
  const cluster = join(folder, String(major))
  const user = serverUser(cluster, dirname(folder))
  mustReach(user, folder)
  checkCluster(folder, cluster, major, user)
  const made = statSync(join(cluster, 'PG_VERSION'), { throwIfNoEntry: false }) !== undefined
  const socketFolder = readPostmaster({ cluster })?.socketFolder
  return { cluster, made, connection: socketFolder ? socketConnection(socketFolder) : null }
}

/** The path itself, or the first of its parents that is there. A folder that we may not look into is no folder that is missing. */
function firstThatExists(path: string): string {
  let there = path
  while (!statSync(there, { throwIfNoEntry: false }) && there !== dirname(there)) there = dirname(there)
  return there
}
