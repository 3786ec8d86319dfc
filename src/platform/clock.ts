import type { Day } from './facts/period.ts'

/**
 * The two times of the program. `now` is what pages compute with: the true time, or the moment that `PARVIS_CLOCK` sets for a
 * demonstration. `recorded` is always the true time: the record never goes by a demonstration's clock.
 */
export type Clock = {
  now(): Date
  recorded(): Date
  /** The moment set for a demonstration, which every page then says; null when the clock is the true one. */
  demonstration: Date | null
}

/** @param demonstration the moment of `PARVIS_CLOCK`, or null */
export const clockAt = (demonstration: Date | null): Clock => ({
  now: () => (demonstration ? new Date(demonstration) : new Date()),
  recorded: () => new Date(),
  demonstration,
})

const formats = { day: new Map<string, Intl.DateTimeFormat>(), hour: new Map<string, Intl.DateTimeFormat>() }

/** A format takes longer to make than anything else of a page, and a site has one time zone. */
function formatIn(timeZone: string, what: keyof typeof formats): Intl.DateTimeFormat {
  const known = formats[what].get(timeZone)
  if (known) return known
  const made =
    what === 'day'
      ? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
      : new Intl.DateTimeFormat('en-GB', {
          timeZone,
          minute: '2-digit',
          second: '2-digit',
          hour: '2-digit',
          hourCycle: 'h23',
        })
  formats[what].set(timeZone, made)
  return made
}

/** The calendar day of a moment in a time zone. */
export const dayIn = (timeZone: string, moment: Date): Day => formatIn(timeZone, 'day').format(moment)

/**
 * Milliseconds for which a page that computes with today stays true: until the next midnight of the time zone, an hour at most,
 * so that the days of 23 or 25 hours can't make it wrong.
 */
export function trueFor(timeZone: string, moment: Date): number {
  const [hours = 0, minutes = 0, seconds = 0] = formatIn(timeZone, 'hour').format(moment).split(':').map(Number)
  return Math.min(3_600_000, (86_400 - hours * 3600 - minutes * 60 - seconds) * 1000 - moment.getMilliseconds())
}
