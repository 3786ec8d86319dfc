import { slugify } from '../platform/facts/slug.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { type Format, pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Commitment } from './commitment.ts'

/** A commitment's address: its number in the plan, then its title in the reader's language. */
export function commitmentPath(
  language: Language,
  planSlug: string,
  commitment: Pick<Commitment, 'number' | 'title'>,
  format?: Format,
): string {
  const slug = slugify(wordsOf(commitment.title, language))
  const last = [commitment.number.toLowerCase(), slug].filter(Boolean).join('-')
  return pathOf('commitment', language, { plan: planSlug, commitment: last }, format)
}

/**
 * The numbers that the last part of an address may begin with, the longest first: a number may hold a dash, so `1-6-titre` may
 * be number `1-6`, or number `1`. Which it is, the plan's numbers tell.
 */
export function numbersIn(last: string): string[] {
  // A number of 20 characters has ten parts at most; an address may be 16 kB of dashes.
  const parts = last.split('-', 10)
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}
