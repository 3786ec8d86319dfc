import type { EventRow, SeriesRow } from '../../events/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'
import { type Entry, readHistory } from '../../record/index.ts'
import { type Around, readAround, tagsAround } from './around.ts'

const newestEntries = 10

/** All that the page of an event, or of a series, says. */
export type EventPage = {
  event: EventRow
  plan: PlanRow | null
  series: SeriesRow | null
  /** The other events of its series, and itself, in their order. */
  members: EventRow[]
  around: Around
  history: Entry[]
}

export async function readEventPage({ db, uses }: Reading, event: EventRow): Promise<EventPage> {
  uses(`event:${event.id}`, ...tagsAround)
  const [around, history] = await Promise.all([readAround(db, [event]), readHistory(db, [event.id], newestEntries)])
  const series = around.series.get(event.series_id ?? '') ?? null
  return {
    event,
    plan: around.plans.get(event.plan_id) ?? null,
    series,
    members: (series && around.members.get(series.id)) ?? [],
    around,
    history,
  }
}

export type SeriesPage = {
  series: SeriesRow
  plan: PlanRow | null
  members: EventRow[]
  around: Around
  history: Entry[]
}

export async function readSeriesPage({ db, uses }: Reading, series: SeriesRow): Promise<SeriesPage> {
  uses(`series:${series.id}`, ...tagsAround)
  const [around, history] = await Promise.all([
    readAround(db, [], [series.id]),
    readHistory(db, [series.id], newestEntries),
  ])
  return {
    series,
    plan: around.plans.get(series.plan_id) ?? null,
    members: around.members.get(series.id) ?? [],
    around,
    history,
  }
}
