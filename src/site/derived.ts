import { makeProgressIfStale, progressTables } from '../commitments/index.ts'
import { passingTables } from '../people/index.ts'
import type { Database } from '../platform/database/database.ts'
import { indexTables, reindexIfStale } from '../search/index.ts'
import { textParts } from './help/found.ts'

/**
 * The tables that no backup holds: those whose lines are made from others', which whoever restores one makes again; and those of people's
 * sessions, links and limits, which must not come back once they are over.
 */
export const derivedTables = [...indexTables, ...progressTables, ...passingTables]

/** Makes what is derived, if it wasn't made, or if another version of the program made it otherwise: for a database that is older than it. */
export async function makeDerivedIfStale(db: Database): Promise<void> {
  await reindexIfStale(db, textParts())
  await makeProgressIfStale(db)
}
