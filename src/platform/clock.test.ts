import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockAt, dayIn, trueFor } from './clock.ts'

const zones = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'Europe/Tallinn',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
)
const moments = fc.date({ min: new Date('2015-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })

test('a demonstration’s clock stands still, and the record never goes by it', () => {
  const day = new Date('2021-06-25T09:00:00Z')
  const clock = clockAt(day)
  expect(clock.now()).toEqual(day)
  expect(clock.demonstration).toEqual(day)
  const before = Date.now()
  expect(clock.recorded().getTime()).toBeGreaterThanOrEqual(before)
  clock.now().setFullYear(1970)
  expect(clock.now()).toEqual(day)
})

test('without a demonstration, both times are the true one', () => {
  const clock = clockAt(null)
  const before = Date.now()
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(before)
  expect(clock.recorded().getTime()).toBeGreaterThanOrEqual(before)
  expect(clock.demonstration).toBeNull()
})

describe('the day of a moment', () => {
  test('is that of the time zone', () => {
    const moment = new Date('2021-06-25T22:30:00Z')
    expect(dayIn('UTC', moment)).toBe('2021-06-25')
    expect(dayIn('Europe/Paris', moment)).toBe('2021-06-26')
    expect(dayIn('America/Santiago', moment)).toBe('2021-06-25')
  })

  test('is a day of the calendar, whatever the moment and the zone', () => {
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        expect(dayIn(zone, moment)).toMatch(/^\d{4}-\d\d-\d\d$/)
      }),
    )
  })
})

describe('a page that computes with today', () => {
  test('stays true until the day ends, and not a moment longer', () => {
    const endOfDay = fc
      .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: -7_200_000, max: 0 }))
      .map(([days, before]) => new Date(Date.UTC(2015, 0, 1) + days * 86_400_000 + before))
    fc.assert(
      fc.property(zones, fc.oneof(moments, endOfDay), (zone, moment) => {
        const last = new Date(moment.getTime() + trueFor(zone, moment) - 1)
        expect(dayIn(zone, last)).toBe(dayIn(zone, moment))
      }),
      { numRuns: 2000, examples: [['UTC', new Date('2021-06-25T23:59:59.500Z')]] },
    )
  })

  test('stays true for some time, an hour at most', () => {
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        expect(trueFor(zone, moment)).toBeGreaterThan(0)
        expect(trueFor(zone, moment)).toBeLessThanOrEqual(3_600_000)
      }),
    )
    expect(trueFor('Europe/Paris', new Date('2021-06-25T21:59:00Z'))).toBe(60_000)
    expect(trueFor('Europe/Paris', new Date('2021-06-25T09:00:00Z'))).toBe(3_600_000)
  })
})
