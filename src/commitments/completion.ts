import type { Day, Period } from '../platform/facts/period.ts'
import { isOver } from '../platform/facts/period.ts'
import type { Commitment, Milestone, MilestoneReport } from './commitment.ts'

/** How far a commitment is: OGP's levels, with `no-information` where nobody reported and `withdrawn` by public decision. */
export const completionLevels = [
  'no-information',
  'not-started',
  'limited',
  'substantial',
  'complete',
  'withdrawn',
] as const
export type CompletionLevel = (typeof completionLevels)[number]

/** The state of a milestone today: what was last reported, or nothing. */
export type MilestoneStanding = {
  state: 'no-information' | MilestoneReport['state']
  /** The due period in force: the last one that a postponement gave, else the first. */
  due: Period | null
  report: MilestoneReport | null
  /** Due on this site, past, and not reached: said only of what the site follows. */
  late: boolean
}

export type Completion = {
  level: CompletionLevel
  /** What the milestones give, when a public decision set another level. */
  computed: CompletionLevel
  reached: number
  begun: number
  /** The milestones that count: all but the abandoned ones. */
  total: number
  late: boolean
}

/** Reports in the order of their dates; of one day, in the order in which they were filed. */
const lastReport = (reports: readonly MilestoneReport[]): MilestoneReport | null =>
  reports.reduce<MilestoneReport | null>(
    (last, report) => (!last || (report.date.latest ?? '') >= (last.date.latest ?? '') ? report : last),
    null,
  )

/**
 * @param today the day in the site's time zone
 * @param followedFrom the day since which the plan is followed on this site; null: nothing of it is ever late
 */
export function standingOf(
  milestone: Pick<Milestone, 'due' | 'reports'>,
  today: Day,
  followedFrom: Day | null,
): MilestoneStanding {
  const reports = milestone.reports ?? []
  const report = lastReport(reports)
  const postponed = lastReport(reports.filter(({ state, due }) => state === 'postponed' && due))
  const due = postponed?.due ?? milestone.due ?? null
  const open = report?.state !== 'reached' && report?.state !== 'abandoned'
  const followed = followedFrom !== null && due?.latest != null && due.latest >= followedFrom
  return {
    state: report?.state ?? 'no-information',
    due,
    report,
    late: Boolean(open && followed && due && isOver(due, today)),
  }
}

/**
 * The level of a commitment, derived from its milestones and never typed (`docs/domain.md`, “Completion”): no report at all is no
 * information; all reached is complete; at least half is substantial; something begun or reached is limited; else not started.
 * Abandoned milestones leave the count. No weights.
 */
export function completionOf(
  standings: readonly MilestoneStanding[],
  decided: Pick<Commitment, 'withdrawn' | 'override'> = {},
): Completion {
  const counted = standings.filter(({ state }) => state !== 'abandoned')
  const reached = counted.filter(({ state }) => state === 'reached').length
  const begun = counted.filter(({ state }) => state === 'in-progress').length
  const computed = computedLevel(counted, reached, begun)
  const level = decided.withdrawn ? 'withdrawn' : (decided.override?.completion ?? computed)
  return {
    level,
    computed,
    reached,
    begun,
    total: counted.length,
    late: level !== 'withdrawn' && counted.some(({ late }) => late),
  }
}

function computedLevel(counted: readonly MilestoneStanding[], reached: number, begun: number): CompletionLevel {
  if (counted.every(({ state }) => state === 'no-information')) return 'no-information'
  if (reached === counted.length) return 'complete'
  if (reached * 2 >= counted.length) return 'substantial'
  return reached + begun > 0 ? 'limited' : 'not-started'
}
