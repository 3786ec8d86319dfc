import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../src/platform/database/database.ts'
import { type Home, inDatabase } from './global-setup.ts'

export type TestDatabase = OpenDatabase & {
  connection: pg.ClientConfig
  /** Closes it and throws it away. */
  drop(): Promise<void>
}

/** The server of a home, by default of the one that the tests run on. */
export function homeServer(home: Home = inject('home')): pg.ClientConfig {
  const server = inject('databases')[home]
  if (!server) throw new Error(`these tests don’t reach the home ${home}: see vitest.config.ts`)
  return server
}

/** A database of one's own, cloned from a template: `empty` is migrated, `france` holds the French plans. */
export async function cloneDatabase(template: 'empty' | 'france', home: Home = inject('home')): Promise<TestDatabase> {
  const server = homeServer(home)
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdmin(server, client =>
    client.query(`create database ${name} template template_${template} strategy file_copy`),
  )
  const connection = inDatabase(server, name)
  const open = openDatabase(connection)
  return {
    ...open,
    connection,
    async drop() {
      await open.close()
      await asAdmin(server, client => client.query(`drop database ${name} with (force)`))
    },
  }
}

async function asAdmin(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
