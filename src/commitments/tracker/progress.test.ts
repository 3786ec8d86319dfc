import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { days, periods } from '../../../tests/fixtures/arbitraries.ts'
import { at, inFrench, plan } from '../../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { plans } from '../../plans/index.ts'
import { comparePeriods, type Day, type Period } from '../../platform/facts/period.ts'
import { operator } from '../../record/index.ts'
import { Commitment, Milestone, milestoneStates } from '../commitment.ts'
import { completionLevels, completionOf, type MilestoneStanding, standingOf } from '../completion.ts'
import { commitments, milestones } from '../describe-commitment.ts'
import { isKept, makeProgressIfStale, renewProgress } from './kept.ts'
import { countTracked, readTracked } from './tracked.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase('empty')
  await makeProgressIfStale(database.db)
})
afterAll(() => database.drop())

const evidence = [{ title: 'Une preuve', kind: 'link' }]
const reports = fc
  .record({ state: fc.constantFrom(...milestoneStates), date: periods, due: periods })
  .map(({ state, date, due }) => ({
    state,
    date,
    ...(state === 'reached' ? { evidence } : {}),
    ...(state === 'postponed' ? { due } : {}),
    ...(state === 'postponed' || state === 'abandoned' ? { reason: inFrench('Parce que.') } : {}),
  }))
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined })
const someMilestones = fc.array(
  fc.record({ due: fc.option(periods, { nil: null }), reports: maybe(fc.array(reports, { maxLength: 4 })) }),
  { maxLength: 4 },
)
const decided = fc.record({
  end: fc.option(periods, { nil: null }),
  withdrawn: maybe(periods.map(date => ({ date, reason: inFrench('Abandonné.') }))),
  override: maybe(
    fc
      .record({ completion: fc.constantFrom('not-started', 'limited', 'substantial', 'complete'), date: periods })
      .map(one => ({
        ...one,
        reason: inFrench('Fixé.'),
        author: inFrench('Le comité'),
      })),
  ),
})

const latest = (period: Period | null | undefined) => period?.latest ?? '9999-12-31'

/** The next due period ahead, the last one where none is, or the end of the commitment. */
function dueOf(standings: readonly MilestoneStanding[], end: Period | null, today: Day) {
  const dated = standings.filter(({ due, state }) => due && state !== 'abandoned')
  const ahead = dated
    .filter(({ due, state }) => state !== 'reached' && latest(due) >= today)
    .sort((a, b) => comparePeriods(a.due, b.due))[0]
  const last = dated.reduce<MilestoneStanding | undefined>(
    (best, one) => (!best || latest(one.due) >= latest(best.due) ? one : best),
    undefined,
  )
  const due = ahead?.due ?? last?.due ?? end
  return { due: due ?? null, dueKind: ahead ? 'next' : last ? 'last' : end ? 'end' : null }
}

const newsOf = (standings: readonly MilestoneStanding[]): Period | null =>
  standings
    .flatMap(({ report }) => report?.date ?? [])
    .reduce<Period | null>((best, date) => (!best || latest(date) > latest(best) ? date : best), null)

let run = 0

test('the database says of any commitment what the rule says: level, lateness, milestones, what is due, the latest news', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ decided, milestones: someMilestones }), { minLength: 1, maxLength: 12 }),
      fc.option(days, { nil: null }),
      days,
      async (made, followedFrom, today) => {
        run += 1
        const { db } = database
        const key = `plan-${run}`
        const facts = { ...plan(`p-${run}`), followedFrom } as never
        await plans.describe.perform(db, operator, at, { things: [{ key, facts }] })
        const whole = made.map(({ decided, milestones }, index) => ({
          key: `${key}-${index}`,
          facts: Commitment.parse({ number: String(index + 1), title: inFrench(`Promesse ${index}`), ...decided }),
          milestones: milestones.map((one, place) =>
            Milestone.parse({ number: place + 1, output: inFrench('Une étape'), ...one }),
          ),
        }))
        await commitments.describe.perform(db, operator, at, {
          things: whole.map(({ key: own, facts }) => ({ key: own, parentKey: key, facts })),
        })
        await milestones.describe.perform(db, operator, at, {
          things: whole.flatMap(({ key: own, milestones }) =>
            milestones.map(one => ({ key: `${own}-${one.number}`, parentKey: own, facts: one })),
          ),
        })
        const { id: planId } = await db
          .selectFrom('plans')
          .select('id')
          .where('key', '=', key)
          .executeTakeFirstOrThrow()
        const expected = whole.map(({ facts, milestones }) => {
          const standings = milestones.map(one => standingOf(one, today, followedFrom))
          const { level, computed, late, reached, total } = completionOf(standings, facts)
          return {
            number: facts.number,
            level,
            computed,
            late,
            followed: followedFrom !== null,
            states: standings.map(({ state }) => state),
            reached,
            total,
            ...dueOf(standings, facts.end ?? null, today),
            news: newsOf(standings),
          }
        })
        const told = async () => {
          const lines = await readTracked({ db, today }, { planId }, { sort: 'number', language: 'fr' })
          return lines.map(({ tracked }) => ({
            number: tracked.number,
            level: tracked.level,
            computed: tracked.computed,
            late: tracked.late,
            followed: tracked.followed,
            states: tracked.states,
            reached: tracked.reached,
            total: tracked.total,
            due: tracked.due,
            dueKind: tracked.dueKind,
            news: tracked.news,
          }))
        }
        // Made from the things, since what is kept is of another day; then kept for this one.
        expect(await told()).toEqual(expected)
        await renewProgress(db, today)
        expect(await isKept(db, today)).toBe(true)
        expect(await told()).toEqual(expected)
        const counts = await countTracked({ db, today }, { planId })
        expect(counts.total).toBe(expected.length)
        expect(counts.late).toBe(expected.filter(({ late }) => late).length)
        expect(counts.followed).toBe(followedFrom === null ? 0 : expected.length)
        for (const level of completionLevels)
          expect(counts.levels[level] ?? 0).toBe(expected.filter(one => one.level === level).length)
      },
    ),
    { numRuns: 40 },
  )
})
