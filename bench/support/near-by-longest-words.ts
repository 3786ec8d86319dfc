import { sql } from 'kysely'
import type { Queries } from '../../src/platform/database/database.ts'
import { wordsIn } from '../../src/platform/facts/fold.ts'
import type { Language } from '../../src/platform/locales/languages.ts'

/** A contribution that says something like what somebody writes, and the words that both have. */
type Near = {
  id: string
  number: number
  title: string
  state: 'published'
  due: string | null
  language: Language
  shared: string[]
}

/** As many words of a text as are looked for: the longest ones, which are the rarest. */
const mostWords = 24
/** A word of fewer letters says little of what a text is about. */
const fewestLetters = 5
/** How many of the words that are looked for have to be there. */
const leastShared = 0.34
const fewestShared = 3

/**
 * The published contributions of a consultation that share most with a text: by the stems of its longest words, those of a title counting
 * twice. Computed in the database, and explained by the words that they share.
 */
export async function nearByLongestWords(
  db: Queries,
  consultationId: string,
  { title, text }: { title: string; text: string },
  limit: number,
): Promise<Near[]> {
  const longest = [...new Set(wordsIn(`${title} ${text}`))]
    .filter(word => word.length >= fewestLetters)
    .sort((a, b) => b.length - a.length)
    .slice(0, mostWords)
  if (longest.length < fewestShared) return []
  const { rows } = await sql<Near>`
    with asked as (
      select word, (tsvector_to_array(to_tsvector('pg_catalog.french', word)))[1] as stem from unnest(${longest}::text[]) as word
    ), stems as (
      select stem, min(word) as word from asked where stem is not null group by stem
    )
    select id, number, title, state, due, language, shared from (
      select contributions.*, (
        select array_agg(word order by word) from stems where stem = any(tsvector_to_array(contributions.words))
      ) as shared
      from contributions
      where consultation_id = ${consultationId} and state = 'published' and same_as is null
        and words @@ (select string_agg(quote_literal(stem), ' | ')::tsquery from stems)
    ) as found
    where cardinality(shared) >= greatest(${fewestShared}::int, ceil(${leastShared}::float8 * (select count(*) from stems)))
    order by cardinality(shared) desc, number limit ${limit}`.execute(db)
  return rows
}
