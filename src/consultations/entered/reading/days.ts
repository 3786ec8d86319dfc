import { dayIn } from '../../../platform/clock.ts'
import { Day } from '../../../platform/facts/period.ts'
import { type Problem, problems } from '../problems.ts'
import type { Epoch } from './row.ts'

/** The day before the first that a spreadsheet counts; of the older count, which has a 29 February 1900, as if there had been one day less. */
const dayZero: Record<Epoch, number> = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }

/** Whether a number can be a day as spreadsheets count them: of the years 1954 to 2123. */
const isSerial = (text: string): boolean => /^\d{5}([.,]\d+)?$/.test(text) && text >= '2' && text < '8'

const isoOf = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

type Manner = { epoch: Epoch; timeZone: string }

/**
 * A day as people, spreadsheets and programs write it: `2026-03-05`, `05/03/2026` (the day first), `46086`, a moment with its zone, which is
 * of a day in the site's time zone.
 */
export function dayOf(text: string, { epoch, timeZone }: Manner): Day | Problem {
  const written = text.trim()
  if (isSerial(written))
    return new Date(dayZero[epoch] + Math.floor(Number(written.replace(',', '.'))) * 86_400_000)
      .toISOString()
      .slice(0, 10)
  const moment = momentOf(written)
  if (moment) return dayIn(timeZone, moment)
  const [, iso] = /^(\d{4}-\d{1,2}-\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?$/.exec(written) ?? []
  const [, first, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d\d(?::\d\d)?)?$/.exec(written) ?? []
  const [isoYear, isoMonth, isoDay] = iso?.split('-') ?? []
  const day =
    isoYear && isoMonth && isoDay
      ? isoOf(isoYear, isoMonth, isoDay)
      : year && month && first
        ? isoOf(year, month, first)
        : null
  if (day === null) return problems.notADay(written)
  return Day.safeParse(day).success ? day : problems.noSuchDay(written)
}

/** A moment that says its zone: `2026-03-05T10:11:12Z`, `2026-03-05 10:11:12 UTC`, `…+01:00`. */
function momentOf(written: string): Date | null {
  const [, date, time, zone] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)$/.exec(written) ?? []
  if (!date || !time || !zone) return null
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')
  const moment = new Date(`${date}T${time.replace(/(\.\d{3})\d+/, '$1')}${offset}`)
  // A day that doesn't exist would become another one.
  return Number.isNaN(moment.getTime()) || !Day.safeParse(date).success ? null : moment
}
