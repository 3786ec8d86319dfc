import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { describeWith, type OwnServer, startPooler, startPrimary } from '../support/own-servers.ts'
import { bundled, cleanUp, dataFolder, failToStart, type Program, parvis, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 180_000 })

const estonia = join(projectRoot, 'tests', 'fixtures', 'estonia.json')
const english = { LANG: 'en_GB.UTF-8' }
const page = async ({ url }: Program, path: string): Promise<string> => (await fetch(url + path)).text()

describeWith(['postgresql', 'pgbouncer'], 'behind a pooler that keeps no session', () => {
  let primary: OwnServer
  let settings: { DATABASE_URL: string; DATABASE_SESSION_URL: string }
  beforeAll(async () => {
    await bundled()
    primary = await startPrimary()
    settings = { DATABASE_URL: (await startPooler(primary)).url, DATABASE_SESSION_URL: primary.url }
  })
  afterEach(cleanUp)

  test('Parvis doesn’t start without a direct address, and says which setting is missing', async () => {
    const { code, err } = await failToStart({ DATABASE_URL: settings.DATABASE_URL, ...english })
    expect([code, err.trim().split('\n').length]).toEqual([1, 1])
    expect(err).toContain('Set DATABASE_SESSION_URL to the direct address')
    // Nor with the pooler in the place of the direct address.
    const twice = await failToStart({ ...settings, DATABASE_SESSION_URL: settings.DATABASE_URL })
    expect([twice.code, twice.err]).toEqual([
      1,
      expect.stringContaining('DATABASE_SESSION_URL passe par un intermédiaire'),
    ])
  })

  test('several that start at once migrate once; each hears what a command beside them imports', async () => {
    const programs = await Promise.all([1, 2].map(() => start(dataFolder(), settings)))
    for (const program of programs) expect(await page(program, '/en')).not.toContain('Open government (example)')
    const { code, err } = await parvis(['import', estonia], settings)
    expect([code, err]).toEqual([0, ''])
    for (const program of programs)
      await until(async () => (await page(program, '/en')).includes('Open government (example)'))
    // By notices: a connection of each, which a pooler would have given to others since.
    const listening = await primary.ask<{ query: string }>(
      `select query from pg_stat_activity where application_name = 'parvis listener'`,
    )
    expect(listening.map(({ query }) => query)).toEqual(['listen parvis_record', 'listen parvis_record'])
    const migrations = await primary.ask<{ locks: number }>(
      `select count(*)::int as locks from pg_locks where locktype = 'advisory'`,
    )
    expect(migrations).toEqual([{ locks: 0 }])
    const ended = await Promise.all(programs.map(program => program.stop()))
    expect(ended.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ])
    expect(await parvis(['verify'], settings)).toMatchObject({ code: 0, err: '' })
  })

  test('a day of the past shows what was known then, and no other process sees its views', async () => {
    const [past, present] = [
      await start(dataFolder(), { ...settings, PARVIS_CLOCK: '2021-06-25' }),
      await start(dataFolder(), settings),
    ]
    for (let again = 0; again < 5; again++) {
      expect(JSON.parse(await page(past, '/plans.json')).plans).toEqual([])
      expect(JSON.parse(await page(present, '/plans.json')).plans).toHaveLength(1)
      expect(await page(present, `/en/plans?again=${again}`)).not.toContain('25 June 2021')
    }
    await past.stop()
    await present.stop()
  })
})

describeWith(['postgresql', 'pgbouncer'], 'with a pooler that keeps sessions', () => {
  test('Parvis needs no other address', async () => {
    const { url } = await startPooler(await startPrimary(), 'session')
    const program = await start(dataFolder(), { DATABASE_URL: url })
    expect(await page(program, '/en/plans')).toContain('<h1')
    expect(await program.stop()).toMatchObject({ code: 0, err: '' })
  })
  afterAll(cleanUp)
})
