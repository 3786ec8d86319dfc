import type { Hono } from 'hono'
import { createApp, type People } from '../../src/app.tsx'
import { openAccounts } from '../../src/people/index.ts'
import { clockAt } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { FileStore } from '../../src/platform/files/store.ts'
import { type PageCache, pageCache } from '../../src/platform/http/page-cache.ts'
import { openLog } from '../../src/platform/log.ts'
import { secretOf } from '../../src/platform/secret.ts'
import { hearWritten } from '../../src/record/index.ts'
import { openAsKnownOn } from '../../src/site/as-known-on.ts'
import { cloneDatabase, type TestDatabase } from './database.ts'
import type { Home } from './global-setup.ts'

export type TestSite = {
  database: TestDatabase
  app: Hono
  cache: PageCache
  /** Asks for a path without a socket. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

/** The day on which tests read the site, unless they say another one. */
export const testDay = new Date('2026-11-24T10:00:00Z')
export const testOrigin = 'https://parvis.test'

export const secret = secretOf('what tests know and nobody else has to')

/** Signing in over a database: letters stay in the outbox, and everybody is from one place unless a test says otherwise. */
export const peopleOver = (db: Database, more: Partial<People> = {}): People => ({
  accounts: openAccounts({ db, secret, origin: testOrigin }),
  db,
  delivery: 'outbox',
  anyName: false,
  demonstrates: true,
  clientOf: peer => peer ?? '192.0.2.1',
  isFromHere: () => true,
  ...more,
})

/** As on one's own machine: reached under any name, without encryption. */
export const atHome = (db: Database): Partial<People> => ({
  accounts: openAccounts({ db, secret, origin: 'http://localhost' }),
  anyName: true,
})

/** The whole site as a function, over a database and a cache. */
export function appOver(
  db: Database,
  cache: PageCache,
  moment: Date | null = testDay,
  people: Partial<People> = {},
  files?: FileStore,
): Hono {
  // The day is fixed, but no page says that it is a demonstration: only its reading of today is.
  const clock = { ...clockAt(moment), demonstration: null }
  return createApp({
    db,
    cache,
    clock,
    log: openLog(process.env.LOGS ? 'error' : 'silent'),
    origin: testOrigin,
    files,
    people: peopleOver(db, people),
  }) as unknown as Hono
}

/** The whole site over a database of its own. */
export async function openSite(
  template: 'empty' | 'france',
  moment: Date | null = testDay,
  home?: Home,
  people: (db: Database) => Partial<People> = () => ({}),
  files?: FileStore,
): Promise<TestSite> {
  const database = await cloneDatabase(template, home)
  const cache = pageCache()
  const app = appOver(database.db, cache, moment, people(database.db), files)
  const unheard = hearWritten(cache.forget)
  return {
    database,
    app,
    cache,
    get: async (path, headers = {}) => app.fetch(new Request(`${testOrigin}${path}`, { headers })),
    close: () => {
      unheard()
      return database.drop()
    },
  }
}

/** The French site as it was known on a day of the past, which each of its pages says. */
export async function openSiteOn(day: string): Promise<TestSite> {
  const database = await cloneDatabase('france')
  const known = openAsKnownOn(database.connection, day)
  const cache = pageCache()
  const app = createApp({
    db: known.db,
    cache,
    clock: clockAt(new Date(`${day}T12:00:00Z`)),
    log: openLog('silent'),
    origin: testOrigin,
    people: peopleOver(database.db),
  }) as unknown as Hono
  return {
    database,
    app,
    cache,
    get: async (path, headers = {}) => app.fetch(new Request(`${testOrigin}${path}`, { headers })),
    async close() {
      await known.close()
      await database.drop()
    },
  }
}
