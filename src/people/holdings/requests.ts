import { words } from '../words.ts'
import type { Holding } from './holding.ts'

export const requestHolding: Holding = {
  name: 'signInRequests',
  tables: ['sign_in_requests'],
  words: language => words(language).holdings.signInRequests,
  async read(db, { email }) {
    const rows = await db
      .selectFrom('sign_in_requests')
      .select(['asked_at', 'expires_at', 'used_at', 'next', 'language'])
      .where('email', '=', email)
      .orderBy('asked_at', 'desc')
      .execute()
    return rows.map(row => ({
      asked: row.asked_at,
      used: row.used_at,
      ends: row.expires_at,
      next: row.next,
      language: row.language,
    }))
  },
  async erase(tx, { email }) {
    await tx.deleteFrom('sign_in_requests').where('email', '=', email).execute()
    return []
  },
}
