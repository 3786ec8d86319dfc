import { type ContributionRow, numberAt } from '../consultations/index.ts'
import type { Database } from '../platform/database/database.ts'

/** The contribution that an address names by its number; null where there is none. */
export async function contributionAt(db: Database, named: string): Promise<ContributionRow | null> {
  const number = numberAt(named)
  if (number === null) return null
  const row = await db.selectFrom('contributions').selectAll().where('number', '=', number).executeTakeFirst()
  return row ?? null
}
