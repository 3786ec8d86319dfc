import { sql } from 'kysely'
import { z } from 'zod'
import { dayIn } from '../../platform/clock.ts'
import type { Queries, Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { newUlid } from '../../platform/ids.ts'
import type { Bilingual } from '../../platform/locales/languages.ts'
import { type Acting, action, type NewEntry, type Right, type Scope } from '../../record/index.ts'
import { timeZoneOf } from './read-roles.ts'
import { refusal } from './refusals.ts'
import { GivenRole } from './role.ts'

/** Of PostgreSQL's advisory locks, the one of this work. */
const oneWithdrawalAtATime = 7_276_009

/** Of those who take the site an administrator, one at a time. */
export const waitForWithdrawals = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${oneWithdrawalAtATime})`.execute(tx)
}

const tables = { plan: 'plans', organisation: 'organisations', commitment: 'commitments' } as const

/** What shows a role: somebody's own page, and that of what it is held on. */
export const tagsOf = (personId: string, { type, id }: Scope): string[] => [
  `person:${personId}`,
  ...(id === null ? [] : [`${type}:${id}`]),
]

/** @throws Refused when what a role is to be on isn't here, or was taken away */
export async function mustExist(tx: Tx, on: Scope): Promise<void> {
  if (on.type === 'site') return
  const found = await tx
    .selectFrom(tables[on.type])
    .select('id')
    .where('id', '=', on.id ?? '')
    .where('removed', 'is', null)
    .executeTakeFirst()
  if (!found)
    throw refusal(
      'scope-gone',
      { fr: 'Ce sur quoi porte le rôle n’est pas ici.', en: 'What the role is on is not here.' },
      'on',
    )
}

/**
 * Who may give a role, and ask somebody to take it: an organisation's correspondents take in its members; everything else is for
 * administrators.
 */
export const givingRight: Right<Pick<GivenRole, 'role' | 'on'>> = {
  by: ['administrator', 'correspondent', 'operator'],
  on: async ({ role, on }) => (role === 'member' ? [on] : []),
}

/** `role.given`: somebody may from now on do what a role may, on something. */
export const giveRole = action<GivenRole, string>({
  name: 'role.given',
  input: GivenRole,
  right: givingRight,
  async run(given, { tx, recorded }) {
    const { id, entry } = await writeRole(tx, given, recorded)
    return { entries: [entry], result: id }
  },
})

/** Writes a role down, for an action that gives one. @returns its identity, and its entry */
export async function writeRole(
  tx: Tx,
  { personId, role, on, duty, from, until }: GivenRole,
  recorded: Date,
): Promise<{ id: string; entry: NewEntry }> {
  const person = await tx.selectFrom('people').select('id').where('id', '=', personId).forShare().executeTakeFirst()
  if (!person)
    throw refusal(
      'person-unknown',
      { fr: 'Cette personne n’est pas connue ici.', en: 'This person is not known here.' },
      'personId',
    )
  await mustExist(tx, on)
  const id = newUlid()
  const given = await tx
    .insertInto('roles')
    .values({
      id,
      person_id: personId,
      role,
      on_type: on.type,
      on_id: on.id,
      duty: duty ?? null,
      from_day: from,
      until_day: until,
      given_at: recorded,
      withdrawn_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!given)
    throw refusal('role-held', { fr: 'Cette personne a déjà ce rôle.', en: 'This person has this role already.' })
  return {
    id,
    entry: {
      type: 'role.given',
      subject: { type: 'role', id },
      public: { role, on: { type: on.type, id: on.id }, person: personId, from, until },
      // Shown where they act: what they do there, and never who they are.
      ...(duty ? { erasable: { duty } } : {}),
      tags: tagsOf(personId, on),
    },
  }
}

/** `role.withdrawn`: it counts no more, from the next thing that is done. Somebody always administers the site. */
export const withdrawRole = action<{ id: string }, undefined>({
  name: 'role.withdrawn',
  input: z.strictObject({ id: z.string().max(26) }),
  right: {
    by: ['administrator', 'correspondent', 'operator'],
    async on({ id }, tx) {
      const role = await tx.selectFrom('roles').selectAll().where('id', '=', id).executeTakeFirst()
      return role?.role === 'member' ? [{ type: role.on_type, id: role.on_id }] : []
    },
  },
  // Of two administrators who withdraw each other's role at once, the second has none any more.
  alone: waitForWithdrawals,
  run: ({ id }, acting) => withdraw(id, acting),
})

/** `role.left`: somebody gives a role of their own back. */
export const leaveRole = action<{ id: string }, undefined>({
  name: 'role.left',
  input: z.strictObject({ id: z.string().max(26) }),
  right: { by: ['participant'] },
  alone: waitForWithdrawals,
  async run({ id }, acting) {
    const { tx, who } = acting
    const role = await tx.selectFrom('roles').select('person_id').where('id', '=', id).executeTakeFirst()
    // Of somebody else's role nothing is said, not even that it is there.
    if (who.capacity !== 'participant' || role?.person_id !== who.personId) throw gone()
    return withdraw(id, acting, 'role.left')
  },
})

async function withdraw(id: string, { tx, recorded }: Acting, type = 'role.withdrawn') {
  const role = await tx
    .selectFrom('roles')
    .selectAll()
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!role) throw gone()
  if (role.role === 'administrator' && !(await isAdministeredWithout(tx, 'id', id, recorded)))
    throw refusal('last-administrator', lastOne)
  await tx.updateTable('roles').set({ withdrawn_at: recorded }).where('id', '=', id).execute()
  return {
    entries: [
      {
        type,
        subject: { type: 'role', id },
        public: { role: role.role, on: { type: role.on_type, id: role.on_id }, person: role.person_id },
        tags: tagsOf(role.person_id, { type: role.on_type, id: role.on_id }),
      },
    ],
    result: undefined,
  }
}

/** Whether somebody administers the site today, and without an end, beside a role, or beside all roles of a person. */
export async function isAdministeredWithout(
  db: Queries,
  what: 'id' | 'person_id',
  id: string,
  at: Date,
): Promise<boolean> {
  const other = await db
    .selectFrom('roles')
    .select('id')
    .where('role', '=', 'administrator')
    .where('withdrawn_at', 'is', null)
    .where('until_day', 'is', null)
    .where('from_day', '<=', sql<Day>`${dayIn(await timeZoneOf(db), at)}::date`)
    .where(what, '<>', id)
    .executeTakeFirst()
  return other !== undefined
}

const gone = () => refusal('role-gone', { fr: 'Ce rôle n’est plus tenu.', en: 'This role is not held any more.' }, 'id')

const lastOne: Bilingual = {
  fr: 'C’est le dernier administrateur du site : donnez d’abord ce rôle à quelqu’un d’autre.',
  en: 'This is the last administrator of the site: give this role to somebody else first.',
}

/** Whether the site would be administered by nobody without a person. */
export async function isLastAdministrator(db: Queries, personId: string, at: Date): Promise<boolean> {
  const own = await db
    .selectFrom('roles')
    .select('id')
    .where('person_id', '=', personId)
    .where('role', '=', 'administrator')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return own !== undefined && !(await isAdministeredWithout(db, 'person_id', personId, at))
}
