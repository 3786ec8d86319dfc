import { sql } from 'kysely'
import type { Database } from '../platform/database/database.ts'

export type Standing = {
  /** The number of the last sealed entry; 0 in an empty record. */
  position: number
  unsealed: number
  /** How long the oldest unsealed entry has waited, in seconds; 0 when none waits. */
  oldestWait: number
}

/** How far the record is sealed, and what waits. */
export async function recordStanding(db: Database): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select (select coalesce(max(seq), 0) from seals) as position, count(*) as unsealed,
      greatest(0, coalesce(extract(epoch from clock_timestamp() - min(recorded)), 0))::float8 as "oldestWait"
    from unsealed join entries on entries.id = unsealed.entry_id`.execute(db)
  return rows[0] ?? { position: 0, unsealed: 0, oldestWait: 0 }
}
