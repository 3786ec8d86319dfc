import { randomBytes } from 'node:crypto'
import { sha256 } from '../../../platform/canonical.ts'
import type { Queries, Tx } from '../../../platform/database/database.ts'
import {
  keepWaiting,
  referenceBy,
  removeWaiting,
  type WaitingFile,
  waitingFiles,
} from '../../../platform/files/rows.ts'
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
  /** References of files that wait. */
  files: readonly string[]
  personId: string | null
  email: string | null
  now: Date
}

/** Keeps what somebody has begun to write: in the draft that it comes from, or a new one. @returns the link's token, and until when */
export async function keepDraft(
  tx: Tx,
  { token, consultationId, typed, files, personId, email, now }: Keeping,
): Promise<{ token: string; ends: Date }> {
  const ends = new Date(now.getTime() + daysOfDraft * 86_400_000)
  const told = { typed: JSON.stringify(typed), person_id: personId, email, kept_at: now, ends_at: ends }
  if (token) {
    const before = await readDraft(tx, token, now)
    const ids = before ? await keepWaiting(tx, files, { ticket: token, until: ends }) : []
    const kept = await tx
      .updateTable('contribution_drafts')
      .set({ ...told, files: JSON.stringify(ids) })
      .where('link_hash', '=', sha256(token))
      .where('consultation_id', '=', consultationId)
      .where('ends_at', '>', now)
      .returning('id')
      .executeTakeFirst()
    if (kept) {
      await removeWaiting(tx, before?.files.filter(id => !ids.includes(id)) ?? [])
      return { token, ends }
    }
  }
  const own = newToken()
  const ids = await keepWaiting(tx, files, { ticket: own, until: ends })
  await tx
    .insertInto('contribution_drafts')
    .values({
      id: newUlid(),
      link_hash: sha256(own),
      consultation_id: consultationId,
      ...told,
      files: JSON.stringify(ids),
    })
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

/** The files that wait with a draft, for whoever has its link. */
export const draftFiles = async (
  db: Queries,
  draft: { files: readonly string[] } | null,
  token: string | null,
): Promise<WaitingFile[]> =>
  draft && token
    ? waitingFiles(
        db,
        draft.files.map(id => referenceBy(id, token)),
      )
    : []

/** Takes a draft away, once what it held was sent. */
export const dropDraft = async (tx: Tx, token: string): Promise<void> => {
  const rows = await tx
    .selectFrom('contribution_drafts')
    .select('id')
    .where('link_hash', '=', sha256(token))
    .forUpdate()
    .execute()
  await removeDrafts(
    tx,
    rows.map(({ id }) => id),
  )
}

/** Takes drafts away, with the files that still wait with them. */
export async function removeDrafts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const gone = await tx.deleteFrom('contribution_drafts').where('id', 'in', ids).returning('files').execute()
  await removeWaiting(
    tx,
    gone.flatMap(({ files }) => files),
  )
}
