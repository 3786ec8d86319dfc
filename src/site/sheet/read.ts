import { type CommitmentRow, readCommitmentRowsByKey } from '../../commitments/index.ts'
import { type EventRow, readEventsByKey, readSeriesById, type SeriesRow } from '../../events/index.ts'
import { type OrganisationRow, readOrganisations } from '../../people/index.ts'
import {
  type FigureRow,
  type PhaseRow,
  type PlanRow,
  readFiguresByKey,
  readPhases,
  readPlansByKey,
  readSheet,
  type Sheet,
  type SheetRow,
} from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'

/** A plan's own sheet, with everything that its sentences and figures rest on. */
export type PlanSheet = {
  plan: PlanRow
  sheet: SheetRow
  figures: Map<string, FigureRow>
  events: Map<string, EventRow>
  /** By id. */
  series: Map<string, SeriesRow>
  organisations: Map<string, OrganisationRow>
  plans: Map<string, PlanRow>
  commitments: Map<string, { row: CommitmentRow; planSlug: string }>
  /** What was planned, beside what took place. */
  phases: PhaseRow[]
}

export type SheetItem = NonNullable<Sheet['sections'][number]['paragraphs']>[number]

/** Every sentence of a sheet, in its order. */
export const itemsOf = ({ sections, focus }: Sheet): SheetItem[] => [
  ...sections.flatMap(({ paragraphs = [], bullets = [] }) => [...paragraphs, ...bullets]),
  ...(focus?.paragraphs ?? []),
]

const byKey = <Row extends { key: string }>(rows: readonly Row[]) => new Map(rows.map(row => [row.key, row]))

/** Reads a plan's sheet in a fixed number of queries; null where none is sourced. */
export async function readPlanSheet({ db, uses }: Reading, plan: PlanRow): Promise<PlanSheet | null> {
  uses(`plan:${plan.id}`, 'all:sheet')
  const sheet = await readSheet(db, plan.id)
  if (!sheet) return null
  const facts = itemsOf(sheet.facts).flatMap(item => item.facts ?? [])
  const named = (of: (one: (typeof facts)[number]) => readonly string[] | undefined) => [
    ...new Set(facts.flatMap(one => of(one) ?? [])),
  ]
  const [figures, found, organisations, plans, commitments, phases] = await Promise.all([
    readFiguresByKey(db, [
      ...sheet.facts.figures.flatMap(({ figureId, withFigureId }) => [
        figureId,
        ...(withFigureId ? [withFigureId] : []),
      ]),
      ...named(({ figureIds }) => figureIds),
    ]),
    readEventsByKey(
      db,
      named(({ eventIds }) => eventIds),
    ),
    readOrganisations(db, [sheet.facts.leadId, ...named(({ organisationIds }) => organisationIds)]),
    readPlansByKey(
      db,
      named(({ planId }) => (planId ? [planId] : [])),
    ),
    readCommitmentRowsByKey(
      db,
      named(({ commitmentIds }) => commitmentIds),
    ),
    readPhases(db, plan.id),
  ])
  // Of a series that a sentence names whole, the series says more than each of its events.
  const series = await readSeriesById(db, [...new Set(found.flatMap(({ series_id }) => series_id ?? []))])
  uses(
    `sheet:${sheet.id}`,
    'all:phase',
    'all:figure',
    ...found.map(({ id }) => `event:${id}`),
    ...series.map(({ id }) => `series:${id}`),
    ...[...organisations.values()].map(({ id }) => `organisation:${id}`),
    ...plans.map(({ id }) => `plan:${id}`),
    ...commitments.map(({ row }) => `commitment:${row.id}`),
  )
  return {
    plan,
    sheet,
    figures: byKey(figures),
    events: byKey(found),
    series: new Map(series.map(one => [one.id, one])),
    organisations,
    plans: byKey(plans),
    commitments: new Map(commitments.map(one => [one.row.key, one])),
    phases,
  }
}
