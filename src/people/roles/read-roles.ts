import { sql } from 'kysely'
import { dayIn } from '../../platform/clock.ts'
import type { Queries, Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { HeldRole, RoleName, Scope } from '../../record/index.ts'

/** A role that somebody holds or will hold. */
export type Role = HeldRole & { id: string; personId: string; duty: string | null; from: Day; until: Day | null }

const days = {
  from: sql<Day>`to_char(roles.from_day, 'YYYY-MM-DD')`,
  until: sql<Day | null>`to_char(roles.until_day, 'YYYY-MM-DD')`,
}

const standingRoles = (db: Queries) =>
  db
    .selectFrom('roles')
    .select(['roles.id', 'person_id', 'role', 'on_type', 'on_id', 'duty', days.from.as('from'), days.until.as('until')])
    .where('withdrawn_at', 'is', null)

type Row = {
  id: string
  person_id: string
  role: RoleName
  on_type: Scope['type']
  on_id: string | null
  duty: string | null
  from: Day
  until: Day | null
}
const roleOf = ({ id, person_id, role, on_type, on_id, duty, from, until }: Row): Role => ({
  id,
  personId: person_id,
  role,
  on: { type: on_type, id: on_id },
  duty,
  from,
  until,
})

/** The roles of a person that weren't withdrawn, those to come and those that are over too; the oldest first. */
export async function readRolesOf(db: Queries, personId: string): Promise<Role[]> {
  const rows = await standingRoles(db).where('person_id', '=', personId).orderBy('given_at').orderBy('id').execute()
  return rows.map(roleOf)
}

/** Everybody's roles that weren't withdrawn, with whose they are: for those who run the site. */
export async function readRoles(db: Queries): Promise<(Role & { email: string; onKey: string | null })[]> {
  const rows = await standingRoles(db)
    .innerJoin('people', 'people.id', 'roles.person_id')
    .select('people.email')
    .select(
      sql<string | null>`coalesce(
        (select key from plans where plans.id = on_id),
        (select key from organisations where organisations.id = on_id),
        (select key from commitments where commitments.id = on_id)
      )`.as('key'),
    )
    .orderBy('roles.given_at')
    .orderBy('roles.id')
    .execute()
  return rows.map(({ email, key, ...row }) => ({ ...roleOf(row), email, onKey: key }))
}

/** The roles on something that weren't withdrawn, with whose they are: for those who may give them. */
export async function readRolesOn(db: Queries, on: Scope): Promise<(Role & { email: string; pseudonym: string })[]> {
  const rows = await standingRoles(db)
    .innerJoin('people', 'people.id', 'roles.person_id')
    .select(['people.email', 'people.name as pseudonym'])
    .where('on_type', '=', on.type)
    .where(sql<boolean>`on_id is not distinct from ${on.id}`)
    .orderBy('people.email')
    .orderBy('roles.id')
    .execute()
  return rows.map(({ email, pseudonym, ...row }) => ({ ...roleOf(row), email, pseudonym }))
}

const isHeldOn = (day: Day, { from, until }: Pick<Role, 'from' | 'until'>): boolean =>
  from <= day && (until === null || day <= until)

/**
 * The roles that a person holds at a moment. Their rows are locked until the transaction ends: whoever withdraws one waits for it, and what
 * was withdrawn meanwhile isn't seen.
 * @returns null where there is no such person
 */
export async function rolesHeld(tx: Tx, personId: string, at: Date): Promise<Role[] | null> {
  const person = await tx.selectFrom('people').select('id').where('id', '=', personId).forKeyShare().executeTakeFirst()
  if (!person) return null
  const rows = await standingRoles(tx).where('person_id', '=', personId).forShare().execute()
  if (rows.length === 0) return []
  const day = dayIn(await timeZoneOf(tx), at)
  return rows.map(roleOf).filter(role => isHeldOn(day, role))
}

/** The time zone in which the days of roles are meant: the site’s. */
export async function timeZoneOf(db: Queries): Promise<string> {
  const site = await db.selectFrom('sites').select(sql<string>`facts ->> 'timeZone'`.as('zone')).executeTakeFirst()
  return site?.zone ?? 'Europe/Paris'
}
