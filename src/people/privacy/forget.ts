import type { Database, Tx } from '../../platform/database/database.ts'
import { save } from '../../platform/database/save.ts'
import type { Day } from '../../platform/facts/period.ts'
import { type Over, type PassingKept, passingKinds } from './kept.ts'
import type { Term } from './terms.ts'

/**
 * The tables of what is kept for a time only: no backup holds them, so that no restored site knows sessions that were closed since, nor days
 * that were another site’s.
 */
export const passingTables = ['sessions', 'sign_in_requests', 'rate_counts', 'retention_runs']

const overBy = ({ days, atMost = days }: Term, now: Date): Over => {
  const before = (count: number) => new Date(now.getTime() - count * 86_400_000)
  return { now, since: before(days), longest: before(atMost) }
}

/**
 * Takes away what is over of a kind, unless that was done on this day: of several processes one does it, and the others find it done.
 * @returns how many rows; null when it was done already
 */
async function forgetKind(tx: Tx, { kind, term, forget }: PassingKept, day: Day, now: Date): Promise<number | null> {
  const claim = await tx
    .insertInto('retention_runs')
    .values({ day, kind, ran_at: now, taken: 0 })
    .onConflict(conflict => conflict.doNothing())
    .returning('kind')
    .executeTakeFirst()
  if (!claim) return null
  const taken = await forget(tx, overBy(term, now))
  await tx.updateTable('retention_runs').set({ taken }).where('day', '=', day).where('kind', '=', kind).execute()
  return taken
}

/**
 * The daily run: takes away what is kept about people for a time, once that is over, and writes down how much of each kind. To be asked now
 * and then: what was done on this day isn't done again. Each kind is all done or not at all; one that fails is tried again the next
 * time, and hinders no other.
 * @returns what this call did, by kind
 * @throws what the first kind that failed threw
 */
export async function forgetWhatIsOver(db: Database, day: Day, now: Date): Promise<Record<string, number>> {
  const done = await db.selectFrom('retention_runs').select('kind').where('day', '=', day).execute()
  const taken: Record<string, number> = {}
  const failures: unknown[] = []
  for (const passing of passingKinds().filter(({ kind }) => !done.some(row => row.kind === kind))) {
    try {
      const count = await save(db, tx => forgetKind(tx, passing, day, now))
      if (count !== null) taken[passing.kind] = count
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return taken
}
