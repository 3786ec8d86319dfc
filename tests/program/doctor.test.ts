import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { describeWith, type OwnServer, startPooler, startPrimary, startReplica } from '../support/own-servers.ts'
import {
  bundled,
  cleanUp,
  databaseOf,
  dataFolder,
  type Ended,
  parvis,
  signal,
  start,
  until,
} from '../support/program.ts'

vi.setConfig({ testTimeout: 180_000 })

const estonia = join(projectRoot, 'tests', 'fixtures', 'estonia.json')
const english = { LANG: 'en_GB.UTF-8' }

type Told = { format: string; level: string; findings: { about: string; code: string; level: string; says: string }[] }
/** What it finds of everything but the settings, as `level code`, and its exit code. */
async function examined(
  settings: Record<string, string>,
): Promise<{ code: number | null; found: string[]; told: Told }> {
  const { code, out, err } = await parvis(['doctor', '--json'], { PORT: '0', ...settings })
  expect(err).toBe('')
  const told = JSON.parse(out) as Told
  const found = told.findings.filter(({ about }) => about !== 'settings').map(one => `${one.level} ${one.code}`)
  return { code, found, told }
}

/** Everything in a folder, with when it was last changed. */
const traceOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // Where it tries whether files can be kept.
    .filter(name => !/^files(\/|$)/.test(name))
    .sort()
    .map(name => `${name} ${statSync(join(folder, name)).mtimeMs}`)

