import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import { wordsIn } from '../../platform/facts/fold.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type Asked, readAsked } from './near-words.ts'

/** A contribution that says something like what somebody writes, and the words that both have. */
export type Near = {
  id: string
  number: number
  title: string
  state: 'published'
  due: string | null
  language: Language
  shared: string[]
}

/** How many words have to be shared. */
const fewestShared = 3
/** How near it has to be: 1 is the same words, 0 none; and as a share of the nearest of all, beside which what is much less near is noise. */
const [leastNear, leastOfNearest] = [0.25, 0.5]
/** As many contributions as are compared, at most. */
const mostCompared = 1_500

/**
 * The published contributions of a consultation that are nearest to a text: by the stems that they share, of which each counts the more the
 * fewer others have it. Computed in the database, and explained by the words that they share.
 * @param withForms whether words that look like those of the text count as well, for whoever has the time: each the less the less it looks like it
 * @param but the id of a contribution that isn't wanted among them: the one whose text it is
 */
export async function nearTo(
  db: Queries,
  consultationId: string,
  { title, text }: { title: string; text: string },
  limit: number,
  { withForms = false, but = null }: { withForms?: boolean; but?: string | null } = {},
): Promise<Near[]> {
  const asked = await readAsked(db, consultationId, [...new Set(wordsIn(`${title} ${text}`))], withForms)
  if (asked === null || asked.stems.length < fewestShared) return []
  return compared(db, consultationId, asked, { limit, but })
}

/** As many are looked at again, for each that is wanted: some of them share forms of one word only. */
const lookedAtAgain = 4

async function compared(
  db: Queries,
  consultationId: string,
  { stems, forms, telling, mean }: Asked,
  { limit, but }: { limit: number; but: string | null },
): Promise<Near[]> {
  const all = stems.reduce((sum, { weight }) => sum + weight, 0)
  const looked = [...stems, ...forms]
  const { rows } = await sql<Near>`
    with stems as materialized (
      select * from unnest(${looked.map(({ stem }) => stem)}::text[], ${looked.map(({ word }) => word)}::text[],
        ${looked.map(({ weight }) => weight)}::float8[]) as one (stem, word, weight)
    ), candidates as materialized (
      select id, words from contributions
      where words @@ ${telling}::tsquery and consultation_id = ${consultationId} and state = 'published' and same_as is null
        and id <> ${but ?? ''}
      limit ${mostCompared}
    ), weighed as (
      select id, sum(weight) / sqrt(${all}::float8 * ${mean}::float8 * max(length)) as nearness
      from (select id, length(words) as length, unnest(tsvector_to_array(words)) as stem from candidates) as said join stems using (stem)
      group by id having count(*) >= ${fewestShared}
      order by nearness desc limit ${limit * lookedAtAgain}
    ), near as (
      select id, nearness, shared from weighed join candidates using (id) cross join lateral (
        select array_agg(distinct word order by word) as shared from unnest(tsvector_to_array(words)) as stem join stems using (stem)
      ) as explained
      where cardinality(shared) >= ${fewestShared}
    )
    select id, number, title, state, due, language, shared from near join contributions using (id)
    where nearness >= greatest(${leastNear}::float8, ${leastOfNearest}::float8 * (select max(nearness) from near)) order by nearness desc, number limit ${limit}`.execute(
    db,
  )
  return rows
}
