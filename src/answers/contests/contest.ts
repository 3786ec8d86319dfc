import { z } from 'zod'
import { cleaned, daysAfter } from '../../consultations/index.ts'
import { timeZoneOf } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Day } from '../../platform/facts/period.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { newUlid } from '../../platform/ids.ts'
import { action } from '../../record/index.ts'
import { personOf } from '../consolidation/journal.ts'
import { changePoints, holdPoints, lockedPoints } from '../points/locked.ts'
import { Seen } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { consolidating } from '../rights.ts'
import { entriesOf, entryOf } from '../told.ts'
import { Reason, Signature } from '../typed.ts'

/** Within how many days an author who says that an answer doesn’t answer has a second one. */
export const daysToSecond = 30
export const longestContest = 2000

const Id = z.string().length(26)
const Contesting = z.strictObject({
  id: Id,
  number: z.int().min(1).max(50),
  reason: z.string().max(longestContest).refine(isStorable),
})

/** `answer.contested`: the author of a contribution says, once for each of its points, that the answer doesn’t answer it, and publicly why. */
export const contestAnswer = action<z.infer<typeof Contesting>, { number: number; due: Day }>({
  name: 'answer.contested',
  input: Contesting,
  right: { by: ['participant'] },
  async run({ id, number, reason: typed }, acting) {
    const { tx, recorded } = acting
    const reason = cleaned(typed)
    const { points, contributions } = await holdPoints(tx, [{ id, number }])
    const [point] = points
    const row = contributions.get(id)
    if (!point || !row || row.person_id === null || row.person_id !== personOf(acting)) throw refusals.notYours()
    if (!point.is_shown || point.state !== 'answered' || point.answer_id === null) throw refusals.notAnswered()
    if (reason === '') throw refusals.contestMissing()
    const due = daysAfter(dayIn(await timeZoneOf(tx), recorded), daysToSecond)
    const first = await tx
      .insertInto('contests')
      .values({
        contribution_id: id,
        number,
        consultation_id: point.consultation_id,
        answer_id: point.answer_id,
        reason,
        contested_at: recorded,
        due,
        second_id: null,
        settled_at: null,
      })
      .onConflict(conflict => conflict.columns(['contribution_id', 'number']).doNothing())
      .returning('number')
      .executeTakeFirst()
    if (!first) throw refusals.contestedAlready()
    await changePoints(tx, [point], {})
    const entry = entryOf('answer.contested', row, point, {
      public: { answer: point.answer_id, due },
      erasable: { contest: reason },
      tags: [`answer:${point.answer_id}`],
    })
    return { entries: [entry], result: { number: row.number, due } }
  },
})

const Settling = z.strictObject({
  consultationId: Id,
  point: Seen,
  /** Which of the answers that were given holds. */
  answerId: Id,
  reason: Reason,
  signedAs: Signature,
})

/** `dispute.settled`: of two organisations that answered differently, an editor says whose answer holds, and publicly why. Both stay readable. */
export const settleDispute = action<z.infer<typeof Settling>, { number: number }>({
  name: 'dispute.settled',
  input: Settling,
  right: consolidating(),
  async run({ consultationId, point: seen, answerId, reason: typed, signedAs: signature }, acting) {
    const { tx, recorded } = acting
    const [reason, signedAs] = [cleaned(typed), cleaned(signature)]
    if (reason === '') throw refusals.reasonMissing()
    if (signedAs === '') throw refusals.signedMissing()
    const held = await lockedPoints(tx, [seen], consultationId, { leads: false })
    const [point] = held.points
    if (!point?.disputed) throw refusals.notDisputed()
    const given = await tx
      .selectFrom('answer_points')
      .select('answer_id')
      .where('answer_id', '=', answerId)
      .where('contribution_id', '=', point.contribution_id)
      .where('number', '=', point.number)
      .where('published_at', 'is not', null)
      .executeTakeFirst()
    if (!given) throw refusals.unknownAnswer()
    await changePoints(tx, [point], { disputed: false, answer_id: answerId })
    await tx
      .insertInto('rulings')
      .values({
        id: newUlid(),
        contribution_id: point.contribution_id,
        number: point.number,
        kind: 'holds',
        answer_id: answerId,
        reason,
        signed_as: signedAs,
        ruled_at: recorded,
        ruled_by: personOf(acting),
        ended_at: null,
      })
      .execute()
    const entries = entriesOf('dispute.settled', held, [point], () => ({
      public: { answer: answerId },
      erasable: { reason, function: signedAs },
      tags: [`answer:${answerId}`],
    }))
    return { entries, result: { number: point.contribution_number } }
  },
})
