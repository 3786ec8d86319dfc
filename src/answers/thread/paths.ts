import { slugify } from '../../platform/facts/slug.ts'
import { type Format, pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from './words.ts'

/** The address of a theme: its number in its consultation for ever, and the words of its title as it is now. */
export const themePath = (
  language: Language,
  consultation: string,
  { number, title }: { number: number; title: string },
  format?: Format,
): string =>
  pathOf('theme', language, { consultation, theme: [String(number), slugify(title)].filter(Boolean).join('-') }, format)

/** A theme by its number: « Thème 3 ». */
export const themeInWords = (number: number, language: Language): string => words(language).theme.kicker(number)
