import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, periods } from '../../../tests/fixtures/arbitraries.ts'
import { dayPeriod } from './moment.ts'
import { comparePeriods, isOver, isoValue, Period, precisions, standing, union } from './period.ts'

const written = { original: 'fr', fr: 'fin septembre 2021' }
const endOfSeptember: Period = {
  text: written,
  earliest: '2021-09-20',
  latest: '2021-09-30',
  precision: 'late-month',
}
const periodOf = (given: object) => ({ text: written, precision: 'range', ...given })
const refused = (given: object) => Period.safeParse(periodOf(given)).error?.issues.map(issue => issue.path.join('.'))
const maybePeriods = fc.option(periods)

describe('a period that is due', () => {
  test('“fin septembre 2021” is over on 1 October and not on 30 September', () => {
    expect(isOver(endOfSeptember, '2021-09-30')).toBe(false)
    expect(isOver(endOfSeptember, '2021-10-01')).toBe(true)
  })

  test('is over exactly from the day after its latest one', () => {
    fc.assert(
      fc.property(periods, days, (period, today) => {
        fc.pre(period.precision !== 'ongoing')
        expect(isOver(period, today)).toBe(period.latest ? today > period.latest : false)
      }),
    )
  })

  test('is never over when it is ongoing or was left open on purpose', () => {
    fc.assert(
      fc.property(periods, days, (period, today) => {
        fc.pre(period.precision === 'ongoing' || period.precision === 'unset')
        expect(isOver(period, today)).toBe(false)
      }),
    )
  })

  test('is never over when its end is open', () => {
    for (const today of ['2021-10-01', '2999-12-31']) {
      expect(isOver({ text: written, earliest: '2021-09-30', precision: 'open' }, today)).toBe(false)
      expect(isOver({ text: written, precision: 'ongoing', reviewedEvery: 'P6M' }, today)).toBe(false)
      expect(isOver({ text: written, precision: 'unset' }, today)).toBe(false)
    }
  })
})

describe('where a period lies beside a day', () => {
  test('is what its bounds say, and never more than they say', () => {
    fc.assert(
      fc.property(periods, days, (period, today) => {
        const { earliest, latest, precision } = period
        fc.pre(precision !== 'ongoing')
        const where = standing(period, today)
        expect(where === 'past').toBe(Boolean(latest && latest < today))
        if (where === 'future') expect(earliest && earliest > today).toBe(true)
        if (where === 'current') expect(!earliest || earliest <= today).toBe(true)
        if (where === 'current') expect(!latest || latest >= today).toBe(true)
        if (where === 'unknown') expect(!earliest && !(latest && latest < today)).toBe(true)
      }),
    )
  })

  test('never goes backwards as days pass', () => {
    const rank = { future: 0, unknown: 1, current: 1, past: 2 }
    fc.assert(
      fc.property(periods, days, days, (period, one, other) => {
        const [before, after] = [one, other].sort() as [string, string]
        expect(rank[standing(period, after)]).toBeGreaterThanOrEqual(rank[standing(period, before)])
      }),
    )
  })

  test('is past on every day on which the period is over', () => {
    fc.assert(
      fc.property(periods, days, (period, today) => {
        if (isOver(period, today)) expect(standing(period, today)).toBe('past')
      }),
    )
  })

  test('is unknown for no period, and for one that was left open on purpose', () => {
    expect(standing(null, '2021-06-25')).toBe('unknown')
    expect(standing(undefined, '2021-06-25')).toBe('unknown')
    expect(standing({ text: written, precision: 'unset' }, '2021-06-25')).toBe('unknown')
    expect(standing({ text: written, latest: '2021-12-31', precision: 'open' }, '2021-06-25')).toBe('unknown')
  })

  test('is current, and stays so, for what is ongoing', () => {
    const ongoing: Period = { text: written, earliest: '2021-01-01', precision: 'ongoing' }
    expect(standing(ongoing, '2020-12-31')).toBe('future')
    expect(standing(ongoing, '2021-01-01')).toBe('current')
    expect(standing(ongoing, '2999-12-31')).toBe('current')
    fc.assert(
      fc.property(periods, days, (period, today) => {
        fc.pre(period.precision === 'ongoing')
        expect(standing(period, today)).not.toBe('past')
      }),
    )
  })
})

