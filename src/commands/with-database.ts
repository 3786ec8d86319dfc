import { join } from 'node:path'
import { type Database, openDatabase } from '../platform/database/database.ts'
import { migrate } from '../platform/database/migrate.ts'
import { projectRoot } from '../platform/project-root.ts'
import { makeDerivedIfStale } from '../site/derived.ts'
import { besideServer } from './beside-server.ts'

/** Does something with the database, beside a server or without one: both join the same one, which is first brought up to date. */
export const withDatabase = <T>(environment: NodeJS.ProcessEnv, work: (db: Database) => Promise<T>): Promise<T> =>
  besideServer(environment, async server => {
    await migrate(server.session, join(projectRoot, 'migrations'))
    const { db, close } = openDatabase(server.connection)
    try {
      await makeDerivedIfStale(db)
      return await work(db)
    } finally {
      await close()
    }
  })
