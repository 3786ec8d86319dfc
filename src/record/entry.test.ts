import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, organisation, rowsIn, wholeContent } from '../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { organisations } from '../people/index.ts'
import { append, chainHash, chainStart, leafHash, saltedDigest } from './entry.ts'
import { operator, sealAll, verifyRecord } from './index.ts'

describe('the record in the database itself', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase('empty')
    const things = [
      { key: 'a', facts: organisation('Cour des comptes') },
      { key: 'b', facts: organisation('Cour de cassation') },
    ]
    await organisations.describe.perform(database.db, operator, at, { things })
    await sealAll(database.db)
  })
  afterAll(() => database.drop())

  test.each([
    "update entries set public = '{}'",
    "update entries set type = 'organisation.removed'",
    "update entries set actor = 'visitor'",
    "update entries set subject_id = 'x'",
    "update entries set recorded = recorded + interval '1 day'",
    `update entries set occurred = '{"precision":"unset"}'`,
    "update entries set tags = '{}'",
    "update entries set digests = '{}'",
    'update entries set position = default',
    `update entries set erasable = jsonb_set(erasable, '{name,after}', '"x"')`,
    `update entries set erasable = erasable || '{"added": 1}'`,
    "update entries set erasable = erasable - 'name'",
    "update entries set erasable = '{}'",
    "update entries set erasable = 'null'",
    `update entries set private = '{"secret": 1}'`,
    `update entries set salts = salts || '{"erasable.name": "00"}'`,
    'update entries set erasable = null',
    'delete from entries',
    'truncate entries cascade',
    'update seals set seq = seq + 100',
    'update seals set leaf = chain',
    'delete from seals',
    'truncate seals',
  ])('refuses: %s', async statement => {
    const before = await wholeContent(database.db)
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow()
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('says in words that it is append-only', async () => {
    await expect(sql`delete from seals`.execute(database.db)).rejects.toThrow(/append-only: DELETE on seals is refused/)
    await expect(sql`update entries set actor = 'x'`.execute(database.db)).rejects.toThrow(/can only be erased from/)
  })

  test('lets what a person typed be erased, for ever, and every proof still holds', async () => {
    await sql`update entries set erasable = jsonb_set(erasable, '{name}', 'null'), salts = jsonb_set(salts, '{erasable.name}', 'null')
      where position = 1`.execute(database.db)
    expect((await verifyRecord(database.db)).problems).toEqual([])
    for (const back of [
      `update entries set erasable = jsonb_set(erasable, '{name}', '"x"') where position = 1`,
      `update entries set salts = jsonb_set(salts, '{erasable.name}', '"00"') where position = 1`,
    ]) {
      await expect(sql.raw(back).execute(database.db)).rejects.toThrow(/can only be erased from/)
    }
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })
})

describe('an entry that is appended', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase('empty')
  })
  afterAll(() => database.drop())

  test('keeps what may be erased, and what is private, out of its hash but for salted digests', async () => {
    const [id] = await database.db.transaction().execute(tx =>
      append(
        tx,
        [
          {
            type: 'test.noted',
            subject: { type: 'test', id: 'x' },
            public: { open: 1 },
            erasable: { typed: 'same words', again: 'same words' },
            private: { secret: 'same words' },
            tags: ['test:x'],
          },
        ],
        { actor: 'operator', recorded: at },
      ),
    )
    const entry = await database.db.selectFrom('entries').selectAll().where('id', '=', id!).executeTakeFirstOrThrow()
    const digests = [entry.digests.erasable.typed, entry.digests.erasable.again, entry.digests.private.secret]
    expect(new Set(digests).size).toBe(3)
    expect(entry.digests.erasable.typed).toBe(saltedDigest(entry.salts['erasable.typed']!, 'same words'))
    expect(entry.salts['erasable.typed']).toMatch(/^[0-9a-f]{32}$/)
    const erased = { ...entry, erasable: {}, private: {}, salts: {} }
    expect(leafHash(erased)).toEqual(leafHash(entry))
    for (const changed of [
      { ...entry, public: { open: 2 } },
      { ...entry, actor: 'visitor' },
      { ...entry, recorded: new Date(at.getTime() + 1) },
      { ...entry, batch_id: entry.id },
      { ...entry, digests: { ...entry.digests, private: {} } },
    ]) {
      expect(leafHash(changed)).not.toEqual(leafHash(entry))
    }
  })

  test('waits to be sealed, with its change or not at all', async () => {
    const before = [await rowsIn(database.db, 'entries'), await rowsIn(database.db, 'unsealed')]
    const undone = database.db.transaction().execute(async tx => {
      await append(tx, [{ type: 'test.noted', subject: { type: 'test', id: 'x' }, tags: [] }], {
        actor: 'operator',
        recorded: at,
      })
      throw new Error('the change could not be made')
    })
    await expect(undone).rejects.toThrow('the change could not be made')
    expect([await rowsIn(database.db, 'entries'), await rowsIn(database.db, 'unsealed')]).toEqual(before)
  })
})

test('the chain depends on what came before, on the number and on the leaf', () => {
  const leaf = Buffer.alloc(32, 1)
  const first = chainHash(chainStart, 1, leaf)
  expect(first).toHaveLength(32)
  expect(chainHash(chainStart, 1, leaf)).toEqual(first)
  expect(chainHash(first, 1, leaf)).not.toEqual(first)
  expect(chainHash(chainStart, 2, leaf)).not.toEqual(first)
  expect(chainHash(chainStart, 1, Buffer.alloc(32, 2))).not.toEqual(first)
})
