import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../../src/platform/database/database.ts'
import { type Migration, migrate } from '../../src/platform/database/migrate.ts'
import { verifyRecord } from '../../src/record/index.ts'
import { makeDerivedIfStale } from '../../src/site/derived.ts'
import {
  allMigrations,
  type BareDatabase,
  backUp,
  bareDatabase,
  contentOf,
  onceIn,
  restoreFrom,
  schemaOf,
  takenAt,
} from '../support/backups.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'

// Many databases are made, which takes long on a machine that has much else to do.
vi.setConfig({ testTimeout: 180_000 })

const opened: { drop(): Promise<void> }[] = []
const kept = <T extends { drop(): Promise<void> }>(database: T): T => {
  opened.push(database)
  return database
}
afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop()
})

/** What a start does after a restore. */
async function startOver({ connection }: { connection: pg.ClientConfig }): Promise<string[]> {
  const { db, close } = openDatabase(connection)
  await makeDerivedIfStale(db)
  const { problems } = await verifyRecord(db)
  await close()
  return problems.map(({ en }) => en)
}

describe('the backup of the French site', () => {
  let france: TestDatabase
  let file: Buffer
  beforeEach(async () => {
    france = kept(await cloneDatabase('france'))
    file = (await backUp(france.connection)).file
  })

  test('holds every table of the database, with every column, and says what it is', async () => {
    const columns = await onceIn(france.connection, client =>
      client.query<{ table: string; columns: string[] }>(`
        select table_name as table, array_agg(column_name::text order by ordinal_position) as columns
        from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
        group by 1 order by table_name collate "C"`),
    )
    const lines = gunzipSync(file).toString().split('\n')
    const starts = lines.filter(line => line.startsWith('{"table"')).map(line => JSON.parse(line))
    expect(starts).toEqual(columns.rows)
    expect(starts.length).toBeGreaterThan(20)
    const applied = await onceIn(france.connection, client => client.query('select number, name from migrations'))
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      format: 'parvis-backup/2',
      parvis: '0.1.0',
      postgresql: expect.stringMatching(/^\d+/),
      taken: takenAt.toISOString(),
      migration: allMigrations().at(-1)?.number,
      migrations: applied.rows,
    })
  })

  test('restored where nobody has made anything yet, gives the same site, table by table, and the record holds', async () => {
    const other = kept(await bareDatabase())
    const restored = await restoreFrom(other.connection, file)
    expect(restored.strange).toEqual([])
    expect(await startOver(other)).toEqual([])
    expect(await contentOf(other.connection)).toEqual(await contentOf(france.connection))
    expect(await schemaOf(other.connection)).toEqual(await schemaOf(france.connection))
  })

  test('restored into a site that was started and is empty, gives the same', async () => {
    const other = kept(await cloneDatabase('empty'))
    await makeDerivedIfStale(other.db)
    await restoreFrom(other.connection, file, { pieceLength: 1000 })
    expect(await startOver(other)).toEqual([])
    expect(await contentOf(other.connection)).toEqual(await contentOf(france.connection))
    expect(await schemaOf(other.connection)).toEqual(await schemaOf(france.connection))
  })

  test('is taken and restored by who owns a database and has no more rights than that', async () => {
    const other = kept(await bareDatabase({ owner: true }))
    const [who] = (
      await onceIn(other.connection, client => client.query(`select current_setting('is_superuser') as super`))
    ).rows
    expect(who).toEqual({ super: 'off' })
    await restoreFrom(other.connection, file)
    expect(await startOver(other)).toEqual([])
    expect(await contentOf(other.connection)).toEqual(await contentOf(france.connection))

    const again = kept(await bareDatabase({ owner: true }))
    await restoreFrom(again.connection, (await backUp(other.connection)).file)
    expect(await startOver(again)).toEqual([])
    expect(await contentOf(again.connection)).toEqual(await contentOf(france.connection))
    expect(await schemaOf(again.connection)).toEqual(await schemaOf(france.connection))
  })

  test('encrypted, with a key or with a passphrase, gives the same, and shows nothing', async () => {
    for (const secret of ['une phrase que personne ne devine', 'a0'.repeat(32)]) {
      const sealed = (await backUp(france.connection, { secret })).file
      expect(sealed.toString('latin1').split('\n')[0]).toMatch(
        /^\{"format":"parvis-backup-encrypted\/1","salt":"[0-9a-f]{64}","check":"[0-9a-f]{32}"\}$/,
      )
      // Not even that it is compressed.
      expect(sealed.includes(file.subarray(0, 10))).toBe(false)
      const other = kept(await bareDatabase())
      await restoreFrom(other.connection, sealed, { secret, pieceLength: 777 })
      await startOver(other)
      expect(await contentOf(other.connection)).toEqual(await contentOf(france.connection))
    }
  })

  test('goes on from there: the next things that are written get the next numbers, and nothing can be rewritten', async () => {
    const other = kept(await bareDatabase())
    await restoreFrom(other.connection, file)
    const next = (connection: pg.ClientConfig) =>
      onceIn(connection, async client => (await client.query(`select nextval('entries_position_seq') as next`)).rows)
    expect(await next(other.connection)).toEqual(await next(france.connection))
    const rewriting = onceIn(other.connection, client => client.query(`update entries set type = 'forged'`))
    await expect(rewriting).rejects.toThrow('append-only')
    const pointless = onceIn(other.connection, client =>
      client.query(`insert into seals select 9e6, 'nobody', leaf, chain from seals limit 1`),
    )
    await expect(pointless).rejects.toThrow('foreign key')
  })
})

