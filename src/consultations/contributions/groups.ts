import { sql } from 'kysely'
import { sha256 } from '../../platform/canonical.ts'
import type { Tx } from '../../platform/database/database.ts'

/** Of PostgreSQL's advisory locks with two numbers, those on what is said, and those on all that is said in a consultation. */
const [sayingLocks, consultationLocks] = [7_276_014, 7_276_015]

type Saying = { consultation_id: string; said: Buffer }

const lockOf = (consultationId: string): number => sha256(consultationId).readInt32BE(0)

/**
 * Until the transaction ends, nobody else publishes, changes or takes back the same words in their consultations. Of several wordings all are
 * waited for at once, in one order for everybody, so that no two wait for each other.
 */
export async function aloneSaying(tx: Tx, ...sayings: readonly Saying[]): Promise<void> {
  const inOrder = (keys: number[]) => [...new Set(keys)].sort((a, b) => a - b)
  const consultations = inOrder(sayings.map(one => lockOf(one.consultation_id)))
  const words = inOrder(sayings.map(({ said }) => said.readInt32BE(0)))
  // One statement for all: what stands first is waited for first.
  await sql`
    select pg_advisory_xact_lock_shared(${consultationLocks}::int, key) from unnest(${consultations}::int[]) as one (key)
    union all
    select pg_advisory_xact_lock(${sayingLocks}::int, key) from unnest(${words}::int[]) as one (key)`.execute(tx)
}

/**
 * Until the transaction ends, nobody else publishes, changes or takes back anything in a consultation: for many at once, whose locks one by one
 * would be more than the database holds. It is the first thing that a transaction waits for.
 */
export async function aloneInConsultation(tx: Tx, consultationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${consultationLocks}, ${lockOf(consultationId)})`.execute(tx)
}

/**
 * The published contribution that says the same words, which counts one more from now on; null where nobody said them yet. A thousand
 * identical texts are kept, each with its number, and shown once with their count.
 */
export async function joinSame(tx: Tx, { consultation_id, said }: Saying): Promise<string | null> {
  await aloneSaying(tx, { consultation_id, said })
  const first = await tx
    .updateTable('contributions')
    .set(eb => ({ copies: eb('copies', '+', 1) }))
    .where('consultation_id', '=', consultation_id)
    .where('said', '=', said)
    .where('state', '=', 'published')
    .where('same_as', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return first?.id ?? null
}

/**
 * Takes a published contribution out of those that say the same, before it is changed or no longer shown: the first of the others stands for
 * them from now on. Its own `same_as` is to be written by whoever changes it then.
 */
export async function leaveSame(tx: Tx, row: Saying & { id: string; same_as: string | null }): Promise<void> {
  await aloneSaying(tx, row)
  if (row.same_as !== null) {
    await tx
      .updateTable('contributions')
      .set(eb => ({ copies: eb('copies', '-', 1) }))
      .where('id', '=', row.same_as)
      .execute()
    return
  }
  const next = await tx
    .selectFrom('contributions')
    .select('id')
    .where('same_as', '=', row.id)
    .orderBy(sql`-number`, 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!next) return
  const { copies } = await tx
    .updateTable('contributions')
    .set({ same_as: next.id })
    .where('id', '=', row.id)
    .returning(sql<number>`copies`.as('copies'))
    .executeTakeFirstOrThrow()
  // In this order: at no moment do two stand first.
  await tx
    .updateTable('contributions')
    .set({ same_as: null, copies: copies - 1 })
    .where('id', '=', next.id)
    .execute()
  await tx.updateTable('contributions').set({ same_as: next.id }).where('same_as', '=', row.id).execute()
  await tx.updateTable('contributions').set({ copies: 0 }).where('id', '=', row.id).execute()
}
