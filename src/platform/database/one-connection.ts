import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type pg from 'pg'
import type { Database, Queries } from './database.ts'
import type { Tables } from './tables.ts'

/**
 * Queries that all go to one connection, one after the other. They can select and nothing else.
 * @param failed is told of the first query that fails; those after it aren't run
 */
export function onOneConnection(client: pg.PoolClient, failed: (error: Error) => void) {
  let turn: Promise<unknown> = Promise.resolve()
  let broken: Error | null = null
  const query = (text: string, values: readonly unknown[]) => {
    const answer = turn.then(async () => {
      if (broken) throw broken
      try {
        return await client.query(text, values as unknown[])
      } catch (error) {
        broken = error as Error
        failed(broken)
        throw error
      }
    })
    turn = answer.catch(() => {})
    return answer
  }
  const connection = { query, release() {} }
  const pool = { connect: async () => connection, end: async () => {} }
  const whole = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) })
  // Nothing but what shows, as it is typed: who would decide by it has no hold on it.
  const db: Queries = {
    selectFrom: whole.selectFrom.bind(whole) as Database['selectFrom'],
    getExecutor: () => whole.getExecutor(),
  }
  return { db, idle: () => turn }
}
