import type { Language } from './languages.ts'

const rules = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') }

/** The form of a word that goes with a count: zero is singular in French and plural in English. */
export const plural = (language: Language, count: number, one: string, other: string): string =>
  rules[language].select(count) === 'one' ? one : other
