import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { metricsOf } from '../support/metrics.ts'
import { describeWith, type OwnServer, startAgain, startPrimary, startReplica } from '../support/own-servers.ts'
import { bundled, cleanUp, dataFolder, type Program, parvis, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 180_000 })

const token = 'a-token-for-the-tests'
const fixture = readFileSync(join(projectRoot, 'tests', 'fixtures', 'estonia.json'), 'utf8')

describeWith(['postgresql'], 'a site with a replica', () => {
  let primary: OwnServer
  let replica: OwnServer
  let program: Program
  let settings: { DATABASE_URL: string; DATABASE_REPLICA_URL: string }

  const read = async (path: string): Promise<string> => {
    const response = await fetch(program.url + path)
    expect([path, response.status]).toEqual([path, 200])
    return response.text()
  }
  const measured = async (name: string): Promise<number | undefined> => (await metricsOf(program.url, token)).get(name)
  const fromReplica = () => measured('parvis_page_reads_total{from="replica",why="level"}')
  const sinceBehind = () => measured('parvis_page_reads_total{from="primary",why="behind"}')
  /** Imports the plan under another name of the site, as an operator does beside the server. */
  const rename = async (name: string): Promise<void> => {
    const path = join(primary.folder, 'plan.json')
    writeFileSync(path, fixture.replaceAll('Open government (example)', name))
    expect(await parvis(['import', path], settings)).toMatchObject({ code: 0, err: '' })
  }
  /** Until the program has heard of all that is sealed. */
  const heard = () =>
    until(async () => {
      const said = await metricsOf(program.url, token)
      return (
        said.get('parvis_record_unsealed') === 0 &&
        said.get('parvis_record_seen_position') === said.get('parvis_record_position')
      )
    })

  beforeAll(async () => {
    await bundled()
    primary = await startPrimary()
    replica = await startReplica(primary)
    settings = { DATABASE_URL: primary.url, DATABASE_REPLICA_URL: replica.url }
    program = await start(dataFolder(), { ...settings, METRICS_TOKEN: token })
    await rename('Open government, first')
    await heard()
  })
  afterAll(async () => {
    expect(await program.stop()).toMatchObject({ code: 0 })
    await cleanUp()
  })

  test('reads pages from it, and says so in its metrics', async () => {
    await until(async () => (await measured('parvis_replica_lag_bytes')) === 0)
    const before = (await fromReplica()) ?? 0
    for (const path of ['/en', '/en/plans', '/en/organisations', '/plans.json', '/sitemap.xml']) await read(path)
    await until(async () => {
      await read('/sitemap.xml')
      return ((await fromReplica()) ?? 0) > before
    })
    expect(await measured('parvis_replica_used')).toBe(1)
  })

  test('shows what was imported at once, although the replica stands still', async () => {
    expect(await read('/en')).toContain('Open government, first')
    await replica.ask('select pg_wal_replay_pause()')
    try {
      await rename('Open government, second')
      // A page that nobody had read yet shows it as soon as the command has ended.
      expect(await read('/en/record')).toContain('Open government, second')
      await heard()
      for (const path of ['/en', '/en/plans', '/en/organisations']) {
        const text = await read(path)
        expect([path, text.includes('Open government, second'), text.includes('first')]).toEqual([path, true, false])
      }
      expect(await sinceBehind()).toBeGreaterThan(3)
      expect(await measured('parvis_replica_lag_bytes')).toBeGreaterThan(0)
    } finally {
      await replica.ask('select pg_wal_replay_resume()')
    }
    await until(async () => (await measured('parvis_replica_lag_bytes')) === 0)
    const before = await fromReplica()
    expect(await read('/en/help')).toContain('Open government, second')
    expect(await fromReplica()).toBeGreaterThan(before ?? 0)
  })

  test('goes on without it when it dies, and with it when it is back', async () => {
    await replica.stop('SIGKILL')
    await rename('Open government, third')
    await heard()
    for (const path of ['/en', '/en/plans', '/en/help']) expect(await read(path)).toContain('Open government, third')
    expect(await measured('parvis_replica_used')).toBe(0)
    expect(await measured('parvis_replica_lag_bytes')).toBeUndefined()
    // And starts without it.
    const other = await start(dataFolder(), settings)
    expect(await (await fetch(`${other.url}/en`)).text()).toContain('Open government, third')
    replica = await startAgain(replica)
    await until(async () => (await measured('parvis_replica_used')) === 1)
    await other.stop()
  })

  test('doesn’t use it for a day of the past, which it can’t show', async () => {
    const past = await start(dataFolder(), { ...settings, PARVIS_CLOCK: '2021-06-25', METRICS_TOKEN: token })
    expect(await (await fetch(`${past.url}/en`)).text()).toContain('25 June 2021')
    expect((await metricsOf(past.url, token)).has('parvis_replica_used')).toBe(false)
    expect((await past.stop()).err).toContain('with PARVIS_CLOCK the replica is not used')
  })
})