const expectNoInsides = ({ out, err }: Ended) => {
  expect(err).toBe('')
  expect(out).not.toMatch(/\s+at \S+ \(|node:internal|\.mjs:\d|undefined|\[object/)
}

describe('an operator who asks how the site is', () => {
  afterAll(cleanUp)

  test('before there is one, while it runs, and once it is stopped or dead, reads it in their language; nothing is touched', async () => {
    const dataDir = dataFolder()
    const before = await parvis(['doctor'], { DATA_DIR: dataDir, PORT: '0' })
    expectNoInsides(before)
    expect(before.code).toBe(0)
    expect(before.out).toContain('Pas encore de base de données')
    expect(readdirSync(dataDir)).toEqual([])

    const program = await start(dataDir, { PARVIS_SEED: 'none' })
    expect(await parvis(['import', estonia], { DATA_DIR: dataDir })).toMatchObject({ code: 0 })
    const settings = { DATA_DIR: dataDir, PORT: `${program.port}` }
    const fr = await parvis(['doctor'], settings)
    expectNoInsides(fr)
    expect(fr.code).toBe(0)
    expect(fr.out).toMatch(/^ {2}! à voir +PARVIS_BACKUP_KEY : aucun\. /m)
    for (const line of [
      /Le site répond à http/,
      /La base de données de Parvis tourne/,
      /Les fichiers joints se gardent et se lisent dans /,
      /Le registre tient/,
      /index .* à jour/,
    ])
      expect(fr.out).toMatch(new RegExp(`^ {2}✓ bon +.*${line.source}`, 'm'))
    expect(fr.out).toMatch(/\nRien ne va mal ; à voir : 1\.\n$/)
    const en = await parvis(['doctor'], { ...settings, ...english, PARVIS_BACKUP_KEY: 'a long passphrase' })
    expect(en.out).toMatch(/^ {2}✓ fine +The site answers at http.*\nAll is well\.\n$/ms)
    expect(en.out).not.toContain('passphrase')

    expect(await program.stop()).toMatchObject({ code: 0, err: '' })
    const stopped = traceOf(dataDir)
    const { code, found, told } = await examined({ DATA_DIR: dataDir })
    expect([code, told.format, told.level]).toEqual([1, 'parvis-doctor/1', 'wrong'])
    expect(found).toEqual(['fine node', 'fine server-anywhere', 'fine disk', 'wrong database-stopped', 'fine files'])
    expect(told.findings.find(one => one.level === 'wrong')?.says).toMatch(/ne tourne pas : npm start/)
    expect(traceOf(dataDir)).toEqual(stopped)

    const killed = await start(dataDir)
    const database = databaseOf(dataDir)
    signal(killed.pid, 'SIGKILL')
    signal(database, 'SIGKILL')
    await Promise.all([killed.ended, until(() => databaseOf(dataDir) === null)])
    expect((await examined({ DATA_DIR: dataDir })).found).toContain('wrong database-stopped')
    expect(databaseOf(dataDir)).toBeNull()
  })

  test('in words that it doesn’t know is told so', async () => {
    for (const [word, sentence] of [
      ['now', '“now” is one word too many. See: parvis doctor --help\n'],
      ['--jsno', 'I don’t understand “--jsno”. Did you mean “--json”? See: parvis doctor --help\n'],
    ] as const)
      expect(await parvis(['doctor', word], english)).toMatchObject({ code: 2, out: '', err: sentence })
  })

  test('where nothing answers at any address reads each of them, without a password', async () => {
    const at = (port: number) => `postgresql://someone:s3cr3t@127.0.0.1:${port}/a`
    const addresses = { DATABASE_URL: at(1), DATABASE_SESSION_URL: at(2), DATABASE_REPLICA_URL: at(3) }
    const ended = await parvis(['doctor'], {
      ...addresses,
      ...english,
      DATA_DIR: dataFolder(),
      PORT: '0',
      METRICS_TOKEN: 'short',
    })
    expectNoInsides(ended)
    expect(ended.code).toBe(1)
    for (const line of [
      /✗ wrong +The setting METRICS_TOKEN does not fit/,
      /✗ wrong +The database of DATABASE_URL \(127\.0\.0\.1:1\/a\) doesn’t answer/,
      /✗ wrong +The database of DATABASE_SESSION_URL \(127\.0\.0\.1:2\/a\) doesn’t answer/,
      /! to look at +The database of DATABASE_REPLICA_URL \(127\.0\.0\.1:3\/a\) doesn’t answer/,
    ])
      expect(ended.out).toMatch(line)
    expect(ended.out).not.toMatch(/s3cr3t|someone/)
  })
})

describeWith(['postgresql', 'pgbouncer'], 'an operator with a pooler and a replica', () => {
  let primary: OwnServer
  let replica: OwnServer
  let pooled: { DATA_DIR: string; DATABASE_URL: string }
  let settings: { DATA_DIR: string; DATABASE_URL: string; DATABASE_SESSION_URL: string; DATABASE_REPLICA_URL: string }
  beforeAll(async () => {
    await bundled()
    primary = await startPrimary()
    replica = await startReplica(primary)
    pooled = { DATA_DIR: dataFolder(), DATABASE_URL: (await startPooler(primary)).url }
    settings = { ...pooled, DATABASE_SESSION_URL: primary.url, DATABASE_REPLICA_URL: replica.url }
  })
  afterAll(cleanUp)
  const ofAll = ['fine database-by-pooler', 'fine database-answers', 'fine clocks', 'fine migrations']
  const ofContent = ['fine files-none', 'fine record-holds', 'fine search', 'fine forgetting-none']

  test('reads that nothing is there yet, then that all is well', async () => {
    const { code, found } = await examined(settings)
    expect(code).toBe(0)
    expect(found).toContain('fine database-empty')
    expect(await primary.ask(`select from pg_stat_user_tables`)).toEqual([])
    expect(await parvis(['import', estonia], settings)).toMatchObject({ code: 0, err: '' })
    await vi.waitFor(async () => {
      const after = await examined(settings)
      expect(after.found.slice(2)).toEqual([...ofAll, 'fine replica', ...ofContent])
      expect(after.code).toBe(0)
    }, 60_000)
  })

  test('reads that a pooler stands in the way, and which setting is missing', async () => {
    const { code, found, told } = await examined({ ...pooled, ...english })
    expect([code, found.slice(2)]).toEqual([1, ['fine database-by-pooler', 'wrong database-pooled', 'fine files-none']])
    expect(told.findings.at(-2)?.says).toContain('Set DATABASE_SESSION_URL to the direct address')
  })

  test('reads that the replica is late, then that it is away: the site goes on, and nothing is wrong', async () => {
    await replica.ask('select pg_wal_replay_pause()')
    for (let again = 0; again < 3; again++)
      await primary.ask(`select pg_logical_emit_message(true, 'parvis', 'test'), pg_switch_wal()`)
    const late = await examined({ ...settings, ...english })
    expect([late.code, late.found.slice(2)]).toEqual([0, [...ofAll, 'look replica-late', ...ofContent]])
    expect(late.told.findings.find(({ about }) => about === 'replica')?.says).toMatch(/is \d+ MB behind/)
    await replica.stop('SIGKILL')
    const away = await examined(settings)
    expect([away.code, away.found.slice(2)]).toEqual([0, [...ofAll, 'look database-unreachable', ...ofContent]])
  })

  test('reads which setting of PostgreSQL could lose what was committed', async () => {
    await primary.ask('alter database parvis set synchronous_commit to off')
    const { code, found } = await examined({ DATA_DIR: pooled.DATA_DIR, DATABASE_URL: primary.url })
    expect([code, found.slice(2)]).toEqual([
      1,
      ['fine database-answers', 'wrong database-not-durable', 'fine clocks', 'fine migrations', ...ofContent],
    ])
  })
})
