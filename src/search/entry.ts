import { wordsIn } from '../platform/facts/fold.ts'
import type { Text } from '../platform/facts/text.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { interfaceLanguages, type Language } from '../platform/locales/languages.ts'

/** The kinds of thing that can be found, in the order in which they are offered. */
export const foundTypes = [
  'plan',
  'commitment',
  'priority',
  'organisation',
  'event',
  'series',
  'theme',
  'figure',
  'document',
  'page',
] as const
export type FoundType = (typeof foundTypes)[number]
/** What a search can be narrowed to: answers are found beside the others, as contributions are. */
export const askedTypes = [...foundTypes, 'answer'] as const
export type AskedType = (typeof askedTypes)[number]
/** Those that the record knows; pages about the site itself stand in the program. */
export type ThingType = Exclude<FoundType, 'page'>
export const thingTypes = foundTypes.filter((type): type is ThingType => type !== 'page')

/** How much words say of a thing: its title; what it is for; the rest. */
export type Weight = 'A' | 'B' | 'C'

/** Words of a thing that can be quoted. */
export type Piece = { text: Text | string; weight: Weight }

/** What the address of a thing is made of, and its number where people count by it. */
export type Place = {
  plan?: string
  number?: string
  slug?: string
  /** The address of the consultation whose theme it is. */
  consultation?: string
  page?: TextPage
  fragment?: string
}

/** The pages of text about the site, which can be found by their parts. */
export type TextPage = 'help' | 'privacy' | 'data' | 'accessibility' | 'legalNotice'

/** A thing as search knows it. */
export type SearchEntry = {
  id: string
  type: FoundType
  planId: string | null
  place: Place
  title: Text | string
  /** What it is exactly called, beside its title: a number, an abbreviation. */
  codes: readonly string[]
  /** Other names, which weigh as much as the title. */
  names: readonly (Text | string | undefined)[]
  pieces: readonly { text: Text | string | undefined; weight: Weight }[]
}

/** The longest text that is looked through; what a tsvector can hold is a little more. */
const longestText = 200_000
const longestCode = 200
const longestNames = 1_000

const inLanguage = (text: Text | string, language: Language): string =>
  typeof text === 'string' ? text : wordsOf(text, language)

/** A text in every language that it is given in, each wording once. */
function everyWording(text: Text | string): string[] {
  if (typeof text === 'string') return [text]
  return Object.entries(text)
    .filter(([key]) => key !== 'original' && key !== 'wording')
    .map(([, wording]) => (typeof wording === 'string' ? wording : (wording as { text: string }).text))
}

const code = (words: string): string => wordsIn(words).join(' ')

/** An entry as its row: the texts to be made into vectors by language and weight, folded. */
export function rowOf({ id, type, planId, place, title, codes, names, pieces }: SearchEntry) {
  const known = names.filter(name => name !== undefined)
  const quotable = pieces.filter((piece): piece is Piece => piece.text !== undefined)
  const weighed: Piece[] = [title, ...known, codes.join(' ')]
    .map((text): Piece => ({ text, weight: 'A' }))
    .concat(quotable)
  const titles = [title, ...known].flatMap(everyWording).map(code)
  const text = (weight: Weight, words: (text: Text | string) => string[]) =>
    weighed
      .filter(piece => piece.weight === weight)
      .flatMap(piece => words(piece.text))
      .flatMap(wordsIn)
      .join(' ')
      .slice(0, longestText)
  const byWeight = (words: (text: Text | string) => string[]) => ({
    A: text('A', words),
    B: text('B', words),
    C: text('C', words),
  })
  const [fr, en] = interfaceLanguages.map(language => byWeight(one => [inLanguage(one, language)]))
  return {
    id,
    type,
    plan_id: planId,
    place,
    title,
    pieces: quotable,
    codes: [...new Set([...codes.map(code), ...titles])].filter(one => one && one.length <= longestCode),
    names: titles.join(' ').slice(0, longestNames),
    fr,
    en,
    plain: byWeight(everyWording),
  }
}
