import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, periods } from '../../../tests/fixtures/arbitraries.ts'
import { inFrench, onDay } from '../../../tests/fixtures/facts.ts'
import type { Period } from '../../platform/facts/period.ts'
import { ageInWords } from './age.ts'

const today = '2026-11-24'
const ago = (day: string, language: 'fr' | 'en' = 'fr') => ageInWords(onDay(day) as Period, today, language)

describe('how long ago something was said', () => {
  test('is told in the words of the reader, in days, then months, then years', () => {
    expect([ago(today), ago('2026-11-23'), ago('2026-11-14'), ago('2026-10-01')]).toEqual([
      'aujourd’hui',
      'hier',
      'il y a 10 jours',
      'il y a 54 jours',
    ])
    expect([ago('2026-05-02'), ago('2025-01-01'), ago('2023-11-20')]).toEqual([
      'il y a 6 mois',
      'il y a 22 mois',
      'il y a 3 ans',
    ])
    expect([ago('2026-11-23', 'en'), ago('2023-11-20', 'en')]).toEqual(['yesterday', '3 years ago'])
  })

  test('is never told as longer than it may be: a vague date counts from its last day', () => {
    const year = { text: inFrench('2023'), earliest: '2023-01-01', latest: '2023-12-31', precision: 'year' } as Period
    expect(ageInWords(year, today, 'fr')).toBe('il y a 2 ans')
  })

  test('is told of no day that is still to come, and of no date without a last day', () => {
    fc.assert(
      fc.property(periods, days, fc.constantFrom('fr', 'en'), (period, day, language) => {
        const past = Boolean(period.latest && period.latest <= day)
        expect(ageInWords(period, day, language) !== null).toBe(past)
      }),
    )
  })

  test('grows with the days', () => {
    const units = ['day', 'month', 'year']
    const inUnits = (said: string | null): [number, number] => {
      const [, count, unit] = /(\d+) (day|month|year)s? ago/.exec(said ?? '') ?? []
      return [units.indexOf(unit ?? 'day'), Number(count ?? 1)]
    }
    fc.assert(
      fc.property(days, days, days, (...three) => {
        const [long = '', short = '', now = ''] = [...three].sort()
        const [older, newer] = [long, short].map(day => inUnits(ageInWords(onDay(day) as Period, now, 'en')))
        if (long === now || short === now || !older || !newer) return
        expect(older[0] > newer[0] || (older[0] === newer[0] && older[1] >= newer[1])).toBe(true)
      }),
    )
  })
})
