import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, periods } from '../../tests/fixtures/arbitraries.ts'
import type { Period } from '../platform/facts/period.ts'
import {
  type Commitment,
  type MilestoneReport,
  milestoneStates,
  MilestoneReport as ReportSchema,
} from './commitment.ts'
import { completionOf, type MilestoneStanding, standingOf } from './completion.ts'

const words = { original: 'fr', fr: 'parce que' }
const dayOf = (day: string): Period => ({
  text: { original: 'fr', fr: day },
  earliest: day,
  latest: day,
  precision: 'day',
})
const report = (
  state: MilestoneReport['state'],
  day: string,
  more: Partial<MilestoneReport> = {},
): MilestoneReport => ({
  state,
  date: dayOf(day),
  ...more,
})
const stood = (state: MilestoneStanding['state'], late = false): MilestoneStanding => ({
  state,
  due: null,
  report: null,
  late,
})
const standings = fc.array(
  fc.record({
    state: fc.constantFrom('no-information' as const, ...milestoneStates),
    due: fc.constant(null),
    report: fc.constant(null),
    late: fc.boolean(),
  }),
)
const reports: fc.Arbitrary<MilestoneReport[]> = fc.array(
  fc.record({ state: fc.constantFrom(...milestoneStates), date: periods, due: periods }),
)
const decisions = {
  withdrawn: { date: dayOf('2022-01-01'), reason: words },
  override: { completion: 'substantial' as const, reason: words, author: words, date: dayOf('2022-01-01') },
} satisfies Pick<Commitment, 'withdrawn' | 'override'>

/** The rule of docs/domain.md, written out case by case. */
function levelByTheBook(list: readonly MilestoneStanding[]): string {
  const left = list.filter(one => one.state !== 'abandoned')
  const some = (state: string) => left.some(one => one.state === state)
  const done = left.filter(one => one.state === 'reached').length
  const reportedOn = left.length - left.filter(one => one.state === 'no-information').length
  if (reportedOn === 0) return 'no-information'
  if (done === left.length) return 'complete'
  if (done >= left.length / 2) return 'substantial'
  if (done > 0 || some('in-progress')) return 'limited'
  return 'not-started'
}

describe('the level of a commitment', () => {
  test('is what the rule gives, for any milestones in any order', () => {
    fc.assert(
      fc.property(standings, list => {
        const { level, computed, reached, begun, total } = completionOf(list)
        expect(level).toBe(levelByTheBook(list))
        expect(computed).toBe(level)
        expect(total).toBe(list.filter(({ state }) => state !== 'abandoned').length)
        expect(reached).toBe(list.filter(({ state }) => state === 'reached').length)
        expect(begun).toBe(list.filter(({ state }) => state === 'in-progress').length)
        expect(completionOf([...list].reverse())).toEqual(completionOf(list))
      }),
      { numRuns: 1000 },
    )
  })

  test('is no information where there is no milestone, or none was reported on', () => {
    expect(completionOf([]).level).toBe('no-information')
    expect(completionOf([stood('no-information'), stood('no-information')]).level).toBe('no-information')
    expect(completionOf([stood('abandoned')]).level).toBe('no-information')
  })

  test('does not count an abandoned milestone', () => {
    expect(completionOf([stood('reached'), stood('abandoned')])).toMatchObject({ level: 'complete', total: 1 })
    fc.assert(
      fc.property(standings, list => {
        expect(completionOf([...list, stood('abandoned', true)])).toEqual(completionOf(list))
      }),
    )
  })

  test('is substantial from the half on, limited below it, not started when nothing was begun', () => {
    expect(completionOf([stood('reached'), stood('no-information')]).level).toBe('substantial')
    expect(completionOf([stood('reached'), stood('in-progress'), stood('not-started')]).level).toBe('limited')
    expect(completionOf([stood('in-progress'), stood('no-information')]).level).toBe('limited')
    expect(completionOf([stood('postponed'), stood('no-information')]).level).toBe('not-started')
  })

  test('is withdrawn by public decision, and then never late', () => {
    fc.assert(
      fc.property(standings, list => {
        const completion = completionOf(list, decisions)
        expect(completion).toMatchObject({ level: 'withdrawn', computed: levelByTheBook(list), late: false })
      }),
    )
  })

  test('is another one by decision, and the computed one stays beside it', () => {
    fc.assert(
      fc.property(standings, list => {
        const completion = completionOf(list, { override: decisions.override })
        expect(completion).toMatchObject({ level: 'substantial', computed: levelByTheBook(list) })
      }),
    )
  })

  test('goes with late when a milestone that counts is late', () => {
    fc.assert(
      fc.property(standings, list => {
        expect(completionOf(list).late).toBe(list.some(({ state, late }) => late && state !== 'abandoned'))
      }),
    )
  })
})

