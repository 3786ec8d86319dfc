import type { Followed } from '../../commitments/index.ts'
import { type Chart, formatMonth, type Span } from '../../design/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import type { PhaseRow, PlanRow, PriorityRow } from '../../plans/index.ts'
import type { Day, Period } from '../../platform/facts/period.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import {
  type Counted,
  completionStates,
  countedChart,
  type Group,
  labelOf,
  levelsOf,
  milestoneStates,
  standingsOf,
} from './counted.ts'
import { words } from './words.ts'

/** What the charts of a plan are made from. */
export type ChartedPlan = {
  plan: PlanRow
  commitments: Followed[]
  published: PriorityRow[]
  phases: PhaseRow[]
  /** Those that lead its commitments, by key. */
  organisations: ReadonlyMap<string, OrganisationRow>
}

export const chartNames = ['timeline', 'priorities', 'organisations', 'quarters'] as const
export type ChartName = (typeof chartNames)[number]

/** How many bars a picture holds: more could not be compared. */
const mostBars = 24

const total = (commitments: readonly Followed[], language: Reading['language']) =>
  `${words(language).commitments(commitments.length)}.`

/** How far the commitments of each priority are; null without any commitment. */
export function priorityChart({ commitments, published }: ChartedPlan, reading: Reading): Counted | null {
  const { language, origin } = reading
  const say = words(language)
  if (commitments.length === 0) return null
  const isLinked = commitments.some(({ row }) => row.priority_id !== null)
  const without = commitments.filter(({ row }) => !published.some(({ id }) => id === row.priority_id))
  const groups: Group[] = [
    ...(isLinked
      ? published.map(({ id, facts }) => ({
          id: `${origin}${permanentPath('priority', id)}`,
          label: facts.label,
          counts: levelsOf(commitments.filter(({ row }) => row.priority_id === id)),
        }))
      : []),
    ...(without.length > 0 ? [{ id: null, label: say.priorities.without, counts: levelsOf(without) }] : []),
  ]
  return countedChart(
    groups,
    completionStates(language),
    {
      id: 'priorities',
      title: say.titles.priorities,
      heading: say.priorities.heading,
      before: total(commitments, language),
      after: isLinked ? undefined : say.priorities.unlinked,
    },
    language,
  )
}

/** How far the commitments that each organisation leads are, those that lead most first; null without any commitment. */
export function organisationChart({ commitments, organisations }: ChartedPlan, reading: Reading): Counted | null {
  const { language, origin } = reading
  const say = words(language)
  if (commitments.length === 0) return null
  const led = new Map<OrganisationRow | null, Followed[]>()
  for (const one of commitments) {
    const leads = (one.row.facts.leadIds ?? []).flatMap(key => organisations.get(key) ?? [])
    for (const lead of leads.length > 0 ? leads : [null]) led.set(lead, [...(led.get(lead) ?? []), one])
  }
  const named = (one: OrganisationRow | null) => (one ? wordsOf(one.facts.name, language) : '\uffff')
  const order = [...led].sort(
    ([a, own], [b, other]) =>
      Number(a === null) - Number(b === null) ||
      other.length - own.length ||
      named(a).localeCompare(named(b), language),
  )
  const severalLeads = order.reduce((sum, [, own]) => sum + own.length, 0) > commitments.length
  return countedChart(
    order.map(([lead, own]) => ({
      id: lead ? `${origin}${permanentPath('organisation', lead.id)}` : null,
      label: lead ? lead.facts.name : say.organisations.without,
      counts: levelsOf(own),
    })),
    completionStates(language),
    {
      id: 'organisations',
      title: say.titles.organisations,
      heading: say.organisations.heading,
      before: total(commitments, language),
      after: severalLeads ? say.organisations.several : undefined,
      most: { drawn: mostBars, more: say.organisations.more },
    },
    language,
  )
}

const quarterOf = (day: Day): number => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)

