import { z } from 'zod'
import { cleaned } from '../../consultations/index.ts'
import { newUlid } from '../../platform/ids.ts'
import { action } from '../../record/index.ts'
import { changePoints, lockedPoints, withOthers } from '../points/locked.ts'
import { pointInWords, Seen } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { consolidating } from '../rights.ts'
import { entriesOf } from '../told.ts'
import { Reason, Signature } from '../typed.ts'
import type { Consolidated } from './change.ts'
import { changeOf, keepJournal, personOf } from './journal.ts'

const Waiving = z.strictObject({
  consultationId: z.string().length(26),
  point: Seen,
  reason: Reason,
  signedAs: Signature,
})

/** `point.waived`: an editor signs, for one point, that no answer will be given, and publicly why. One by one: nobody waives a list. */
export const waivePoint = action<z.infer<typeof Waiving>, Consolidated>({
  name: 'point.waived',
  input: Waiving,
  right: consolidating(),
  async run({ consultationId, point: seen, reason: typed, signedAs: signature }, acting) {
    const { tx, recorded } = acting
    const [reason, signedAs] = [cleaned(typed), cleaned(signature)]
    if (reason === '') throw refusals.reasonMissing()
    if (signedAs === '') throw refusals.signedMissing()
    const held = await lockedPoints(tx, [seen], consultationId)
    const [point] = held.points
    if (!point) throw refusals.unknown()
    if (point.state === 'split') throw refusals.isSplit()
    if (point.state !== 'owed') throw refusals.onlyOwed([pointInWords(point)])
    const all = await withOthers(tx, [point])
    await changePoints(tx, all, { state: 'waived', settled_at: recorded })
    await tx
      .insertInto('rulings')
      .values(
        all.map(({ contribution_id, number }) => ({
          id: newUlid(),
          contribution_id,
          number,
          kind: 'waived' as const,
          answer_id: null,
          reason,
          signed_as: signedAs,
          ruled_at: recorded,
          ruled_by: personOf(acting),
          ended_at: null,
        })),
      )
      .execute()
    const consolidation = await keepJournal(tx, acting, {
      consultationId,
      kind: 'waived',
      changes: [changeOf(point, pointInWords(point))],
    })
    const entries = entriesOf('contribution.waived', held, all, () => ({ erasable: { reason, function: signedAs } }))
    return { entries, result: { consolidation, numbers: [pointInWords(point)] } }
  },
})
