import { join } from 'node:path'
import { readConfig } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database/database.ts'
import { migrate } from '../platform/database/migrate.ts'
import { joinDatabaseServer } from '../platform/database/server.ts'
import { projectRoot } from '../platform/project-root.ts'
import { reindexIfStale } from '../search/index.ts'
import { textParts } from '../site/help/found.ts'

/** Does something with the database, beside a server or without one: both join the same one, which is first brought up to date. */
export async function withDatabase<T>(environment: NodeJS.ProcessEnv, work: (db: Database) => Promise<T>): Promise<T> {
  const config = readConfig(environment)
  const server = await joinDatabaseServer({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    sessionUrl: config.databaseSessionUrl,
  })
  try {
    await migrate(server.session, join(projectRoot, 'migrations'))
    const { db, close } = openDatabase(server.connection)
    try {
      await reindexIfStale(db, textParts())
      return await work(db)
    } finally {
      await close()
    }
  } finally {
    await server.leave()
  }
}
