import { sql } from 'kysely'
import type { Database } from '../platform/database/database.ts'
import { followThings } from '../record/index.ts'
import { keepIndexed, rebuild } from './keep.ts'

// Importing this room is what keeps the index: whatever writes things, in whichever program, imports it.
followThings(keepIndexed)

/** How entries are made, by number: to be raised with every change that makes them otherwise. */
const made = '1'

/** One rebuilding at a time. */
const rebuildLock = 7_276_006

/** Makes the whole index again. */
export const reindex = (db: Database): Promise<number> =>
  db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(${rebuildLock})`.execute(tx)
    const count = await rebuild(tx)
    await sql`insert into search_state (made) values (${made}) on conflict (one) do update set made = excluded.made`.execute(
      tx,
    )
    return count
  })

/** Makes the index if it wasn't, or if another version made it otherwise: for a database that is older than it. */
export async function reindexIfStale(db: Database): Promise<void> {
  const state = await db.selectFrom('search_state').select('made').executeTakeFirst()
  if (state?.made !== made) await reindex(db)
}
