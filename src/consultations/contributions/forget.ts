import type { Tx } from '../../platform/database/database.ts'
import { asWords } from './write.ts'

/** Empties contributions that nobody confirmed: of each, its number is left, so that nobody wonders where it went. @returns how many */
export async function forgetUnconfirmed(tx: Tx, { since }: { since: Date }): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('contributions')
    .set({
      state: 'lapsed',
      title: '',
      text: '',
      answers: '{}',
      author: '',
      email: null,
      link_hash: null,
      link_ends: null,
      words: asWords('', ''),
    })
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
