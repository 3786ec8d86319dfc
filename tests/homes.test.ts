import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisations, readAllOrganisations } from '../src/people/index.ts'
import { figures, readMeasures } from '../src/plans/index.ts'
import type { Database } from '../src/platform/database/database.ts'
import { operator } from '../src/record/index.ts'
import { at, inFrench, organisation, year2021 } from './fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from './support/database.ts'
import { everyPage, jsonOf } from './support/pages.ts'
import { openSite, type TestSite, testDay } from './support/site.ts'

/**
 * The PostgreSQL that npm brings, and the oldest one that Parvis supports, set as unlike it as an operator may have it: what differs
 * between the two by itself, and what Parvis does so that nobody ever notices. All other tests run on each.
 */
let npm: TestDatabase
let oldest: TestDatabase
beforeAll(async () => {
  npm = await cloneDatabase('empty', 'npm')
  oldest = await cloneDatabase('empty', 'oldest')
})
afterAll(async () => {
  await npm.drop()
  await oldest.drop()
})

/** What each of the two says to somebody who connects without any precaution. */
async function plainly<Row>(text: string): Promise<[Row[], Row[]]> {
  const ask = async ({ connection }: TestDatabase) => {
    const client = new pg.Client(connection)
    await client.connect()
    const { rows } = await client.query(text)
    await client.end()
    return rows as Row[]
  }
  return [await ask(npm), await ask(oldest)]
}

/** What Parvis hears from each. */
const heard = async <Result>(ask: (db: Database) => Promise<Result>): Promise<[Result, Result]> => [
  await ask(npm.db),
  await ask(oldest.db),
]

test('the two are of different versions', async () => {
  const [[ours], [theirs]] = await plainly<{ version: number }>(
    `select current_setting('server_version_num')::integer / 10000 as version`,
  )
  expect([ours?.version, (theirs?.version ?? 99) < (ours?.version ?? 0)]).toEqual([18, true])
})

describe('text that is put in order', () => {
  const names = ['Étalab', 'zone', 'Ecole', 'étude', 'L’Été', 'lete', 'Œuvre', 'oeuvre', '10e', '2e', 'a-b', 'ab', 'B']

  test('is in another order on each, if nobody says in which', async () => {
    const list = names.map(name => `('${name}')`).join(', ')
    const [ours, theirs] = await plainly<{ name: string }>(
      `select name from (values ${list}) as t (name) order by name`,
    )
    expect(ours).not.toEqual(theirs)
  })

  test('is in the order of the reader’s alphabet on both', async () => {
    const things = names.map((name, place) => ({
      key: `o-${place}`,
      facts: organisation(name, { slug: `o-${place}` }),
    }))
    const [ours, theirs] = await heard(async db => {
      expect(await organisations.describe.perform(db, operator, at, { things })).toMatchObject({ done: true })
      return (await readAllOrganisations(db)).map(({ facts }) => String(facts.name.fr))
    })
    expect(ours).toEqual(theirs)
    expect(ours).toEqual('10e 2e a-b ab B Ecole Étalab étude L’Été lete oeuvre Œuvre zone'.split(' '))
  })

  test('is in the order of its signs on both, where it is a key', async () => {
    const measures = ['a.b', 'a_b', 'a-b', 'ab', 'a1', 'a-1']
    const things = measures.map((measure, place) => ({
      key: `f-${place}`,
      facts: {
        ...{ measure, label: inFrench(measure), value: place, qualifier: 'exact', unit: 'pays' },
        ...{ asOf: year2021, sources: [{ title: 'Une source' }] },
      },
    }))
    const [ours, theirs] = await heard(async db => {
      expect(await figures.describe.perform(db, operator, at, { things })).toMatchObject({ done: true })
      return (await readMeasures(db)).map(({ measure }) => measure)
    })
    expect(ours).toEqual(theirs)
    expect(ours).toEqual([...measures].sort())
  })

  test('is folded alike: small letters, accents, words, beginnings of words, words that are nearly alike', async () => {
    const [ours, theirs] = await heard(async db => {
      const { rows } = await sql`
        select lower('ÉTÉ Œ İ' collate "und-x-icu"), 'É' ~ '\\w' as word, normalize('é', NFKD) = 'e' || chr(769) as parts,
          to_tsvector('pg_catalog.french', 'les engagements ouverts')::text as fr,
          to_tsvector('pg_catalog.english', 'open commitments')::text as en,
          show_trgm('etude') as trigrams, similarity('etude', 'etudes') as near`.execute(db)
      return rows
    })
    expect(ours).toEqual(theirs)
  })
})