describe('where a milestone stands', () => {
  test('is what was last reported, and of one day what was filed last', () => {
    const milestone = {
      reports: [
        report('reached', '2022-03-01'),
        report('in-progress', '2022-01-01'),
        report('postponed', '2022-03-01'),
      ],
    }
    expect(standingOf(milestone, '2022-04-01', null).state).toBe('postponed')
    expect(standingOf({ reports: [] }, '2022-04-01', null)).toEqual({
      state: 'no-information',
      due: null,
      report: null,
      late: false,
    })
    expect(standingOf({}, '2022-04-01', null).state).toBe('no-information')
  })

  test('is due when the last postponement says, else when it first was', () => {
    const first = dayOf('2022-01-01')
    const [second, third] = [dayOf('2022-06-01'), dayOf('2022-12-01')]
    const milestone = {
      due: first,
      reports: [
        report('postponed', '2022-05-01', { due: third }),
        report('postponed', '2022-01-02', { due: second }),
        report('in-progress', '2022-06-01'),
      ],
    }
    expect(standingOf(milestone, '2022-06-02', '2021-01-01')).toMatchObject({
      state: 'in-progress',
      due: third,
      late: false,
    })
    expect(standingOf(milestone, '2022-12-02', '2021-01-01').late).toBe(true)
    expect(standingOf({ due: first }, '2022-06-02', null).due).toEqual(first)
  })

  test('is never late on a plan that is not followed on this site', () => {
    fc.assert(
      fc.property(fc.option(periods), reports, days, (due, list, today) => {
        expect(standingOf({ due, reports: list }, today, null).late).toBe(false)
      }),
    )
  })

  test('is late only once its due period is past, on a plan followed before that, and while it is open', () => {
    fc.assert(
      fc.property(fc.option(periods), reports, days, days, (due, list, today, since) => {
        const standing = standingOf({ due, reports: list }, today, since)
        const { state, late } = standing
        if (!late) return
        expect(['reached', 'abandoned']).not.toContain(state)
        expect(standing.due?.latest && standing.due.latest < today).toBe(true)
        expect(standing.due?.latest && standing.due.latest >= since).toBe(true)
        expect(['ongoing', 'unset']).not.toContain(standing.due?.precision)
      }),
      { numRuns: 1000 },
    )
  })

  test('“fin septembre 2021” is not late on 30 September, and late on 1 October', () => {
    const due: Period = {
      text: { original: 'fr', fr: 'fin septembre 2021' },
      earliest: '2021-09-20',
      latest: '2021-09-30',
      precision: 'late-month',
    }
    expect(standingOf({ due }, '2021-09-30', '2021-01-01').late).toBe(false)
    expect(standingOf({ due }, '2021-10-01', '2021-01-01').late).toBe(true)
    expect(standingOf({ due }, '2021-10-01', '2021-10-01').late).toBe(false)
    expect(standingOf({ due, reports: [report('reached', '2021-11-01')] }, '2022-01-01', '2021-01-01').late).toBe(false)
  })
})

describe('a report', () => {
  const accepts = (given: object) => ReportSchema.safeParse({ date: dayOf('2022-01-01'), ...given }).success
  const evidence = [{ title: 'Le site', kind: 'link', address: 'https://example.org' }]

  test('that a milestone is reached needs evidence', () => {
    expect(accepts({ state: 'reached' })).toBe(false)
    expect(accepts({ state: 'reached', evidence: [] })).toBe(false)
    expect(accepts({ state: 'reached', evidence })).toBe(true)
  })

  test('that it is abandoned needs a reason; that it is postponed, a reason and the new due period', () => {
    expect(accepts({ state: 'abandoned' })).toBe(false)
    expect(accepts({ state: 'abandoned', reason: words })).toBe(true)
    expect(accepts({ state: 'postponed', reason: words })).toBe(false)
    expect(accepts({ state: 'postponed', due: dayOf('2023-01-01') })).toBe(false)
    expect(accepts({ state: 'postponed', reason: words, due: dayOf('2023-01-01') })).toBe(true)
  })
})
