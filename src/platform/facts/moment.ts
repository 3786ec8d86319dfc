import { dayIn } from '../clock.ts'
import type { Day, Period } from './period.ts'

/** A day in the words of each language, as a period: for dates that the site itself gives, such as when something was recorded. */
export function dayPeriod(day: Day): Period {
  const at = new Date(`${day}T00:00:00Z`)
  const say = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
  return {
    text: { original: 'fr', fr: say('fr-FR').replace(/^1 /, '1er '), en: say('en-GB') },
    earliest: day,
    latest: day,
    precision: 'day',
  }
}

/** The day on which something was recorded, in the site's time zone. */
export const recordedOn = (moment: Date, timeZone: string): Period => dayPeriod(dayIn(timeZone, moment))
