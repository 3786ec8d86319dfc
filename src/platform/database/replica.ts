import type pg from 'pg'
import type { Log } from '../log.ts'
import { type Database, openDatabase, type Queries } from './database.ts'
import { onOneConnection } from './one-connection.ts'
import type { PageReads } from './page-reads.ts'
import { compare, type Position, positionOf } from './replica-state.ts'

/** A replica is there to be quick: what it doesn't answer in this time, in milliseconds, the primary is asked. */
const patience = { connectionTimeoutMillis: 2_000, query_timeout: 2_000 }
/** Between two looks at a replica that was away, in milliseconds. */
const pause = 1_000

/** Where the reads of pages went, counted since the start. */
export type ReadsCounted = { replica: number; behind: number; away: number }

export type Replica = {
  reads: PageReads
  counted: Readonly<ReadsCounted>
  pool: pg.Pool
  /** Whether it is asked at all: not while it is away, nor when it is no replica of the primary. */
  used(): boolean
  /** How much of the primary's journal it hasn't replayed yet, in bytes; null when it is away or no replica of the primary. */
  lag(): Promise<number | null>
  close(): Promise<void>
}

/**
 * Reads pages from a replica whenever it has replayed all that the primary had confirmed when the page began, which the primary is
 * asked each time; else, and when the replica fails, from the primary. So no page shows less than what was shown or acknowledged
 * before, by this process or another one.
 */
export function openReplica(url: string, primary: Database, log: Log): Replica {
  const { pool } = openDatabase({ connectionString: url, ...patience }, log)
  const counted: ReadsCounted = { replica: 0, behind: 0, away: 0 }
  let away = false
  let again: NodeJS.Timeout | undefined
  let closed = false

  const leave = (reason: string) => {
    if (away || closed) return
    away = true
    log.warn({ reason }, 'the replica is not used')
    again = setTimeout(comeBack, pause)
  }
  const comeBack = async () => {
    try {
      const position = await positionOf(primary)
      const { state } = await withClient(pool, client => compare(client, position))
      if (state === 'stranger') throw new Error(state)
      away = false
      log.warn({}, 'the replica is used again')
    } catch {
      if (!closed) again = setTimeout(comeBack, pause)
    }
  }

  /** @returns what was read, or null when the replica can't be used: then nothing was read */
  async function fromReplica<T>(work: (db: Queries) => Promise<T>, position: Position): Promise<{ read: T } | null> {
    let failed: Error | null = null
    try {
      return await withClient(pool, async client => {
        const { state } = await compare(client, position).catch(error => {
          failed = error
          throw error
        })
        if (state === 'stranger') leave(state)
        if (state !== 'level') {
          counted[state === 'behind' ? 'behind' : 'away'] += 1
          return null
        }
        const one = onOneConnection(client, error => {
          failed = error
        })
        // Only of this connection is it known how far it has come.
        const read = await work(one.db).finally(one.idle)
        // Even if the page made do without what failed.
        if (failed) throw failed
        counted.replica += 1
        return { read }
      })
    } catch (error) {
      // What a page does wrong is its own fault, and the primary would say the same.
      if (!failed && !(error instanceof NoConnection)) throw error
      counted.away += 1
      leave((error as Error).message)
      return null
    }
  }

  return {
    counted,
    pool,
    used: () => !away,
    async reads(work) {
      if (away) {
        counted.away += 1
        return work(primary)
      }
      const found = await fromReplica(work, await positionOf(primary))
      return found ? found.read : work(primary)
    },
    async lag() {
      try {
        const position = await positionOf(primary)
        const { state, lagBytes } = await withClient(pool, client => compare(client, position))
        return state === 'stranger' ? null : lagBytes
      } catch {
        return null
      }
    },
    async close() {
      closed = true
      clearTimeout(again)
      await pool.end()
    },
  }
}

class NoConnection extends Error {}

/** A connection that something went wrong on is not used again. */
async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: Error) => {
    throw new NoConnection(error.message)
  })
  try {
    const done = await work(client)
    client.release()
    return done
  } catch (error) {
    client.release(true)
    throw error
  }
}