/** The milestones due in each quarter, by what is known of them; null where the plan has none. */
export function quarterChart({ commitments }: ChartedPlan, { language }: Reading): Counted | null {
  const say = words(language)
  const milestones = commitments.flatMap(one => one.milestones)
  if (milestones.length === 0) return null
  const lastDay = ({ standing: { due } }: (typeof milestones)[number]) => due?.latest ?? null
  const dated = milestones.flatMap(one => {
    const day = lastDay(one)
    return day === null ? [] : [quarterOf(day)]
  })
  const [first, last] = [Math.min(...dated), Math.max(...dated)]
  // A quarter in which nothing is due is drawn too, since time goes on; not where few of very many hold something.
  const quarters =
    dated.length > 0 && last - first < mostBars
      ? Array.from({ length: last - first + 1 }, (_, more) => first + more)
      : [...new Set(dated)].sort((a, b) => a - b)
  const without = milestones.filter(one => lastDay(one) === null)
  const groups: Group[] = [
    ...quarters.map(quarter => {
      const [year, place] = [Math.floor(quarter / 4), (quarter % 4) + 1]
      const own = milestones.filter(one => {
        const day = lastDay(one)
        return day !== null && quarterOf(day) === quarter
      })
      return { id: `${year}-Q${place}`, label: say.quarters.quarter(year, place), counts: standingsOf(own) }
    }),
    ...(without.length > 0 ? [{ id: null, label: say.quarters.without, counts: standingsOf(without) }] : []),
  ]
  return countedChart(
    groups,
    milestoneStates(language),
    {
      id: 'quarters',
      title: say.titles.quarters,
      heading: say.quarters.heading,
      before: say.quarters.summary(milestones.length),
      after: say.quarters.vague,
      most: { drawn: mostBars + 1, more: say.quarters.more },
    },
    language,
  )
}

const spanOf = (period: Period | null | undefined): Span | null =>
  period && (period.earliest || period.latest) ? { from: period.earliest ?? null, to: period.latest ?? null } : null

/** A plan's phases in time, planned and real; null where none has a date. */
export function timelineChart({ phases }: Pick<ChartedPlan, 'phases'>, { language, today }: Reading): Chart | null {
  const { timeline: say, titles } = words(language)
  const rows = phases.map(({ facts }) => ({
    label: labelOf(facts.label, language),
    planned: spanOf(facts.planned),
    actual: spanOf(facts.actual),
    cells: [facts.planned, facts.actual].map(one => (one ? wordsOf(one.text, language) : say.notSourced)),
  }))
  const days = rows
    .flatMap(({ planned, actual }) => [planned?.from, planned?.to, actual?.from, actual?.to])
    .filter(day => typeof day === 'string')
    .sort()
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined) return null
  const real = rows.filter(({ actual }) => actual).length
  return {
    id: 'timeline',
    title: titles.timeline,
    summary: say.summary(rows.length, real, formatMonth(from, language), formatMonth(to, language)),
    drawing: { kind: 'spans', from, to, today: { day: today, label: say.today }, words: say.words, rows },
    table: { headings: say.headings, rows: rows.map(({ label, cells }) => ({ label, cells })) },
  }
}

export type PlanChart = { name: ChartName; chart: Chart; counted: Counted | null }

/** Each chart of a plan that has something to show, by its name, in the order of the page. */
export function planCharts(page: ChartedPlan, reading: Reading): PlanChart[] {
  const timeline = timelineChart(page, reading)
  const counted = {
    priorities: priorityChart(page, reading),
    organisations: organisationChart(page, reading),
    quarters: quarterChart(page, reading),
  }
  return chartNames.flatMap((name): PlanChart[] => {
    if (name === 'timeline') return timeline ? [{ name, chart: timeline, counted: null }] : []
    const own = counted[name]
    return own ? [{ name, chart: own.chart, counted: own }] : []
  })
}
