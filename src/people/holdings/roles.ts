import { sql } from 'kysely'
import type { Queries, Tx } from '../../platform/database/database.ts'
import { words } from '../words.ts'
import type { Holding } from './holding.ts'

const rolesOf = (db: Queries, personId: string) =>
  db.selectFrom('roles').selectAll().where('person_id', '=', personId).orderBy('given', 'desc')

export const roleHolding: Holding = {
  name: 'roles',
  tables: ['roles'],
  words: language => words(language).holdings.roles,
  async read(db, { id }) {
    const rows = await rolesOf(db, id).execute()
    return rows.map(row => ({ role: row.role, given: row.given, withdrawn: row.withdrawn }))
  },
  subjects: async (tx, { id }) => (await rolesOf(tx, id).execute()).map(row => ({ type: 'role', id: row.id })),
  async erase(tx, { id: person }) {
    const rows = await rolesOf(tx, person).execute()
    await tx.deleteFrom('roles').where('person_id', '=', person).execute()
    return rows
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ id, role }) => ({
        type: 'role.withdrawn',
        subject: { type: 'role', id },
        public: { role, on: 'site', person },
        tags: [`role:${id}`],
      }))
  },
}

/**
 * Whether nobody else administers the site. Until the transaction ends, no role is given or withdrawn: of the last two who go at once, the
 * second finds no other.
 */
export async function isLastAdministrator(tx: Tx, personId: string): Promise<boolean> {
  const administers = async () => {
    const rows = await standing(tx).execute()
    return rows.map(({ person_id }) => person_id)
  }
  if (!(await administers()).includes(personId)) return false
  await sql`lock table roles in share row exclusive mode`.execute(tx)
  return (await administers()).every(id => id === personId)
}

/** The same, for a page, which decides nothing. */
export const administersAlone = async (db: Queries, personId: string): Promise<boolean> => {
  const rows = await standing(db).execute()
  return rows.length > 0 && rows.every(({ person_id }) => person_id === personId)
}

const standing = (db: Queries) =>
  db.selectFrom('roles').select('person_id').where('role', '=', 'administrator').where('withdrawn', 'is', null)
