import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import { wordsIn } from '../../platform/facts/fold.ts'
import { type Asked, from, narrowed, type Query } from './list.ts'

/** How words are looked for in a list: what takes least depends on how many of its lines say them. */
export type Search = {
  words: string
  /** Many lines say them: some of the next lines do. Else the index of words knows the few that do. */
  isCommon: boolean
  /** So many that they are counted the same way. */
  isVeryCommon: boolean
  /** As many of the next lines as are looked through; null for all. */
  window: number | null
  /** Whether the list has no more lines than that. */
  isWhole: boolean
  /** More than this many lines that say them are counted as more than this many. */
  mostCounted: number
}

const mostWords = 20
/** Lines of a list that are taken by lot to know how common words are; how many of them make words common, and very common. */
const tried = 500
const [some, many] = [4, 15]
const window = 6_000
/** To count more of them, many more lines would have to be read. */
const mostCounted = 100

/** Those of some lines that say words. */
export const saying = (lines: Query, db: Queries, { words, isCommon }: Pick<Search, 'words' | 'isCommon'>): Query => {
  const says = sql<boolean>`words @@ plainto_tsquery('pg_catalog.french', ${words})`
  // What stands within is made first: `offset 0` says so.
  return isCommon
    ? ((db.selectFrom(lines.as('contributions')) as unknown as Query).where(says) as Query)
    : (db.selectFrom(lines.where(says).offset(0).as('contributions')) as unknown as Query)
}

/** How the words that are asked for are looked for; null where none are. */
export async function searchFor(
  db: Queries,
  { filter, today }: Pick<Asked, 'filter' | 'today'>,
): Promise<Search | null> {
  const words = filter.said === undefined ? [] : wordsIn(filter.said).slice(0, mostWords)
  if (words.length === 0) return null
  const said = words.join(' ')
  const isShuffled = filter.state !== 'withdrawn' && filter.state !== 'hidden'
  const lot = narrowed(from(db), filter, today)
    .select('words')
    .$if(isShuffled, one => one.orderBy('shuffle').orderBy('number'))
    .limit(tried)
  const { all, found } = await (db.selectFrom(lot.as('contributions')) as unknown as Query)
    .select([
      sql<number>`count(*)`.as('all'),
      sql<number>`count(*) filter (where words @@ plainto_tsquery('pg_catalog.french', ${said}))`.as('found'),
    ])
    .executeTakeFirstOrThrow()
  const isWhole = all < tried
  return {
    words: said,
    isCommon: isWhole || found >= some,
    isVeryCommon: isWhole || found >= many,
    window,
    isWhole,
    mostCounted,
  }
}
