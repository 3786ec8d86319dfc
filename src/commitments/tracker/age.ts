import type { Day, Period } from '../../platform/facts/period.ts'
import type { Language } from '../../platform/locales/languages.ts'

const dayLength = 86_400_000
const inMonth = 30.44
const inYear = 365.25
const inWords = {
  fr: new Intl.RelativeTimeFormat('fr-FR', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }),
}

/**
 * How long ago something was said, in words: « il y a 3 ans ». Counted from the latest day that its date can mean, so that it is never
 * said to be older than it is; null where that isn't past.
 */
export function ageInWords({ latest }: Period, today: Day, language: Language): string | null {
  if (!latest || latest > today) return null
  const days = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${latest}T00:00:00Z`)) / dayLength)
  const ago = inWords[language]
  if (days < 2 * inMonth) return ago.format(-days, 'day')
  if (days < 2 * inYear) return ago.format(-Math.floor(days / inMonth), 'month')
  return ago.format(-Math.floor(days / inYear), 'year')
}
