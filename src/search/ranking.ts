import { type RawBuilder, sql } from 'kysely'
import type { Language } from '../platform/locales/languages.ts'
import type { FoundType } from './entry.ts'
import type { Question } from './question.ts'
import type { Term } from './understand.ts'

/** What makes one thing stand before another. All of ranking is in this file, and each of its numbers is here. */
export type Weights = {
  /** It is exactly called what was asked: a number, OGP's number, an abbreviation, the whole title. */
  exact: number
  /** The words stand one after the other in one of its names. */
  phrase: number
  /** What a word counts for in the title, in what the thing is for, in the rest. */
  title: number
  purpose: number
  rest: number
  /** How much of it remains for words in the language that isn't the reader's, and for words that only begin alike. */
  otherLanguage: number
  beginning: number
  /** Among things that fit alike, which kind stands first. */
  types: Record<FoundType, number>
}

export const weights: Weights = {
  exact: 10,
  phrase: 1,
  title: 1,
  purpose: 0.4,
  rest: 0.1,
  otherLanguage: 0.8,
  beginning: 0.5,
  types: {
    plan: 1.2,
    commitment: 1.1,
    priority: 1.05,
    organisation: 1,
    event: 0.95,
    series: 0.95,
    theme: 0.95,
    document: 0.9,
    figure: 0.85,
    page: 0.9,
  },
}

/** ts_rank divides by the logarithm of the length: a long text doesn't win by being long. */
const byLength = 1
/** Scores are whole numbers, so that a place in the list can be written in an address. */
const fineness = 1_000_000

const configurations = { fr: 'pg_catalog.french', en: 'pg_catalog.english' } as const
const otherOf = { fr: 'en', en: 'fr' } as const

type Query = RawBuilder<unknown>

const oneOf = (queries: readonly Query[]): Query => sql`(${sql.join(queries, sql` || `)})`

/** A word as it is looked for in the texts of a language, by its stem. */
const stemmed = (term: Term, language: Language): Query =>
  oneOf(term.seek.map(word => sql`plainto_tsquery(${configurations[language]}::regconfig, ${word})`))

/** A word as it stands, or its beginning. Words hold letters and digits only, so none can be an operator. */
const verbatim = (term: Term): Query =>
  oneOf(
    term.seek.map(word =>
      term.prefix
        ? sql`to_tsquery('pg_catalog.simple', ${`${word}:*`})`
        : sql`plainto_tsquery('pg_catalog.simple', ${word})`,
    ),
  )

/** That an entry holds a word, in any of the ways. */
const holds = (term: Term): Query =>
  sql`(entry.fr @@ ${stemmed(term, 'fr')} or entry.en @@ ${stemmed(term, 'en')} or entry.plain @@ ${verbatim(term)})`

const isCalled = ({ whole }: Question): Query => sql`entry.codes @> array[${whole}]::text[]`

/** That an entry fits: it is exactly called so, or it holds all the words. */
export const fits = (question: Question, terms: readonly Term[]): Query =>
  sql`(${isCalled(question)} or (${sql.join(terms.map(holds), sql` and `)}))`

/** That an entry holds at least one of the words. */
export const fitsPartly = (terms: readonly Term[]): Query => sql`(${sql.join(terms.map(holds), sql` or `)})`

/** How well an entry fits, as a whole number. */
export function score(question: Question, terms: readonly Term[], language: Language, by: Weights = weights): Query {
  // PostgreSQL's order: from the least weight, D, which nothing has, to A.
  const fields = sql`array[0, ${by.rest}, ${by.purpose}, ${by.title}]::real[]`
  const rank = (vector: Query, queries: readonly Query[], factor: number) =>
    sql`nullif(ts_rank(${fields}, ${vector}, ${oneOf(queries)}, ${byLength}), 0) * ${factor}::float8`
  const other = otherOf[language]
  // The first that holds any of the words: reading all three texts of everything that fits would take thrice the time.
  const words = sql`coalesce(
    ${rank(
      sql.ref(`entry.${language}`),
      terms.map(term => stemmed(term, language)),
      1,
    )},
    ${rank(
      sql.ref(`entry.${other}`),
      terms.map(term => stemmed(term, other)),
      by.otherLanguage,
    )},
    ${rank(sql.ref('entry.plain'), terms.map(verbatim), by.beginning)}, 0)`
  const types = Object.entries(by.types).map(([type, factor]) => sql`when ${type} then ${factor}::float8`)
  return sql`round(${fineness} * (
    case when ${isCalled(question)} then ${by.exact}::float8 else 0 end
    + case when strpos(' ' || entry.names, ${` ${question.whole}`}) > 0 then ${by.phrase}::float8 else 0 end
    + ${words}
  ) * case entry.type ${sql.join(types, sql` `)} else 1 end)::int`
}
