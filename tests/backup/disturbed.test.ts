import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { organisations } from '../../src/people/index.ts'
import type { BackedUp } from '../../src/platform/backup/write.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { operator, sealAll, verifyRecord } from '../../src/record/index.ts'
import { derivedTables, makeDerivedIfStale } from '../../src/site/derived.ts'
import { inPieces, resealed } from '../fixtures/backups.ts'
import { at, organisation } from '../fixtures/facts.ts'
import { allMigrations, backUp, bareDatabase, contentOf, onceIn, restoreFrom, schemaOf } from '../support/backups.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { until } from '../support/program.ts'

// Many databases are made, which takes long on a machine that has much else to do.
vi.setConfig({ testTimeout: 180_000 })

const migrations = join(projectRoot, 'migrations')
const opened: { drop(): Promise<void> }[] = []
const kept = <T extends { drop(): Promise<void> }>(database: T): T => {
  opened.push(database)
  return database
}
afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop()
})

let france: TestDatabase
beforeEach(async () => {
  france = kept(await cloneDatabase('france'))
})

/** The French site's backup; `meanwhile` happens when some of it has been written. */
const backUpAnd = (
  meanwhile: () => Promise<unknown>,
  signal?: AbortSignal,
): Promise<{ file: Buffer; told: BackedUp }> => backUp(france.connection, { ...(signal ? { signal } : {}), meanwhile })

/** A file whose second half comes after something has happened. */
async function* interruptedBy(file: Buffer, meanwhile: () => Promise<unknown>): AsyncGenerator<Buffer> {
  const half = file.length >> 1
  yield* inPieces(file.subarray(0, half), 10_000)
  await meanwhile()
  yield* inPieces(file.subarray(half), 10_000)
}

