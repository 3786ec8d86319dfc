import { resolve } from 'node:path'
import type pg from 'pg'
import { embeddedPackage } from './embedded-package.ts'
import { socketConnection } from './server-control.ts'
import { databaseNotDurable } from './server-errors.ts'
import { checkExternal } from './server-external.ts'
import { serverHome } from './server-home.ts'
import { comeToServer } from './server-join.ts'
import { livePostmaster } from './server-postmaster.ts'
import { stayPresent } from './server-presence.ts'

/** A PostgreSQL server to which this program has come. */
export type DatabaseServer = {
  /** What `pg` needs to connect to the database `parvis`, or to the one that `DATABASE_URL` names. */
  connection: pg.ClientConfig
  /**
   * The same, by a way that keeps its session: for LISTEN, locks that outlast a transaction, temporary views, migrations and
   * backups. Only where a pooler stands in between does it differ from `connection`.
   */
  session: pg.ClientConfig
  /** `child`: ours, on a socket; `external`: the one that the operator named. */
  kind: 'child' | 'external'
  /** The process of a server of ours, whoever started it; null when it is down, and for an external one. */
  pid(): number | null
  /** Leaves, and stops a server of ours when nobody else uses it. To be called after all pools have ended; again does nothing. */
  leave(): Promise<void>
}

export type DatabaseServerOptions = {
  /** Absolute path of the folder that holds everything; the database lives in `postgresql` below it. */
  dataDir: string
  /** An operator's own PostgreSQL, 15 or later: then nothing is started. */
  databaseUrl?: string | undefined
  /** The same database without a pooler in between, where `databaseUrl` leads to one. */
  sessionUrl?: string | undefined
  log?: (message: string, details?: object) => void
  /** PostgreSQL settings on top of ours, for a server that we start; only these may make it less durable. */
  settings?: Record<string, string>
  /** A short folder in which to make the socket's folder, for tests. */
  socketBase?: string
}

/**
 * Comes to the database of a data folder: the operator's own if there is one; else the server that already runs on that folder,
 * whoever started it; else it starts one, after having made the database where there is none. Afterwards it keeps the server
 * running: should it be killed, it is started again, and pools on `connection` work again.
 * @throws OperatorError with one sentence that says what to do; its code is one of those in `server-errors.ts`
 */
export async function joinDatabaseServer(options: DatabaseServerOptions): Promise<DatabaseServer> {
  const { dataDir, databaseUrl, sessionUrl, log = () => {}, settings = {}, socketBase } = options
  if (databaseUrl) {
    const external = await checkExternal(databaseUrl, sessionUrl, settings)
    return { ...external, kind: 'external', pid: () => null, leave: async () => {} }
  }
  const home = serverHome(resolve(dataDir), embeddedPackage(), socketBase)
  const { control, socketFolder, notDurable } = await comeToServer({ home, settings, log })
  const comeBack = async (signal: AbortSignal) =>
    (await comeToServer({ home, settings, log, signal, socketFolder })).control
  const leave = stayPresent({ home, socketFolder, control, comeBack, log })
  if (notDurable !== null) {
    await leave()
    throw databaseNotDurable(notDurable)
  }
  const connection = socketConnection(socketFolder)
  return {
    connection,
    session: connection,
    kind: 'child',
    pid: () => livePostmaster(home)?.pid ?? null,
    leave,
  }
}
