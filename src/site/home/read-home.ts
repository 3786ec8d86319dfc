import { type CompletionLevel, completionCounts } from '../../commitments/index.ts'
import { type EventRow, readEvents, readSeries, type SeriesRow } from '../../events/index.ts'
import {
  type FigureRow,
  type PhaseKind,
  type PhaseRow,
  type PriorityRow,
  readFigures,
  readPhases,
  readPriorities,
  type Slab,
  timeline,
} from '../../plans/index.ts'
import { comparePeriods, type Period, standing } from '../../platform/facts/period.ts'
import type { Text } from '../../platform/facts/text.ts'
import type { Reading } from '../../platform/reading.ts'
import { type Entry, namesOf, readRecord } from '../../record/index.ts'
import { type CountedPlan, readCountedPlans } from '../plans-pages.tsx'
import { readSettings } from '../read-settings.ts'
import type { SiteSettings } from '../settings.ts'

const newestEntries = 4
/** As many figures as stand in one row. */
const shownFigures = 3
const shownSteps = 5
const shownEvents = 4

/** Something that is to come: a phase or an event, when it is expected. */
export type Step = { id: string; period: Period; title: Text; kind: PhaseKind | null; eventId: string | null }

/**
 * What the home page says. It follows the phase of the current plan, computed from dates at each reading: a plan that is being
 * made comes first, else one that is under way, else it is between two plans.
 */
export type HomePage = {
  mode: 'empty' | 'making' | 'running' | 'between'
  site: SiteSettings
  plans: CountedPlan[]
  current: CountedPlan | null
  slabs: Slab[]
  priorities: PriorityRow[]
  steps: Step[]
  /** What took place last, newest first. */
  events: EventRow[]
  series: SeriesRow[]
  figures: FigureRow[]
  /** The plan that was evaluated last, and the figures of its evaluation. */
  evaluated: { plan: CountedPlan; figures: FigureRow[] } | null
  /** Commitments of the current plan, or of all plans between two, by completion. */
  counts: Partial<Record<CompletionLevel, number>>
  entries: Entry[]
  names: Awaited<ReturnType<typeof namesOf>>
}

export async function readHome(reading: Reading): Promise<HomePage> {
  const { db, today, uses } = reading
  uses('all:site', 'record', 'all:milestone', 'all:priority', 'all:event', 'all:series')
  const [site, plans, record] = await Promise.all([
    readSettings(db),
    readCountedPlans(reading),
    readRecord(db, {}, newestEntries),
  ])
  const making = plans.find(({ state }) => state === 'preparing') ?? null
  const running = plans.find(({ state }) => state === 'running') ?? null
  const current = making ?? running
  const latest = current ?? plans[0] ?? null
  const [names, phases, priorities, events, series, counts, evaluated, figures] = await Promise.all([
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
  ])
  const attended = new Set(series.flatMap(({ facts }) => facts.attendanceFigureId ?? []))
  const facts = phases.map(phase => phase.facts)
  return {
    mode: plans.length === 0 ? 'empty' : making ? 'making' : running ? 'running' : 'between',
    site,
    plans,
    current,
    slabs: latest ? timeline(latest.plan.facts, facts, today) : [],
    priorities: latestList(priorities),
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
    figures: figures.filter(({ key }) => attended.has(key)).slice(0, shownFigures),
    evaluated,
    counts,
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
  const ofPhases = phases.flatMap(({ id, facts }): Step[] => {
    const period = facts.actual ?? facts.planned
    return period ? [{ id, period, title: facts.label, kind: facts.kind, eventId: null }] : []
  })
  const ofEvents = events.map(
    ({ id, facts }): Step => ({ id, period: facts.period, title: facts.title, kind: null, eventId: id }),
  )
  return [...ofPhases, ...ofEvents]
    .filter(({ period }) => standing(period, today) === 'future')
    .sort((a, b) => comparePeriods(a.period, b.period))
    .slice(0, shownSteps)
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
