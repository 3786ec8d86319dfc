import type { Selectable } from 'kysely'
import type { Queries, Tx } from '../../platform/database/database.ts'
import type { HidingsTable } from '../tables.ts'

export type HidingRow = Selectable<HidingsTable>
export type StandingHiding = HidingRow

/** The hiding by which a contribution, locked, is hidden. */
export const standingHiding = async (tx: Tx, contributionId: string): Promise<StandingHiding | null> =>
  (await tx
    .selectFrom('hidings')
    .selectAll()
    .where('contribution_id', '=', contributionId)
    .where('restored_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) ?? null

/** Why a contribution is hidden now, for its page: null where nobody has hidden it, or somebody has restored it since. */
export const readHiding = async (db: Queries, contributionId: string): Promise<HidingRow | null> =>
  (await db
    .selectFrom('hidings')
    .selectAll()
    .where('contribution_id', '=', contributionId)
    .where('restored_at', 'is', null)
    .executeTakeFirst()) ?? null
