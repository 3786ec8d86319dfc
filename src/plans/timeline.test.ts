import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, periods } from '../../tests/fixtures/arbitraries.ts'
import { type Period, standing, union } from '../platform/facts/period.ts'
import { type Phase, phaseKinds } from './plan.ts'
import { periodOf, planState, timeline } from './timeline.ts'

const label = { original: 'fr', fr: 'étape' }
const range = (earliest: string, latest: string): Period => ({ text: label, earliest, latest, precision: 'range' })
const phase = (kind: Phase['kind'], more: Partial<Phase> = {}): Phase => ({ kind, label, ...more })
const plan = { period: range('2021-01-01', '2023-12-31') }
const phases: fc.Arbitrary<Phase[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...phaseKinds),
    label: fc.constant(label),
    planned: fc.option(periods),
    actual: fc.option(periods),
  }),
  { maxLength: 8 },
)

describe('the timeline of a plan', () => {
  test('has one slab for each kind that something is known of, in the order of the cycle', () => {
    fc.assert(
      fc.property(phases, days, (list, today) => {
        const kinds = phaseKinds.filter(kind => kind === 'implementation' || list.some(one => one.kind === kind))
        expect(timeline(plan, list, today).map(slab => slab.kind)).toEqual(kinds)
      }),
    )
  })

  test('says of each slab the one period, or the span of several', () => {
    fc.assert(
      fc.property(phases, days, (list, today) => {
        for (const slab of timeline(plan, list, today)) {
          const own = list.filter(({ kind }) => kind === slab.kind).flatMap(one => periodOf(one) ?? [])
          if (own.length === 1) expect(slab).toMatchObject({ period: own[0], span: null })
          if (own.length > 1) expect(slab).toMatchObject({ period: null, span: union(own) })
        }
      }),
    )
  })

  test('says done only when all is past, to come only when all is ahead, and nothing of what has no dates', () => {
    fc.assert(
      fc.property(phases, days, (list, today) => {
        for (const slab of timeline(plan, list, today)) {
          const own = list.filter(({ kind }) => kind === slab.kind)
          if (own.length === 0) continue
          const known = own.map(one => standing(periodOf(one), today)).filter(where => where !== 'unknown')
          if (slab.state === 'done') expect(known.every(where => where === 'past')).toBe(true)
          if (slab.state === 'todo') expect(known.every(where => where === 'future')).toBe(true)
          if (slab.kind !== 'implementation') expect(slab.state === 'unknown').toBe(known.length === 0)
        }
      }),
    )
  })

  test('is under way between two phases of one kind', () => {
    const both = [
      phase('consultation', { planned: range('2021-01-01', '2021-02-28') }),
      phase('consultation', { planned: range('2021-06-01', '2021-07-31') }),
    ]
    const on = (today: string) => timeline(plan, both, today)[0]?.state
    expect([on('2020-12-31'), on('2021-01-15'), on('2021-04-01'), on('2021-08-01')]).toEqual([
      'todo',
      'now',
      'now',
      'done',
    ])
  })

  test('takes implementation from the plan’s own period when no phase says it', () => {
    expect(timeline(plan, [], '2022-01-01')).toEqual([
      { kind: 'implementation', label: null, state: 'now', period: plan.period, span: null },
    ])
    expect(timeline(plan, [phase('implementation')], '2022-01-01')).toMatchObject([
      { state: 'now', period: plan.period },
    ])
  })

  test('says what happened rather than what was planned', () => {
    const held = phase('publication', {
      planned: range('2021-10-01', '2021-10-31'),
      actual: range('2021-12-13', '2021-12-13'),
    })
    expect(timeline(plan, [held], '2021-11-15')[0]).toMatchObject({ state: 'todo', period: held.actual })
  })

  test('calls a kind of phase what the plan calls it', () => {
    const recueil = { original: 'fr', fr: 'Recueil' }
    expect(
      timeline({ ...plan, phaseLabels: { collecting: recueil } }, [phase('collecting')], '2021-01-01')[0],
    ).toMatchObject({
      label: recueil,
      state: 'unknown',
      period: null,
      span: null,
    })
  })
})

describe('where a plan is in its life', () => {
  const published = phase('publication', { actual: range('2021-12-13', '2021-12-13') })

  test('is preparing until it is published, then running, then over', () => {
    const on = (today: string) => planState(plan, [published], today)
    expect([on('2020-06-01'), on('2021-06-25'), on('2021-12-13'), on('2023-12-31'), on('2024-01-01')]).toEqual([
      'preparing',
      'preparing',
      'running',
      'running',
      'over',
    ])
  })

  test('goes by its period when no publication is known of', () => {
    const on = (today: string) => planState(plan, [], today)
    expect([on('2020-06-01'), on('2021-06-25'), on('2024-01-01')]).toEqual(['preparing', 'running', 'over'])
    expect(planState({ period: { text: label, precision: 'unset' } }, [], '2021-06-25')).toBe('unknown')
  })

  test('is over whatever was published, once its period is past', () => {
    fc.assert(
      fc.property(phases, periods, days, (list, period, today) => {
        const over = planState({ period }, list, today) === 'over'
        expect(over).toBe(standing(period, today) === 'past')
      }),
    )
  })
})
