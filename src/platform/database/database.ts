import { Socket } from 'node:net'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>
/**
 * Where what is shown is read: the database, a transaction that is under way, or a replica. It offers nothing that writes and no
 * transaction, so that a replica can't be given to an action. What decides (an action, a right, an official count, the sealer)
 * asks for `Database` or `Tx`, which a replica is not.
 */
export type Queries = Pick<Database, 'selectFrom' | 'getExecutor'>

// Days stay days (a Date at local midnight would shift with the time zone), and counts are numbers: ours stay below 2^53.
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === 1082) return (value: string) => value
    if (oid === 20) return (value: string) => Number(value)
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser,
}

/**
 * What an operator’s own server may have set otherwise, and we count on: how dates, moments and numbers are written, and that a
 * transaction sees what others commit while it runs.
 */
const session = `
  set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set extra_float_digits = 1;
  set default_transaction_isolation = 'read committed';
  -- A process that is frozen in a transaction holds its locks: a minute at most.
  set idle_in_transaction_session_timeout = '60s';`

const connections = 12
/** How long a database may be silent while it is asked something that a reader waits for, in milliseconds: then it is taken for lost. */
const longestSilence = 10_000

export type OpenDatabase = { db: Database; pool: pg.Pool; close(): Promise<void> }

export type OpenOptions = {
  /** SQL that each connection runs before anything else of ours. */
  prepare?: string
  /** Somebody waits for each answer: a connection on which the database has been silent for ten seconds is given up. */
  serves?: boolean
}

/** A pool of connections and Kysely over it. It heals by itself after the database was away. */
export function openDatabase(
  connection: pg.ClientConfig,
  log?: Log,
  { prepare = '', serves = false }: OpenOptions = {},
): OpenDatabase {
  let closing = false
  const lost = (error: Error) => {
    if (!closing) log?.warn({ err: error.message }, 'database connection lost')
  }
  const pool = new pg.Pool({
    connectionTimeoutMillis: 10_000,
    ...connection,
    ...(serves ? { stream: patientSocket } : {}),
    types,
    max: connections,
    application_name: 'parvis',
    // Before an unused connection could be taken for a silent one.
    idleTimeoutMillis: longestSilence / 2,
    // Waited for, and a connection on which it fails isn't used.
    onConnect: async client => {
      client.on('error', lost)
      await client.query(session + prepare)
    },
  })
  // Without listeners, a connection that dies while idle, or between two queries of a transaction, would end the process.
  pool.on('error', lost)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    pool,
    close() {
      closing = true
      return db.destroy()
    },
  }
}

/** A machine that is cut off says nothing, not even that it is gone: for the system, a connection to it lives for hours. */
function patientSocket(): Socket {
  const socket = new Socket()
  socket.setTimeout(longestSilence, () => {
    socket.destroy(Object.assign(new Error('the database is silent'), { code: 'ETIMEDOUT' }))
  })
  return socket
}
