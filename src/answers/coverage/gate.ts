import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { type Owing, readCoverage } from './counted.ts'
import { type OwedLine, readOwed } from './lists.ts'

/** What holds a publication back: answers that are owed, and answers that contradict each other. */
export type Gate = {
  isOpen: boolean
  owed: number
  late: number
  disputed: number
  owing: Owing[]
  /** What is due first, as many as are shown. */
  first: OwedLine[]
}

export const firstShown = 10

/**
 * Whether something may be published that rests on some consultations: not while they owe an answer, or give two that contradict each other.
 * What was waived, one by one and with a signed public reason, holds nothing back. Read in a transaction, it is as exact as the transaction.
 */
export async function readGate(db: Queries, consultationIds: readonly string[], today: Day): Promise<Gate> {
  const { whole } = await readCoverage(db, consultationIds, today)
  const { owed, late, disputed, owing } = whole
  const first = owed > 0 ? await readOwed(db, consultationIds, firstShown) : []
  return { isOpen: owed === 0 && disputed === 0, owed, late, disputed, owing, first }
}

/** The consultations on which the publication of a plan rests: all of its own. */
export const consultationsOfPlan = async (db: Queries, planId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('consultations')
      .select('id')
      .where('plan_id', '=', planId)
      .where('removed', 'is', null)
      .execute()
  ).map(({ id }) => id)

/** What holds the publication of a plan back. */
export const gateOfPlan = async (db: Queries, planId: string, today: Day): Promise<Gate> =>
  readGate(db, await consultationsOfPlan(db, planId), today)
