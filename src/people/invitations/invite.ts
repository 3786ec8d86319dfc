import type { Database } from '../../platform/database/database.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { write } from '../../platform/mail/notices.ts'
import type { Secret } from '../../platform/secret.ts'
import { attempt, type Outcome, type Who } from '../../record/index.ts'
import type { OfferedRole } from '../roles/role.ts'
import { readScopeNames } from '../roles/scope-names.ts'
import { sendInvitation } from './invitations.ts'
import { invitationLetter } from './letter.ts'

/** Invites somebody to take a role: the invitation, its entry and its letter, or nothing and why not. */
export const invite = (
  db: Database,
  secret: Secret,
  who: Who,
  now: Date,
  offered: OfferedRole,
): Promise<Outcome<string>> =>
  attempt(db, async tx => {
    const { result: id, entryIds } = await sendInvitation.within({ tx, who, recorded: now }, offered)
    const { email, language, role, on, duty = '', days } = offered
    const name = on.id === null ? undefined : (await readScopeNames(tx, [on])).get(on.id)?.name
    const expires = new Date(now.getTime() + days * 86_400_000)
    await write(tx, secret, {
      kind: invitationLetter.name,
      recipient: email,
      language,
      data: {
        id,
        role,
        on: name === undefined ? '' : typeof name === 'string' ? name : wordsOf(name, language),
        duty,
        expires: expires.toISOString(),
      },
      now,
      expires,
    })
    return { result: id, entryIds }
  })