/** What tables can hold that those of Parvis don't yet. */
const strangeTables: Migration = {
  number: 9001,
  name: 'strange',
  sql: `
    create table "Odd ""name""" (
      id bigint generated always as identity primary key,
      words text, document jsonb, list text[], bytes bytea, amount numeric, at timestamptz, day date, yes boolean, real double precision,
      length integer generated always as (length(words)) stored,
      partner bigint references "Odd ""name""" (id) deferrable initially deferred
    );
    create table one_way (id integer primary key, other integer not null);
    create table other_way (id integer primary key, one integer not null references one_way (id));
    alter table one_way add foreign key (other) references other_way (id) deferrable initially deferred;
    create function spoil() returns trigger language plpgsql as $$ begin new.words := 'spoiled'; return new; end $$;
    create trigger spoils before insert on "Odd ""name""" for each row execute function spoil();
    create view only_words as select words from "Odd ""name""";
    create type mood as enum ('calm');
    insert into one_way values (1, 1);
    insert into other_way values (1, 1);`,
}

describe('a site with tables of every kind', () => {
  const migrations = [...allMigrations(), strangeTables]
  let site: BareDatabase
  beforeEach(async () => {
    site = kept(await bareDatabase({ owner: true }))
    // Made as a restore makes it, from the backup of a site that holds one row.
    const seed = kept(await cloneDatabase('empty'))
    await seed.pool.query(`insert into slugs values ('test', '', 'a', 'b')`)
    await restoreFrom(site.connection, (await backUp(seed.connection)).file)
    await onceIn(site.connection, async client => {
      await client.query(strangeTables.sql)
      await client.query(`insert into migrations (number, name) values (9001, 'strange')`)
      await client.query('alter table "Odd ""name""" disable trigger spoils')
    })
  })

  const comesBack = async () => {
    const other = await bareDatabase({ owner: true })
    try {
      await restoreFrom(other.connection, (await backUp(site.connection)).file, { migrations })
      expect(await contentOf(other.connection)).toEqual(await contentOf(site.connection))
      const { rows } = await onceIn(other.connection, client =>
        client.query('select * from "Odd ""name""" order by id'),
      )
      return rows
    } finally {
      await other.drop()
    }
  }

  test('comes back: computed columns are computed again, circles of references close, triggers change nothing', async () => {
    await onceIn(site.connection, client =>
      client.query(`
        begin; insert into "Odd ""name""" (words, partner) values ('first', 2), ('second', 1);
        insert into one_way values (2, 3); insert into other_way values (3, 2); commit`),
    )
    expect(await comesBack()).toMatchObject([
      { words: 'first', length: 5, partner: '2' },
      { words: 'second', length: 6, partner: '1' },
    ])
  })

  test('comes back whatever people wrote', async () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 30 }).filter(words => words.isWellFormed()),
        fc
          .array(
            fc.constantFrom('\\', '\\.', '\\N', '\n', '\r', '\t', "'", '"', '{', '}', ',', 'é', '🏛', '\u2028', ' '),
            { maxLength: 12 },
          )
          .map(parts => parts.join('')),
        fc.constantFrom('\\.', '\\.\n', '\n\\.\n', '\\N', 'null', '', '{"table":"entries"}', 'x'.repeat(100_000)),
      )
      .map(words => words.replaceAll('\0', ''))
    const value = fc.jsonValue({ stringUnit: 'grapheme' }).map(json => JSON.stringify(json).replaceAll('\\u0000', ''))
    const row = fc.record({
      words: fc.option(text),
      document: fc.option(value.filter(json => json.isWellFormed())),
      list: fc.option(fc.array(text, { maxLength: 3 })),
      bytes: fc.option(fc.uint8Array({ maxLength: 20 }).map(bytes => Buffer.from(bytes))),
      amount: fc.option(fc.constantFrom('0', '-1.50', '1e400', 'NaN', '123456789012345678901234567890.5')),
      at: fc.option(fc.constantFrom('infinity', '2026-03-29 02:30:00.123456+02', '0044-03-15 12:00+00 BC')),
      day: fc.option(fc.constantFrom('0001-01-01', '9999-12-31', '-infinity')),
      yes: fc.option(fc.boolean()),
      real: fc.option(fc.oneof(fc.double(), fc.constantFrom(0.1, 1e-320, -0))),
    })
    // Written otherwise than it is read where a server writes dates in a way of its own.
    const long = {
      words: null,
      document: null,
      list: null,
      bytes: null,
      amount: null,
      at: '0044-03-15 12:00+00 BC',
    } as const
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 50, size: 'max' }),
        fc.array(text, { maxLength: 20 }),
        async (rows, keys) => {
          await onceIn(site.connection, async client => {
            await client.query('delete from "Odd ""name"""; delete from idempotency_keys')
            for (const { words, document, list, bytes, amount, at, day, yes, real } of rows)
              await client.query(
                `insert into "Odd ""name""" (words, document, list, bytes, amount, at, day, yes, real) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
                [words, document, list, bytes, amount, at, day, yes, real],
              )
            for (const key of new Set(keys))
              await client.query(`insert into idempotency_keys values ($1, $1, to_jsonb($1::text), 'epoch')`, [key])
          })
          await comesBack()
        },
      ),
      { numRuns: 5, examples: [[[{ ...long, day: null, yes: null, real: null }], []]] },
    )
  })
})

describe('a backup that an earlier version took', () => {
  const [first, second] = allMigrations()
  const plan = '01M82V7M6S7CX9H8A4B703BPPB'

  test('goes into a later one, which then goes on migrating', async () => {
    const old = kept(await bareDatabase())
    await onceIn(old.connection, async client => {
      await client.query(
        'create table migrations (number integer primary key, name text not null, applied timestamptz not null default now())',
      )
      for (const { number, name, sql } of [first!, second!]) {
        await client.query(sql)
        await client.query('insert into migrations values ($1, $2)', [number, name])
      }
      await client.query(`insert into plans values ('${plan}', default, 'plan', '{}', null, null, 'plan', null, null)`)
      await client.query(
        `insert into events (id, key, facts, plan_id) values ('01M82V7M6S7CX9H8A4B703BPPC', 'e', '{"title": {"original": "fr", "fr": "L’été à Paris"}}', '${plan}')`,
      )
    })
    const { file } = await backUp(old.connection)
    for (const other of [kept(await bareDatabase()), kept(await cloneDatabase('empty'))]) {
      await restoreFrom(other.connection, file)
      const { rows } = await onceIn(other.connection, client =>
        client.query('select number from migrations order by number'),
      )
      expect(rows).toEqual([{ number: 1 }, { number: 2 }])
      expect(await contentOf(other.connection)).toEqual(await contentOf(old.connection))
      expect(await schemaOf(other.connection)).toEqual(await schemaOf(old.connection))

      await migrate(other.connection, 'migrations')
      const events = await onceIn(other.connection, client => client.query('select slug from events'))
      expect(events.rows).toEqual([{ slug: 'l-ete-a-paris' }])
      const fresh = kept(await cloneDatabase('empty'))
      expect(await schemaOf(other.connection)).toEqual(await schemaOf(fresh.connection))
    }
  })

  test('of a later version is refused, and says which', async () => {
    const later = kept(await cloneDatabase('france'))
    await later.pool.query(`insert into migrations (number, name) values (9002, 'later')`)
    const { file } = await backUp(later.connection, { parvis: '7.5.0' })
    const other = kept(await cloneDatabase('empty'))
    const before = await contentOf(other.connection)
    await expect(restoreFrom(other.connection, file)).rejects.toMatchObject({
      code: 'backup-later-version',
      sentence: {
        en: expect.stringContaining('7.5.0, migration 9002'),
        fr: expect.stringContaining('7.5.0, migration 9002'),
      },
    })
    expect(await contentOf(other.connection)).toEqual(before)
  })
})

test('tables that aren’t Parvis’s are in the backup, and a restore leaves them out and says so', async () => {
  const site = kept(await cloneDatabase('france'))
  await site.pool.query(`create table neighbours (id integer); insert into neighbours values (1)`)
  const { file } = await backUp(site.connection)
  const other = kept(await bareDatabase())
  expect(await restoreFrom(other.connection, file)).toMatchObject({ strange: ['neighbours'] })
  expect(await startOver(other)).toEqual([])
  const { neighbours, ...content } = await contentOf(site.connection)
  expect(neighbours).toMatch(/^1 rows/)
  expect(await contentOf(other.connection)).toEqual(content)
})
