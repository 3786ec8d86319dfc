import type { Tx } from '../../platform/database/database.ts'
import { asWords } from './write.ts'

/** All that tells of somebody, or that they said. */
const nothing = () => ({
  state: 'lapsed' as const,
  title: '',
  text: '',
  answers: '{}',
  author: '',
  email: null,
  link_hash: null,
  link_ends: null,
  words: asWords('', ''),
})

/** Empties a contribution that nobody confirmed: its number is left, so that nobody wonders where it went. */
export async function lapse(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('contributions').set(nothing()).where('id', '=', id).where('state', '=', 'unconfirmed').execute()
}

/** Empties the contributions that nobody confirmed in time. @returns how many */
export async function forgetUnconfirmed(tx: Tx, { since }: { since: Date }): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('contributions')
    .set(nothing())
    .where('state', '=', 'unconfirmed')
    .where('sent_at', '<=', since)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes away what somebody had begun to write, once its link serves no more. @returns how many */
export async function forgetDrafts(tx: Tx, { now }: { now: Date }): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('contribution_drafts').where('ends_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}
