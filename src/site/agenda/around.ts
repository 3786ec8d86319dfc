import { type EventRow, readMembers, readSeriesById, type SeriesRow } from '../../events/index.ts'
import { type OrganisationRow, readOrganisations } from '../../people/index.ts'
import { type FigureRow, type PlanRow, readFiguresByKey, readPlansById } from '../../plans/index.ts'
import type { Queries } from '../../platform/database/database.ts'

/** What stands around some events: their plans, their series with all of the series' events, who held them, how many came. */
export type Around = {
  plans: ReadonlyMap<string, PlanRow>
  series: ReadonlyMap<string, SeriesRow>
  members: ReadonlyMap<string, EventRow[]>
  organisations: ReadonlyMap<string, OrganisationRow>
  figures: ReadonlyMap<string, FigureRow>
}

/** Reads it in a fixed number of queries. */
export async function readAround(
  db: Queries,
  events: readonly EventRow[],
  seriesIds: readonly string[] = [],
): Promise<Around> {
  const ids = [...new Set([...seriesIds, ...events.flatMap(({ series_id }) => series_id ?? [])])]
  const [series, members] = await Promise.all([readSeriesById(db, ids), readMembers(db, ids)])
  const everyone = [...events, ...members]
  const [plans, organisations, figures] = await Promise.all([
    readPlansById(db, [...new Set([...events, ...series].map(({ plan_id }) => plan_id))]),
    readOrganisations(
      db,
      everyone.flatMap(({ facts }) => [...(facts.hostId ? [facts.hostId] : []), ...(facts.organiserIds ?? [])]),
    ),
    readFiguresByKey(db, [
      ...new Set([
        ...everyone.flatMap(({ facts }) => facts.attendanceFigureId ?? []),
        ...series.flatMap(({ facts }) => [facts.countFigureId ?? [], facts.attendanceFigureId ?? []].flat()),
      ]),
    ]),
  ])
  return {
    plans: new Map(plans.map(plan => [plan.id, plan])),
    series: new Map(series.map(one => [one.id, one])),
    members: new Map(ids.map(id => [id, members.filter(({ series_id }) => series_id === id)])),
    organisations,
    figures: new Map(figures.map(figure => [figure.key, figure])),
  }
}

/** The tags of all that is shown of events. */
export const tagsAround = ['all:event', 'all:series', 'all:plan', 'all:figure', 'all:organisation'] as const
