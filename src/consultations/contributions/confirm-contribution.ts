import { z } from 'zod'
import type { Json } from '../../platform/canonical.ts'
import { action } from '../../record/index.ts'
import { refusals } from '../refusals.ts'
import { numberInWords } from './contribution.ts'
import { readFiles } from './files.ts'
import { lockedContribution } from './lock.ts'
import { consultationOf, priorityKeyOf, publication, publishedEntry } from './write.ts'

/** How long the link of a contribution waits, in days: what isn't confirmed by then is emptied. */
export const daysToConfirm = 7

const Confirming = z.strictObject({ id: z.string().length(26) })

/**
 * `contribution.confirmed`: whoever has the address with which a contribution was sent says that it is theirs. It is published then, with who
 * owes it an answer and until when; or set aside for a moderator, where something about it should be looked at first.
 */
export const confirmContribution = action<z.infer<typeof Confirming>, { number: number; isSetAside: boolean }>({
  name: 'contribution.confirmed',
  input: Confirming,
  right: { by: ['participant'] },
  async run({ id }, { tx, who, recorded }) {
    const personId = who.capacity === 'participant' ? who.personId : ''
    const row = await lockedContribution(tx, id)
    if (!row) throw refusals.unknown()
    if (row.state !== 'unconfirmed') throw refusals.notWaiting()
    const person = await tx.selectFrom('people').select('email').where('id', '=', personId).executeTakeFirst()
    if (person?.email !== row.email) throw refusals.notYours()
    const { number } = row
    const same = await tx
      .selectFrom('contributions')
      .select('number')
      .where('person_id', '=', personId)
      .where('consultation_id', '=', row.consultation_id)
      .where('said', '=', row.said)
      .where('state', '=', 'published')
      .executeTakeFirst()
    if (same) throw refusals.already(numberInWords(same.number))
    if (row.suspicion !== null) {
      await tx
        .updateTable('contributions')
        .set({ state: 'quarantined', person_id: personId, email: null })
        .where('id', '=', id)
        .execute()
      const entry = {
        type: 'contribution.set-aside',
        subject: { type: 'contribution', id },
        public: { number, consultation: row.consultation_id },
        tags: [],
      }
      return { entries: [entry], result: { number, isSetAside: true } }
    }
    const consultation = await consultationOf(tx, row.consultation_id)
    const priorityKey = await priorityKeyOf(tx, consultation, row.priority_id)
    const published = await publication(tx, consultation, { said: row.said, priorityKey, at: recorded })
    await tx
      .updateTable('contributions')
      .set({ ...published, person_id: personId })
      .where('id', '=', id)
      .execute()
    return {
      entries: [publishedEntry({ ...row, ...published, answers: row.answers as Json }, await readFiles(tx, id))],
      result: { number, isSetAside: false },
    }
  },
})
