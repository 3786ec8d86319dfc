import type { Line } from '../document/document.ts'

/** Scripts that are written from the right to the left. */
const fromTheRight = new Set('Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Sogd Syrc Thaa Yezi'.split(' '))

/** The countries whose conventions the languages of the interface follow. */
const ours: Record<string, string> = { fr: 'fr-FR', en: 'en-GB' }

/** A language as office programs ask for it: with a country, the likeliest where the tag names none. */
export function withCountry(tag: string): { language: string; country: string } {
  const { language, region = 'FR' } = new Intl.Locale(ours[tag] ?? tag).maximize()
  return { language, country: region }
}

export const isFromTheRight = (tag: string): boolean => fromTheRight.has(new Intl.Locale(tag).maximize().script ?? '')

/** The language of a line that is all in one, and not in the document's. */
export function languageOf(line: Line): string | undefined {
  const [first] = line
  return first?.lang && line.every(({ lang }) => lang === first.lang) ? first.lang : undefined
}
