import { sql } from 'kysely'
import { z } from 'zod'
import type { Queries, Tx } from '../../platform/database/database.ts'
import { newUlid } from '../../platform/ids.ts'
import { type Acting, action, capacityFor, type Refusal, type Scope } from '../../record/index.ts'
import { givingRight, mustExist, writeRole } from '../roles/give-role.ts'
import { refusal } from '../roles/refusals.ts'
import { OfferedRole } from '../roles/role.ts'
import type { InvitationsTable } from '../tables.ts'

type Ending = NonNullable<InvitationsTable['ending']>

const Named = z.strictObject({ id: z.string().max(26) })
type Named = z.infer<typeof Named>

/**
 * `invitation.sent`: somebody is asked to take a role, by those who may give it. The letter that says so is written in the same
 * transaction: see `invite`.
 */
export const sendInvitation = action<OfferedRole, string>({
  name: 'invitation.sent',
  input: OfferedRole,
  // What is sent must come from somebody whose own role can be looked at when it is answered.
  right: { ...givingRight, by: ['administrator', 'correspondent'] },
  async run({ email, language, role, on, duty, from, until, days }, { tx, who, recorded }) {
    await mustExist(tx, on)
    if (await holds(tx, email, role, on))
      throw refusal('role-held', { fr: 'Cette personne a déjà ce rôle.', en: 'This person has this role already.' })
    const id = newUlid()
    await tx
      .updateTable('invitations')
      .set({ ended_at: recorded, ending: 'expired' })
      .where('ended_at', 'is', null)
      .where('expires_at', '<=', recorded)
      .where('email', '=', email)
      .execute()
    const sent = await tx
      .insertInto('invitations')
      .values({
        id,
        email,
        language,
        role,
        on_type: on.type,
        on_id: on.id,
        duty: duty ?? null,
        from_day: from,
        until_day: until,
        invited_by: who.capacity === 'participant' ? who.personId : null,
        sent_at: recorded,
        expires_at: new Date(recorded.getTime() + days * 86_400_000),
        ended_at: null,
        ending: null,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!sent)
      throw refusal('invitation-open', {
        fr: 'Cette personne a déjà été invitée à prendre ce rôle, et peut encore répondre. Pour changer l’invitation, retirez d’abord l’autre.',
        en: 'This person has been invited to take this role already, and can still answer. To change the invitation, withdraw the other one first.',
      })
    return { entries: [entryOf('invitation.sent', id, { role, on_type: on.type, on_id: on.id })], result: id }
  },
})

/** `invitation.withdrawn`: it can't be answered any more. */
export const withdrawInvitation = action<Named, undefined>({
  name: 'invitation.withdrawn',
  input: Named,
  right: {
    by: ['administrator', 'correspondent'],
    async on({ id }, tx) {
      const row = await tx
        .selectFrom('invitations')
        .select(['role', 'on_type', 'on_id'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.role === 'member' ? [{ type: row.on_type, id: row.on_id }] : []
    },
  },
  async run({ id }, { tx, recorded }) {
    const row = await openInvitation(tx, id, recorded)
    await end(tx, id, 'withdrawn', recorded)
    return { entries: [entryOf('invitation.withdrawn', id, row)], result: undefined }
  },
})

/** `invitation.accepted`: whoever has the address to which it was written takes the role, if whoever invited may still give it. */
export const acceptInvitation = action<Named, undefined>({
  name: 'invitation.accepted',
  input: Named,
  right: { by: ['participant'] },
  async run({ id }, acting) {
    const { tx, recorded } = acting
    const { row, personId } = await mine(id, acting)
    const { role, on_type, on_id, duty, from, until, invited_by } = row
    const on = { type: on_type, id: on_id }
    const inviter = invited_by === null ? null : { capacity: 'participant' as const, personId: invited_by }
    if (!inviter || !(await capacityFor(sendingRight, { role, on }, { tx, who: inviter, recorded })))
      throw refusal('inviter-gone', {
        fr: 'La personne qui vous a invité ne donne plus ce rôle. Demandez-en une autre invitation.',
        en: 'Whoever invited you doesn’t give this role any more. Ask for another invitation.',
      })
    const given = await writeRole(tx, { personId, role, on, from, until, ...(duty ? { duty } : {}) }, recorded)
    await end(tx, id, 'accepted', recorded)
    return { entries: [entryOf('invitation.accepted', id, row), given.entry], result: undefined }
  },
})

/** `invitation.declined`: no, thank you. */
export const declineInvitation = action<Named, undefined>({
  name: 'invitation.declined',
  input: Named,
  right: { by: ['participant'] },
  async run({ id }, acting) {
    const { row } = await mine(id, acting)
    await end(acting.tx, id, 'declined', acting.recorded)
    return { entries: [entryOf('invitation.declined', id, row)], result: undefined }
  },
})

const sendingRight = { ...givingRight, by: ['administrator', 'correspondent'] as const }

type Told = Pick<InvitationsTable, 'role' | 'on_type' | 'on_id'>

const entryOf = (type: string, id: string, { role, on_type, on_id }: Told) => ({
  type,
  subject: { type: 'invitation', id },
  public: { role, on: { type: on_type, id: on_id } },
  tags: [],
})

async function holds(tx: Tx, email: string, role: string, on: Scope): Promise<boolean> {
  const held = await tx
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person_id')
    .select('roles.id')
    .where('people.email', '=', email)
    .where('roles.role', '=', role as never)
    .where('on_type', '=', on.type)
    .where(sql<boolean>`on_id is not distinct from ${on.id}`)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return held !== undefined
}

const end = (tx: Tx, id: string, ending: Ending, at: Date) =>
  tx.updateTable('invitations').set({ ended_at: at, ending }).where('id', '=', id).execute()

/** Why an invitation can't be answered, by how it ended. */
const endings: Record<Ending, Refusal> = {
  accepted: {
    code: 'invitation-accepted',
    sentence: { fr: 'Cette invitation a déjà été acceptée.', en: 'This invitation was accepted already.' },
  },
  declined: {
    code: 'invitation-declined',
    sentence: {
      fr: 'Cette invitation a été refusée. Si c’était une erreur, demandez-en une autre.',
      en: 'This invitation was declined. If that was a mistake, ask for another one.',
    },
  },
  withdrawn: {
    code: 'invitation-withdrawn',
    sentence: {
      fr: 'Cette invitation a été retirée par qui l’avait envoyée.',
      en: 'This invitation was withdrawn by whoever had sent it.',
    },
  },
  expired: {
    code: 'invitation-expired',
    sentence: {
      fr: 'Cette invitation est trop vieille. Demandez-en une autre à qui vous l’a envoyée.',
      en: 'This invitation is too old. Ask whoever sent it for another one.',
    },
  },
}

type Standing = Pick<InvitationsTable, 'ending' | 'expires_at'>

/** Why an invitation can't be answered any more; null while it can. */
export function overOf({ ending, expires_at }: Standing, now: Date): Refusal | null {
  if (ending) return endings[ending]
  return expires_at <= now ? endings.expired : null
}

const invitationsIn = (db: Queries) =>
  db
    .selectFrom('invitations')
    .selectAll()
    .select([
      sql<string>`to_char(from_day, 'YYYY-MM-DD')`.as('from'),
      sql<string | null>`to_char(until_day, 'YYYY-MM-DD')`.as('until'),
    ])

/** An invitation by its identity, whatever became of it. */
export const readInvitation = (db: Queries, id: string) => invitationsIn(db).where('id', '=', id).executeTakeFirst()
export type Invitation = NonNullable<Awaited<ReturnType<typeof readInvitation>>>

/** The invitations to an address that can be answered, the first to end first. */
export const readOpenInvitationsTo = (db: Queries, email: string, now: Date): Promise<Invitation[]> =>
  invitationsIn(db)
    .where('email', '=', email)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('expires_at')
    .execute()

/** The invitations to take a role on something that can be answered, the last one first. */
export const readOpenInvitationsOn = (db: Queries, on: Scope, now: Date): Promise<Invitation[]> =>
  invitationsIn(db)
    .where('on_type', '=', on.type)
    .where(sql<boolean>`on_id is not distinct from ${on.id}`)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute()

async function openInvitation(tx: Tx, id: string, now: Date): Promise<Invitation> {
  const row = await invitationsIn(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw unknown()
  const over = overOf(row, now)
  if (over) throw refusal(over.code, over.sentence)
  return row
}

/** The open invitation of whoever acts: of somebody else's, nothing is said. */
async function mine(id: string, { tx, who, recorded }: Acting): Promise<{ row: Invitation; personId: string }> {
  const personId = who.capacity === 'participant' ? who.personId : ''
  const me = await tx.selectFrom('people').select('email').where('id', '=', personId).executeTakeFirst()
  const row = await invitationsIn(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!me || row?.email !== me.email) throw unknown()
  return { row: await openInvitation(tx, id, recorded), personId }
}

const unknown = () =>
  refusal('invitation-unknown', {
    fr: 'Il n’y a pas ici d’invitation pour vous sous cette adresse.',
    en: 'There is no invitation for you here at this address.',
  })
