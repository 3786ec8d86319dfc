import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Day } from '../platform/facts/period.ts'
import type { EventKind } from './event.ts'
import type { EventRow } from './store.ts'

/** What the agenda is narrowed to. */
export type AgendaFilter = { planId?: string; kind?: EventKind; organisationId?: string }

/** Where a line stands: it is still to come or under way, it has no date at all, or it is over. */
type Place = 'ahead' | 'undated' | 'over'

/**
 * A line of the agenda: an event, or a series whose events have no exact date of their own, which one line tells better than six alike.
 */
export type AgendaLine = {
  id: string
  of: 'event' | 'series'
  place: Place
  /** How many events it stands for. */
  events: number
}

/** As wide as a period may be for an event to have a line of its own though it is in a series: a month. */
const widest = 30

const held = ({ planId, kind, organisationId }: AgendaFilter): RawBuilder<SqlBool> =>
  sql.join(
    [
      sql`events.removed is null`,
      ...(planId ? [sql`events.plan_id = ${planId}`] : []),
      ...(kind ? [sql`events.facts ->> 'kind' = ${kind}`] : []),
      ...(organisationId
        ? [
            sql`exists (select from event_organisations part where part.event_id = events.id and part.organisation_id = ${organisationId})`,
          ]
        : []),
    ],
    sql` and `,
  )

/**
 * The events with the line that each stands on (`each`), and the lines with their order (`ranked`): what is ahead first, the nearest
 * before; then what has no date; then what is over, the latest before. A line is over once its latest day is, and is ordered by it
 * (`docs/domain.md`, “Periods”).
 */
const ranked = (filter: AgendaFilter, today: Day) => sql`
  each as (
    select events.id, events.earliest, events.latest, coalesce(folded, events.id) as line, folded is not null as of_series
    from events
    cross join lateral (
      select case when coalesce(events.latest - events.earliest > ${widest}, true) then events.series_id end as folded
    ) as series
    where ${held(filter)}
  ),
  lines as (
    select line as id, of_series, count(*)::integer as events,
      case when bool_and(earliest is not null) then min(earliest) end as earliest,
      case when bool_and(latest is not null) then max(latest) end as latest
    from each group by 1, 2
  ),
  ranked as (
    select id, of_series, events, rank,
      case rank when 0 then coalesce(latest - '0001-01-01'::date, 9999999) when 1 then 0 else '0001-01-01'::date - latest end as place
    from (
      select lines.*, case when earliest is null and latest is null then 1 when latest < ${today}::date then 2 else 0 end as rank
      from lines
    ) as placed
  )`

const places: readonly Place[] = ['ahead', 'undated', 'over']

/** Where a page lies: after a line, before one, at the end of the list, or, with none of them, at its beginning. */
export type AgendaCursor = { after: string } | { before: string } | { end: true } | null

/** A page of the agenda, whether something stands before and after it, and how many events there are in all. */
export type AgendaPage = { lines: AgendaLine[]; earlier: boolean; later: boolean; total: number }

/** The page of the agenda at a cursor; null when that is a line which isn't there. */
export async function readAgendaLines(
  db: Queries,
  filter: AgendaFilter,
  today: Day,
  at: AgendaCursor,
  limit: number,
): Promise<AgendaPage | null> {
  const cursor = at && 'after' in at ? at.after : at && 'before' in at ? at.before : null
  const backwards = at !== null && !('after' in at)
  const beyond = backwards ? sql`<` : sql`>`
  const order = backwards
    ? sql`ranked.rank desc, ranked.place desc, ranked.id desc`
    : sql`ranked.rank, ranked.place, ranked.id`
  const { rows } = await sql<{
    found: boolean
    total: number
    id: string | null
    of_series: boolean
    events: number
    rank: number
  }>`
    with ${ranked(filter, today)},
    cursor as (select rank, place, id from ranked where id = ${cursor}),
    page as (
      select ranked.* from ranked
      where ${cursor}::text is null
        or (ranked.rank, ranked.place, ranked.id) ${beyond} (select rank, place, id from cursor)
      order by ${order} limit ${limit + 1}
    )
    select ${cursor}::text is null or exists (select from cursor) as found,
      (select coalesce(sum(events), 0)::integer from ranked) as total, page.*
    from (select) as one left join page on true
    order by ${backwards ? sql`page.rank desc, page.place desc, page.id desc` : sql`page.rank, page.place, page.id`}`.execute(
    db,
  )
  const [first] = rows
  if (!first?.found) return null
  const lines = rows.flatMap(({ id, of_series, events, rank }): AgendaLine[] =>
    id === null ? [] : [{ id, of: of_series ? 'series' : 'event', events, place: places[rank] ?? 'undated' }],
  )
  const more = lines.length > limit
  const shown = lines.slice(0, limit)
  if (backwards) shown.reverse()
  return {
    lines: shown,
    earlier: backwards ? more : cursor !== null,
    later: backwards ? cursor !== null : more,
    total: first.total,
  }
}

/** Every event of the agenda, in the order of its lines; those that share one, by their number in the series. */
export async function readAgendaEvents(db: Queries, filter: AgendaFilter, today: Day): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    with ${ranked(filter, today)}
    select events.* from events join each on each.id = events.id join ranked on ranked.id = each.line
    order by ranked.rank, ranked.place, ranked.id, (events.facts ->> 'numberInSeries')::integer nulls last,
      events.latest nulls last, events.position`.execute(db)
  return rows
}

/** The events of some lines, and those of the series among them. */
export const readEventsById = (db: Queries, ids: readonly string[]): Promise<EventRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('events')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()

/** Events by their keys; those that were taken away are left out. */
export const readEventsByKey = (db: Queries, keys: readonly string[]): Promise<EventRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('events')
        .selectAll()
        .where('removed', 'is', null)
        .where('key', 'in', [...keys])
        .execute()

/** What the agenda can be narrowed to: the plans and the kinds of its events, and who hosts or organises them. */
export async function readAgendaChoices(
  db: Queries,
): Promise<{ planIds: string[]; kinds: EventKind[]; organisationIds: string[] }> {
  const { rows } = await sql<{ plan_ids: string[]; kinds: EventKind[]; organisation_ids: string[] }>`
    select array(select distinct plan_id from events where removed is null) as plan_ids,
      array(select distinct facts ->> 'kind' from events where removed is null) as kinds,
      array(
        select distinct part.organisation_id from event_organisations part
        join events on events.id = part.event_id where events.removed is null
      ) as organisation_ids`.execute(db)
  const [row] = rows
  return { planIds: row?.plan_ids ?? [], kinds: row?.kinds ?? [], organisationIds: row?.organisation_ids ?? [] }
}
