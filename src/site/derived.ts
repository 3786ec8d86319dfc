import { makeProgressIfStale, progressTables } from '../commitments/index.ts'
import type { Database } from '../platform/database/database.ts'
import { indexTables, reindexIfStale } from '../search/index.ts'
import { textParts } from './help/found.ts'

/** The tables whose lines are made from others': no backup holds them, and whoever restores one makes them again. */
export const derivedTables = [...indexTables, ...progressTables]

/** Makes what is derived, if it wasn't made, or if another version of the program made it otherwise: for a database that is older than it. */
export async function makeDerivedIfStale(db: Database): Promise<void> {
  await reindexIfStale(db, textParts())
  await makeProgressIfStale(db)
}
