import { distance } from 'fastest-levenshtein'
import { sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Question } from './question.ts'

/** A word of a question, with what it is looked for as. */
export type Term = {
  typed: string
  /** What is looked for instead of it, or with it: itself, or the words that are a typo away. */
  seek: readonly string[]
  /** Words that begin like it are looked for too. */
  prefix: boolean
  /** The words of the index that it stands for, to be marked in extracts. */
  forms: readonly string[]
  /** It stands nowhere in the index, and is looked for as other words. */
  corrected: boolean
}

const shortestPrefix = 3
const shortestTypo = 4
/** From this length on, two letters may be wrong. */
const longWord = 9
const mostForms = 200
const mostNear = 30
const mostCorrections = 4

/** Whether two neighbouring letters changed places. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const first = [...a].findIndex((letter, place) => letter !== b[place])
  return (
    first >= 0 && a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2)
  )
}

/** How many slips of the hand lie between two words: a letter wrong, missing or too many, or two that changed places. */
export const slips = (a: string, b: string): number => (isSwapped(a, b) ? 1 : distance(a, b))

/** The words that were probably meant: those the fewest slips away, and not further than a word of its length allows. */
export function corrections(word: string, near: readonly string[]): string[] {
  const allowed = word.length >= longWord ? 2 : 1
  const byDistance = near.map(one => ({ one, away: slips(word, one) })).filter(({ away }) => away <= allowed)
  const nearest = Math.min(...byDistance.map(({ away }) => away))
  return byDistance
    .filter(({ away }) => away === nearest)
    .map(({ one }) => one)
    .slice(0, mostCorrections)
}

type Known = { forms: string[]; near: string[]; idle: boolean }

/**
 * Looks each word up among the words of the index: as it stands, by its French or English stem, by its beginning if it is the last
 * one, and, if that finds nothing, by what looks like it. Words that say nothing by themselves (« de », “of”) are left out, unless
 * there are no others.
 */
export async function understand(db: Queries, { words, typed }: Question): Promise<Term[]> {
  if (words.length === 0) return []
  const { rows } = await sql<Known>`
    select forms.words as forms, near.words as near, asked.fr is null or asked.en is null as idle
    from (
      select word, place, search_stem('pg_catalog.french', word) as fr, search_stem('pg_catalog.english', word) as en
      from unnest(${[...words]}::text[]) with ordinality as list (word, place)
    ) as asked
    cross join lateral (
      select coalesce(array_agg(word), '{}') as words from (
        select word from search_words where word = asked.word
        union select word from search_words where fr = asked.fr
        union select word from search_words where en = asked.en
        union (
          select word from search_words
          where asked.place = ${words.length} and length(asked.word) >= ${shortestPrefix}
            and word >= asked.word collate "C" and word < (asked.word || chr(1114111)) collate "C"
          limit ${mostForms}
        )
      ) as known
    ) as forms
    cross join lateral (
      select coalesce(array_agg(word order by similarity desc, word), '{}') as words from (
        select word, similarity(word, asked.word) as similarity from search_words
        where cardinality(forms.words) = 0 and asked.word ~ ${`^[^0-9]{${shortestTypo},}$`} and word % asked.word
        order by similarity desc, word limit ${mostNear}
      ) as likely
    ) as near
    order by asked.place`.execute(db)
  const terms = words.map((word, place): Term & { idle: boolean } => {
    const { forms = [], near = [], idle = false } = rows[place] ?? {}
    const meant = forms.length === 0 ? corrections(word, near) : []
    return {
      typed: typed[place] ?? word,
      seek: meant.length > 0 ? meant : [word],
      prefix: place === words.length - 1 && word.length >= shortestPrefix && meant.length === 0,
      forms: meant.length > 0 ? meant : forms,
      corrected: meant.length > 0,
      idle: idle || (word.length === 1 && !/\d/.test(word)),
    }
  })
  const telling = terms.filter(({ idle }) => !idle)
  return (telling.length > 0 ? telling : terms).map(({ idle: _, ...term }) => term)
}
