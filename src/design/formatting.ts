import type { Day } from '../platform/facts/period.ts'
import type { Language } from '../platform/locales/languages.ts'

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
// Intl spaces French thousands with U+202F, which the fonts don't hold.
const withOurSpaces = (words: string) => words.replaceAll('\u202f', '\u00a0')

const numbers = {
  fr: new Intl.NumberFormat(locales.fr, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 2 }),
}
const days = {
  fr: new Intl.DateTimeFormat(locales.fr, { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(locales.en, { dateStyle: 'long', timeZone: 'UTC' }),
}
const months = {
  fr: new Intl.DateTimeFormat(locales.fr, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(locales.en, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
}
const plurals = { fr: new Intl.PluralRules(locales.fr), en: new Intl.PluralRules(locales.en) }
const languageNames = {
  fr: new Intl.DisplayNames(locales.fr, { type: 'language' }),
  en: new Intl.DisplayNames(locales.en, { type: 'language' }),
}

/** A number as the reader writes it: `1 234,5` or `1,234.5`. */
export const formatNumber = (value: number, language: Language): string =>
  withOurSpaces(numbers[language].format(value))

/** A day in words: `1er juillet 2021`, `1 July 2021`. */
export function formatDay(day: Day, language: Language): string {
  const words = days[language].format(new Date(`${day}T00:00:00Z`))
  return language === 'fr' ? words.replace(/^1 /, '1er ') : words
}

/** The month of a day in words: `novembre 2026`. */
export const formatMonth = (day: Day, language: Language): string =>
  months[language].format(new Date(`${day}T00:00:00Z`))

/** The form of a word that goes with a count: zero is singular in French and plural in English. */
export const plural = (count: number, language: Language, one: string, other: string): string =>
  plurals[language].select(count) === 'one' ? one : other

/** A language's name in the reader's language: `anglais`, `French`; its tag where it has no name. */
export function languageName(tag: string, language: Language): string {
  try {
    return languageNames[language].of(tag) ?? tag
  } catch {
    return tag
  }
}
