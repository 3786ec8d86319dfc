import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../src/platform/database/database.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { rowsIn } from '../fixtures/facts.ts'
import { hiddenIn } from '../support/consultations.ts'
import { type DatabaseProxy, proxyTo } from '../support/database-proxy.ts'
import { type OwnHome, startHome } from '../support/home.ts'
import { faultsOf } from '../support/html.ts'
import { bundled, cleanUp, dataFolder, type Ended, type Program, parvis, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const estonia = join(projectRoot, 'tests', 'fixtures', 'estonia.json')

let home: OwnHome
let database: OpenDatabase
let proxy: DatabaseProxy
let program: Program
beforeAll(async () => {
  await bundled()
  home = await startHome()
  database = openDatabase(home.connection)
  proxy = await proxyTo(home.connection)
  program = await start(dataFolder(), { DATABASE_URL: proxy.url, PARVIS_SEED: 'france' })
})
beforeEach(() => proxy.set('open'))
afterAll(async () => {
  await program?.stop()
  await proxy?.stop()
  await database?.close()
  await home?.stop()
  await cleanUp()
})

type Answer = { status: number; body: string; headers: Headers }
async function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(program.url + path, { headers })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

const notices = { fr: 'Le site ne joint plus ses données', en: 'The site can’t reach its data' }

describe.each([
  ['is gone', 'cut'],
  ['is silent, as a machine that is cut off', 'silent'],
] as const)('while the database %s', (_, wire) => {
  test('pages in memory go on, and say so in the reader’s language; others say when to come back; then all is as before, by itself', async () => {
    // From the second time on, each is in memory.
    await until(async () => (await ask('/organisations')).status === 200)
    for (const path of ['/plans', '/en/plans', '/plans.json', '/', '/en']) expect((await ask(path)).status).toBe(200)
    const known = (await ask('/plans')).headers.get('etag') ?? ''

    proxy.set(wire)
    await until(async () => (await ask('/plans')).body.includes(notices.fr))
    const typed = { title: 'Une idée', text: 'Des mots que personne ne veut <i>retaper</i>.', key: 'k-1', do: 'send' }
    const unsaved = await fetch(`${program.url}/contributions/nouvelle`, {
      method: 'POST',
      body: new URLSearchParams(typed),
      headers: { origin: program.url, 'sec-fetch-site': 'same-origin' },
    })
    const given = await unsaved.text()
    expect(unsaved.status).toBe(503)
    expect(given).toContain('<pre class="typed">Des mots que personne ne veut &lt;i&gt;retaper&lt;/i&gt;.</pre>')
    expect(hiddenIn(given)).toEqual(typed)
    expect(await faultsOf(given)).toEqual([])
    const stale = await ask('/plans', { 'if-none-match': known })
    expect([stale.status, stale.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(stale.body).toMatch(/Cette page est telle qu’elle était le .*\d{4} à \d{2}.h.\d{2}/)
    expect(stale.body).toContain('2018-2020')
    expect(await faultsOf(stale.body)).toEqual([])
    const english = await ask('/en/plans')
    expect([english.status, english.body.includes(notices.en)]).toEqual([200, true])
    expect(english.body).toMatch(/This page is as it was on .*\d{4} at \d{2}:\d{2}/)
    expect(await faultsOf(english.body)).toEqual([])
    // Programs read data as they were, and know it by the headers.
    const data = await ask('/plans.json')
    expect([data.status, data.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(JSON.parse(data.body).plans).toHaveLength(4)

    for (const [path, words] of [
      [`/chiffres?${wire}`, notices.fr],
      ['/en/figures', 'can’t reach its data'],
    ] as const) {
      const missing = await ask(path)
      expect([missing.status, missing.headers.get('retry-after')]).toEqual([503, '5'])
      expect(missing.body).toContain(words)
      expect(await faultsOf(missing.body)).toEqual([])
    }
    expect((await ask('/readyz')).status).toBe(503)
    expect((await ask('/healthz')).status).toBe(200)

    proxy.set('open')
    await until(async () => (await ask('/engagements')).status === 200)
    await until(async () => !(await ask('/plans')).body.includes(notices.fr))
    expect((await ask('/plans')).headers.get('etag')).toBe(known)
    expect((await ask('/readyz')).status).toBe(200)
  })
})

/** One sentence, and nothing of the program's insides. */
function expectOneSentence({ code, out, err }: Ended, sentence: RegExp): void {
  expect([code, out]).toEqual([1, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toMatch(sentence)
  expect(err).not.toMatch(/\s+at \S+ \(|Error:|node:internal|\.mjs:\d|undefined/)
}

describe('an operator who imports', () => {
  const importing = (settings: Record<string, string> = {}) =>
    parvis(['import', estonia], { DATABASE_URL: proxy.url, ...settings })

  test('while the database is away reads where it was looked for', async () => {
    proxy.set('cut')
    expectOneSentence(await importing(), /DATABASE_URL \(127\.0\.0\.1:\d+\/parvis\) ne répond pas/)
  })

  test.each([
    [
      'fr_FR.UTF-8',
      /^La base de données a cessé de répondre : rien n’est enregistré\. Recommencez quand elle répond\.$/m,
    ],
    ['en_GB.UTF-8', /^The database stopped answering: nothing was saved\. Try again once it answers\.$/m],
  ])('and loses the database meanwhile reads that nothing was saved, and nothing was (%s)', async (LANG, sentence) => {
    const before = await rowsIn(database.db, 'entries')
    // Somebody else imports: this one waits, in its transaction.
    const other = await database.pool.connect()
    await other.query('begin')
    await other.query('select pg_advisory_xact_lock(7276003)')
    const ended = importing({ LANG })
    await until(async () => {
      const { rowCount } = await database.pool.query(
        `select from pg_locks where locktype = 'advisory' and objid = 7276003 and not granted`,
      )
      return rowCount === 1
    })
    proxy.set('cut')
    expectOneSentence(await ended, sentence)
    await other.query('rollback')
    other.release()
    expect(await rowsIn(database.db, 'entries')).toBe(before)

    proxy.set('open')
    expect(await parvis(['verify'], { DATABASE_URL: proxy.url })).toMatchObject({ code: 0, err: '' })
  })
})
