import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson, type Json, sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Period } from '../platform/facts/period.ts'
import { newUlid } from '../platform/ids.ts'
import type { Digests } from './tables.ts'
import { remember } from './written.ts'

/**
 * What an action says in the record. Its parts are of three marks, from the first entry on:
 * - `public` is shown, and hashed as it is;
 * - `erasable` is shown, and hashed as a salted digest, so that it can be erased and every proof still holds: all that a person typed;
 * - `private` is never shown, and hashed the same way.
 */
export type NewEntry = {
  id?: string
  type: string
  subject: { type: string; id: string }
  /** When what it tells of happened, if that is another time than its recording. */
  occurred?: Period | null
  public?: Record<string, Json>
  erasable?: Record<string, Json>
  private?: Record<string, Json>
  /** What shows this: pages that carry one of these tags are made anew. */
  tags: string[]
}

/** The salted digest of an erasable or private part. */
export const saltedDigest = (salt: string, value: Json): string =>
  sha256(Buffer.from(salt, 'hex'), canonicalJson(value)).toString('hex')

/** The columns that an entry's hash covers. */
export type SealedContent = {
  id: string
  batch_id: string | null
  type: string
  subject_type: string
  subject_id: string
  actor: string
  recorded: Date
  occurred: Period | null
  public: Record<string, Json>
  digests: Digests
}

/** The leaf hash of an entry: RFC 6962's hash of its canonical JSON, with digests in place of what may be erased. */
export function leafHash(entry: SealedContent): Buffer {
  const content = {
    id: entry.id,
    batch: entry.batch_id,
    type: entry.type,
    subject: { type: entry.subject_type, id: entry.subject_id },
    actor: entry.actor,
    recorded: entry.recorded.toISOString(),
    occurred: entry.occurred,
    public: entry.public,
    digests: entry.digests,
  }
  return sha256(Uint8Array.of(0), canonicalJson(content))
}

/** The chain up to an entry: the hash of the chain before it, its number and its leaf. */
export function chainHash(previous: Buffer, seq: number, leaf: Buffer): Buffer {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(seq))
  return sha256(previous, number, leaf)
}

/** The chain before the first entry. */
export const chainStart = Buffer.alloc(32)

const rowsInOneStatement = 500

/**
 * Appends entries in the transaction of the change that they tell of. They are readable once it commits; the sealer numbers them soon after.
 * @param actor in what capacity: `operator`
 * @param batchId the entry of which these are the details
 */
export async function append(
  tx: Tx,
  entries: readonly NewEntry[],
  { actor, recorded, batchId = null }: { actor: string; recorded: Date; batchId?: string | null },
): Promise<string[]> {
  const rows = entries.map(entry => {
    const salts: Record<string, string> = {}
    const digest = (mark: 'erasable' | 'private') =>
      Object.fromEntries(
        Object.entries(entry[mark] ?? {}).map(([name, value]) => {
          const salt = randomBytes(16).toString('hex')
          salts[`${mark}.${name}`] = salt
          return [name, saltedDigest(salt, value)]
        }),
      )
    const digests: Digests = { erasable: digest('erasable'), private: digest('private') }
    return {
      id: entry.id ?? newUlid(),
      batch_id: batchId,
      type: entry.type,
      subject_type: entry.subject.type,
      subject_id: entry.subject.id,
      actor,
      recorded,
      occurred: entry.occurred ? JSON.stringify(entry.occurred) : null,
      public: JSON.stringify(entry.public ?? {}),
      erasable: JSON.stringify(entry.erasable ?? {}),
      private: JSON.stringify(entry.private ?? {}),
      salts: JSON.stringify(salts),
      digests: JSON.stringify(digests),
      tags: entry.tags,
    }
  })
  remember(
    tx,
    entries.flatMap(({ tags }) => tags),
  )
  for (let from = 0; from < rows.length; from += rowsInOneStatement) {
    const some = rows.slice(from, from + rowsInOneStatement)
    // Told with the last of them: each statement more is one more way to the database, and back.
    const isLast = from + rowsInOneStatement >= rows.length
    await tx
      .with('appended', cte => cte.insertInto('entries').values(some).returning(['id', 'position']))
      .insertInto('unsealed')
      .columns(['entry_id', 'position'])
      .expression(eb => eb.selectFrom('appended').select(['id', 'position']))
      .$if(isLast, query => query.returning(sql`pg_notify(${recordChannel}, '')`.as('told')))
      .execute()
  }
  return rows.map(row => row.id)
}

/** The channel on which a commit to the record, and each seal, is announced. */
export const recordChannel = 'parvis_record'
