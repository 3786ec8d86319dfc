import { type Config, readConfig } from '../platform/config.ts'
import { type DatabaseServer, joinDatabaseServer } from '../platform/database/server.ts'

/** Joins the database as it is, for what looks at the whole of it: nothing is migrated. */
export async function besideServer<T>(
  environment: NodeJS.ProcessEnv,
  work: (server: DatabaseServer, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment)
  const server = await joinDatabaseServer({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    sessionUrl: config.databaseSessionUrl,
  })
  try {
    return await work(server, config)
  } finally {
    await server.leave()
  }
}

/** What a site is called among the things that an operator set. */
export const placeOf = ({ databaseUrl, dataDir }: Config): string =>
  databaseUrl === undefined ? dataDir : 'DATABASE_URL'