describe('dates, moments and numbers', () => {
  const values = `
    select date '2026-11-24'::text as day, timestamptz '2026-11-24 09:30:00.123+00'::text as moment,
      to_char(timestamptz '2026-11-24 23:30:00+00', 'YYYY-MM-DD') as held, ('2026-03-29'::date + 1)::timestamptz = '2026-03-30Z' as midnight,
      (0.1::float8 + 0.2::float8)::text as float, interval '1 day 2 hours'::text as span`

  test('are written otherwise by each, if nobody says how', async () => {
    const [[ours], [theirs]] = await plainly<Record<string, unknown>>(values)
    const differ = Object.keys(ours ?? {}).filter(name => ours?.[name] !== theirs?.[name])
    expect(differ).toEqual(['day', 'moment', 'held', 'midnight', 'float', 'span'])
  })

  test('are read alike by Parvis: days as days, moments as moments, counts as numbers', async () => {
    const [ours, theirs] = await heard(async db => {
      const { rows } = await sql`
        select date '2026-11-24' as day, timestamptz '2026-11-24 09:30:00.123+00' as moment, date '2026-11-24'::text as written,
          timestamptz '2026-11-24 23:30:00+00' at time zone 'Europe/Paris' as there, count(*) as count, 12345678901::bigint as large,
          0.1::float8 + 0.2::float8 as float, '{"n": 1.50, "d": 12345678}'::jsonb as facts, '\\x00ff'::bytea as hash
        `.execute(db)
      return rows[0]
    })
    expect(ours).toEqual(theirs)
    expect(ours).toMatchObject({
      day: '2026-11-24',
      written: '2026-11-24',
      moment: new Date('2026-11-24T09:30:00.123Z'),
      count: 1,
      large: 12345678901,
      float: 0.1 + 0.2,
      facts: { n: 1.5, d: 12345678 },
      hash: Buffer.from([0, 255]),
    })
  })
})

test('a transaction sees what others commit while it runs, on both, whatever their setting', async () => {
  const [[ours], [theirs]] = await plainly<{ set: string }>(
    "select current_setting('default_transaction_isolation') as set",
  )
  expect([ours?.set, theirs?.set]).toEqual(['read committed', 'repeatable read'])
  const seen = await heard(db =>
    db.transaction().execute(async tx => {
      const count = () => sql<{ count: number }>`select count(*) as count from idempotency_keys`.execute(tx)
      const before = await count()
      await sql`insert into idempotency_keys values ('seen', 'test', null, now())`.execute(db)
      return Number((await count()).rows[0]?.count) - Number(before.rows[0]?.count)
    }),
  )
  expect(seen).toEqual([1, 1])
})

describe('errors', () => {
  const wrong: [string, string, RegExp][] = [
    ['a key that is taken', `insert into slugs values ('t', 's', 'x', 'a'), ('t', 's', 'x', 'b')`, /^23505$/],
    [
      'what refers to nothing',
      `insert into seals values (1, 'nobody', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))`,
      /^23503$/,
    ],
    ['what a check refuses', `insert into sites (id, key, facts) values ('short', 'k', '{}')`, /^23514$/],
    ['what must be there', `insert into sites (id, key) values (repeat('0', 26), 'k')`, /^23502$/],
    ['the record, rewritten', 'truncate entries cascade', /^23001$/],
    ['text that isn’t text', `select convert_from('\\xff', 'UTF8')`, /^22021$/],
    ['JSON that isn’t JSON', `select '{'::jsonb`, /^22P02$/],
    ['a sign that JSON can’t hold', `select '"\\u0000"'::jsonb ->> 0`, /^22P05$/],
    ['a day that never was', `select '2026-02-30'::date`, /^22008$/],
    ['a table that isn’t there', 'select * from nowhere', /^42P01$/],
    ['a division by zero', 'select 1 / 0', /^22012$/],
  ]

  test.each(wrong)('%s is refused with the same code', async (_, statement, code) => {
    const codes = await heard(async db =>
      sql(Object.assign([statement], { raw: [statement] }) as unknown as TemplateStringsArray)
        .execute(db)
        .then(
          () => 'accepted',
          (error: { code: string }) => error.code,
        ),
    )
    expect(codes).toEqual([expect.stringMatching(code), expect.stringMatching(code)])
  })
})

describe('a reader of the French plans', () => {
  let sites: [TestSite, TestSite]
  beforeAll(async () => {
    sites = [await openSite('france', testDay, 'npm'), await openSite('france', testDay, 'oldest')]
  })
  afterAll(async () => {
    for (const site of sites ?? []) await site.close()
  })

  /** Entries of the record have salts and identities that no other site has. */
  const bare = (body: string) =>
    body.replace(/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/g, 'ULID').replace(/\b[0-9a-f]{64}\b/g, 'HASH')

  const searches = ['gouvernement ouvert', 'donnees', 'ecole', 'tranparence', '18', 'l’état', 'commission'].flatMap(
    words => [`/recherche.json?q=${encodeURIComponent(words)}`, `/en/search?q=${encodeURIComponent(words)}`],
  )
  const orders = ['title', 'lead', 'due', 'completion', 'news'].flatMap(sort => [
    `/engagements?sort=${sort}`,
    `/en/commitments.csv?sort=${sort}`,
  ])

  test('reads the same on both: two pages of each kind, what is searched, each order of the list', async () => {
    const kinds = new Map<string, string[]>()
    for (const { what, path } of await everyPage(sites[0])) {
      if (/^entry of|^record/.test(what)) continue
      const known = kinds.get(what) ?? []
      if (known.length < 4) kinds.set(what, [...known, path.fr, jsonOf(path.en)])
    }
    expect(kinds.size).toBeGreaterThan(15)
    for (const path of [...[...kinds.values()].flat(), ...searches, ...orders]) {
      const [ours, theirs] = await Promise.all(
        sites.map(async site => {
          const response = await site.get(path)
          return `${path} ${response.status} ${bare(await response.text())}`
        }),
      )
      expect(theirs).toBe(ours)
    }
  })
})
