import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'

/** Forgets the invitations that were answered, withdrawn or too old before a moment. @returns how many */
export async function forgetInvitations(tx: Tx, since: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('invitations')
    .where(sql<boolean>`least(ended_at, expires_at) <= ${since}`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
