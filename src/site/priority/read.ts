import { readTrackedOfPriority, type Tracked } from '../../commitments/index.ts'
import { type Gathered, readUnderPriority } from '../../consultations/index.ts'
import {
  type PlanRow,
  type PriorityRow,
  priorityAt,
  readPlan,
  readPriorities,
  readRemovedPriorities,
} from '../../plans/index.ts'
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
  /** What was said under it, where anybody was asked. */
  gathered: Gathered | null
}

/** What an address of a priority leads to: its page, one that was taken away, a plan that hasn't got it, or no plan. */
export type Found =
  | { kind: 'page'; page: PriorityPage }
  | { kind: 'gone'; plan: PlanRow; priority: PriorityRow; removed: NonNullable<PriorityRow['removed']> }
  | { kind: 'noPriority'; plan: PlanRow; all: PriorityRow[] }
  | { kind: 'noPlan' }

/** Reads the priority that an address means. */
export async function readPriorityPage(reading: Reading, slug: string, last: string): Promise<Found> {
  const { db, uses } = reading
  uses('all:plan', 'all:priority')
  const plan = await readPlan(db, slug)
  if (!plan || plan.removed) return { kind: 'noPlan' }
  const [all, gone] = await Promise.all([readPriorities(db, plan.id), readRemovedPriorities(db, plan.id)])
  const priority = priorityAt(last, all, gone)
  if (!priority) return { kind: 'noPriority', plan, all }
  if (priority.removed) return { kind: 'gone', plan, priority, removed: priority.removed }
  uses('all:commitment', 'all:milestone', 'all:organisation')
  const commitments = await readTrackedOfPriority(reading, priority.id)
  const twin = all.find(one => one.number === priority.number && one.id !== priority.id) ?? null
  const gathered = await readUnderPriority(reading, priority)
  return { kind: 'page', page: { plan, priority, all, twin, commitments, gathered } }
}
