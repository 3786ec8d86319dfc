import type { Tx } from '../platform/database/database.ts'
import { newUlid } from '../platform/ids.ts'
import type { Language } from '../platform/locales/languages.ts'
import { joinPerson } from './join-person.ts'
import { onlyOneFor } from './sign-in/one-for-address.ts'

/**
 * Who has an address, for somebody who has just shown that it is theirs: known from then on, if they weren't. It opens no session.
 * @returns their identity
 */
export async function personAt(
  tx: Tx,
  { email, language, now }: { email: string; language: Language; now: Date },
): Promise<string> {
  await onlyOneFor(tx, email)
  const known = await tx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()
  if (known) return known.id
  const id = newUlid()
  await tx
    .insertInto('people')
    .values({ id, name: '', email, email_verified: true, image: null, language, created_at: now, updated_at: now })
    .execute()
  await joinPerson.within({ tx, who: { capacity: 'participant', personId: id }, recorded: now }, {})
  return id
}