/** Ends the connection of a backup or restore that is under way, as a database that stops does. */
const endConnection = ({ connection }: { connection: pg.ClientConfig }) =>
  onceIn(connection, async client => {
    const { rowCount } = await client.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'parvis backup' and datname = current_database()`)
    expect(rowCount).toBe(1)
  })

describe('a backup, while the site runs', () => {
  test('is the site at one moment, whatever is written meanwhile, and holds nobody up', async () => {
    const { db } = france
    const write = async (name: string) => {
      const things = [{ key: name, facts: organisation(`Cour ${name}`) }]
      expect(await organisations.describe.perform(db, operator, at, { things })).toMatchObject({ done: true })
    }
    // Some of what is in it has not been sealed yet.
    for (const name of ['a', 'b', 'c']) await write(name)
    const before = await contentOf(france.connection)
    const { file } = await backUpAnd(async () => {
      for (const name of ['d', 'e', 'f']) await write(name)
      expect(await sealAll(db)).toBe(6)
      await db.deleteFrom('links').execute()
    })
    const other = kept(await bareDatabase())
    await restoreFrom(other.connection, file)
    const [inBackup, now] = [await contentOf(other.connection), await contentOf(france.connection)]
    expect(now.entries).not.toEqual(before.entries)
    for (const table of Object.keys(before).filter(name => !derivedTables.includes(name) && name !== 'the sequences'))
      expect([table, inBackup[table]]).toEqual([table, before[table]])

    const { db: restored, close } = openDatabase(other.connection)
    expect(await sealAll(restored)).toBe(3)
    expect(await verifyRecord(restored)).toMatchObject({ waiting: 0, problems: [] })
    await close()
  })

  test('keeps nobody from starting, but for who must change the form of tables: they wait for its end', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parvis-migrations-'))
    for (const name of readdirSync(migrations)) copyFileSync(join(migrations, name), join(folder, name))
    writeFileSync(join(folder, '9001-later.sql'), 'alter table entries add column later text; truncate links')
    let later: Promise<number> | undefined
    const { file } = await backUpAnd(async () => {
      expect(await migrate(france.connection, migrations)).toBe(0)
      later = migrate(france.connection, folder)
      await until(() =>
        onceIn(france.connection, async client => {
          const { rows } = await client.query(`
            select from pg_locks where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())`)
          return rows.length === 1
        }),
      )
    })
    expect(await later).toBe(1)
    const content = gunzipSync(file).toString()
    expect(/\{"table":"entries".*"later"/.test(content)).toBe(false)
    expect(/\{"table":"links".*\n\d+\t/.test(content)).toBe(true)
    rmSync(folder, { recursive: true })
  })

  test('two at once make two backups', async () => {
    let second: Buffer | undefined
    const { file } = await backUpAnd(async () => {
      second = (await backUp(france.connection)).file
    })
    expect(gunzipSync(second!).equals(gunzipSync(file))).toBe(true)
  })

  test('that loses the database, or is interrupted, says so', async () => {
    await expect(backUpAnd(() => endConnection(france))).rejects.toMatchObject({ code: 'backup-failed' })
    const asked = new AbortController()
    await expect(backUpAnd(async () => asked.abort(), asked.signal)).rejects.toMatchObject({
      code: 'interrupted',
      exitCode: 130,
    })
  })

  test('of a site without content is refused, since it would take the place of one that has some', async () => {
    const empty = kept(await cloneDatabase('empty'))
    await makeDerivedIfStale(empty.db)
    const bare = kept(await bareDatabase())
    for (const { connection } of [empty, bare])
      await expect(backUp(connection)).rejects.toMatchObject({ code: 'backup-empty' })
  })
})

describe('a restore that doesn’t come to its end leaves an empty site, as it was', () => {
  let file: Buffer
  let site: TestDatabase
  let before: unknown[]
  const all = async () => [await contentOf(site.connection), await schemaOf(site.connection)]
  beforeEach(async () => {
    file = (await backUp(france.connection)).file
    site = kept(await cloneDatabase('empty'))
    await makeDerivedIfStale(site.db)
    before = await all()
  })

  const edited = (edit: (lines: string[]) => string[]): Buffer =>
    gzipSync(resealed(edit(gunzipSync(file).toString().split('\n'))))
  /** The rows of a table, changed. */
  const withRows = (table: string, change: (rows: string[]) => string[]) =>
    edited(lines => {
      const start = lines.findIndex(line => line.startsWith(`{"table":"${table}"`)) + 1
      const end = lines.indexOf('\\.', start)
      return [...lines.slice(0, start), ...change(lines.slice(start, end)), ...lines.slice(end)]
    })
  const cases: [why: string, code: string, file: () => Buffer | AsyncIterable<Buffer>, signal?: AbortSignal][] = [
    ['the file is cut short', 'backup-cut-short', () => file.subarray(0, -1000)],
    [
      'the file is damaged',
      'backup-damaged',
      () => gzipSync(gunzipSync(file).toString().replace('Ministère', 'Mystère')),
    ],
    ['a row refers to what isn’t there', 'restore-failed', () => withRows('plans', rows => rows.slice(1))],
    ['a row comes twice', 'restore-failed', () => withRows('organisations', rows => [...rows, ...rows.slice(0, 1)])],
    ['a row has no sense', 'restore-failed', () => withRows('entries', rows => [...rows, 'what?'])],
    ['a table is missing', 'restore-table-unlike', () => edited(lines => withoutTable(lines, 'links'))],
    [
      'a table has other columns',
      'restore-table-unlike',
      () => edited(lines => lines.map(line => line.replace('["type","scope",', '["type","other",'))),
    ],
    ['the database goes away', 'restore-failed', () => interruptedBy(file, () => endConnection(site))],
  ]
  const withoutTable = (lines: string[], table: string) => {
    const start = lines.findIndex(line => line.startsWith(`{"table":"${table}"`))
    return [...lines.slice(0, start), ...lines.slice(lines.indexOf('\\.', start) + 2)]
  }

  test.each(cases)('because %s: %s', async (_, code, make) => {
    await expect(restoreFrom(site.connection, make())).rejects.toMatchObject({ code })
    expect(await all()).toEqual(before)
    // And nothing is in the way of the next attempt.
    await restoreFrom(site.connection, file)
    const { db, close } = openDatabase(site.connection)
    await makeDerivedIfStale(db)
    await close()
    expect(await contentOf(site.connection)).toEqual(await contentOf(france.connection))
  })

  test('because somebody interrupts it', async () => {
    const asked = new AbortController()
    const half = interruptedBy(file, async () => asked.abort())
    await expect(restoreFrom(site.connection, half, { signal: asked.signal })).rejects.toMatchObject({
      code: 'interrupted',
      exitCode: 130,
    })
    expect(await all()).toEqual(before)
  })

  test('because what was written is not what is read back', async () => {
    const spoiling = {
      number: 9001,
      name: 'spoiling',
      sql: `create function spoil() returns trigger language plpgsql as $$ begin new.slug := new.slug || '!'; return new; end $$;
        create trigger spoils before insert on slugs for each row execute function spoil();
        alter table slugs enable always trigger spoils`,
    }
    await france.pool.query(`insert into migrations (number, name) values (9001, 'spoiling')`)
    const spoiled = (await backUp(france.connection)).file
    await expect(
      restoreFrom(site.connection, spoiled, { migrations: [...allMigrations(), spoiling] }),
    ).rejects.toMatchObject({ code: 'restore-read-back', sentence: { en: expect.stringContaining('slugs') } })
    expect(await all()).toEqual(before)
  })
})

test('a restore over a site that has content is refused, and names a table that has some', async () => {
  const site = kept(await cloneDatabase('empty'))
  await site.pool.query(`insert into slugs values ('test', '', 'a', 'b')`)
  const before = await contentOf(site.connection)
  await expect(restoreFrom(site.connection, (await backUp(france.connection)).file)).rejects.toMatchObject({
    code: 'restore-not-empty',
    sentence: { fr: expect.stringContaining('table slugs'), en: expect.stringContaining('table slugs') },
  })
  expect(await contentOf(site.connection)).toEqual(before)
})

describe('a restore waits for who is using the empty site', () => {
  let site: TestDatabase
  let restored: Promise<unknown>
  /** Somebody uses a table, a restore is begun and waits, and they come to their end. */
  const whileSomebody = async (uses: string) => {
    site = kept(await cloneDatabase('empty'))
    const { file } = await backUp(france.connection)
    const user = await site.pool.connect()
    await user.query('begin')
    await user.query(uses)
    restored = restoreFrom(
      // As an operator may have set their database: what has begun sees nothing that comes later.
      { ...site.connection, options: '-c default_transaction_isolation=repeatable\\ read' },
      file,
    )
    restored.catch(() => {})
    await until(async () => {
      const { rowCount } = await user.query('select from pg_locks where not granted and relation is not null')
      return rowCount !== 0
    })
    await user.query('commit')
    user.release()
  }

  test('and reads it', async () => {
    await whileSomebody('select from entries')
    await restored
    expect((await site.pool.query('select from entries')).rowCount).toBeGreaterThan(400)
  })

  test('and writes to it, and then is refused', async () => {
    await whileSomebody(`insert into slugs values ('test', '', 'a', 'b')`)
    await expect(restored).rejects.toMatchObject({ code: 'restore-not-empty' })
    expect((await site.pool.query('select slug from slugs')).rows).toEqual([{ slug: 'a' }])
  })
})
