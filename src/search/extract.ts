import { wordPattern, wordsIn } from '../platform/facts/fold.ts'
import { read } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Piece, Weight } from './entry.ts'
import type { Term } from './understand.ts'

/** A part of an extract: words, and whether they are what was looked for. */
export type Segment = { words: string; found: boolean }

/** Some words of a thing around what was looked for, in one language. */
export type Extract = { segments: Segment[]; language: string; translated: boolean }

const longestExtract = 240
/** How much stands before the first word that was found. */
const lead = 70
const longestLooked = 20_000
const order: Record<Weight, number> = { A: 0, B: 1, C: 2 }

type Match = { from: number; to: number; term: number }

/** Where words that were looked for stand in a text. */
function matchesIn(words: string, terms: readonly ReadonlySet<string>[]): Match[] {
  return [...words.slice(0, longestLooked).matchAll(wordPattern)].flatMap(match => {
    const forms = wordsIn(match[0])
    const term = terms.findIndex(one => forms.some(form => one.has(form)))
    return term < 0 ? [] : [{ from: match.index, to: match.index + match[0].length, term }]
  })
}

/** The stretch of a text that holds the most of what was looked for, cut between words. */
function stretch(words: string, matches: readonly Match[]): { from: number; to: number } {
  if (words.length <= longestExtract) return { from: 0, to: words.length }
  let best = { from: 0, found: 0 }
  for (const { from } of matches) {
    const start = Math.max(0, from - lead)
    const inside = matches.filter(one => one.from >= start && one.to <= start + longestExtract)
    const found = new Set(inside.map(({ term }) => term)).size * 100 + inside.length
    if (found > best.found) best = { from: start, found }
  }
  const from = best.from === 0 ? 0 : words.indexOf(' ', best.from) + 1 || best.from
  const end = from + longestExtract
  if (end >= words.length) return { from, to: words.length }
  const cut = words.lastIndexOf(' ', end)
  // A text without spaces is cut between letters, never within one.
  const to = cut > from + lead ? cut : end
  return { from, to: /[\udc00-\udfff]/.test(words[to] ?? '') ? to - 1 : to }
}

function cut(words: string, matches: readonly Match[]): Segment[] {
  const { from, to } = stretch(words, matches)
  const segments: Segment[] = []
  let at = from
  const say = (until: number, found: boolean) => {
    if (until > at) segments.push({ words: words.slice(at, until), found })
    at = until
  }
  if (from > 0) segments.push({ words: '… ', found: false })
  for (const match of matches.filter(one => one.from >= from && one.to <= to)) {
    say(match.from, false)
    say(match.to, true)
  }
  say(to, false)
  if (to < words.length) segments.push({ words: ' …', found: false })
  return segments
}

/** One wording of a piece; its own when it is what the reader would read. */
type Wording = { words: string; language: string; translated: boolean; weight: Weight; own: boolean }

/**
 * The extract of a thing that shows best why it was found: of the piece that holds the most words, in the reader's language if it
 * holds them there, else in the one that does. Without any, the beginning of what is most said of it.
 * @param set sets words in type before they are cut, so that marks never come between a sign and its space
 */
export function extractOf(
  pieces: readonly Piece[],
  terms: readonly Term[],
  language: Language,
  set: (words: string, language: string) => string,
): Extract | null {
  const forms = terms.map(term => new Set(term.forms))
  const candidates = pieces
    .flatMap(({ text, weight }): Wording[] => {
      if (typeof text === 'string') return [{ words: text, language, translated: false, weight, own: true }]
      const own = { ...read(text, language), weight, own: true }
      const original = { ...read(text, text.original as Language), weight, own: false }
      return own.language === original.language ? [own] : [own, original]
    })
    .map(one => {
      const words = set(one.words.replace(/\s+/g, ' ').trim(), one.language)
      const matches = matchesIn(words, forms)
      return { ...one, words, matches, found: new Set(matches.map(({ term }) => term)).size }
    })
    .sort((a, b) => b.found - a.found || Number(b.own) - Number(a.own) || order[a.weight] - order[b.weight])
  const best = candidates[0]
  if (!best) return null
  // Without a word that was looked for, only what a thing is for is worth showing.
  if (best.found === 0 && best.weight === 'C') return null
  return { segments: cut(best.words, best.matches), language: best.language, translated: best.translated }
}
