import { formatNumber, messagesOf } from '../design/index.ts'
import type { Count } from '../platform/facts/figure.ts'
import type { Language } from '../platform/locales/languages.ts'
import { words } from './words.ts'

/** A count in a sentence: « plus de 700 participants ». */
export const countInWords = ({ value, qualifier, unit }: Count, language: Language): string =>
  [messagesOf(language).qualifier[qualifier], formatNumber(value, language), words(language).units[unit] ?? unit]
    .filter(Boolean)
    .join(' ')
