import type { Followed } from '../../commitments/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import type { Link } from '../../record/index.ts'

/** What a commitment takes up of an earlier one, and how. */
export type TakenUp = { kind: string; commitment: Followed; plan: PlanRow }

/** A commitment within a line, with what it takes up. */
export type Step = { plan: PlanRow; commitment: Followed; takesUp: TakenUp[] }

/** Commitments that links join through the plans, from the first plan to the last. */
export type Line = {
  /** In the order of the plans, then of the numbers. */
  steps: Step[]
  /** The plans after the first step that hold none: between two steps, or after the last. */
  silent: PlanRow[]
}

/**
 * The lines that links make through the plans: commitments that any link joins, directly or not, are of one line, since a commitment may
 * take up several and be taken up by several.
 */
export function carryOverLines(
  links: readonly Link[],
  commitments: readonly Followed[],
  plans: readonly PlanRow[],
): Line[] {
  const byId = new Map(commitments.map(one => [one.row.id, one]))
  const planById = new Map(plans.map(plan => [plan.id, plan]))
  const inOrder = [...plans].sort((a, b) => (a.latest ?? '').localeCompare(b.latest ?? ''))
  const rank = new Map(inOrder.map((plan, place) => [plan.id, place]))
  const known = links.filter(({ from, to }) => byId.has(from.id) && byId.has(to.id))
  const byStep = (a: Step, b: Step) =>
    (rank.get(a.plan.id) ?? 0) - (rank.get(b.plan.id) ?? 0) ||
    (a.commitment.row.number_order < b.commitment.row.number_order ? -1 : 1)
  return groupsOf(known)
    .map((ids): Line => {
      const steps = ids
        .flatMap((id): Step[] => {
          const commitment = byId.get(id)
          const plan = commitment && planById.get(commitment.row.plan_id)
          if (!commitment || !plan) return []
          const takesUp = known
            .filter(({ from }) => from.id === id)
            .flatMap(({ kind, to }): TakenUp[] => {
              const other = byId.get(to.id)
              const of = other && planById.get(other.row.plan_id)
              return other && of ? [{ kind, commitment: other, plan: of }] : []
            })
          return [{ plan, commitment, takesUp }]
        })
        .sort(byStep)
      const first = rank.get(steps[0]?.plan.id ?? '') ?? 0
      const spoken = new Set(steps.map(({ plan }) => plan.id))
      return { steps, silent: inOrder.slice(first + 1).filter(({ id }) => !spoken.has(id)) }
    })
    .filter(({ steps }) => steps.length > 1)
    .sort((a, b) => (a.steps[0] && b.steps[0] ? byStep(a.steps[0], b.steps[0]) : 0))
}

/** Ids that links join, group by group. */
function groupsOf(links: readonly Link[]): string[][] {
  const groupOf = new Map<string, Set<string>>()
  for (const { from, to } of links) {
    const one = groupOf.get(from.id) ?? new Set([from.id])
    const other = groupOf.get(to.id) ?? new Set([to.id])
    const [small, large] = one.size < other.size ? [one, other] : [other, one]
    for (const id of small) large.add(id)
    for (const id of large) groupOf.set(id, large)
  }
  return [...new Set(groupOf.values())].map(group => [...group])
}
