import { words } from '../words.ts'
import type { Holding } from './holding.ts'

export const letterHolding: Holding = {
  name: 'letters',
  tables: ['notices'],
  words: language => words(language).holdings.letters,
  async read(db, { email }) {
    const rows = await db
      .selectFrom('notices')
      .select(['kind', 'state', 'language', 'written_at', 'ended_at'])
      .where('recipient', '=', email)
      .orderBy('id', 'desc')
      .execute()
    return rows.map(row => ({
      kind: row.kind,
      state: row.state,
      written: row.written_at,
      ended: row.ended_at,
      language: row.language,
    }))
  },
  async erase(tx, { email }) {
    await tx.deleteFrom('notices').where('recipient', '=', email).execute()
    return []
  },
}
