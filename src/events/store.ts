import { type Selectable, sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import { holderOf } from '../record/index.ts'

export type EventRow = Selectable<Tables['events']>
export type SeriesRow = Selectable<Tables['series']>

/** The events of a plan in the order of time. */
export const readEvents = (db: Queries, planId: string): Promise<EventRow[]> =>
  db
    .selectFrom('events')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('removed', 'is', null)
    .orderBy(sql`latest nulls last`)
    .orderBy('position')
    .execute()

export const readSeries = (db: Queries, planId: string): Promise<SeriesRow[]> =>
  db
    .selectFrom('series')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('removed', 'is', null)
    .orderBy('position')
    .execute()

export const readAllSeries = (db: Queries): Promise<SeriesRow[]> =>
  db.selectFrom('series').selectAll().where('removed', 'is', null).orderBy('position').execute()

/** The events that an organisation hosted or organised. */
export const readEventsOf = (
  db: Queries,
  organisationId: string,
): Promise<(EventRow & { role: 'host' | 'organiser' })[]> =>
  db
    .selectFrom('events')
    .innerJoin('event_organisations as part', 'part.event_id', 'events.id')
    .selectAll('events')
    .select('part.role')
    .where('part.organisation_id', '=', organisationId)
    .where('events.removed', 'is', null)
    .orderBy(sql`events.latest nulls last`)
    .orderBy('events.position')
    .execute()

/** An event or a series by its slug of today or of once. */
async function bySlug<T extends 'events' | 'series'>(
  db: Queries,
  table: T,
  type: 'event' | 'series',
  slug: string,
): Promise<Selectable<Tables[T]> | null> {
  const rows = (column: 'slug' | 'id', value: string) =>
    db
      .selectFrom(table as 'events')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst() as unknown as Promise<Selectable<Tables[T]> | undefined>
  const current = await rows('slug', slug)
  if (current) return current
  const id = await holderOf(db, type, '', slug)
  return id ? ((await rows('id', id)) ?? null) : null
}

export const readEvent = (db: Queries, slug: string): Promise<EventRow | null> => bySlug(db, 'events', 'event', slug)

export const readOneSeries = (db: Queries, slug: string): Promise<SeriesRow | null> =>
  bySlug(db, 'series', 'series', slug)

export const readSeriesById = (db: Queries, ids: readonly string[]): Promise<SeriesRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('series')
        .selectAll()
        .where('id', 'in', [...ids])
        .where('removed', 'is', null)
        .execute()

/** The series whose participants some figures count, by the keys of the figures. */
export const readSeriesCounting = (db: Queries, keys: readonly string[]): Promise<SeriesRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('series')
        .selectAll()
        .where(sql<string>`facts ->> 'attendanceFigureId'`, 'in', [...keys])
        .where('removed', 'is', null)
        .execute()

/** The events of some series, each series in its order: by number, else by time. */
export const readMembers = (db: Queries, seriesIds: readonly string[]): Promise<EventRow[]> =>
  seriesIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('events')
        .selectAll()
        .where('series_id', 'in', [...seriesIds])
        .where('removed', 'is', null)
        .orderBy('series_id')
        .orderBy(sql`(facts ->> 'numberInSeries')::integer nulls last`)
        .orderBy(sql`latest nulls last`)
        .orderBy('position')
        .execute()

/** The events whose slugs are nearest to one that leads nowhere. */
export const nearestEvents = (db: Queries, slug: string, limit: number): Promise<EventRow[]> =>
  db.selectFrom('events').selectAll().where('removed', 'is', null).orderBy(sql`slug <-> ${slug}`).limit(limit).execute()

/** The series whose slugs are nearest to one that leads nowhere. */
export const nearestSeries = (db: Queries, slug: string, limit: number): Promise<SeriesRow[]> =>
  db.selectFrom('series').selectAll().where('removed', 'is', null).orderBy(sql`slug <-> ${slug}`).limit(limit).execute()
