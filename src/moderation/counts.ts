import { timeZoneOf } from '../people/index.ts'
import { dayIn } from '../platform/clock.ts'
import type { Queries, Tx } from '../platform/database/database.ts'
import type { Counted } from './tables.ts'

/** Counts one more in its month, in the transaction of what is counted. Last of all, so that whoever counts too waits for as short as can be. */
export async function count(tx: Tx, what: Counted, rule: string, at: Date): Promise<void> {
  const month = dayIn(await timeZoneOf(tx), at).slice(0, 7)
  await tx
    .insertInto('moderation_counts')
    .values({ month, rule, what, count: 1 })
    .onConflict(conflict =>
      conflict.columns(['month', 'rule', 'what']).doUpdateSet(eb => ({ count: eb('moderation_counts.count', '+', 1) })),
    )
    .execute()
}

export type Counts = { month: string; rule: string; what: Counted; count: number }[]

/** How often what was done, by month, the latest first, and rule. */
export const readCounts = (db: Queries): Promise<Counts> =>
  db.selectFrom('moderation_counts').selectAll().orderBy('month', 'desc').orderBy('rule').orderBy('what').execute()
