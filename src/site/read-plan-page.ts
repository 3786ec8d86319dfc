import type { Child } from 'hono/jsx'
import { answersOfPlan } from '../answers/index.ts'
import { type Followed, readCommitments } from '../commitments/index.ts'
import { type Call, readCalls } from '../consultations/index.ts'
import { type EventRow, readEvents, readSeries, type SeriesRow } from '../events/index.ts'
import { type OrganisationRow, readOrganisations } from '../people/index.ts'
import {
  type DocumentRow,
  type FigureRow,
  type PhaseRow,
  type PlanRow,
  type PriorityRow,
  planState,
  readDocuments,
  readFigures,
  readLatestPlans,
  readPhases,
  readPriorities,
  readSheet,
  type SheetRow,
  type Slab,
  timeline,
} from '../plans/index.ts'
import type { Period } from '../platform/facts/period.ts'
import type { Reading } from '../platform/reading.ts'

/** How many other plans the page of one leads to. */
const otherPlans = 12

export type PriorityList = { stage: string; asOf: Period | null; priorities: PriorityRow[] }

/** All that a plan's page says, in a fixed number of queries. */
export type PlanPage = {
  plan: PlanRow
  state: ReturnType<typeof planState>
  slabs: Slab[]
  commitments: Followed[]
  /** What is asked, will be and was. */
  calls: Call[]
  /** How what was said is answered, in a line. */
  answered: Child
  /** How many commitments the plan holds, as its figure says; null where that is not sourced. */
  announced: number | null
  priorities: PriorityRow[]
  /** The priorities that commitments are of: the published list where there are two. */
  published: PriorityRow[]
  lists: PriorityList[]
  phases: PhaseRow[]
  figures: FigureRow[]
  figureByKey: Map<string, FigureRow>
  evaluationFigures: FigureRow[]
  documents: DocumentRow[]
  events: EventRow[]
  series: SeriesRow[]
  organisations: Map<string, OrganisationRow>
  coordinators: OrganisationRow[]
  others: PlanRow[]
  /** Its action sheet, where one is sourced. */
  sheet: SheetRow | null
}

export async function readPlanPage(reading: Reading, plan: PlanRow): Promise<PlanPage> {
  const { db, today } = reading
  const { commitmentsFigureId, evaluationFigureIds = [], selfAssessment, coordinatorIds = [] } = plan.facts
  const named = [
    ...(commitmentsFigureId ? [commitmentsFigureId] : []),
    ...evaluationFigureIds,
    ...(selfAssessment?.figureIds ?? []),
  ]
  const [commitments, priorities, phases, documents, events, series, plans, sheet, calls] = await Promise.all([
    readCommitments(db, plan, today),
    readPriorities(db, plan.id),
    readPhases(db, plan.id),
    readDocuments(db, plan.id),
    readEvents(db, plan.id),
    readSeries(db, plan.id),
    readLatestPlans(db),
    readSheet(db, plan.id),
    readCalls(reading, plan.id),
  ])
  const answered = await answersOfPlan(
    plan,
    calls.map(({ row }) => row),
    reading,
  )
  const attendance = [...events, ...series].flatMap(({ facts }) => facts.attendanceFigureId ?? [])
  const [figures, organisations] = await Promise.all([
    readFigures(db, plan.id, [...named, ...attendance]),
    readOrganisations(db, [...coordinatorIds, ...commitments.flatMap(({ row }) => row.facts.leadIds ?? [])]),
  ])
  reading.uses(
    `plan:${plan.id}`,
    'all:plan',
    'all:commitment',
    'all:milestone',
    'all:figure',
    'all:organisation',
    'all:priority',
    'all:phase',
    'all:event',
    'all:series',
    'all:document',
    'all:sheet',
  )
  const figureByKey = new Map(figures.map(figure => [figure.key, figure]))
  const facts = phases.map(phase => phase.facts)
  const evaluationKeys = new Set([...evaluationFigureIds, ...(selfAssessment?.figureIds ?? [])])
  const lists = listsOf(priorities)
  return {
    plan,
    state: planState(plan.facts, facts, today),
    slabs: timeline(plan.facts, facts, today),
    commitments,
    calls,
    answered,
    announced: (commitmentsFigureId ? figureByKey.get(commitmentsFigureId)?.facts.value : undefined) ?? null,
    priorities,
    published: publishedOf(lists),
    lists,
    phases,
    figures,
    figureByKey,
    evaluationFigures: figures.filter(({ key }) => evaluationKeys.has(key)),
    documents,
    events,
    series,
    organisations,
    coordinators: coordinatorIds.flatMap(key => organisations.get(key) ?? []),
    sheet: sheet ?? null,
    others: plans.filter(({ id }) => id !== plan.id).slice(0, otherPlans),
  }
}

/** The priorities that commitments are of. */
const publishedOf = (lists: readonly PriorityList[]): PriorityRow[] =>
  (lists.find(({ stage }) => stage === 'published') ?? lists[0])?.priorities ?? []

/** The published priorities of a plan, or its only ones. */
export const publishedAmong = (priorities: readonly PriorityRow[]): PriorityRow[] => publishedOf(listsOf(priorities))

/** Announced and published priorities are two lists, each with its date; a plan that doesn't tell them apart has one. */
function listsOf(priorities: readonly PriorityRow[]): PriorityList[] {
  const stages = [...new Set(priorities.map(({ stage }) => stage))]
  return stages.map(stage => {
    const own = priorities.filter(priority => priority.stage === stage)
    return { stage, asOf: own[0]?.facts.asOf ?? null, priorities: own }
  })
}
