import { type RawBuilder, sql } from 'kysely'
import { type AnswerListed, isReadable, readListed } from '../answers/index.ts'
import type { Queries } from '../platform/database/database.ts'
import { wordsIn } from '../platform/facts/fold.ts'
import type { Cursor } from './search.ts'
import type { Term } from './understand.ts'

export type AnswersAsked = {
  terms: readonly Term[]
  /** The id of a plan. */
  planId?: string | undefined
  cursor?: Cursor | undefined
  limit: number
}

export type AnswersFound = {
  hits: AnswerListed[]
  /** How many there are, up to `mostCounted`; whether there are more. */
  count: number
  isMore: boolean
  newer: Cursor | null
  older: Cursor | null
}

const noAnswers: AnswersFound = { hits: [], count: 0, isMore: false, newer: null, older: null }

/** More than these are counted as more than these: to count them all, all of them would have to be read. */
const mostCounted = 100
/** As many of the next lines as are looked through before the index of words is asked: where many say the words, these have enough of them. */
const window = 1_500
const mostOrganisations = 50

type Condition = RawBuilder<unknown>

/** The words as which one is looked for: itself, which an answer may say though nothing else here does, and what was probably meant. */
const soughtAs = ({ typed, seek }: Term): string[] => [...new Set([...wordsIn(typed), ...seek])]

/** The organisations that each word names, by its place among the words. */
async function namedBy(db: Queries, terms: readonly Term[]): Promise<ReadonlyMap<number, string[]>> {
  const sought = terms.flatMap((term, place) => soughtAs(term).map(word => ({ word, place })))
  const { rows } = await sql<{ place: number; ids: string[] }>`
    select asked.place, array_agg(distinct named.id) as ids
    from unnest(${sought.map(({ word }) => word)}::text[], ${sought.map(({ place }) => place)}::int[]) as asked (word, place)
    cross join lateral (
      select entry.id from search_entries as entry
      where entry.type = 'organisation' and (
        entry.plain @@ to_tsquery('pg_catalog.simple', asked.word || ':A')
        or entry.fr @@ to_tsquery('pg_catalog.french', asked.word || ':A')
        or entry.en @@ to_tsquery('pg_catalog.english', asked.word || ':A')
      )
      limit ${mostOrganisations}
    ) as named
    group by asked.place`.execute(db)
  return new Map(rows.map(({ place, ids }) => [place, ids]))
}

/** That an answer says all the words, or is the answer of whom they name. */
async function says(db: Queries, terms: readonly Term[]): Promise<Condition> {
  const named = await namedBy(db, terms)
  const each = terms.map((term, place) => {
    const queries = soughtAs(term).flatMap(word => [
      sql`plainto_tsquery('pg_catalog.french', ${word})`,
      sql`plainto_tsquery('pg_catalog.english', ${word})`,
    ])
    const by = named.get(place) ?? []
    return by.length > 0
      ? sql`(line.words @@ (${sql.join(queries, sql` || `)}) or line.organisation_id = any(${by}::text[]))`
      : sql`line.words @@ (${sql.join(queries, sql` || `)})`
  })
  return sql`(${sql.join(each, sql` and `)})`
}

const shown = isReadable(sql<boolean>`line.for_theme`, sql<string>`line.answer_id`)
const newestFirst = sql`line.published_at desc, line.answer_id desc`
const oldestFirst = sql`line.published_at, line.answer_id`

/**
 * Finds answers by their words, the last published first. Their number of queries doesn't depend on what there is; what they read doesn't either:
 * where many answers say the words, the next ones have enough of them; where few do, the index of words knows which.
 */
