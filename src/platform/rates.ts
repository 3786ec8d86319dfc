import { sql } from 'kysely'
import type { Database, Tx } from './database/database.ts'
import type { Secret } from './secret.ts'

declare module './database/tables.ts' {
  interface Tables {
    rate_counts: { key: string; count: number; ends: Date }
  }
}

/** How often something may be done for one who is counted: `most` times in `seconds`. */
export type Rate = { name: string; whose: string; most: number; seconds: number }

/**
 * Counts one more time under each of the rates, in a transaction of its own, so that what is refused afterwards has been counted too.
 * Whoever is counted stands there as a hash by the site's secret: no address is kept.
 * @returns until when it must not be done; null when it may
 */
export async function countedOut(
  db: Database,
  secret: Secret,
  rates: readonly Rate[],
  now: Date,
): Promise<Date | null> {
  const rows = rates.map(({ name, whose, seconds }) => ({
    key: keyOf(secret, name, whose),
    count: 1,
    ends: new Date(now.getTime() + seconds * 1000),
  }))
  // In one order, so that no two of us wait for each other.
  rows.sort((a, b) => (a.key < b.key ? -1 : 1))
  const counted = await db
    .insertInto('rate_counts')
    .values(rows)
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when rate_counts.ends <= ${now} then 1 else rate_counts.count + 1 end`,
        ends: sql<Date>`case when rate_counts.ends <= ${now} then excluded.ends else rate_counts.ends end`,
      }),
    )
    .returning(['key', 'count', 'ends'])
    .execute()
  const beyond = rates.flatMap(rate => {
    const row = counted.find(({ key }) => key === keyOf(secret, rate.name, rate.whose))
    return row && row.count > rate.most ? [row.ends.getTime()] : []
  })
  return beyond.length > 0 ? new Date(Math.max(...beyond)) : null
}

/** Forgets what counts no more. @returns how many counts */
export async function forgetCounts(tx: Tx, now: Date): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('rate_counts').where('ends', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}

const keyOf = (secret: Secret, name: string, whose: string) => `${name} ${secret.digest('rates', whose)}`
