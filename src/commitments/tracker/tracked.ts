import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Day, Period } from '../../platform/facts/period.ts'
import type { Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { CompletionLevel, MilestoneStanding } from '../completion.ts'
import { conditionOf, type Narrowed } from './narrow.ts'
import { progress } from './progress.ts'
import { keyOf, type Place, placeColumns, type Sort } from './sorts.ts'

/** A commitment as the tracker shows it. */
export type Tracked = {
  id: string
  key: string
  number: string
  title: Text
  ogpId: string | null
  planSlug: string
  /** Whether its plan is followed on this site: of others, nobody can say what is late. */
  followed: boolean
  leads: { slug: string; name: Text }[]
  /** The lead as the source writes it. */
  lead: Text | null
  priority: { key: string; number: number; label: Text } | null
  level: CompletionLevel
  /** What the milestones give, where a decision set another level. */
  computed: CompletionLevel
  late: boolean
  states: MilestoneStanding['state'][]
  reached: number
  /** The milestones that count: all but the abandoned ones. */
  total: number
  due: Period | null
  /** The next due period, the last one where none is ahead, or the end of the commitment itself. */
  dueKind: 'next' | 'last' | 'end' | null
  /** The date of the newest report on one of its milestones. */
  news: Period | null
}

export type TrackedLine = { tracked: Tracked; place: Place }

type Part = { after?: Place | undefined; before?: Place | undefined; limit?: number }
type Ordered = { sort: Sort; language: Language }
type Site = { db: Queries; today: Day }
type Row = Tracked & Record<(typeof placeColumns)[number], never>

const placeIn = ([rank, key, back, position, number]: Place) =>
  sql`(${rank}::integer, ${key}::text, ${back}::integer, ${position}::bigint, ${number}::text)`

/** The commitments that are asked for, in the order of a sort: all of them, or some after or before a place. */
export async function readTracked(
  { db, today }: Site,
  narrowed: Narrowed,
  { sort, language }: Ordered,
  { after, before, limit }: Part = {},
): Promise<TrackedLine[]> {
  const { rank, key } = keyOf(sort, language)
  const line = sql`(${sql.join(placeColumns.map(column => sql.ref(column)))})`
  const beside = before ? sql`${line} < ${placeIn(before)}` : after ? sql`${line} > ${placeIn(after)}` : sql`true`
  const order = sql.join(placeColumns.map(column => (before ? sql`${sql.ref(column)} desc` : sql.ref(column))))
  const { rows } = await sql<Row>`
    with ${progress(today)}, lines as (
      select commitments.id, commitments.key, commitments.number, commitments.number_order, commitments.priority_id,
        commitments.facts -> 'title' as title, commitments.facts ->> 'ogpId' as "ogpId", commitments.facts -> 'lead' as lead,
        plans.slug as "planSlug", progress.followed, progress.level, progress.computed, progress.late, progress.states,
        progress.reached, progress.total, progress.due, progress.due_kind as "dueKind", progress.news,
        ${rank} as rank, ${key} as sort_key,
        coalesce(date '0001-01-01' - plans.latest, 0) as back, -plans.position as plan_back
      from progress
      join commitments on commitments.id = progress.id
      join plans on plans.id = progress.plan_id
      left join lateral (
        select organisations.facts -> 'name' as name from commitment_organisations as part
        join organisations on organisations.id = part.organisation_id
        where part.commitment_id = commitments.id and part.role = 'lead' order by part.rank limit 1
      ) as lead on true
      where ${conditionOf(narrowed)}
    )
    select lines.*,
      coalesce((
        select jsonb_agg(jsonb_build_object('slug', organisations.slug, 'name', organisations.facts -> 'name') order by part.rank)
        from commitment_organisations as part join organisations on organisations.id = part.organisation_id
        where part.commitment_id = lines.id and part.role = 'lead'
      ), '[]') as leads,
      (
        select jsonb_build_object('key', key, 'number', number, 'label', facts -> 'label') from priorities
        where id = lines.priority_id and removed is null
      ) as priority
    from (select * from lines where ${beside} order by ${order} limit ${limit ?? null}) as lines
    order by ${order}`.execute(db)
  const lines = rows.map(row => ({
    tracked: row,
    place: placeColumns.map(column => row[column]) as unknown as Place,
  }))
  return before ? lines.reverse() : lines
}

/** How many are at each level, how many of them are late, and of how many nothing was ever reported. */
export type Counts = { levels: Partial<Record<CompletionLevel, number>>; late: number; followed: number; total: number }

/** Counts what is asked for, at once. */
export async function countTracked({ db, today }: Site, narrowed: Narrowed): Promise<Counts> {
  const { rows } = await sql<{ level: CompletionLevel; late: boolean; followed: boolean; count: number }>`
    with ${progress(today)}
    select progress.level, progress.late, progress.followed, count(*) as count
    from progress join commitments on commitments.id = progress.id
    where ${conditionOf(narrowed)} group by 1, 2, 3`.execute(db)
  const sum = (some: typeof rows) => some.reduce((total, { count }) => total + count, 0)
  const levels: Counts['levels'] = {}
  for (const { level, count } of rows) levels[level] = (levels[level] ?? 0) + count
  return {
    levels,
    late: sum(rows.filter(({ late }) => late)),
    followed: sum(rows.filter(({ followed }) => followed)),
    total: sum(rows),
  }
}

/** The ids of what is asked for. */
export async function trackedIds({ db, today }: Site, narrowed: Narrowed): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with ${progress(today)}
    select progress.id from progress join commitments on commitments.id = progress.id
    where ${conditionOf(narrowed)}`.execute(db)
  return rows.map(({ id }) => id)
}
