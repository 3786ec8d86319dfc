import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../src/platform/database/database.ts'
import { sealAll, thingDefinitions, verifyRecord } from '../../src/record/index.ts'
import { checkFiles } from '../../src/site/check-files.ts'
import { type ExportedFile, exportPlans } from '../../src/site/export-plans.ts'
import { type ImportResult, importPlans } from '../../src/site/import-plans.ts'
import { at, wholeContent } from '../fixtures/facts.ts'
import { cloneDatabase } from './database.ts'

/** Files as an import reads them from the folder of an export. */
const asRead = (files: readonly ExportedFile[]) =>
  checkFiles(files.map(({ name, text }) => ({ name, text, content: JSON.parse(text) })))
/** Imports the files of an export. */
export const importFiles = (db: Database, files: readonly ExportedFile[]): Promise<ImportResult> =>
  importPlans(db, asRead(files), at)

/** What stands on a site: every thing with its facts, whose it is, what it is linked to, what is joined to it. */
async function standing(db: Database): Promise<Record<string, unknown[]>> {
  const content: Record<string, unknown[]> = {}
  for (const { type, table, parent } of thingDefinitions().values()) {
    const owner = parent ? sql.ref(parent.column) : sql`null`
    const { rows } = await sql`
      select id, key, facts, ${owner} as parent from ${sql.table(table)} where removed is null order by id collate "C"`.execute(
      db,
    )
    content[type] = rows
  }
  const joined = {
    links: sql`select kind, from_type, from_id, to_type, to_id from links where ended_by is null order by 1, 2, 3, 4, 5`,
    leads: sql`select part.* from commitment_organisations part join commitments on commitments.id = commitment_id where removed is null order by 1, 3, 4`,
    hosts: sql`select part.* from event_organisations part join events on events.id = event_id where removed is null order by 1, 3, 4`,
    found: sql`select id, title, pieces, codes, names from search_entries where type <> 'page' order by id collate "C"`,
  }
  for (const [name, query] of Object.entries(joined)) content[name] = (await query.execute(db)).rows
  return content
}

/**
 * Exports a site, imports that into an empty one, and exports again: the same bytes, the same content; and importing the export into the
 * site that it came from changes nothing and records nothing.
 */
export async function roundTrip(db: Database): Promise<ExportedFile[]> {
  const { files } = await exportPlans(db)
  const before = await wholeContent(db)
  expect(await importFiles(db, files)).toMatchObject({ changes: [], entryId: null, unmentioned: [] })
  const { links, entries, unsealed, slugs } = await wholeContent(db)
  expect({ links, entries, unsealed, slugs }).toEqual({
    links: before.links,
    entries: before.entries,
    unsealed: before.unsealed,
    slugs: before.slugs,
  })
  const other = await cloneDatabase('empty')
  try {
    await importFiles(other.db, files)
    expect((await exportPlans(other.db)).files).toEqual(files)
    const [there, here] = [await standing(other.db), await standing(db)]
    for (const name of Object.keys(here)) expect(there[name], name).toEqual(here[name])
    await sealAll(other.db)
    expect((await verifyRecord(other.db)).problems).toEqual([])
  } finally {
    await other.drop()
  }
  return files
}