export async function findAnswers(db: Queries, { terms, planId, cursor, limit }: AnswersAsked): Promise<AnswersFound> {
  if (terms.length === 0) return noAnswers
  const said = await says(db, terms)
  const ofPlan = planId ? sql`line.plan_id = ${planId}` : sql`true`
  const near = sql`select * from search_answers as line where ${ofPlan} order by ${newestFirst} limit ${window}`
  const { rows } = await sql<{ looked: number; found: number }>`
    with line as materialized (${near})
    select (select count(*)::int from line) as looked, (
      select count(*)::int from (select from line where ${said} and ${shown} limit ${mostCounted + 1}) as few
    ) as found`.execute(db)
  const { looked, found } = rows[0] ?? { looked: 0, found: 0 }
  const isWhole = looked < window
  const isCommon = isWhole || found > limit
  const count = isWhole || found > mostCounted ? found : await countFew(db, sql`${ofPlan} and ${said} and ${shown}`)
  const backwards = cursor?.towards === 'previous'
  const order = backwards ? oldestFirst : newestFirst
  // A place that isn't there is past the end.
  const beyond = cursor
    ? sql`(line.published_at, line.answer_id) ${backwards ? sql`>` : sql`<`} (
        select at.published_at, at.answer_id from search_answers as at where at.answer_id = ${cursor.id})`
    : sql`true`
  const next = sql`select * from search_answers as line where ${ofPlan} and ${beyond}`
  // Whether what it answers can be read is asked of a line only once its turn comes.
  const among = (lines: Condition) =>
    readListed(
      db,
      sql`select line.answer_id from (${lines}) as line where ${shown} order by ${order} limit ${limit + 1}`,
    )
  const throughIndex = sql`${next} and ${said} order by ${order} offset 0`
  const nearby = isCommon
    ? await among(sql`
        select line.* from (${next} order by ${order} limit ${window}) as line where ${said}`)
    : []
  const some = nearby.length > limit || isWhole ? nearby : await among(throughIndex)
  const more = some.length > limit
  const hits = backwards ? some.slice(more ? 1 : 0) : some.slice(0, limit)
  const at = (hit: AnswerListed | undefined, towards: Cursor['towards']) =>
    hit ? { score: 0, id: hit.id, towards } : null
  return {
    hits,
    count: Math.min(count, mostCounted),
    isMore: count > mostCounted,
    newer: backwards ? (more ? at(hits[0], 'previous') : null) : cursor ? at(hits[0], 'previous') : null,
    older: backwards || more ? at(hits.at(-1), 'next') : null,
  }
}

/** How many lines there are, up to one more than are counted. */
async function countFew(db: Queries, which: Condition): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from search_answers as line where ${which} limit ${mostCounted + 1}
    ) as few`.execute(db)
  return rows[0]?.count ?? 0
}

/** The plans of which there are answers. */
export async function plansAnswered(db: Queries, planIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...planIds]}::text[]) as plan (id)
    where exists (select from search_answers where plan_id = plan.id)`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Words of answers that are forms of what was looked for, with each term: the words of answers stand in no index of words, since they are many.
 */
export async function withForms(
  db: Queries,
  terms: readonly Term[],
  answers: readonly Pick<AnswerListed, 'reason'>[],
): Promise<Term[]> {
  const sought = terms.flatMap((term, place) => soughtAs(term).map(word => ({ word, place })))
  // A stem keeps the first letters of its word, so that few words have to be looked at.
  const beginnings = new Set(sought.map(({ word }) => word.slice(0, 2)))
  const written = [...new Set(answers.flatMap(({ reason }) => wordsIn(reason)))].filter(word =>
    beginnings.has(word.slice(0, 2)),
  )
  if (written.length === 0) return [...terms]
  const { rows } = await sql<{ place: number; forms: string[] }>`
    with written as materialized (
      select word, search_stem('pg_catalog.french', word) as fr, search_stem('pg_catalog.english', word) as en
      from unnest(${written}::text[]) as word
    )
    select asked.place, array_agg(distinct written.word) as forms
    from (
      select place, search_stem('pg_catalog.french', word) as fr, search_stem('pg_catalog.english', word) as en
      from unnest(${sought.map(({ word }) => word)}::text[], ${sought.map(({ place }) => place)}::int[]) as sought (word, place)
    ) as asked
    join written on written.fr = asked.fr or written.en = asked.en
    group by asked.place`.execute(db)
  const found = new Map(rows.map(({ place, forms }) => [place, forms]))
  return terms.map((term, place) => ({ ...term, forms: [...term.forms, ...(found.get(place) ?? [])] }))
}
