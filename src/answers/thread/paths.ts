import { slugify } from '../../platform/facts/slug.ts'
import { type Format, pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'

/** The address of a theme: its number in its consultation for ever, and the words of its title as it is now. */
export const themePath = (
  language: Language,
  consultation: string,
  { number, title }: { number: number; title: string },
  format?: Format,
): string =>
  pathOf('theme', language, { consultation, theme: [String(number), slugify(title)].filter(Boolean).join('-') }, format)
