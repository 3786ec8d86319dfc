import { dayIn } from '../clock.ts'
import type { Day, Period } from './period.ts'

const inWords = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}

/** A day in the words of each language, as a period: for dates that the site itself gives, such as when something was recorded. */
export function dayPeriod(day: Day): Period {
  const at = new Date(`${day}T00:00:00Z`)
  return {
    text: { original: 'fr', fr: inWords.fr.format(at).replace(/^1 /, '1er '), en: inWords.en.format(at) },
    earliest: day,
    latest: day,
    precision: 'day',
  }
}

/** The day on which something was recorded, in the site's time zone. */
export const recordedOn = (moment: Date, timeZone: string): Period => dayPeriod(dayIn(timeZone, moment))
