import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { joinDatabaseServer } from '../../src/platform/database/server.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { makeDerivedIfStale } from '../../src/site/derived.ts'
import { seed } from '../../src/site/seed.ts'
import { startOldest } from './oldest-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The home that the tests run on: the first of those that they can reach. */
    home: Home
    databases: { [home in Home]?: pg.ClientConfig }
  }
}

/** Where the tests’ databases live: in the PostgreSQL that npm brings, or in the oldest that Parvis supports. */
export type Home = 'npm' | 'oldest'

/** The homes that the tests of a project reach. */
const homesOf: Record<string, readonly [Home, ...Home[]]> = {
  npm: ['npm'],
  oldest: ['oldest'],
  'both homes': ['npm', 'oldest'],
}

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

type Running = { connection: pg.ClientConfig; stop(): Promise<void> }

/** Each home is started once, whatever the number of projects that need it. */
const shared = globalThis as typeof globalThis & {
  parvisHomes?: Map<Home, { server: Promise<Running>; users: number }>
}
shared.parvisHomes ??= new Map()
const homes = shared.parvisHomes

/** With the homes that its tests need, and in each two templates to clone: see `withTemplates`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const wanted = homesOf[project.name] ?? ['npm']
  const found = await Promise.all(
    wanted.map(async home => {
      const known = homes.get(home) ?? { server: withTemplates(home), users: 0 }
      known.users += 1
      homes.set(home, known)
      return [home, (await known.server).connection] as const
    }),
  )
  project.provide('home', wanted[0])
  project.provide('databases', Object.fromEntries(found))
  return async () => {
    for (const home of wanted) {
      const known = homes.get(home)
      if (!known || --known.users > 0) continue
      homes.delete(home)
      await (await known.server).stop()
    }
  }
}

/**
 * One PostgreSQL for all tests of a home, with two templates to clone: `template_empty`, migrated; `template_france`, with the
 * French plans. With `TEST_DATABASE_URL` another PostgreSQL stands in for the one that npm brings.
 */
async function withTemplates(home: Home): Promise<Running> {
  const folder = mkdtempSync(join(quickestFolder(), 'parvis-test-'))
  // As root, the database runs as another user, who has to pass through.
  chmodSync(folder, 0o711)
  const { connection, stop } = await start(home, folder)
  const admin = new pg.Client(connection)
  await admin.connect()
  const template = async (name: string, from: string, fill: (connection: pg.ClientConfig) => Promise<void>) => {
    await admin.query(`drop database if exists ${name}`)
    await admin.query(`create database ${name} template ${from}`)
    await fill(inDatabase(connection, name))
  }
  await template('template_empty', 'template0', async database => {
    await migrate(database, join(projectRoot, 'migrations'))
  })
  await template('template_france', 'template_empty', async database => {
    const { db, close } = openDatabase(database)
    await makeDerivedIfStale(db)
    await seed(db, join(projectRoot, 'data', 'france'), new Date('2026-11-24T08:00:00Z'))
    await close()
  })
  await admin.end()
  return {
    connection,
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function start(home: Home, folder: string): Promise<Running> {
  if (home === 'oldest') return startOldest(folder, hasty)
  const databaseUrl = process.env.TEST_DATABASE_URL
  const server = await joinDatabaseServer({ dataDir: folder, databaseUrl, settings: hasty })
  return { connection: server.connection, stop: server.leave }
}

/** The same server, another database of it. */
export function inDatabase(connection: pg.ClientConfig, name: string): pg.ClientConfig {
  if (!connection.connectionString) return { ...connection, database: name }
  const url = new URL(connection.connectionString)
  url.pathname = `/${name}`
  return { connectionString: url.href }
}
