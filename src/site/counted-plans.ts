import { countCommitments } from '../commitments/index.ts'
import { type PlanRow, planState, readFiguresByKey, readPhasesOf } from '../plans/index.ts'
import type { Reading } from '../platform/reading.ts'

/** A plan beside its counts. */
export type CountedPlan = {
  plan: PlanRow
  announced: number | null
  sourced: number
  state: ReturnType<typeof planState>
}

/** Plans with how many commitments each announced and how many are here. */
export async function countPlans({ db, today, uses }: Reading, plans: readonly PlanRow[]): Promise<CountedPlan[]> {
  uses('all:plan', 'all:commitment', 'all:figure', 'all:phase')
  const ids = plans.map(({ id }) => id)
  const [counts, figures, phases] = await Promise.all([
    countCommitments(db, ids),
    readFiguresByKey(
      db,
      plans.flatMap(({ facts }) => facts.commitmentsFigureId ?? []),
    ),
    readPhasesOf(db, ids),
  ])
  const announcedBy = new Map(figures.map(({ key, facts }) => [key, facts.value]))
  return plans.map(plan => ({
    plan,
    announced: plan.facts.commitmentsFigureId ? (announcedBy.get(plan.facts.commitmentsFigureId) ?? null) : null,
    sourced: counts.get(plan.id) ?? 0,
    state: planState(
      plan.facts,
      phases.filter(({ plan_id }) => plan_id === plan.id).map(({ facts }) => facts),
      today,
    ),
  }))
}
