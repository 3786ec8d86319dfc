import { slugify } from '../platform/facts/slug.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { type Format, pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Commitment } from './commitment.ts'

type Named = Pick<Commitment, 'number' | 'title'>

const lastPart = ({ number, title }: Named, language: Language): string =>
  [number.toLowerCase(), slugify(wordsOf(title, language))].filter(Boolean).join('-')

/** A commitment's address: its number in the plan, then its title in the reader's language. */
export const commitmentPath = (language: Language, plan: string, commitment: Named, format?: Format): string =>
  pathOf('commitment', language, { plan, commitment: lastPart(commitment, language) }, format)

/** The address of its sheet. */
export const commitmentSheetPath = (language: Language, plan: string, commitment: Named, format?: Format): string =>
  pathOf('commitmentSheet', language, { plan, commitment: lastPart(commitment, language) }, format)

/** The address of where it comes from. */
export const commitmentOriginPath = (language: Language, plan: string, commitment: Named, format?: Format): string =>
  pathOf('commitmentOrigin', language, { plan, commitment: lastPart(commitment, language) }, format)

/** The address of its state, for pages of other sites. */
export const commitmentEmbedPath = (language: Language, plan: string, commitment: Named, format?: Format): string =>
  pathOf('commitmentEmbed', language, { plan, commitment: lastPart(commitment, language) }, format)

/**
 * The numbers that the last part of an address may begin with, the longest first: a number may hold a dash, so `1-6-titre` may
 * be number `1-6`, or number `1`. Which it is, the plan's numbers tell.
 */
export function numbersIn(last: string): string[] {
  // A number of 20 characters has ten parts at most; an address may be 16 kB of dashes.
  const parts = last.split('-', 10)
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}
