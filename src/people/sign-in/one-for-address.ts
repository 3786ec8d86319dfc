import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'

/** Of PostgreSQL’s advisory locks with two numbers, those on addresses. */
const addresses = 7_276_013

/**
 * Until the transaction ends, nobody else comes in with an address, or goes with it: two first sign-ins at once make one person, and one
 * during an erasure makes another.
 */
export async function onlyOneFor(tx: Tx, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${addresses}, hashtext(${email}))`.execute(tx)
}
