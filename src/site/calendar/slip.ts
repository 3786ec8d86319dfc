import { type Day, daysBetween, type Period } from '../../platform/facts/period.ts'

/** How what happened lies beside what was planned, as far as the two periods tell. */
export type Slip =
  | { kind: 'in-time' }
  /** So many days after the last day that was planned; `atLeast` where what happened has no exact day. */
  | { kind: 'late'; days: number; atLeast: boolean }
  | { kind: 'unknown' }

/** A day alone is said exactly; of a longer period only its first day is sure. */
const exact = ({ earliest, latest }: Period): Day | null => (earliest && earliest === latest ? earliest : null)

/** Compares what was planned with what happened. Overlapping periods tell nothing. */
export function slipOf(planned: Period, actual: Period): Slip {
  const { latest: due } = planned
  if (!due) return { kind: 'unknown' }
  if (actual.latest && actual.latest <= due) return { kind: 'in-time' }
  if (actual.earliest && actual.earliest > due) {
    return { kind: 'late', days: daysBetween(due, actual.earliest), atLeast: exact(actual) === null }
  }
  return { kind: 'unknown' }
}
