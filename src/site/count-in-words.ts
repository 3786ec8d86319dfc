import { formatNumber, messagesOf } from '../design/index.ts'
import type { Count } from '../platform/facts/figure.ts'
import type { Language } from '../platform/locales/languages.ts'
import { plural } from '../platform/locales/plural.ts'
import { words } from './words.ts'

/** What is counted, in the reader's language where its word is known, in the number that goes with the count. */
export function unitInWords({ value, unit }: Pick<Count, 'value' | 'unit'>, language: Language): string {
  const { units, oneUnit } = words(language)
  const many = units[unit] ?? unit
  return plural(language, value, oneUnit[unit] ?? many, many)
}

/** A count in a sentence: « plus de 700 participants ». */
export const countInWords = (count: Count, language: Language): string =>
  [messagesOf(language).qualifier[count.qualifier], formatNumber(count.value, language), unitInWords(count, language)]
    .filter(Boolean)
    .join(' ')
