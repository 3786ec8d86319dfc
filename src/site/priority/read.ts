import { readTrackedOfPriority, type Tracked } from '../../commitments/index.ts'
import { type PlanRow, type PriorityRow, priorityAt, readPlan, readPriorities } from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'

/** All that the page of a priority says, in a fixed number of queries. */
export type PriorityPage = {
  plan: PlanRow
  priority: PriorityRow
  /** All the priorities of the plan. */
  all: PriorityRow[]
  /** The one that has its number in the plan's other list. */
  twin: PriorityRow | null
  commitments: Tracked[]
}

/** What an address of a priority leads to: its page, a plan that hasn't got it, or no plan. */
export type Found =
  | { kind: 'page'; page: PriorityPage }
  | { kind: 'noPriority'; plan: PlanRow; all: PriorityRow[] }
  | { kind: 'noPlan' }

/** Reads the priority that an address means. */
export async function readPriorityPage(reading: Reading, slug: string, last: string): Promise<Found> {
  const { db, uses } = reading
  uses('all:plan', 'all:priority')
  const plan = await readPlan(db, slug)
  if (!plan || plan.removed) return { kind: 'noPlan' }
  const all = await readPriorities(db, plan.id)
  const priority = priorityAt(last, all)
  if (!priority) return { kind: 'noPriority', plan, all }
  uses('all:commitment', 'all:milestone', 'all:organisation')
  const commitments = await readTrackedOfPriority(reading, priority.id)
  const twin = all.find(one => one.number === priority.number && one.id !== priority.id) ?? null
  return { kind: 'page', page: { plan, priority, all, twin, commitments } }
}
