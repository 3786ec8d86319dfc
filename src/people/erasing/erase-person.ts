import { z } from 'zod'
import type { Tx } from '../../platform/database/database.ts'
import { isUlid } from '../../platform/ids.ts'
import { action, emptyParts, type NewEntry, Refused } from '../../record/index.ts'
import { countWritten, holdings, subjectsOf, type Whose, type Writings } from '../holdings/holding.ts'
import { isLastAdministrator } from '../roles/give-role.ts'
import { mailAddressOf } from '../sign-in/mail-address.ts'
import { alone } from './alone.ts'
import { choiceMissing, confirmAgain, lastAdministrator, otherAddress, personGone, unknownPerson } from './refusals.ts'

/** For how long a sign-in counts as one’s word that it is oneself, in minutes. */
export const minutesConfirmed = 15

const Choice = z.enum(['keep', 'withdraw'] as const satisfies readonly Writings[])

/** Since when a session may have been opened by somebody who was asked who they are just now. */
export const confirmedSince = (now: Date): Date => new Date(now.getTime() - minutesConfirmed * 60_000)

/**
 * `person.erased`: somebody takes away all that tells who they are. What is left of them is an identity that is nobody’s.
 * Only oneself, by a session that was opened just now, and with one’s address in writing.
 */
export const erasePerson = action({
  name: 'person.erased',
  input: z.strictObject({
    session: z.string().refine(isUlid),
    address: z.string().max(254),
    writings: Choice.optional(),
  }),
  right: { by: ['participant'] },
  async run({ session, address, writings }, { tx, who, recorded }) {
    const whose = who.capacity === 'participant' ? await alone(tx, who.personId) : null
    if (!whose) throw new Refused(personGone)
    const opened = await tx
      .selectFrom('sessions')
      .select('id')
      .where('id', '=', session)
      .where('person_id', '=', whose.id)
      .where('expires_at', '>', recorded)
      .where('created_at', '>', confirmedSince(recorded))
      .executeTakeFirst()
    if (!opened) throw new Refused(confirmAgain)
    if (mailAddressOf(address) !== whose.email) throw new Refused(otherAddress)
    if (await isLastAdministrator(tx, whose.id, recorded)) throw new Refused(lastAdministrator)
    const choice = (await countWritten(tx, whose)) === 0 ? 'none' : writings
    if (!choice) throw new Refused(choiceMissing)
    return { entries: await takeAway(tx, 'person.erased', whose, choice, recorded), result: undefined }
  },
})

/**
 * `erasure.repeated`: somebody who is back by an old backup goes again, as they had chosen. By the operator, who has the list of those who
 * went.
 */
export const repeatErasure = action({
  name: 'erasure.repeated',
  input: z.strictObject({ person: z.string().refine(isUlid), writings: z.enum(['keep', 'withdraw', 'none']) }),
  right: { by: ['operator'] },
  async run({ person, writings }, { tx, recorded }) {
    const whose = await alone(tx, person)
    if (!whose) throw new Refused(unknownPerson)
    return { entries: await takeAway(tx, 'erasure.repeated', whose, writings, recorded), result: undefined }
  },
})

/** Takes all away that the rooms keep about somebody. What they wrote first, while it is known as theirs. */
async function takeAway(
  tx: Tx,
  type: string,
  whose: Whose,
  writings: Writings | 'none',
  recorded: Date,
): Promise<NewEntry[]> {
  const entries: NewEntry[] = []
  const subjects = await subjectsOf(tx, whose)
  // Who had nothing left leaves nothing, should an old backup have brought it back.
  const choice = writings === 'none' ? 'withdraw' : writings
  for (const { wrote } of holdings()) entries.push(...((await wrote?.settle(tx, whose, choice, recorded)) ?? []))
  for (const mark of ['private', 'erasable'] as const) await emptyParts(tx, mark, subjects)
  // What refers to others goes before them.
  for (const { erase } of holdings().toReversed()) entries.push(...(await erase(tx, whose, recorded)))
  entries.push({ type, subject: { type: 'person', id: whose.id }, public: { writings }, tags: [] })
  return entries
}
