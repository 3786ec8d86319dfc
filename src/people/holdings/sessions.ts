import { words } from '../words.ts'
import type { Holding } from './holding.ts'

export const sessionHolding: Holding = {
  name: 'sessions',
  tables: ['sessions'],
  words: language => words(language).holdings.sessions,
  async read(db, { id }) {
    const rows = await db
      .selectFrom('sessions')
      .select(['device', 'created_at', 'updated_at', 'expires_at'])
      .where('person_id', '=', id)
      .orderBy('id', 'desc')
      .execute()
    return rows.map(row => ({
      device: row.device,
      opened: row.created_at,
      renewed: row.updated_at,
      ends: row.expires_at,
    }))
  },
  async erase(tx, { id }) {
    await tx.deleteFrom('sessions').where('person_id', '=', id).execute()
    return []
  },
}
