import type { Queries, Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'

/** What was taken away on a day, by kind. */
export type Run = { day: Day; taken: Readonly<Record<string, number>> }

/** The runs of the last days on which there were any, the last one first. */
export async function readRuns(db: Queries, limit: number): Promise<Run[]> {
  const rows = await db
    .selectFrom('retention_runs')
    .select(['day', 'kind', 'taken'])
    .where('day', 'in', eb =>
      eb.selectFrom('retention_runs').select('day').distinct().orderBy('day', 'desc').limit(limit),
    )
    .orderBy('day', 'desc')
    .execute()
  const days = new Map<Day, Record<string, number>>()
  for (const { day, kind, taken } of rows) days.set(day, { ...days.get(day), [kind]: taken })
  return [...days].map(([day, taken]) => ({ day, taken }))
}

/** When each kind was last done; a kind that never was is missing. */
export async function lastRuns(db: Queries): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('retention_runs')
    .select(eb => ['kind', eb.fn.max('ran_at').as('ran')])
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, ran }) => [kind, ran]))
}

/** Forgets the runs of long ago. @returns how many lines */
export async function forgetRuns(tx: Tx, since: Date): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('retention_runs').where('ran_at', '<=', since).executeTakeFirst()
  return Number(numDeletedRows)
}
