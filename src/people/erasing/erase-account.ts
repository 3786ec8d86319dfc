import type { Database } from '../../platform/database/database.ts'
import { save } from '../../platform/database/save.ts'
import { write } from '../../platform/mail/notices.ts'
import type { Secret } from '../../platform/secret.ts'
import { Refused } from '../../record/index.ts'
import type { SignedIn } from '../sign-in/accounts.ts'
import { alone } from './alone.ts'
import { erasePerson } from './erase-person.ts'
import { erasedLetter, hoursToLeave } from './letter.ts'

/**
 * Erases whoever has signed in, and writes them their last letter: all of it or nothing.
 * @param typed what their form says: their address, and what is to become of what they wrote
 * @returns null once it is done; else the refusal
 */
export async function eraseAccount(
  { db, secret }: { db: Database; secret: Secret },
  signedIn: SignedIn,
  typed: { address: string; writings: string | undefined },
  now: Date,
): Promise<Refused['refusal'] | null> {
  const { personId, sessionId, email, language } = signedIn
  try {
    await save(db, async tx => {
      // Before anything else is read: the action asks for rights first, and would wait for those who wait for it.
      await alone(tx, personId)
      const who = { capacity: 'participant' as const, personId }
      await erasePerson.within({ tx, who, recorded: now }, { session: sessionId, ...typed })
      const expires = new Date(now.getTime() + hoursToLeave * 3_600_000)
      const { name: kind } = erasedLetter
      await write(tx, secret, { kind, recipient: email, language, now, expires, traceless: true })
    })
    return null
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
