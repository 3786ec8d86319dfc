import type pg from 'pg'
import { inject } from 'vitest'
import { joinDatabaseServer } from '../../src/platform/database/server.ts'
import { startOldest } from './oldest-postgres.ts'
import { dataFolder } from './program.ts'

/** A PostgreSQL of one's own, of the home that the tests run on, for programs that have to believe that nothing is ever lost. */
export type OwnHome = {
  connection: pg.ClientConfig
  /** As `DATABASE_URL` has it, under a name by which the database knows who is there. */
  urlFor(name: string): string
  stop(): Promise<void>
}

/** Starts it, in memory where that is possible, with all that makes it durable. */
export async function startHome(): Promise<OwnHome> {
  const folder = dataFolder()
  const old = inject('home') === 'oldest'
  const { connection, stop } = old ? await startOldest(folder, {}) : await ofNpm(folder)
  const url = `postgresql://parvis@${encodeURIComponent(connection.host ?? '')}/${connection.database}`
  return { connection, stop, urlFor: name => `${url}?application_name=${name}` }
}

async function ofNpm(dataDir: string) {
  const { connection, leave } = await joinDatabaseServer({ dataDir })
  return { connection, stop: leave }
}
