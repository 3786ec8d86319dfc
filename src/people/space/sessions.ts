import type { Database, Tx } from '../../platform/database/database.ts'

export type Session = { id: string; device: string; created_at: Date; updated_at: Date }

/** The sessions of a person, the last one opened first. */
export const readSessions = (db: Database, personId: string, now: Date): Promise<Session[]> =>
  db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'updated_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute()

/** Closes a session of a person; somebody else's stays as it is. */
export async function closeSession(db: Database, personId: string, sessionId: string): Promise<void> {
  await db.deleteFrom('sessions').where('person_id', '=', personId).where('id', '=', sessionId).execute()
}

/** Closes all sessions of a person but one. */
export async function closeOthers(db: Database, personId: string, sessionId: string): Promise<void> {
  await db.deleteFrom('sessions').where('person_id', '=', personId).where('id', '<>', sessionId).execute()
}

/** Forgets sessions that are over: not used for so long that they ended, or opened before `longest`. @returns how many */
export async function forgetSessions(tx: Tx, { now, longest }: { now: Date; longest: Date }): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where(eb => eb.or([eb('expires_at', '<=', now), eb('created_at', '<=', longest)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
