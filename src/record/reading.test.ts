import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { at, inFrench } from '../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { organisations } from '../people/index.ts'
import { append } from './entry.ts'
import { entryTitle } from './entry-words.ts'
import { namesOf, operator, readDetails, readEntry, readHistory, readMonths, readRecord, sealAll } from './index.ts'

describe('reading the record', () => {
  let database: TestDatabase
  let lines: string[]
  let batch: string
  let details: string[]
  beforeAll(async () => {
    database = await cloneDatabase('empty')
    const write = (count: number, batchId: string | null = null) =>
      database.db.transaction().execute(tx =>
        append(
          tx,
          Array.from({ length: count }, () => ({
            type: 'test.noted',
            subject: { type: 'test', id: 'subject' },
            public: { open: 'to see' },
            erasable: { typed: 'to read' },
            private: { secret: 'camille@example.org' },
            tags: ['test:secret-tag'],
          })),
          { actor: 'operator', recorded: at, batchId },
        ),
      )
    const before = await write(13)
    ;[batch] = (await write(1)) as [string]
    details = await write(7, batch)
    lines = [...before, batch, ...(await write(10))].reverse()
    await sealAll(database.db)
  })
  afterAll(() => database.drop())

  test('never gives what is private, nor its digest, nor a salt', async () => {
    const { db } = database
    const everything = JSON.stringify([
      await readEntry(db, batch),
      await readRecord(db, {}, 100),
      await readRecord(db, { after: 0 }, 100),
      await readRecord(db, { before: 1e9 }, 100),
      await readDetails(db, batch, 0, 100),
      await readHistory(db, ['subject'], 100),
    ])
    expect(everything).toContain('to see')
    expect(everything).toContain('to read')
    const { salts, digests } = await db
      .selectFrom('entries')
      .select(['salts', 'digests'])
      .where('id', '=', batch)
      .executeTakeFirstOrThrow()
    for (const hidden of ['camille', 'secret', 'salts', 'digests', ...Object.values(salts), digests.private.secret]) {
      expect(everything).not.toContain(hidden)
    }
  })

  test('page after page, each line is met once, from the newest to the oldest and back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async size => {
        const down: string[] = []
        let page = await readRecord(database.db, {}, size)
        expect(page.newer).toBeNull()
        for (;;) {
          down.push(...page.items.map(line => line.id))
          if (page.older === null) break
          page = await readRecord(database.db, { before: page.older }, size)
          expect(page.items.length).toBeGreaterThan(0)
        }
        expect(down).toEqual(lines)
        const up = page.items.map(line => line.id)
        while (page.newer !== null) {
          page = await readRecord(database.db, { after: page.newer }, size)
          if (page.items.length === 0) break
          up.unshift(...page.items.map(line => line.id))
        }
        expect(up).toEqual(lines)
      }),
      { numRuns: 12 },
    )
  })

  test('the newest page has no newer one, the oldest no older one, when they are reached by going back', async () => {
    const first = await readRecord(database.db, {}, 10)
    const second = await readRecord(database.db, { before: first.older! }, 10)
    const back = await readRecord(database.db, { after: second.newer! }, 10)
    expect(back.items).toEqual(first.items)
    expect(back.newer).toBeNull()
    expect(back.older).toBe(first.older)
  })

  test('a batch is one line, which opens on its details in their order', async () => {
    const { items } = await readRecord(database.db, {}, 100)
    expect(items.map(line => line.id)).toEqual(lines)
    const all = await readDetails(database.db, batch, 0, 100)
    expect(all.items.map(line => line.id)).toEqual(details)
    expect(all.next).toBeNull()
    const some = await readDetails(database.db, batch, 0, 3)
    const more = await readDetails(database.db, batch, some.next!, 10)
    expect([...some.items, ...more.items].map(line => line.id)).toEqual(details)
  })

  test('an entry that is not there is null, and no things have no history', async () => {
    expect(await readEntry(database.db, '01M82V7M69V1JT5KCXDBCKDNPZ')).toBeNull()
    expect(await readEntry(database.db, "'; drop table entries; --")).toBeNull()
    expect(await readHistory(database.db, [], 10)).toEqual([])
    expect((await readHistory(database.db, ['subject'], 4)).map(line => line.id)).toEqual(lines.slice(0, 4))
  })
})

test('things are called by their names, whatever their kind', async () => {
  const database = await cloneDatabase('empty')
  onTestFinished(() => database.drop())
  const things = [{ key: 'cnil', facts: { kind: 'independent-authority', name: inFrench('CNIL') } }]
  const outcome = await organisations.describe.perform(database.db, operator, at, { things })
  const [{ id }] = (outcome as unknown as { result: [{ id: string }] }).result
  const names = await namesOf(database.db, [
    { type: 'organisation', id },
    { type: 'plan', id },
    { type: 'import', id: 'x' },
  ])
  expect([...names]).toEqual([[id, inFrench('CNIL')]])
  const entry = { type: 'organisation.described', subject_type: 'organisation', public: { change: 'added' } }
  expect(entryTitle(entry, names.get(id), 'fr')).toContain('CNIL')
  expect(entryTitle(entry, names.get(id), 'en')).toContain('CNIL')
})

test('months hold as many lines as were written in them, sealed or not, in any time zone', async () => {
  const { db, drop } = await cloneDatabase('empty')
  onTestFinished(drop)
  const line = { type: 'test.noted', subject: { type: 'test', id: 'subject' }, public: {}, tags: [] }
  const from = Date.parse('2023-11-28T00:00:00Z')
  const moments = fc
    .integer({ min: 0, max: 130 * 24 * 4 })
    .map(quarters => new Date(from + quarters * 900_000 + 61_000))
  await fc.assert(
    fc.asyncProperty(fc.array(moments, { minLength: 1, maxLength: 12 }), fc.boolean(), async (recorded, sealing) => {
      for (const moment of recorded) {
        await db.transaction().execute(tx => append(tx, [line], { actor: 'operator', recorded: moment, batchId: null }))
      }
      if (sealing) await sealAll(db)
      for (const timeZone of [
        'Europe/Paris',
        'Asia/Kathmandu',
        'Pacific/Kiritimati',
        'Pacific/Pago_Pago',
        'America/St_Johns',
      ]) {
        const { rows } = await sql<{ month: string; lines: number; newest: Date }>`
          select to_char(recorded at time zone ${timeZone}, 'YYYY-MM') as month, count(*)::integer as lines, max(recorded) as newest
          from entries where batch_id is null group by 1 order by 1 desc`.execute(db)
        const months = await readMonths(db, timeZone)
        expect(months.map(({ month, lines }) => ({ month, lines }))).toEqual(
          rows.map(({ month, lines }) => ({ month, lines })),
        )
      }
    }),
    { numRuns: 25 },
  )
})
