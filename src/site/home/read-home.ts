import { type BecameOfPlan, readBecameOfPlans } from '../../answers/index.ts'
import { type CompletionLevel, completionCounts, countTracked } from '../../commitments/index.ts'
import { boundsOf, type ConsultationRow, readConsultations, standingOf } from '../../consultations/index.ts'
import {
  type AgendaPage,
  type EventRow,
  readAgendaLines,
  readEvents,
  readEventsById,
  readSeries,
  type SeriesRow,
} from '../../events/index.ts'
import {
  countAllPlans,
  type FigureRow,
  type PhaseKind,
  type PhaseRow,
  type PriorityRow,
  readFigures,
  readLatestPlans,
  readPhases,
  readPriorities,
  type Slab,
  timeline,
} from '../../plans/index.ts'
import { comparePeriods, type Period, standing } from '../../platform/facts/period.ts'
import type { Text } from '../../platform/facts/text.ts'
import type { Reading } from '../../platform/reading.ts'
import { type Entry, namesOf, readRecord } from '../../record/index.ts'
import { type Around, readAround } from '../agenda/around.ts'
import { type CountedPlan, countPlans } from '../counted-plans.ts'
import { readSettings } from '../read-settings.ts'
import type { SiteSettings } from '../settings.ts'

const newestEntries = 4
/** As many figures as stand in one row. */
const shownFigures = 3
/** More plans than these are a click away. */
const shownPlans = 12
const shownSteps = 5
const shownEvents = 4

/** Something that is to come: a phase or an event, when it is expected. */
export type Step = { id: string; period: Period; title: Text } & (
  | { of: 'phase'; key: string; kind: PhaseKind }
  | { of: 'event'; slug: string }
)

/**
 * What the home page says. It follows the phase of the current plan, computed from dates at each reading: a plan that is being
 * made comes first, else one that is under way, else it is between two plans.
 */
export type HomePage = {
  mode: 'empty' | 'making' | 'running' | 'between'
  site: SiteSettings
  /** The latest plans. */
  plans: CountedPlan[]
  /** How many plans and commitments there are in all. */
  total: { plans: number; commitments: number }
  current: CountedPlan | null
  slabs: Slab[]
  priorities: PriorityRow[]
  /** All the lists of priorities, on which their addresses depend. */
  allPriorities: PriorityRow[]
  steps: Step[]
  /** What took place last, newest first. */
  events: EventRow[]
  series: SeriesRow[]
  /** Between two plans: what stands first on the agenda, ahead or else over. */
  agenda: { lines: AgendaPage['lines']; events: EventRow[]; around: Around } | null
  figures: FigureRow[]
  /** The plan that was evaluated last, and the figures of its evaluation. */
  evaluated: { plan: CountedPlan; figures: FigureRow[] } | null
  /** Commitments of the current plan, or of all plans between two, by completion. */
  counts: Partial<Record<CompletionLevel, number>>
  /** The consultations that are open, the one that closes first before the others. */
  open: ConsultationRow[]
  /** What became of what was said for the current plan, or for the last one for which anything was received. */
  became: BecameOfPlan | null
  entries: Entry[]
  names: Awaited<ReturnType<typeof namesOf>>
}

