import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inFrench, onDay } from '../../../tests/fixtures/facts.ts'
import type { EventRow, SeriesRow } from '../../events/index.ts'
import type { FigureRow } from '../../plans/index.ts'
import { Qualifier } from '../../platform/facts/figure.ts'
import { cumulative, cumulativeInWords } from './cumulative.ts'

type Counted = { value: number; qualifier?: Qualifier; unit?: string }

const figureOf = (key: string, { value, qualifier = 'exact', unit = 'participants' }: Counted) =>
  ({
    key,
    facts: {
      value,
      qualifier,
      unit,
      measure: key,
      label: inFrench('participants'),
      asOf: onDay('2021-06-30'),
      sources: [],
    },
  }) as unknown as FigureRow
const memberOf = (figure: string | null) =>
  ({ facts: figure === null ? {} : { attendanceFigureId: figure } }) as unknown as EventRow
const seriesOf = (facts: object) =>
  ({ facts: { kind: 'webinar', title: inFrench('Webinaires'), ...facts } }) as unknown as SeriesRow

/** A series whose events have these figures, in words; null: an event without a figure. */
function said(
  members: readonly (Counted | null)[],
  own: { count?: Counted; attendance?: Counted } = {},
  language: 'fr' | 'en' = 'fr',
) {
  const figures = new Map<string, FigureRow>()
  for (const [place, one] of members.entries()) if (one) figures.set(`f${place}`, figureOf(`f${place}`, one))
  if (own.count) figures.set('count', figureOf('count', own.count))
  if (own.attendance) figures.set('attendance', figureOf('attendance', own.attendance))
  const series = seriesOf({
    ...(own.count ? { countFigureId: 'count' } : {}),
    ...(own.attendance ? { attendanceFigureId: 'attendance' } : {}),
  })
  const sum = cumulative(
    series,
    members.map((one, place) => memberOf(one && `f${place}`)),
    figures,
  )
  return { ...sum, words: cumulativeInWords(series, sum, language).replace(/\u00a0/g, ' ') }
}

describe('a series adds up', () => {
  test('to what its own sourced figures say, with their uncertainty', () => {
    const six = Array.from({ length: 6 }, () => null)
    const own = { count: { value: 6, unit: 'webinars' }, attendance: { value: 700, qualifier: 'over' as const } }
    expect(said(six, own).words).toBe('6 webinaires, plus de 700 participants')
    expect(said(six, own, 'en').words).toBe('6 webinars, over 700 participants')
    expect(said(six, own).attendance?.figure?.key).toBe('attendance')
  })

  test('to its own figure even where the figures of its events say otherwise', () => {
    expect(said([{ value: 10 }, { value: 20 }], { attendance: { value: 200 } }).words).toBe(
      '2 webinaires, 200 participants',
    )
  })

  test('to the sum of its events where each has a figure, only as exact as they are', () => {
    expect(said([{ value: 10 }, { value: 20 }]).words).toBe('2 webinaires, 30 participants')
    expect(said([{ value: 10 }, { value: 20, qualifier: 'about' }]).words).toBe('2 webinaires, près de 30 participants')
    expect(said([{ value: 10, qualifier: 'over' }, { value: 20 }]).words).toBe('2 webinaires, plus de 30 participants')
    expect(
      said([
        { value: 10, qualifier: 'over' },
        { value: 20, qualifier: 'under' },
      ]).words,
    ).toBe('2 webinaires, près de 30 participants')
    expect(said([{ value: 10 }, { value: 20 }]).attendance?.figure).toBeNull()
  })

  test('to nothing where one event has no figure, or counts something else: never to part of it', () => {
    expect(said([{ value: 10 }, null]).words).toBe('2 webinaires')
    expect(said([{ value: 10 }, { value: 20, unit: 'teams' }]).words).toBe('2 webinaires')
    expect(said([]).attendance).toBeNull()
  })

  test('of one event and one person in the singular', () => {
    expect(said([{ value: 1 }]).words).toBe('1 webinaire, 1 participant')
    expect(said([{ value: 1 }], {}, 'en').words).toBe('1 webinar, 1 participant')
    expect(said([{ value: 0 }, { value: 0 }], {}, 'en').words).toBe('2 webinars, 0 participants')
  })

  test('to a computed total exactly when every event has a figure of the same unit, which is then their sum', () => {
    const counted = fc.record({
      value: fc.integer({ min: 0, max: 100_000 }),
      qualifier: fc.constantFrom(...Qualifier.options),
      unit: fc.constantFrom('participants', 'participants', 'participants', 'teams'),
    })
    fc.assert(
      fc.property(fc.array(fc.option(counted, { freq: 8 }), { maxLength: 8 }), members => {
        const { attendance } = said(members)
        const known = members.filter(one => one !== null)
        const whole =
          known.length > 0 && known.length === members.length && new Set(known.map(({ unit }) => unit)).size === 1
        expect(attendance !== null).toBe(whole)
        if (!attendance) return
        expect(attendance.count.value).toBe(known.reduce((sum, { value }) => sum + value, 0))
        expect(attendance.count.qualifier === 'exact').toBe(known.every(({ qualifier }) => qualifier === 'exact'))
        const loose = new Set(known.map(({ qualifier }) => qualifier).filter(one => one !== 'exact'))
        if (loose.size > 1) expect(attendance.count.qualifier).toBe('about')
      }),
    )
  })
})
