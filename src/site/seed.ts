import type { Database } from '../platform/database/database.ts'
import { sealAll } from '../record/index.ts'
import { checkFiles } from './check-files.ts'
import { importPlans } from './import-plans.ts'
import { readFiles } from './read-files.ts'

/** Fills a site that nobody has written on yet with the plans of a folder, through the importer. Any other site stays as it is. */
export async function seed(db: Database, folder: string, recorded: Date): Promise<boolean> {
  const written = await db.selectFrom('entries').select('id').limit(1).executeTakeFirst()
  if (written) return false
  await importPlans(db, checkFiles(readFiles(folder)), recorded)
  await sealAll(db)
  return true
}

/** Whether nothing was written on a site since it was filled: a start that was cut off goes on from there. */
export async function isOnlySeeded(db: Database): Promise<boolean> {
  const written = await db.selectFrom('entries').select('type').where('batch_id', 'is', null).limit(2).execute()
  return written.length === 1 && written[0]?.type === 'import.completed'
}
