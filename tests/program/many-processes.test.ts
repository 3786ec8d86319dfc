import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../src/platform/database/database.ts'
import { verifyRecord } from '../../src/record/index.ts'
// Every kind of thing that the record may tell of is known once the import is.
import '../../src/site/import-plans.ts'
import { at, plan, rowsIn } from '../fixtures/facts.ts'
import { noted } from '../fixtures/notes.ts'
import { proxyTo } from '../support/database-proxy.ts'
import { type OwnHome, startHome } from '../support/home.ts'
import { bundled, cleanUp, dataFolder, type Program, parvis, signal, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

/** Several servers and commands, each a process of its own, on one database. */
let home: OwnHome
let database: OpenDatabase
let programs: Program[] = []
beforeAll(async () => {
  await bundled()
  home = await startHome()
  database = openDatabase(home.connection)
})
afterEach(async () => {
  await Promise.all(programs.splice(0).map(program => program.stop()))
})
afterAll(async () => {
  await database?.close()
  await home?.stop()
  await cleanUp()
})

async function serve(...urls: string[]): Promise<Program[]> {
  programs = await Promise.all(urls.map(DATABASE_URL => start(dataFolder(), { DATABASE_URL, PARVIS_SEED: 'none' })))
  return programs
}

const pageOf = async (program: Program, path: string): Promise<string> => (await fetch(program.url + path)).text()

/** A plan of its own for each test: a file that the command line imports. */
function planFile(slug: string): string {
  const path = join(dirname(dataFolder()), `${slug}.json`)
  const { title, period, country, rank } = plan(slug)
  const plans = [{ id: slug, slug, country, rank, title, period, sources: [{ title: 'Une source' }] }]
  writeFileSync(path, JSON.stringify({ format: 'parvis-plan/1', plans }))
  return path
}

async function imported(slug: string): Promise<void> {
  const { code, err } = await parvis(['import', planFile(slug)], { DATABASE_URL: home.urlFor('command') })
  expect([code, err]).toEqual([0, ''])
}

describe('of several servers on one database', () => {
  test('each shows at once what a command beside them imports, though each had the page ready', async () => {
    const servers = await serve(home.urlFor('a'), home.urlFor('b'), home.urlFor('c'))
    for (const server of servers) expect(await pageOf(server, '/plans')).not.toContain('/plans/2101-2103')
    await imported('2101-2103')
    const done = performance.now()
    await until(async () => {
      const pages = await Promise.all(servers.map(server => pageOf(server, '/plans')))
      return pages.every(page => page.includes('/plans/2101-2103'))
    })
    console.log(
      `shown by all ${servers.length} servers ${Math.round(performance.now() - done)} ms after the import ended`,
    )
  })

  test('one that hears no notice shows it too, by the place that the record has come to', async () => {
    const proxy = await proxyTo(home.connection)
    const [server] = await serve(proxy.url)
    if (!server) throw new Error('there is no server')
    expect(await pageOf(server, '/plans')).not.toContain('/plans/2111-2113')
    proxy.set('deaf')
    await imported('2111-2113')
    const done = performance.now()
    await until(async () => (await pageOf(server, '/plans')).includes('/plans/2111-2113'))
    console.log(`shown without a notice ${Math.round(performance.now() - done)} ms after the import ended`)
    expect(proxy.lost()).toBeGreaterThan(0)
    await server.stop()
    await proxy.stop()
  })
})

/** The server whose connection holds the lock of the sealer at this moment, by the name under which it came. */
async function sealing(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(`
    select application_name as name from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and objid = 7276002 and granted`)
  return rows.map(({ name }) => name)
}

/** Writes on until something has happened, so that there is always something to seal, and never much. */
async function writingUntil(happened: () => Promise<boolean>): Promise<void> {
  while (!(await happened()))
    if ((await rowsIn(database.db, 'unsealed')) < 600) await database.db.transaction().execute(tx => noted(tx, 200, at))
}

const allSealed = () =>
  until(async () => (await rowsIn(database.db, 'unsealed')) === 0 && (await sealing()).length === 0)

describe('the servers number the entries', () => {
  test('one at a time; when the one that does is killed, another goes on, and the record holds', async () => {
    const names = ['a', 'b', 'c']
    const servers = await serve(...names.map(home.urlFor))
    const killed = new Set<string>()
    let most = 0
    await writingUntil(async () => {
      const now = await sealing()
      most = Math.max(most, now.length)
      const [name = ''] = now
      const server = servers[names.indexOf(name)]
      // The last one stays.
      if (server && !killed.has(name)) {
        signal(server.pid, 'SIGKILL')
        killed.add(name)
      }
      return killed.size === names.length - 1
    })
    expect(most).toBe(1)
    await allSealed()
    const { sealed, waiting, problems } = await verifyRecord(database.db)
    expect([sealed, waiting, problems]).toEqual([await rowsIn(database.db, 'entries'), 0, []])
    const [left = ''] = names.filter(name => !killed.has(name))
    expect((await fetch(`${servers[names.indexOf(left)]?.url}/registre`)).status).toBe(200)
  })

  test('one that freezes while it does so is relieved; awake again, it goes on serving', async () => {
    const names = ['x', 'y']
    const servers = await serve(...names.map(home.urlFor))
    let frozen: Program | undefined
    let its = ''
    await writingUntil(async () => {
      const [name = ''] = await sealing()
      const server = servers[names.indexOf(name)]
      if (!server) return false
      signal(server.pid, 'SIGSTOP')
      // It may have ended its transaction just before.
      await new Promise(resolve => setTimeout(resolve, 50))
      if ((await sealing()).includes(name)) {
        frozen = server
        its = name
      } else {
        signal(server.pid, 'SIGCONT')
      }
      return frozen !== undefined
    })
    expect(await sealing()).toEqual([its])
    await database.db.transaction().execute(tx => noted(tx, 40, at))
    await allSealed()
    signal(frozen?.pid ?? null, 'SIGCONT')
    await until(async () => (await fetch(`${frozen?.url}/readyz`)).status === 200)
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })
})
