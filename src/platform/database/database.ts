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

const connections = 12

export type OpenDatabase = { db: Database; pool: pg.Pool; close(): Promise<void> }

/**
 * A pool of connections and Kysely over it. It heals by itself after the database was away.
 * @param prepare SQL that each connection runs before anything else
 */
export function openDatabase(connection: pg.ClientConfig, log?: Log, prepare?: string): OpenDatabase {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 10_000,
    ...connection,
    types,
    max: connections,
    application_name: 'parvis',
  })
  let closing = false
  const lost = (error: Error) => {
    if (!closing) log?.warn({ err: error.message }, 'database connection lost')
  }
  // Without listeners, a connection that dies while idle, or between two queries of a transaction, would end the process.
  pool.on('error', lost)
  pool.on('connect', client => {
    client.on('error', lost)
    // A connection works through its queries in order, so this one comes first.
    if (prepare)
      void client.query(prepare).catch(error => log?.error({ err: error.message }, 'connection not prepared'))
  })
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
