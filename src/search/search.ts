import { sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Text } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { FoundType, Piece, Place } from './entry.ts'
import { type Question, readQuestion } from './question.ts'
import { fits, fitsPartly, score, type Weights } from './ranking.ts'
import { type Term, understand } from './understand.ts'

/** A place in a list of results: after, or before, the one that has this score and identity. */
export type Cursor = { score: number; id: string; towards: 'next' | 'previous' }

export type Asked = {
  words: string
  /** The reader's language: its texts are looked through first. */
  language: Language
  type?: FoundType | undefined
  /** The id of a plan. */
  planId?: string | undefined
  cursor?: Cursor | undefined
  limit?: number
  weights?: Weights
}

export type Hit = {
  id: string
  type: FoundType
  place: Place
  title: Text | string
  pieces: Piece[]
  /** The slug of the plan that it is of. */
  plan: string | null
  score: number
}

export type Found = {
  question: Question
  terms: readonly Term[]
  hits: Hit[]
  /** How many fit, with the filters. */
  total: number
  /** How many of each kind there would be with the other filter alone; and of each plan. */
  types: { type: FoundType; count: number }[]
  plans: { id: string | null; count: number }[]
  newer: Cursor | null
  older: Cursor | null
  /** What comes near, when nothing fits. */
  nearest: Hit[]
}

const usualLimit = 20
const mostNearest = 6
/** How alike a name must be to be offered when nothing fits. */
const alike = 0.35

const shown = sql`hit.id, hit.score, entry.type, entry.place, entry.title, entry.pieces, plan.slug as plan`

/**
 * Looks for words in everything that can be found. Two queries, a third when nothing fits, whatever is asked.
 */
export async function search(db: Queries, asked: Asked): Promise<Found> {
  const question = readQuestion(asked.words)
  const terms = await understand(db, question)
  const none = { question, terms, hits: [], total: 0, types: [], plans: [], newer: null, older: null, nearest: [] }
  if (terms.length === 0) return none
  const { cursor, limit = usualLimit } = asked
  const backwards = cursor?.towards === 'previous'
  const direction = backwards ? sql`asc` : sql`desc`
  const [ofType, ofPlan] = [
    asked.type ? sql`type = ${asked.type}` : sql`true`,
    asked.planId ? sql`plan_id = ${asked.planId}` : sql`true`,
  ]
  // The list goes down by score and, where scores are the same, up by identity.
  const beyond = !cursor
    ? sql`true`
    : backwards
      ? sql`(score > ${cursor.score} or (score = ${cursor.score} and id < ${cursor.id} collate "C"))`
      : sql`(score < ${cursor.score} or (score = ${cursor.score} and id > ${cursor.id} collate "C"))`
  const { rows } = await sql<Pick<Found, 'total' | 'types' | 'plans' | 'hits'>>`
    with hits as materialized (
      select entry.id collate "C" as id, entry.type, entry.plan_id, ${score(question, terms, asked.language, asked.weights)} as score
      from search_entries entry where ${fits(question, terms)}
    ),
    page as (
      select id, score from hits where ${ofType} and ${ofPlan} and ${beyond}
      order by score ${direction}, id ${backwards ? sql`desc` : sql`asc`} limit ${limit + 1}
    )
    select
      (select count(*) from hits where ${ofType} and ${ofPlan}) as total,
      (select coalesce(json_agg(kind), '[]') from (
        select type, count(*) as count from hits where ${ofPlan} group by type) as kind) as types,
      (select coalesce(json_agg(one), '[]') from (
        select plan_id as id, count(*) as count from hits where ${ofType} group by plan_id) as one) as plans,
      (select coalesce(json_agg(line order by line.score desc, line.id), '[]') from (
        select ${shown} from page hit join search_entries entry using (id) left join plans plan on plan.id = entry.plan_id) as line) as hits`.execute(
    db,
  )
  const found = rows[0] ?? none
  const more = found.hits.length > limit
  const hits = backwards ? found.hits.slice(more ? 1 : 0) : found.hits.slice(0, limit)
  const at = (hit: Hit | undefined, towards: Cursor['towards']) =>
    hit ? { score: hit.score, id: hit.id, towards } : null
  const nothing = found.types.length === 0 && found.plans.length === 0 && found.total === 0
  return {
    ...found,
    question,
    terms,
    hits,
    newer: backwards ? (more ? at(hits[0], 'previous') : null) : cursor ? at(hits[0], 'previous') : null,
    older: backwards || more ? at(hits.at(-1), 'next') : null,
    nearest: nothing ? await nearest(db, question, terms, asked) : [],
  }
}

/** What comes near words that nothing fits: what holds some of them, and what has a name that looks like them. */
async function nearest(db: Queries, question: Question, terms: readonly Term[], asked: Asked): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    with likely as (
      (select entry.id, ${score(question, terms, asked.language, asked.weights)} as score
      from search_entries entry where ${fitsPartly(terms)} order by 2 desc, 1 limit ${mostNearest})
      union all
      (select entry.id, round(1000000 * (strict_word_similarity(${question.whole}, entry.names) - ${alike}))::int
      from search_entries entry where ${question.whole} <% entry.names order by 2 desc, 1 limit ${mostNearest})
    ),
    hit as (select id, max(score) as score from likely group by id order by 2 desc, 1 limit ${mostNearest})
    select ${shown} from hit join search_entries entry using (id) left join plans plan on plan.id = entry.plan_id
    order by hit.score desc, hit.id`.execute(db)
  return rows
}
