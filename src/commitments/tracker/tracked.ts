import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Day, Period } from '../../platform/facts/period.ts'
import type { Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { CompletionLevel, MilestoneStanding } from '../completion.ts'
import { isKept, keptOrMade } from './kept.ts'
import { conditionOf, type Narrowed } from './narrow.ts'
import { orderOf, type Place, placeColumns, type Sort } from './sorts.ts'

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

/** The commitments that are asked for, in the order of a sort: all of them, or some after or before a place. */
export async function readTracked(
  { db, today }: Site,
  narrowed: Narrowed,
  { sort, language }: Ordered,
  { after, before, limit }: Part = {},
): Promise<TrackedLine[]> {
  const order = orderOf(sort, language)
  const ordered = before ? order.backwards : order.forwards
  const beside = before ? order.before(before) : after ? order.after(after) : sql`true`
  const { rows } = await sql<Row>`
    with ${await keptOrMade(db, today)}, lines as (
      select progress.* from progress join commitments on commitments.id = progress.id
      where ${conditionOf(narrowed)} and ${beside} order by ${ordered} limit ${limit ?? null}
    )
    select commitments.id, commitments.key, commitments.number, commitments.facts -> 'title' as title,
      commitments.facts ->> 'ogpId' as "ogpId", commitments.facts -> 'lead' as lead, plans.slug as "planSlug",
      progress.followed, progress.level, progress.computed, progress.late, progress.states, progress.reached, progress.total,
      progress.due, progress.due_kind as "dueKind", progress.news,
      coalesce((
        select jsonb_agg(jsonb_build_object('slug', organisations.slug, 'name', organisations.facts -> 'name') order by part.rank)
        from commitment_organisations as part join organisations on organisations.id = part.organisation_id
        where part.commitment_id = progress.id and part.role = 'lead'
      ), '[]') as leads,
      (
        select jsonb_build_object('key', key, 'number', number, 'label', facts -> 'label') from priorities
        where id = commitments.priority_id and removed is null
      ) as priority,
      ${order.place}, progress.back, progress.plan_back, progress.number_order
    from lines as progress
    join commitments on commitments.id = progress.id
    join plans on plans.id = progress.plan_id
    order by ${ordered}`.execute(db)
  const lines = rows.map(row => ({
    tracked: row,
    place: placeColumns.map(column => row[column]) as unknown as Place,
  }))
  return before ? lines.reverse() : lines
}

/** How many are at each level, how many of them are late, and of how many nothing was ever reported. */
export type Counts = { levels: Partial<Record<CompletionLevel, number>>; late: number; followed: number; total: number }

/** What only the columns of the counted lines tell apart. */
const isCounted = ({ planId: _, level: __, late: ___, ...others }: Narrowed) =>
  Object.values(others).every(one => (Array.isArray(one) ? one.length === 0 : !one))

/** Counts what is asked for, at once. */
export async function countTracked({ db, today }: Site, narrowed: Narrowed): Promise<Counts> {
  type Line = { level: CompletionLevel; late: boolean; followed: boolean; count: number }
  const kept = isCounted(narrowed) && (await isKept(db, today))
  const { rows } = kept
    ? await sql<Line>`
        select level, late, followed, sum(count)::bigint as count from commitment_counts as progress
        where ${conditionOf(narrowed)} group by 1, 2, 3 having sum(count) > 0`.execute(db)
    : await sql<Line>`
        with ${await keptOrMade(db, today)}
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
    with ${await keptOrMade(db, today)}
    select progress.id from progress join commitments on commitments.id = progress.id
    where ${conditionOf(narrowed)}`.execute(db)
  return rows.map(({ id }) => id)
}
