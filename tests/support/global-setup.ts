import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { joinDatabaseServer } from '../../src/platform/database/server.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { reindexIfStale } from '../../src/search/index.ts'
import { textParts } from '../../src/site/help/found.ts'
import { seed } from '../../src/site/seed.ts'
import { startOldest } from './oldest-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    database: pg.ClientConfig
    /** The same as `DATABASE_URL` has it. */
    databaseUrl: string
    home: Home
  }
}

/** Where the tests’ databases live: in the PostgreSQL that npm brings, or in the oldest that Parvis supports. */
export type Home = 'npm' | 'oldest'

const roomNeeded = 1024 ** 3

/** Cloning databases is quickest in memory; a small /dev/shm (64 MB in a container) would fill up, so then on disk. */
function quickestFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK)
    const { bavail, bsize } = statfsSync('/dev/shm')
    if (bavail * bsize >= roomNeeded) return '/dev/shm'
  } catch {
    // Not here: the disk will do.
  }
  return tmpdir()
}

/** What no test needs to survive, so that tests are quick. */
const hasty = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
}

type Server = { connection: pg.ClientConfig; url: string; stop(): Promise<void> }

async function startHome(home: Home, folder: string): Promise<Server> {
  if (home === 'oldest') return startOldest(folder, hasty)
  const databaseUrl = process.env.TEST_DATABASE_URL
  const server = await joinDatabaseServer({ dataDir: folder, databaseUrl, settings: hasty })
  const { host, database } = server.connection
  const url = databaseUrl ?? `postgresql://parvis@${encodeURIComponent(host ?? '')}/${database}`
  return { connection: server.connection, url, stop: server.leave }
}

/**
 * One PostgreSQL for all tests of a home, with two templates to clone: `template_empty`, migrated; `template_france`, with the
 * French plans. With `TEST_DATABASE_URL` another PostgreSQL stands in for the one that npm brings.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(quickestFolder(), 'parvis-test-'))
  // As root, the database runs as another user, who has to pass through.
  chmodSync(folder, 0o711)
  const home: Home = project.name === 'oldest' ? 'oldest' : 'npm'
  const server = await startHome(home, folder)
  const admin = new pg.Client(server.connection)
  await admin.connect()
  const template = async (name: string, from: string, fill: (connection: pg.ClientConfig) => Promise<void>) => {
    await admin.query(`drop database if exists ${name}`)
    await admin.query(`create database ${name} template ${from}`)
    await fill(inDatabase(server.connection, name))
  }
  await template('template_empty', 'template0', async connection => {
    await migrate(connection, join(projectRoot, 'migrations'))
  })
  await template('template_france', 'template_empty', async connection => {
    const { db, close } = openDatabase(connection)
    await reindexIfStale(db, textParts())
    await seed(db, join(projectRoot, 'data', 'france'), new Date('2026-11-24T08:00:00Z'))
    await close()
  })
  await admin.end()
  project.provide('database', server.connection)
  project.provide('databaseUrl', server.url)
  project.provide('home', home)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same server, another database of it. */
export function inDatabase(connection: pg.ClientConfig, name: string): pg.ClientConfig {
  if (!connection.connectionString) return { ...connection, database: name }
  const url = new URL(connection.connectionString)
  url.pathname = `/${name}`
  return { connectionString: url.href }
}
