import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, periods } from '../../tests/fixtures/arbitraries.ts'
import { inFrench, onDay } from '../../tests/fixtures/facts.ts'
import { type Day, Period, type Precision } from '../platform/facts/period.ts'
import { Event } from './event.ts'
import { eventState, reportDelay } from './standing.ts'

const period = (precision: Precision, earliest?: Day, latest?: Day): Period =>
  Period.parse({
    text: inFrench('en ce temps-là'),
    precision,
    ...(earliest ? { earliest } : {}),
    ...(latest ? { latest } : {}),
  })
const day = (one: Day) => Period.parse(onDay(one))
const event = (when: Period, published?: Period, reported = true): Event =>
  Event.parse({
    kind: 'forum',
    title: inFrench('Un forum'),
    period: when,
    ...(reported
      ? {
          report: {
            title: 'Restitution',
            address: 'https://exemple.example',
            ...(published ? { date: published } : {}),
          },
        }
      : {}),
  })

describe('an event', () => {
  test('on an exact day is to come before it, under way on it, past after it', () => {
    const forum = day('2021-06-17')
    expect(['2021-06-16', '2021-06-17', '2021-06-18'].map(today => eventState(forum, today))).toEqual([
      'upcoming',
      'now',
      'past',
    ])
  })

  test('of several days is under way from the first to the last one', () => {
    const hackathon = period('range', '2021-04-23', '2021-04-24')
    expect(['2021-04-22', '2021-04-23', '2021-04-24', '2021-04-25'].map(today => eventState(hackathon, today))).toEqual(
      ['upcoming', 'now', 'now', 'past'],
    )
  })

  test('of which only a month or a season is known is never said to be under way, but over once that is over', () => {
    for (const vague of [
      period('month', '2021-05-01', '2021-05-31'),
      period('season', '2021-03-21', '2021-06-20'),
      period('deduced', '2021-02-01', '2021-07-31'),
      period('year', '2021-01-01', '2021-12-31'),
      period('range', '2021-03-01', '2021-06-30'),
    ]) {
      expect(eventState(vague, '2021-05-10')).toBe('undated')
      expect(eventState(vague, '2020-12-31')).toBe('upcoming')
      expect(eventState(vague, '2022-01-01')).toBe('past')
    }
  })

  test('without a date, or going on, is neither to come nor past', () => {
    for (const today of ['2000-01-01', '2021-06-25', '2050-01-01'])
      expect(eventState(period('unset'), today)).toBe('undated')
    expect(eventState(period('ongoing', '2021-01-01'), '2021-06-25')).toBe('undated')
    expect(eventState(period('ongoing', '2021-07-01'), '2021-06-25')).toBe('upcoming')
    expect(eventState(period('open', undefined, '2021-06-01'), '2021-06-25')).toBe('past')
    expect(eventState(period('open', undefined, '2021-07-01'), '2021-06-25')).toBe('undated')
  })

  test('with any date, is never said to be what its days exclude, and never becomes earlier as days go by', () => {
    const order = { upcoming: 0, undated: 1, now: 1, past: 2 }
    fc.assert(
      fc.property(periods, days, days, (when, one, other) => {
        const [today, later] = one < other ? [one, other] : [other, one]
        const state = eventState(when, today)
        const { earliest, latest } = when
        expect(state === 'past').toBe(Boolean(latest && latest < today))
        expect(state === 'upcoming').toBe(Boolean(earliest && earliest > today && !(latest && latest < today)))
        if (state === 'now') {
          expect(['day', 'range']).toContain(when.precision)
          expect(earliest && latest && earliest <= today && today <= latest).toBe(true)
        }
        expect(order[eventState(when, later)]).toBeGreaterThanOrEqual(order[state])
      }),
      { numRuns: 500 },
    )
  })
})

describe('how long a report took', () => {
  test('is counted in days between two exact days: the report of the forum of 27 May 2021 came 29 days after', () => {
    expect(reportDelay(event(day('2021-05-27'), day('2021-06-25')))).toBe(29)
    expect(reportDelay(event(day('2021-05-27'), day('2021-05-27')))).toBe(0)
    // Over the change to summer time, and over a leap day.
    expect(reportDelay(event(day('2024-02-28'), day('2024-04-01')))).toBe(33)
  })

  test('is not said where a day is not exact, where the report came before, or where there is none', () => {
    expect(reportDelay(event(period('month', '2021-05-01', '2021-05-31'), day('2021-06-25')))).toBeNull()
    expect(reportDelay(event(day('2018-03-12'), period('month', '2018-03-01', '2018-03-31')))).toBeNull()
    expect(reportDelay(event(day('2021-05-27'), day('2021-05-26')))).toBeNull()
    expect(reportDelay(event(day('2021-05-27')))).toBeNull()
    expect(reportDelay(event(day('2021-05-27'), undefined, false))).toBeNull()
  })

  test('is the same number of days as the calendar has between them, for any two days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 2000 }), (from, count) => {
        const to = new Date(Date.parse(`${from}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
        expect(reportDelay(event(day(from), day(to)))).toBe(count)
      }),
    )
  })

  test('is never negative, and never said of dates that are not days', () => {
    fc.assert(
      fc.property(periods, periods, (when, published) => {
        const delay = reportDelay(event(when, published))
        if (delay === null) return
        expect(delay).toBeGreaterThanOrEqual(0)
        expect([when.precision, published.precision]).toEqual(['day', 'day'])
      }),
    )
  })
})
