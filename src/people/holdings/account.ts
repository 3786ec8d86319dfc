import { words } from '../words.ts'
import type { Holding } from './holding.ts'

export const accountHolding: Holding = {
  name: 'account',
  tables: ['people'],
  words: language => words(language).holdings.account,
  async read(db, { id }) {
    const rows = await db.selectFrom('people').selectAll().where('id', '=', id).execute()
    return rows.map(row => ({
      address: row.email,
      pseudonym: row.name,
      language: row.language,
      joined: row.created_at,
      changed: row.updated_at,
      identity: row.id,
    }))
  },
  async erase(tx, { id }) {
    await tx.deleteFrom('people').where('id', '=', id).execute()
    return []
  },
}
