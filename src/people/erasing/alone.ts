import type { Tx } from '../../platform/database/database.ts'
import type { Whose } from '../holdings/holding.ts'
import { waitForWithdrawals } from '../roles/give-role.ts'
import { onlyOneFor } from '../sign-in/one-for-address.ts'

/**
 * Until the transaction ends, nobody signs in with somebody's address, withdraws a role, answers an invitation of theirs, or writes as them.
 * Waited for in the order in which others do, so that nobody waits for each other; so this comes before anything else.
 * @returns whose an identity is; null when it is nobody's
 */
export async function alone(tx: Tx, personId: string): Promise<Whose | null> {
  const known = await tx.selectFrom('people').select('email').where('id', '=', personId).executeTakeFirst()
  if (!known) return null
  await onlyOneFor(tx, known.email)
  await waitForWithdrawals(tx)
  await tx
    .selectFrom('invitations')
    .select('id')
    .where(eb => eb.or([eb('email', '=', known.email), eb('invited_by', '=', personId)]))
    .orderBy('id')
    .forUpdate()
    .execute()
  const whose = await tx
    .selectFrom('people')
    .select(['id', 'email'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return whose ?? null
}
