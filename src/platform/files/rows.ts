import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { sha256 } from '../canonical.ts'
import type { Database, Queries, Tx } from '../database/database.ts'
import { save } from '../database/save.ts'
import { newUlid } from '../ids.ts'
import type { FileKind } from './kinds.ts'
import type { FileStore } from './store.ts'
import type {} from './tables.ts'
import type { TakenFile } from './upload.ts'

/** A file as pages show it. */
export type StoredFile = { id: string; hash: string; size: number; kind: FileKind; name: string | null; storedAt: Date }

/** A file that was kept and isn’t attached yet: it goes after a day (see `keepWaiting`), unless whoever shows its reference attaches it. */
export type WaitingFile = StoredFile & {
  /** For a hidden field of the form, so that nobody has to choose a file twice; or for attaching it at once. Nobody else can guess it. */
  reference: string
}

const columns = ['id', 'hash', 'size', 'kind', 'name', 'stored_at as storedAt'] as const

/**
 * Keeps what came with a form: it is durable once this resolves, and waits to be attached. Its row comes first, so that no bytes ever lie
 * there of which nobody knows; and who takes bytes away waits for it.
 * @throws FilesUnavailable; what `save` throws
 */
export async function keepFile(db: Database, store: FileStore, file: TakenFile, now: Date): Promise<WaitingFile> {
  const { hash, size } = file.staged
  const told = { id: newUlid(), hash, size, kind: file.kind, name: file.name }
  const ticket = randomBytes(16).toString('hex')
  await save(db, async tx => {
    await lockHash(tx, hash)
    await tx
      .insertInto('files')
      .values({ ...told, stored_at: now, ticket: hashOf(ticket) })
      .execute()
  })
  try {
    await store.put(file.staged)
  } catch (error) {
    await db.deleteFrom('files').where('id', '=', told.id).execute()
    throw error
  }
  return { ...told, storedAt: now, reference: `${told.id}.${ticket}` }
}

/** The files that references name and that wait still, in their order: what somebody who sends a form again has sent before. */
export async function waitingFiles(db: Queries, references: readonly string[]): Promise<WaitingFile[]> {
  const named = references.map(reference => ({ reference, ...parts(reference) }))
  if (named.length === 0) return []
  const rows = await db
    .selectFrom('files')
    .select([...columns, 'ticket', 'kept_ticket'])
    .where(
      'id',
      'in',
      named.map(({ id }) => id),
    )
    .where('ticket', 'is not', null)
    .execute()
  return named.flatMap(({ reference, id, ticket }) => {
    const row = rows.find(one => one.id === id && (one.ticket === ticket || one.kept_ticket === ticket))
    if (!row) return []
    const { ticket: _, kept_ticket: _kept, ...file } = row
    return [{ ...file, reference }]
  })
}

/** The reference of a file by another ticket than its own: that of what it is kept with. */
export const referenceBy = (id: string, ticket: string): string => `${id}.${ticket}`

/**
 * Lets files wait until a moment, rather than a day, with something that only whoever has its ticket finds: who shows that attaches them too.
 * Until then it is for whoever asked to take them away with that. @returns their identities; those that wait no more are left out
 */
export async function keepWaiting(
  tx: Tx,
  references: readonly string[],
  { ticket, until }: { ticket: string; until: Date },
): Promise<string[]> {
  const files = await waitingFiles(tx, references)
  const ids = files.map(({ id }) => id)
  if (ids.length > 0)
    await tx
      .updateTable('files')
      .set({ kept_ticket: hashOf(ticket), kept_until: until })
      .where('id', 'in', ids)
      .execute()
  return ids
}

/** Takes away those of some files that still wait. */
export async function removeWaiting(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('files').where('id', 'in', ids).where('ticket', 'is not', null).execute()
}

/** How many bytes wait in all. */
export async function bytesWaiting(db: Queries): Promise<number> {
  const { bytes } = await db
    .selectFrom('files')
    .select(({ fn }) => fn.sum<string | null>('size').as('bytes'))
    .where('ticket', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

/**
 * Attaches files to what is written in this transaction, which refers to them by their identities.
 * @returns null when one of them waits no more: the form was sent long ago, or twice
 */
export async function attachFiles(tx: Tx, references: readonly string[]): Promise<StoredFile[] | null> {
  const attached: StoredFile[] = []
  for (const reference of references) {
    const { id, ticket } = parts(reference)
    const row = await tx
      .updateTable('files')
      .set({ ticket: null, kept_ticket: null, kept_until: null })
      .where('id', '=', id)
      .where(eb => eb.or([eb('ticket', '=', ticket), eb('kept_ticket', '=', ticket)]))
      .returning(columns)
      .executeTakeFirst()
    if (!row) return null
    attached.push(row)
  }
  return attached
}

const hashOf = (ticket: string): string => sha256(ticket).toString('hex')

function parts(reference: string): { id: string; ticket: string } {
  const [id = '', ticket = ''] = reference.split('.')
  return { id, ticket: hashOf(ticket) }
}

/** The attached files that have these identities, in the order of these. */
export async function filesBy(db: Queries, ids: readonly string[]): Promise<StoredFile[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('files').select(columns).where('id', 'in', ids).where('ticket', 'is', null).execute()
  return ids.flatMap(id => rows.filter(row => row.id === id))
}

/** The contents of the files that were attached last. */
export async function newestHashes(db: Queries, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('files')
    .select('hash')
    .where('ticket', 'is', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return [...new Set(rows.map(({ hash }) => hash))]
}

/** Takes files away, once nothing refers to them. Their bytes follow within seconds of the commit, unless another file has the same. */
export async function removeFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('files').where('id', 'in', ids).execute()
}

/** Takes from files how somebody named them, and leaves what they hold. */
export async function forgetFileNames(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.updateTable('files').set({ name: null }).where('id', 'in', ids).execute()
}

/** Takes away files that came before `since` and that nobody attached, unless they are kept with something for longer. @returns how many */
export async function forgetWaitingFiles(tx: Tx, { since, now }: { since: Date; now: Date }): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('files')
    .where('ticket', 'is not', null)
    .where('stored_at', '<=', since)
    .where(eb => eb.or([eb('kept_until', 'is', null), eb('kept_until', '<=', now)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** One at a time for each content: who keeps it, and who takes it away. Until the end of the transaction. */
export const lockHash = (tx: Tx, hash: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 0))`.execute(tx)
