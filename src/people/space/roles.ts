import type { Database } from '../../platform/database/database.ts'
import type { Role } from '../role.ts'

/** The roles that somebody has today, the oldest first. */
export const readRoles = (db: Database, personId: string): Promise<{ role: Role; given: Date }[]> =>
  db
    .selectFrom('roles')
    .select(['role', 'given'])
    .where('person_id', '=', personId)
    .where('withdrawn', 'is', null)
    .orderBy('given')
    .execute()
