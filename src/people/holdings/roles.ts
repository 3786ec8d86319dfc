import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { tagsOf } from '../roles/give-role.ts'
import { words } from '../words.ts'
import type { Holding } from './holding.ts'

const rolesOf = (db: Queries, personId: string) =>
  db
    .selectFrom('roles')
    .selectAll()
    .select([
      sql<Day>`to_char(from_day, 'YYYY-MM-DD')`.as('from'),
      sql<Day | null>`to_char(until_day, 'YYYY-MM-DD')`.as('until'),
    ])
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')

export const roleHolding: Holding = {
  name: 'roles',
  tables: ['roles'],
  words: language => words(language).holdings.roles,
  async read(db, { id }) {
    const rows = await rolesOf(db, id).execute()
    return rows.map(row => ({
      role: row.role,
      onKind: row.on_type,
      on: row.on_id,
      duty: row.duty,
      from: row.from,
      until: row.until,
      given: row.given_at,
      withdrawn: row.withdrawn_at,
    }))
  },
  subjects: async (db, { id }) => (await rolesOf(db, id).execute()).map(row => ({ type: 'role', id: row.id })),
  async erase(tx, { id: person }) {
    const rows = await rolesOf(tx, person).execute()
    await tx.deleteFrom('roles').where('person_id', '=', person).execute()
    return rows
      .filter(({ withdrawn_at }) => withdrawn_at === null)
      .map(({ id, role, on_type, on_id }) => {
        const on = { type: on_type, id: on_id }
        return {
          type: 'role.withdrawn',
          subject: { type: 'role', id },
          public: { role, on, person },
          tags: tagsOf(person, on),
        }
      })
  },
}
