import type { Json } from '../../platform/canonical.ts'
import type { Tx } from '../../platform/database/database.ts'
import { readEntry } from '../../record/index.ts'
import { refusals } from '../refusals.ts'
import type { Target } from './answer.ts'

type Changed = { before: Json; after: Json }

/** The words of a field before and after a change, as the record has them: nobody types them again. */
async function changed(tx: Tx, { id, change }: Target): Promise<Changed | null> {
  if (!change) return null
  const entry = await readEntry(tx, change.entryId)
  const value = entry?.subject_id === id ? entry.erasable[change.field] : undefined
  if (!entry?.type.endsWith('.described') || typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusals.targetUnchanged()
  const { before, after } = value
  if (before === undefined || after === undefined) throw refusals.targetUnchanged()
  return { before, after }
}

/** Keeps what an answer leads to, in place of what was kept. @throws a refusal where one of them isn’t there, or didn’t change so */
export async function keepTargets(tx: Tx, answerId: string, targets: readonly Target[]): Promise<void> {
  await tx.deleteFrom('answer_targets').where('answer_id', '=', answerId).execute()
  for (const [index, target] of targets.entries()) {
    const table = target.type === 'commitment' ? 'commitments' : 'milestones'
    const there = await tx
      .selectFrom(table)
      .select('id')
      .where('id', '=', target.id)
      .where('removed', 'is', null)
      .executeTakeFirst()
    if (!there) throw refusals.unknownTarget()
    const words = await changed(tx, target)
    await tx
      .insertInto('answer_targets')
      .values({
        answer_id: answerId,
        place: index + 1,
        target_type: target.type,
        target_id: target.id,
        entry_id: target.change?.entryId ?? null,
        field: target.change?.field ?? null,
        before: words ? JSON.stringify(words.before) : null,
        after: words ? JSON.stringify(words.after) : null,
      })
      .execute()
  }
}

/** @throws a refusal where what an answer leads to was withdrawn since it was written */
export async function stillLead(tx: Tx, answerId: string): Promise<void> {
  const targets = await tx.selectFrom('answer_targets').selectAll().where('answer_id', '=', answerId).execute()
  for (const type of ['commitment', 'milestone'] as const) {
    const ids = targets.filter(target => target.target_type === type).map(({ target_id }) => target_id)
    if (ids.length === 0) continue
    const standing = await tx
      .selectFrom(type === 'commitment' ? 'commitments' : 'milestones')
      .select('id')
      .where('id', 'in', ids)
      .where('removed', 'is', null)
      .execute()
    if (standing.length < new Set(ids).size) throw refusals.unknownTarget()
  }
}
