import { randomBytes } from 'node:crypto'
import { sha256 } from '../../../platform/canonical.ts'
import type { Queries, Tx } from '../../../platform/database/database.ts'
import { newUlid } from '../../../platform/ids.ts'
import type { Typed } from './typed.ts'

/** How long what somebody has begun to write is kept, in days. */
export const daysOfDraft = 30

/** Something that only who has it knows: 256 bits, as an address holds them. */
export const newToken = (): string => randomBytes(32).toString('base64url')

type Keeping = {
  /** The draft that it is of already, by the link of it. */
  token: string | null
  consultationId: string
  typed: Typed
  personId: string | null
  email: string | null
  now: Date
}

/** Keeps what somebody has begun to write: in the draft that it comes from, or a new one. @returns the link's token, and until when */
export async function keepDraft(
  tx: Tx,
  { token, consultationId, typed, personId, email, now }: Keeping,
): Promise<{ token: string; ends: Date }> {
  const ends = new Date(now.getTime() + daysOfDraft * 86_400_000)
  const told = { typed: JSON.stringify(typed), person_id: personId, email, kept_at: now, ends_at: ends }
  if (token) {
    const kept = await tx
      .updateTable('contribution_drafts')
      .set(told)
      .where('link_hash', '=', sha256(token))
      .where('consultation_id', '=', consultationId)
      .where('ends_at', '>', now)
      .returning('id')
      .executeTakeFirst()
    if (kept) return { token, ends }
  }
  const own = newToken()
  await tx
    .insertInto('contribution_drafts')
    .values({ id: newUlid(), link_hash: sha256(own), consultation_id: consultationId, ...told })
    .execute()
  return { token: own, ends }
}

/** What a link keeps; null where it keeps nothing any more. */
export const readDraft = async (db: Queries, token: string, now: Date) =>
  (await db
    .selectFrom('contribution_drafts')
    .selectAll()
    .where('link_hash', '=', sha256(token))
    .where('ends_at', '>', now)
    .executeTakeFirst()) ?? null

/** Takes a draft away, once what it held was sent. */
export const dropDraft = async (tx: Tx, token: string): Promise<void> => {
  await tx.deleteFrom('contribution_drafts').where('link_hash', '=', sha256(token)).execute()
}
