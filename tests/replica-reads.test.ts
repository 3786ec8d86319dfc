import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { organisations } from '../src/people/index.ts'
import { type Database, type OpenDatabase, openDatabase, type Queries } from '../src/platform/database/database.ts'
import { openReplica, type Replica } from '../src/platform/database/replica.ts'
import { openLog } from '../src/platform/log.ts'
import { operator, sealAll } from '../src/record/index.ts'
import { describeWith, type OwnServer, startAgain, startPrimary, startReplica } from './support/own-servers.ts'

vi.setConfig({ testTimeout: 120_000 })

const log = openLog('silent')
/** As a right or an official count is read: in the transaction of what it decides. */
const registered = async (db: Database): Promise<number> =>
  db.transaction().execute(async tx => (await sql<{ n: number }>`select n from noted`.execute(tx)).rows[0]?.n ?? 0)
const shown = async (db: Queries) => (await sql<{ n: number }>`select n from noted`.execute(db)).rows[0]?.n ?? 0

describeWith(['postgresql'], 'what is read with a replica at hand', () => {
  let primary: OwnServer
  let replica: OwnServer
  let main: OpenDatabase
  const opened: Replica[] = []
  const come = (url = replica.url): Replica => {
    const made = openReplica(url, main.db, log)
    opened.push(made)
    return made
  }
  const note = () => sql`update noted set n = n + 1`.execute(main.db)
  /** Reads until it was from the replica, and says how often it had to. */
  const untilUsed = async ({ reads, counted }: Replica) => {
    const before = counted.replica
    while (counted.replica === before) {
      await reads(shown)
      await sleep(20)
    }
  }

  beforeAll(async () => {
    primary = await startPrimary()
    main = openDatabase({ connectionString: primary.url }, log)
    await sql`create table noted as select 0 as n`.execute(main.db)
    replica = await startReplica(primary)
  })
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })
  afterAll(() => main.close())

  test('comes from it once it has all that the primary had confirmed', async () => {
    const one = come()
    await note()
    await untilUsed(one)
    // Where nothing is written, and where the journal goes on in a new file.
    await primary.ask('select pg_switch_wal()')
    await untilUsed(one)
    await vi.waitFor(async () => expect(await one.lag()).toBe(0), 30_000)
    expect(one.used()).toBe(true)
  })

  test('is never older than what was acknowledged, however the replica lags, for whoever reads at the same time', async () => {
    const one = come()
    let acknowledged = await shown(main.db)
    let done = false
    const lag = (async () => {
      while (!done) {
        await replica.ask('select pg_wal_replay_pause()')
        await sleep(Math.random() * 30)
        await replica.ask('select pg_wal_replay_resume()')
        await sleep(Math.random() * 60)
      }
    })()
    const older: [number, number][] = []
    const read = async () => {
      while (!done) {
        const atLeast = acknowledged
        const seen = await one.reads(shown)
        if (seen < atLeast) older.push([seen, atLeast])
      }
    }
    const readers = [read(), read(), read()]
    const enough = () => one.counted.replica > 20 && one.counted.behind > 20
    for (let written = 0; written < 100 || !enough(); written++) {
      await note()
      acknowledged += 1
      // Whoever wrote reads at once what they wrote.
      const seen = await one.reads(shown)
      if (seen < acknowledged) older.push([seen, acknowledged])
      await sleep(Math.random() * 4)
    }
    done = true
    await Promise.all([lag, ...readers])
    expect(older).toEqual([])
  })

  test('comes from the primary while the replica stands still, and nobody waits for it', async () => {
    const one = come()
    await untilUsed(one)
    await replica.ask('select pg_wal_replay_pause()')
    await note()
    const now = await shown(main.db)
    expect(await one.reads(shown)).toBe(now)
    expect(one.counted.behind).toBe(1)
    expect(await one.lag()).toBeGreaterThan(0)
    await replica.ask('select pg_wal_replay_resume()')
    await untilUsed(one)
    expect(await one.reads(shown)).toBe(now)
  })

  test('is all of one state or another: its queries go to one connection, one after the other', async () => {
    const one = come()
    await untilUsed(one)
    const pids = await one.reads(db =>
      Promise.all([1, 2, 3].map(() => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db))),
    )
    expect(new Set(pids.map(({ rows }) => rows[0]?.pid)).size).toBe(1)
  })

  test('can’t be decided by: from a replica, no action, no lock and no count that is official can be asked', async () => {
    const one = come()
    await untilUsed(one)
    const before = one.counted.replica
    const hold = await one.reads(async db => Object.keys(db))
    expect([one.counted.replica - before, hold]).toEqual([1, ['selectFrom', 'getExecutor']])
    const wrong = await one.reads(async db => [
      // @ts-expect-error: what decides asks for the database itself
      await sealAll(db).catch(() => 'not sealed'),
      // @ts-expect-error: and so does every action
      await organisations.describe.perform(db, operator, new Date(0), { things: [] }).catch(() => 'not done'),
      // @ts-expect-error: which reads what decides in the transaction in which it writes
      await registered(db).catch(() => 'not read'),
    ])
    expect(wrong).toEqual(['not sealed', 'not done', 'not read'])
  })

  test('is read again from the primary when the replica fails in the middle of it', async () => {
    const one = come()
    await untilUsed(one)
    let runs = 0
    const [first, seen] = await one.reads(async db => {
      runs += 1
      const { rows } = await sql<{
        replica: boolean
        pid: number
      }>`select pg_is_in_recovery() as replica, pg_backend_pid() as pid`.execute(db)
      if (rows[0]?.replica) await replica.ask(`select pg_terminate_backend(${rows[0].pid})`)
      // A page that makes do without what it can't read isn't believed either.
      return [rows[0]?.replica, await shown(db).catch(() => -1)] as const
    })
    expect([runs, first]).toEqual([2, false])
    expect(seen).toBe(await shown(main.db))
    expect(one.used()).toBe(false)
    await vi.waitFor(() => expect(one.used()).toBe(true), { timeout: 30_000 })
  })

  test('is not read twice when it is the page that fails', async () => {
    const one = come()
    await untilUsed(one)
    let runs = 0
    const wrong = one.reads(async () => {
      runs += 1
      throw new Error('a fault of the page')
    })
    await expect(wrong).rejects.toThrow('a fault of the page')
    expect(runs).toBe(1)
    expect(one.used()).toBe(true)
  })

  test('comes from the primary while the replica is frozen or dead, and from the replica again afterwards', async () => {
    const one = come()
    await untilUsed(one)
    replica.signal('SIGSTOP')
    try {
      await note()
      expect(await one.reads(shown)).toBe(await shown(main.db))
      expect(one.used()).toBe(false)
    } finally {
      replica.signal('SIGCONT')
    }
    await vi.waitFor(() => expect(one.used()).toBe(true), { timeout: 30_000 })
    await untilUsed(one)
    await replica.stop('SIGKILL')
    await note()
    expect(await one.reads(shown)).toBe(await shown(main.db))
    expect(await one.lag()).toBeNull()
    replica = await startAgain(replica)
    await vi.waitFor(() => expect(one.used()).toBe(true), { timeout: 30_000 })
    await untilUsed(one)
    expect(await one.reads(shown)).toBe(await shown(main.db))
  })

  test('fails where it failed before when the primary is away: a replica alone can’t know what was acknowledged', async () => {
    const one = openReplica(
      replica.url,
      openDatabase({ connectionString: 'postgresql://parvis@%2Fnowhere/parvis' }, log).db,
      log,
    )
    opened.push(one)
    await expect(one.reads(shown)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('comes from the primary for good once the replica has become a primary of its own', async () => {
    const other = await startReplica(primary)
    const one = come(other.url)
    await untilUsed(one)
    await other.ask('select pg_promote()')
    const client = new pg.Client(other.url)
    await client.connect()
    await client.query('update noted set n = 1000000')
    await client.end()
    expect(await one.reads(shown)).toBe(await shown(main.db))
    expect(one.used()).toBe(false)
    expect(await one.lag()).toBeNull()
    const own = openDatabase({ connectionString: other.url }, log)
    // And a replica that stayed behind with the old primary is none of the new one, however far it has come.
    const stray = openReplica(replica.url, own.db, log)
    opened.push(stray)
    expect(await stray.reads(shown)).toBe(1_000_000)
    expect(stray.used()).toBe(false)
    await own.close()
  })
})
