import { type Selectable, sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'

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
