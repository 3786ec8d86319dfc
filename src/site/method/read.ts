import { type EventRow, readEvents, readSeries, type SeriesRow } from '../../events/index.ts'
import { type OrganisationRow, readOrganisations } from '../../people/index.ts'
import {
  type FigureRow,
  type PlanRow,
  type Rating,
  readFiguresByKey,
  readPhases,
  readSheet,
  type SheetRow,
  type Slab,
  timeline,
} from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'

/** The scales that judge how a plan was made, and not what it promised. */
const processScales = ['acted-contrary-to-process', 'multi-stakeholder-forum', 'level-of-public-influence']

/** All that the page on a plan's method says, in a fixed number of queries. */
export type MethodPage = {
  plan: PlanRow
  slabs: Slab[]
  coordinators: OrganisationRow[]
  events: EventRow[]
  series: SeriesRow[]
  figureByKey: Map<string, FigureRow>
  ratings: Rating[]
  sheet: SheetRow | null
}

export async function readMethodPage({ db, today, uses }: Reading, plan: PlanRow): Promise<MethodPage> {
  uses('all:phase', 'all:event', 'all:series', 'all:figure', 'all:organisation', 'all:sheet')
  const { coordinatorIds = [], ratings = [] } = plan.facts
  const [phases, events, series, sheet, organisations] = await Promise.all([
    readPhases(db, plan.id),
    readEvents(db, plan.id),
    readSeries(db, plan.id),
    readSheet(db, plan.id),
    readOrganisations(db, coordinatorIds),
  ])
  const figures = await readFiguresByKey(
    db,
    [...events, ...series].flatMap(({ facts }) => facts.attendanceFigureId ?? []),
  )
  return {
    plan,
    slabs: timeline(
      plan.facts,
      phases.map(({ facts }) => facts),
      today,
    ),
    coordinators: coordinatorIds.flatMap(key => organisations.get(key) ?? []),
    events,
    series,
    figureByKey: new Map(figures.map(figure => [figure.key, figure])),
    ratings: ratings.filter(({ scale }) => processScales.includes(scale)),
    sheet: sheet ?? null,
  }
}
