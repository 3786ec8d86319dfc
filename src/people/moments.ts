import { formatDay } from '../design/index.ts'
import { dayIn } from '../platform/clock.ts'
import type { Language } from '../platform/locales/languages.ts'

const timeIn = (timeZone: string, moment: Date) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment)

/** A time as people say it: with its day, if it isn't today's. Rounded up, so that it isn't too early then. */
export function timeInWords(moment: Date, now: Date, timeZone: string, language: Language): string {
  const rounded = new Date(Math.ceil(moment.getTime() / 60_000) * 60_000)
  const time = timeIn(timeZone, rounded)
  const day = dayIn(timeZone, rounded)
  if (day === dayIn(timeZone, now)) return time
  return language === 'fr' ? `${time}, le ${formatDay(day, language)}` : `${time} on ${formatDay(day, language)}`
}

/** A moment with its day: `27 novembre 2026, 14:05`. */
export const momentInWords = (moment: Date, timeZone: string, language: Language): string =>
  `${formatDay(dayIn(timeZone, moment), language)}, ${timeIn(timeZone, moment)}`
