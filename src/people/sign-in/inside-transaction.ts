import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Tx } from '../../platform/database/database.ts'

/**
 * A database to whoever takes no transaction of ours: all that it asks is asked in that transaction, and is kept or undone with it.
 */
export function insideTransaction(tx: Tx): Kysely<unknown> {
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery) => tx.executeQuery<Row>(query as CompiledQuery<Row>),
    streamQuery: () => {
      throw new Error('nothing is read as a stream here')
    },
  }
  const nothing = async () => {}
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: db => new PostgresIntrospector(db),
    createDriver: () => ({
      init: nothing,
      acquireConnection: async () => connection,
      // Ours begins before it, and ends after it.
      beginTransaction: nothing,
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
    }),
  }
  return new Kysely<unknown>({ dialect })
}
