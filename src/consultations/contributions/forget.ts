import type { Tx } from '../../platform/database/database.ts'
import { forgetFilesOf } from './files.ts'
import { removeDrafts } from './form/drafts.ts'
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
  files: 0,
  words: asWords('', ''),
})

/** Empties a contribution that nobody confirmed: its number is left, so that nobody wonders where it went. */
export async function lapse(tx: Tx, id: string): Promise<void> {
  const emptied = await tx
    .updateTable('contributions')
    .set(nothing())
    .where('id', '=', id)
    .where('state', '=', 'unconfirmed')
    .returning('id')
    .execute()
  if (emptied.length > 0) await forgetFilesOf(tx, [id])
}

/** Empties the contributions that nobody confirmed in time. @returns how many */
export async function forgetUnconfirmed(tx: Tx, { since }: { since: Date }): Promise<number> {
  const emptied = await tx
    .updateTable('contributions')
    .set(nothing())
    .where('state', '=', 'unconfirmed')
    .where('sent_at', '<=', since)
    .returning('id')
    .execute()
  await forgetFilesOf(
    tx,
    emptied.map(({ id }) => id),
  )
  return emptied.length
}

/** Takes away what somebody had begun to write, once its link serves no more. @returns how many */
export async function forgetDrafts(tx: Tx, { now }: { now: Date }): Promise<number> {
  const over = await tx.selectFrom('contribution_drafts').select('id').where('ends_at', '<=', now).forUpdate().execute()
  await removeDrafts(
    tx,
    over.map(({ id }) => id),
  )
  return over.length
}
