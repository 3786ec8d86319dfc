import type { Database, Queries, Tx } from '../platform/database/database.ts'
import { save } from '../platform/database/save.ts'
import { sealAll } from '../record/index.ts'
import { checkFiles } from './check-files.ts'
import { importWithin } from './import-plans.ts'
import { oneAtATime } from './kinds.ts'
import { readFiles } from './read-files.ts'

/**
 * Fills a site that nobody has written on yet with the plans of a folder, through the importer. Any other site stays as it is.
 * @param before what else it is filled with, in the same transaction: a start that is cut off leaves it empty, for the next one. It comes first,
 *   since it tells of days before this one
 */
export async function seed(
  db: Database,
  folder: string,
  recorded: Date,
  before?: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  if (await isWritten(db)) return false
  const found = checkFiles(readFiles(folder))
  await save(db, async tx => {
    await oneAtATime(tx)
    // Of two that start at once, the second finds all of it there.
    if (await isWritten(tx)) return
    await before?.(tx)
    await importWithin(tx, found, recorded)
  })
  await sealAll(db)
  return true
}

const isWritten = async (db: Queries): Promise<boolean> =>
  (await db.selectFrom('entries').select('id').limit(1).executeTakeFirst()) !== undefined
