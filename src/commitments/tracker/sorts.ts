import { type RawBuilder, sql } from 'kysely'
import type { Language } from '../../platform/locales/languages.ts'
import { completionLevels } from '../completion.ts'

/** What the tracker can be ordered by. Each order goes on by plan, the latest first, then by number. */
export const sorts = ['number', 'title', 'lead', 'due', 'completion', 'news'] as const
export type Sort = (typeof sorts)[number]

/** Where a line stands in the order of a sort: what is unknown comes last, then what it is ordered by, its plan, its number. */
export type Place = readonly [rank: number, key: string, back: number, position: number, number: string]

/** The names of the columns of a place, in a query. */
export const placeColumns = ['rank', 'sort_key', 'back', 'plan_back', 'number_order'] as const

/** A text in the reader's language, or else in its original one, as `wordsOf` reads it. */
const wordsIn = (text: RawBuilder<unknown>, language: Language) => sql`coalesce(
  ${text} #>> array[${language}, 'text'], ${text} #>> array[${language}::text],
  ${text} #>> array[${text} ->> 'original', 'text'], ${text} #>> array[${text} ->> 'original'])`

/**
 * The alphabet of the reader, for whom both apostrophes are one. A title is told from others by its beginning; a place stays short
 * enough for an address.
 */
const spelt = (words: RawBuilder<unknown>, language: Language) =>
  language === 'fr'
    ? sql`left(replace(coalesce(${words}, ''), '’', ''''), 80) collate "fr-x-icu"`
    : sql`left(replace(coalesce(${words}, ''), '’', ''''), 80) collate "en-x-icu"`

const plain = (words: RawBuilder<unknown>) => sql`coalesce(${words}, '') collate "C"`

/** The most that was reached first. */
const levelOrder = ['complete', 'substantial', 'limited', 'not-started', 'no-information', 'withdrawn'].filter(level =>
  completionLevels.some(one => one === level),
)

type Key = { rank: RawBuilder<unknown>; key: RawBuilder<unknown> }

/** What a line is ordered by: `rank` before `key`. */
export function keyOf(sort: Sort, language: Language): Key {
  const unknownLast = (known: RawBuilder<unknown>) => sql`case when ${known} then 0 else 1 end`
  switch (sort) {
    case 'number':
      return { rank: sql`0`, key: plain(sql`null`) }
    case 'title':
      return { rank: sql`0`, key: spelt(wordsIn(sql`(commitments.facts -> 'title')`, language), language) }
    case 'lead':
      return {
        rank: unknownLast(sql`coalesce(lead.name, commitments.facts -> 'lead') is not null`),
        key: spelt(wordsIn(sql`coalesce(lead.name, commitments.facts -> 'lead')`, language), language),
      }
    case 'due':
      return {
        rank: unknownLast(sql`progress.due is not null`),
        key: plain(
          sql`coalesce(progress.due ->> 'latest', '9999-12-31') || coalesce(progress.due ->> 'earliest', '9999-12-31')`,
        ),
      }
    case 'completion':
      return { rank: sql`array_position(${levelOrder}::text[], progress.level)`, key: plain(sql`null`) }
    case 'news':
      // The newest first: days are counted back from the last one that can be written.
      return {
        rank: unknownLast(sql`progress.news is not null`),
        key: plain(sql`lpad((date '9999-12-31' - (progress.news ->> 'latest')::date)::text, 7, '0')`),
      }
  }
}