export async function readHome(reading: Reading): Promise<HomePage> {
  const { db, today, uses } = reading
  uses(
    'all:site',
    'all:consultation',
    'record',
    'all:milestone',
    'all:priority',
    'all:event',
    'all:series',
    'all:organisation',
  )
  const [site, latestPlans, record, allPlans, allCommitments, consultations] = await Promise.all([
    readSettings(db),
    readLatestPlans(db),
    readRecord(db, {}, newestEntries, { isCalm: true }),
    countAllPlans(db),
    countTracked(reading, {}),
    readConsultations(db),
  ])
  boundsOf(consultations, reading)
  const plans = await countPlans(reading, latestPlans)
  const making = plans.find(({ state }) => state === 'preparing') ?? null
  const running = plans.find(({ state }) => state === 'running') ?? null
  const current = making ?? running
  const latest = current ?? plans[0] ?? null
  const [names, phases, priorities, events, series, counts, evaluated, figures, became] = await Promise.all([
    namesOf(
      db,
      record.items.map(entry => ({ type: entry.subject_type, id: entry.subject_id })),
    ),
    latest ? readPhases(db, latest.plan.id) : [],
    latest ? readPriorities(db, latest.plan.id) : [],
    latest ? readEvents(db, latest.plan.id) : [],
    latest ? readSeries(db, latest.plan.id) : [],
    completionCounts(
      reading,
      (current ? [current] : plans).map(({ plan }) => plan),
    ),
    readEvaluated(reading, plans),
    latest ? readFigures(db, latest.plan.id, []) : [],
    readBecameOfPlans(
      reading,
      [...new Set([...(current ? [current] : []), ...plans])].map(({ plan }) => plan),
      consultations,
    ),
  ])
  const attended = new Set(series.flatMap(({ facts }) => facts.attendanceFigureId ?? []))
  const facts = phases.map(phase => phase.facts)
  return {
    mode: plans.length === 0 ? 'empty' : making ? 'making' : running ? 'running' : 'between',
    site,
    open: consultations.filter(({ facts }) => standingOf(facts, reading.now) === 'open').reverse(),
    plans: plans.filter((plan, place) => place < shownPlans || plan === current),
    total: { plans: allPlans, commitments: allCommitments.total },
    current,
    slabs: latest ? timeline(latest.plan.facts, facts, today) : [],
    priorities: latestList(priorities),
    allPriorities: priorities,
    steps: stepsAhead(phases, events, today),
    // Of a series whose members nothing tells apart, the figure says more than a line of one of them.
    events: events
      .filter(
        ({ facts: { period }, series_id }) =>
          standing(period, today) === 'past' && (period.precision === 'day' || !series_id),
      )
      .reverse()
      .slice(0, shownEvents),
    series,
    agenda: current ? null : await readTopOfAgenda(reading),
    figures: figures.filter(({ key }) => attended.has(key)).slice(0, shownFigures),
    evaluated,
    counts,
    became,
    entries: record.items,
    names,
  }
}

/** The priorities as they stand: the published list where there is one, else the announced one. */
function latestList(priorities: readonly PriorityRow[]): PriorityRow[] {
  const published = priorities.filter(({ stage }) => stage === 'published')
  return published.length > 0 ? published : priorities.filter(({ stage }) => stage === priorities[0]?.stage)
}

/** What is still ahead, the nearest first. */
function stepsAhead(phases: readonly PhaseRow[], events: readonly EventRow[], today: string): Step[] {
  const ofPhases = phases.flatMap(({ id, key, facts }): Step[] => {
    const period = facts.actual ?? facts.planned
    return period ? [{ of: 'phase', id, key, period, title: facts.label, kind: facts.kind }] : []
  })
  const ofEvents = events.map(
    ({ id, slug, facts }): Step => ({ of: 'event', id, slug, period: facts.period, title: facts.title }),
  )
  return [...ofPhases, ...ofEvents]
    .filter(({ period }) => standing(period, today) === 'future')
    .sort((a, b) => comparePeriods(a.period, b.period))
    .slice(0, shownSteps)
}

/** The first lines of the agenda. */
async function readTopOfAgenda({ db, today }: Reading): Promise<HomePage['agenda']> {
  const page = await readAgendaLines(db, {}, today, null, shownEvents)
  if (!page || page.lines.length === 0) return null
  const idsOf = (of: 'event' | 'series') => page.lines.filter(line => line.of === of).map(({ id }) => id)
  const events = await readEventsById(db, idsOf('event'))
  return { lines: page.lines, events, around: await readAround(db, events, idsOf('series')) }
}

/** The latest plan that an evaluator gave figures of. Shares are left out: a count says the same and can be checked. */
async function readEvaluated({ db }: Reading, plans: readonly CountedPlan[]): Promise<HomePage['evaluated']> {
  const plan = plans.find(one => one.plan.facts.evaluationFigureIds?.length)
  if (!plan) return null
  const keys = plan.plan.facts.evaluationFigureIds ?? []
  const figures = await readFigures(db, plan.plan.id, keys)
  const ordered = keys.flatMap(key => figures.find(figure => figure.key === key && figure.facts.unit !== '%') ?? [])
  return { plan, figures: ordered.slice(0, shownFigures) }
}
