import { daysAfter } from '../../consultations/index.ts'
import type { Day } from '../../platform/facts/period.ts'

/** For how long beforehand somebody is told, in days: first, and again. */
export const daysBefore = [14, 3] as const
/** Nobody is written to more often about what the same organisation owes. */
export const daysBetweenReminders = 7

/** How many answers are due on a day. */
export type DueOn = { due: Day; count: number }

/**
 * Whether somebody is to be reminded on a day: while an answer is late; or when one has come near its day since they were last told, first by 14
 * days and again by 3. Never sooner than a week after the last time; what was passed over meanwhile is told then.
 */
export function isToBeTold(all: readonly DueOn[], today: Day, last: Day | null): boolean {
  if (last !== null && daysAfter(last, daysBetweenReminders) > today) return false
  return all.some(({ due, count }) => {
    if (count <= 0) return false
    if (due < today) return true
    return daysBefore.some(days => due <= daysAfter(today, days) && (last === null || due > daysAfter(last, days)))
  })
}
