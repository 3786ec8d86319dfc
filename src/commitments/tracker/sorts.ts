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
const unknownLast = (known: RawBuilder<unknown>) => sql`case when ${known} then 0 else 1 end`

/** The most that was reached first. */
const levelOrder = ['complete', 'substantial', 'limited', 'not-started', 'no-information', 'withdrawn'].filter(level =>
  completionLevels.some(one => one === level),
)

const title = sql`commitments.facts -> 'title'`
/** The first of those who lead, by the name that the site gives it, else as the source writes it. */
const lead = sql`coalesce(
  (
    select organisations.facts -> 'name' from commitment_organisations as part
    join organisations on organisations.id = part.organisation_id
    where part.commitment_id = commitments.id and part.role = 'lead' order by part.rank limit 1
  ),
  commitments.facts -> 'lead')`

/** What `sortColumns` reads, beside `commitments`, `plans` and `derived`: a lateral join. */
export const sortSources = sql`cross join lateral (select ${lead} as lead) as led`

/** The columns of `progress` that orders read. The newest news come first: days are counted back from the last one that can be written. */
export const sortColumns = sql`
  ${spelt(wordsIn(sql`(${title})`, 'fr'), 'fr')} as title_fr,
  ${spelt(wordsIn(sql`(${title})`, 'en'), 'en')} as title_en,
  ${unknownLast(sql`led.lead is not null`)} as lead_rank,
  ${spelt(wordsIn(sql`led.lead`, 'fr'), 'fr')} as lead_fr,
  ${spelt(wordsIn(sql`led.lead`, 'en'), 'en')} as lead_en,
  ${unknownLast(sql`derived.due is not null`)} as due_rank,
  ${plain(sql`coalesce(derived.due ->> 'latest', '9999-12-31') || coalesce(derived.due ->> 'earliest', '9999-12-31')`)} as due_key,
  array_position(${levelOrder}::text[], derived.level) as level_rank,
  ${unknownLast(sql`derived.news is not null`)} as news_rank,
  ${plain(sql`lpad((date '9999-12-31' - (derived.news ->> 'latest')::date)::text, 7, '0')`)} as news_key,
  coalesce(date '0001-01-01' - plans.latest, 0) as back,
  -plans.position as plan_back,
  commitments.number_order`

type Key = { rank: string | null; key: string | null }

/** The columns that a line is ordered by, \`rank\` before \`key\`; null where all are alike. */
function keyOf(sort: Sort, language: Language): Key {
  switch (sort) {
    case 'number':
      return { rank: null, key: null }
    case 'title':
      return { rank: null, key: `title_${language}` }
    case 'lead':
      return { rank: 'lead_rank', key: `lead_${language}` }
    case 'due':
      return { rank: 'due_rank', key: 'due_key' }
    case 'completion':
      return { rank: 'level_rank', key: null }
    case 'news':
      return { rank: 'news_rank', key: 'news_key' }
  }
}

const last = ['back', 'plan_back', 'number_order'] as const
const column = (name: string) => sql.ref(`progress.${name}`)

/** A sort in a query over `progress`: its order, the lines after or before a place, and the place of each line. */
export function orderOf(sort: Sort, language: Language) {
  const { rank, key } = keyOf(sort, language)
  const columns = [...(rank ? [rank] : []), ...(key ? [key] : []), ...last]
  const valuesOf = ([atRank, atKey, back, planBack, number]: Place) => [
    ...(rank ? [sql`${atRank}::integer`] : []),
    ...(key ? [sql`${atKey}::text`] : []),
    sql`${back}::integer`,
    sql`${planBack}::bigint`,
    sql`${number}::text`,
  ]
  const line = sql`(${sql.join(columns.map(column))})`
  return {
    place: sql`${rank ? column(rank) : sql`0`} as rank, ${key ? column(key) : sql`''`} as sort_key`,
    after: (place: Place) => sql`${line} > (${sql.join(valuesOf(place))})`,
    before: (place: Place) => sql`${line} < (${sql.join(valuesOf(place))})`,
    forwards: sql.join(columns.map(column)),
    backwards: sql.join(columns.map(name => sql`${column(name)} desc`)),
  }
}
