import { type EventRow, readEvents, readSeries, type SeriesRow } from '../../events/index.ts'
import {
  type FigureRow,
  type PhaseRow,
  type PlanRow,
  readFiguresByKey,
  readPhases,
  type Slab,
  timeline,
} from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'

/** All that the page of a plan's calendar says, in a fixed number of queries. */
export type CalendarPage = {
  plan: PlanRow
  phases: PhaseRow[]
  slabs: Slab[]
  events: EventRow[]
  series: SeriesRow[]
  figureByKey: Map<string, FigureRow>
}

export async function readCalendarPage({ db, today, uses }: Reading, plan: PlanRow): Promise<CalendarPage> {
  uses('all:phase', 'all:event', 'all:series', 'all:figure')
  const [phases, events, series] = await Promise.all([
    readPhases(db, plan.id),
    readEvents(db, plan.id),
    readSeries(db, plan.id),
  ])
  const figures = await readFiguresByKey(
    db,
    [...events, ...series].flatMap(({ facts }) => facts.attendanceFigureId ?? []),
  )
  return {
    plan,
    phases,
    slabs: timeline(
      plan.facts,
      phases.map(({ facts }) => facts),
      today,
    ),
    events,
    series,
    figureByKey: new Map(figures.map(figure => [figure.key, figure])),
  }
}
