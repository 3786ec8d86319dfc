import { type Day, type Period, standing, union } from '../platform/facts/period.ts'
import type { Text } from '../platform/facts/text.ts'
import { type Phase, type PhaseKind, type Plan, phaseKinds } from './plan.ts'

/** One slab of a plan's timeline: all the phases of one kind. */
export type Slab = {
  kind: PhaseKind
  /** The plan's own word for the kind, when it has one. */
  label: Text | null
  state: 'done' | 'now' | 'todo' | 'unknown'
  /** The period of the only dated phase, in its source's words. */
  period: Period | null
  /** The span of several, to be said by the site. */
  span: { earliest: Day | null; latest: Day | null } | null
}

/** What is known to have happened wins over what was planned; both stay on the page. */
export const periodOf = (phase: Phase): Period | null => phase.actual ?? phase.planned ?? null

/**
 * The slabs of a plan's timeline: phases grouped by kind, in the order of the cycle. Implementation comes from the plan's own
 * period when no phase says it. A kind that nothing is known of has no slab; one whose dates are not sourced has no state.
 */
export function timeline(plan: Pick<Plan, 'period' | 'phaseLabels'>, phases: readonly Phase[], today: Day): Slab[] {
  return phaseKinds.flatMap((kind): Slab[] => {
    const own = phases.filter(phase => phase.kind === kind)
    const label = plan.phaseLabels?.[kind] ?? null
    if (kind === 'implementation' && !own.some(periodOf)) {
      // A plan is carried out once it is published, whatever the years in its title.
      const state = isPublished(phases, today) ? stateOf([plan.period], today) : 'todo'
      return [{ kind, label, state, period: plan.period, span: null }]
    }
    if (own.length === 0) return []
    const periods = own.flatMap(phase => periodOf(phase) ?? [])
    const [first] = periods
    return [
      {
        kind,
        label,
        state: stateOf(periods, today),
        period: periods.length === 1 && first ? first : null,
        span: periods.length > 1 ? union(periods) : null,
      },
    ]
  })
}

/** Whether the plan is published; one of which no publication is sourced counts as published by its own period. */
function isPublished(phases: readonly Phase[], today: Day): boolean {
  const publication = phases.filter(({ kind }) => kind === 'publication')
  return publication.length === 0 || publication.some(({ actual }) => actual && standing(actual, today) !== 'future')
}

/** Under way from the first period's beginning to the last one's end, even between two of them. */
function stateOf(periods: readonly Period[], today: Day): Slab['state'] {
  const standings = periods.map(period => standing(period, today)).filter(one => one !== 'unknown')
  if (standings.length === 0) return 'unknown'
  if (standings.every(one => one === 'past')) return 'done'
  if (standings.every(one => one === 'future')) return 'todo'
  return 'now'
}

/** Where a plan is in its life, by its own period and its publication. */
export function planState(
  plan: Pick<Plan, 'period'>,
  phases: readonly Phase[],
  today: Day,
): 'preparing' | 'running' | 'over' | 'unknown' {
  if (standing(plan.period, today) === 'past') return 'over'
  if (!isPublished(phases, today)) return 'preparing'
  const now = standing(plan.period, today)
  return now === 'current' ? 'running' : now === 'future' ? 'preparing' : 'unknown'
}