describe('the order of periods', () => {
  test('is a total order', () => {
    fc.assert(
      fc.property(maybePeriods, maybePeriods, maybePeriods, (a, b, c) => {
        expect(comparePeriods(a, a)).toBe(0)
        expect(comparePeriods(a, b) + comparePeriods(b, a)).toBe(0)
        if (comparePeriods(a, b) <= 0 && comparePeriods(b, c) <= 0) {
          expect(comparePeriods(a, c)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  test('goes by latest day, then by earliest; what has no latest day comes last', () => {
    fc.assert(
      fc.property(fc.array(maybePeriods), list => {
        const sorted = [...list].sort(comparePeriods)
        const firstWithout = sorted.findIndex(period => !period?.latest)
        const dated = firstWithout < 0 ? sorted : sorted.slice(0, firstWithout)
        if (firstWithout >= 0) expect(sorted.slice(firstWithout).every(period => !period?.latest)).toBe(true)
        for (const [index, period] of dated.slice(1).entries()) {
          const before = dated[index]
          expect(
            `${before?.latest} ${before?.earliest ?? '9999'}` <= `${period?.latest} ${period?.earliest ?? '9999'}`,
          ).toBe(true)
        }
      }),
    )
  })

  test('puts the shorter of two that end together after the longer', () => {
    const year = { ...endOfSeptember, earliest: '2021-01-01' }
    expect([endOfSeptember, year].sort(comparePeriods)).toEqual([year, endOfSeptember])
  })
})

describe('the span of several periods', () => {
  test('covers all of them, and touches its own ends', () => {
    fc.assert(
      fc.property(fc.array(periods), list => {
        const span = union(list)
        const dated = list.filter(period => period.earliest || period.latest)
        if (dated.length === 0) {
          expect(span).toBeNull()
          return
        }
        for (const { earliest, latest } of dated) {
          if (span?.earliest) expect(earliest && span.earliest <= earliest).toBe(true)
          if (span?.latest) expect(latest && span.latest >= latest).toBe(true)
        }
        if (span?.earliest) expect(dated.map(period => period.earliest)).toContain(span.earliest)
        if (span?.latest) expect(dated.map(period => period.latest)).toContain(span.latest)
        expect(span?.earliest === null).toBe(dated.some(period => !period.earliest))
        expect(span?.latest === null).toBe(dated.some(period => !period.latest))
      }),
    )
  })

  test('does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(periods), list => {
        expect(union([...list].reverse())).toEqual(union(list))
      }),
    )
  })
})

describe('the value for machines', () => {
  test('is given only where HTML can say exactly what the source said', () => {
    fc.assert(
      fc.property(periods, period => {
        const value = isoValue(period)
        if (value === null) return
        expect(['day', 'month', 'year']).toContain(period.precision)
        expect(period.earliest?.startsWith(value)).toBe(true)
        expect(period.latest?.startsWith(value)).toBe(true)
        expect(value).toHaveLength({ day: 10, month: 7, year: 4 }[period.precision as 'day'])
      }),
    )
  })

  test('is a day, a month or a year', () => {
    const of = (precision: Period['precision'], earliest: string, latest: string) =>
      isoValue({ text: written, earliest, latest, precision })
    expect(of('day', '2021-06-25', '2021-06-25')).toBe('2021-06-25')
    expect(of('month', '2021-06-01', '2021-06-30')).toBe('2021-06')
    expect(of('year', '2021-01-01', '2021-12-31')).toBe('2021')
    expect(of('month', '2021-06-01', '2021-07-31')).toBeNull()
    expect(of('year', '2021-01-01', '2022-12-31')).toBeNull()
    expect(isoValue(endOfSeptember)).toBeNull()
  })
})

describe('what a period may say', () => {
  test('an exact day is one day', () => {
    expect(Period.safeParse(dayPeriod('2021-06-25')).success).toBe(true)
    expect(refused({ precision: 'day', earliest: '2021-06-24', latest: '2021-06-25' })).toEqual(['latest'])
    expect(refused({ precision: 'day', latest: '2021-06-25' })).toContain('latest')
  })

  test('its latest day is not before its earliest', () => {
    expect(refused({ earliest: '2021-06-26', latest: '2021-06-25' })).toEqual(['latest'])
  })

  test('its days exist in the calendar', () => {
    expect(refused({ earliest: '2021-02-30', latest: '2021-03-01' })).toEqual(['earliest'])
    expect(refused({ earliest: '2021-02-28', latest: '2021-02-29' })).toEqual(['latest'])
    expect(refused({ earliest: '2021-6-1', latest: '2021-06-02' })).toContain('earliest')
    expect(Period.safeParse(periodOf({ earliest: '2020-02-29', latest: '2020-02-29' })).success).toBe(true)
  })

  test('its days are ones that the database can keep: there was no year 0', () => {
    expect(refused({ earliest: '0000-01-01', latest: '2021-06-25' })).toEqual(['earliest'])
  })

  test('needs both days, unless it is open, ongoing or unset', () => {
    for (const precision of precisions) {
      const without = Period.safeParse(periodOf({ precision }))
      expect(without.success, precision).toBe(precision === 'ongoing' || precision === 'unset')
    }
    expect(Period.safeParse(periodOf({ precision: 'open', earliest: '2021-06-25' })).success).toBe(true)
    expect(refused({ precision: 'open' })).toEqual(['precision'])
    expect(refused({ precision: 'unset', earliest: '2021-06-25' })).toEqual(['precision'])
  })

  test('only what is ongoing has a review rhythm', () => {
    expect(Period.safeParse(periodOf({ precision: 'ongoing', reviewedEvery: 'P6M' })).success).toBe(true)
    expect(refused({ precision: 'open', earliest: '2021-06-25', reviewedEvery: 'P6M' })).toEqual(['reviewedEvery'])
    expect(refused({ precision: 'ongoing', reviewedEvery: 'each spring' })).toEqual(['reviewedEvery'])
  })

  test('a review rhythm lasts some time', () => {
    expect(refused({ precision: 'ongoing', reviewedEvery: 'P' })).toEqual(['reviewedEvery'])
  })
})
