import type { Database, Tx } from '../platform/database/database.ts'
import { save } from '../platform/database/save.ts'
import { sealAll } from '../record/index.ts'
import { checkFiles } from './check-files.ts'
import { importWithin } from './import-plans.ts'
import { readFiles } from './read-files.ts'

/**
 * Fills a site that nobody has written on yet with the plans of a folder, through the importer. Any other site stays as it is.
 * @param beside what else it is filled with, in the same transaction: a start that is cut off leaves it empty, for the next one
 */
export async function seed(
  db: Database,
  folder: string,
  recorded: Date,
  beside?: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  const written = await db.selectFrom('entries').select('id').limit(1).executeTakeFirst()
  if (written) return false
  const found = checkFiles(readFiles(folder))
  await save(db, async tx => {
    const { entryId } = await importWithin(tx, found, recorded)
    // Of two that start at once, the second finds all of it there.
    if (entryId) await beside?.(tx)
  })
  await sealAll(db)
  return true
}
