import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, inFrench, onDay } from '../../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { organisations } from '../../people/index.ts'
import { plans } from '../../plans/index.ts'
import { operator } from '../../record/index.ts'
import { Milestone } from '../commitment.ts'
import { commitments, milestones } from '../describe-commitment.ts'
import { isKept, makeProgress, renewProgress } from './kept.ts'
import { progress } from './progress.ts'
import { countTracked, readTracked } from './tracked.ts'

const today = '2022-06-15'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase('france')
})
afterAll(() => database.drop())

/** The lines that are kept and those that the things give now: they must be the same, whatever was changed. */
async function expectRight() {
  const { db } = database
  await renewProgress(db, today)
  expect(await isKept(db, today)).toBe(true)
  // What holds on a day may have been made on another one: the days on which it holds may differ then, and nothing else.
  const told = sql`to_jsonb(progress) - 'holds_after' - 'holds_until'`
  const { rows: kept } = await sql<{ line: unknown }>`
    select ${told} as line from commitment_progress as progress order by id`.execute(db)
  const { rows: made } = await sql<{ line: unknown }>`
    with ${progress(today)} select ${told} as line from progress order by id`.execute(db)
  expect(kept).toEqual(made)
  const { rows: counted } = await sql`
    select plan_id, level, late, followed, count from commitment_counts where count <> 0 order by 1, 2, 3, 4`.execute(
    db,
  )
  const { rows: counts } = await sql`
    select plan_id, level, late, followed, count(*) as count from commitment_progress group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(
    db,
  )
  expect(counted).toEqual(counts)
  expect((await countTracked({ db, today }, {})).total).toBe(kept.length)
}

const rowOf = async (table: 'organisations' | 'plans' | 'commitments', key: string) =>
  database.db.selectFrom(table).select(['key', 'facts']).where('key', '=', key).executeTakeFirstOrThrow()

test('what is kept of commitments is right once the French plans are there', expectRight)

test('it follows the name of an organisation that leads', async () => {
  const { db } = database
  const { key, facts } = await rowOf('organisations', 'ditp')
  await organisations.describe.perform(db, operator, at, {
    things: [{ key, facts: { ...facts, name: inFrench('Zéphyr, direction interministérielle') } as never }],
  })
  await expectRight()
  const lines = await readTracked({ db, today }, {}, { sort: 'lead', language: 'fr' })
  const named = lines.filter(({ tracked }) => tracked.leads.length > 0).map(({ tracked }) => tracked.leads[0]?.slug)
  if (named.includes(key)) expect(named.lastIndexOf(key)).toBeGreaterThan(named.length / 2)
})

test('it follows the days of a plan, and whether it is followed here', async () => {
  const { db } = database
  const { key, facts } = await rowOf('plans', 'fr-2021-2023')
  await plans.describe.perform(db, operator, at, {
    things: [{ key, facts: { ...facts, period: onDay('2031-01-01'), followedFrom: '2021-01-01' } as never }],
  })
  await expectRight()
})

test('it follows who takes a commitment away', async () => {
  const { db } = database
  const things = [
    { key: 'one-more', parentKey: 'fr-2021-2023', facts: { number: '999', title: inFrench('Une de trop') } as never },
  ]
  const before = (await countTracked({ db, today }, {})).total
  await commitments.describe.perform(db, operator, at, { things })
  expect((await countTracked({ db, today }, {})).total).toBe(before + 1)
  await expectRight()
  await commitments.remove.perform(db, operator, at, { key: 'one-more', reason: 'compté deux fois' })
  await expectRight()
  expect((await countTracked({ db, today }, {})).total).toBe(before)
})

test('several who report on milestones of one commitment at once are all counted', async () => {
  const { db } = database
  const { key } = await db
    .selectFrom('commitments')
    .select('key')
    .where('removed', 'is', null)
    .executeTakeFirstOrThrow()
  const numbers = Array.from({ length: 8 }, (_, index) => 101 + index)
  const report = (number: number, reports: object[]) =>
    milestones.describe.perform(db, operator, at, {
      things: [
        {
          key: `${key}-${number}`,
          parentKey: key,
          facts: Milestone.parse({ number, output: inFrench('Une étape'), due: null, reports }),
        },
      ],
    })
  for (const number of numbers) await report(number, [])
  const reached = { state: 'reached', date: onDay('2022-01-01'), evidence: [{ title: 'Une preuve', kind: 'link' }] }
  await Promise.all(numbers.map(number => report(number, [reached])))
  await expectRight()
  const lines = await readTracked({ db, today }, {}, { sort: 'number', language: 'fr' })
  expect(lines.find(({ tracked }) => tracked.key === key)?.tracked.reached).toBe(numbers.length)
})

test('made again as a whole, it is the same', async () => {
  await makeProgress(database.db)
  await expectRight()
})

test('a day later, what was due is late without anybody changing anything', async () => {
  const { db } = database
  const { key } = await db
    .selectFrom('commitments')
    .select('key')
    .where('removed', 'is', null)
    .executeTakeFirstOrThrow()
  const [last, next] = ['2022-06-30', '2022-07-01']
  const facts = Milestone.parse({ number: 201, output: inFrench('Une étape'), due: onDay(last) })
  await milestones.describe.perform(db, operator, at, { things: [{ key: `${key}-201`, parentKey: key, facts }] })
  await renewProgress(db, last)
  expect(await isKept(db, last)).toBe(true)
  expect(await isKept(db, next)).toBe(false)
  // Before it is renewed, pages are right all the same; and they are the same once it is.
  const before = await readTracked({ db, today: next }, {}, { sort: 'due', language: 'en' })
  expect(await renewProgress(db, next)).toBeGreaterThan(0)
  expect(await isKept(db, next)).toBe(true)
  expect(await readTracked({ db, today: next }, {}, { sort: 'due', language: 'en' })).toEqual(before)
})
