import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periods } from '../../../tests/fixtures/arbitraries.ts'
import type { Period } from '../../platform/facts/period.ts'
import { slipOf } from './slip.ts'

const spanning = (earliest: string, latest: string): Period => ({
  text: { original: 'fr', fr: 'une date' },
  earliest,
  latest,
  precision: earliest === latest ? 'day' : 'range',
})

describe('what happened, beside what was planned', () => {
  test('is so many days late when it has a day after the last one planned: the third plan, by 78', () => {
    expect(slipOf(spanning('2021-09-20', '2021-09-30'), spanning('2021-12-17', '2021-12-17'))).toEqual({
      kind: 'late',
      days: 78,
      atLeast: false,
    })
  })

  test('is at least so many days late when its own date is vague', () => {
    expect(slipOf(spanning('2021-09-01', '2021-09-30'), spanning('2021-12-01', '2021-12-31'))).toEqual({
      kind: 'late',
      days: 62,
      atLeast: true,
    })
  })

  test('is in time when its last day is within what was planned', () => {
    expect(slipOf(spanning('2021-09-01', '2021-09-30'), spanning('2021-09-30', '2021-09-30'))).toEqual({
      kind: 'in-time',
    })
  })

  test('can’t be told where the two overlap', () => {
    expect(slipOf(spanning('2021-09-01', '2021-09-30'), spanning('2021-09-15', '2021-10-15'))).toEqual({
      kind: 'unknown',
    })
  })

  test('is never called late on a day that may have been planned, nor in time on one after', () => {
    fc.assert(
      fc.property(periods, periods, (planned, actual) => {
        const slip = slipOf(planned, actual)
        if (slip.kind === 'late') {
          expect((planned.latest as string) < (actual.earliest as string)).toBe(true)
          expect(slip.days).toBeGreaterThan(0)
        }
        if (slip.kind === 'in-time') expect((actual.latest as string) <= (planned.latest as string)).toBe(true)
      }),
    )
  })
})
