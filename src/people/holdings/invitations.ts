import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import { words } from '../words.ts'
import type { Holding, Whose } from './holding.ts'

const invitationsOf = (db: Queries, { id, email }: Whose) =>
  db
    .selectFrom('invitations')
    .selectAll()
    .where(eb => eb.or([eb('email', '=', email), eb('invited_by', '=', id)]))
    .orderBy('id', 'desc')

export const invitationHolding: Holding = {
  name: 'invitations',
  tables: ['invitations'],
  words: language => words(language).holdings.invitations,
  // To whom they wrote is somebody else's.
  async read(db, whose) {
    const rows = await invitationsOf(db, whose).execute()
    return rows.map(row => ({
      way: row.email === whose.email ? 'received' : 'sent',
      role: row.role,
      onKind: row.on_type,
      on: row.on_id,
      ...(row.email === whose.email ? { duty: row.duty } : {}),
      sent: row.sent_at,
      ends: row.expires_at,
      ended: row.ended_at,
      ending: row.ending,
    }))
  },
  async erase(tx, { id: person, email }) {
    const open = await tx
      .deleteFrom('invitations')
      .where('email', '=', email)
      .returning(['id', 'role', 'on_type', 'on_id', 'ended_at'])
      .execute()
    // Those that they wrote stay to whom they were written; nobody stands for them any more.
    await sql`update invitations set invited_by = null where invited_by = ${person}`.execute(tx)
    return open
      .filter(({ ended_at }) => ended_at === null)
      .map(({ id, role, on_type, on_id }) => ({
        type: 'invitation.withdrawn',
        subject: { type: 'invitation', id },
        public: { role, on: { type: on_type, id: on_id } },
        tags: [],
      }))
  },
}
