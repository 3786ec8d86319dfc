import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { makeProgress } from '../../src/commitments/index.ts'
import type { Json } from '../../src/platform/canonical.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { sealAll } from '../../src/record/index.ts'
import { reindex } from '../../src/search/index.ts'
import { checkFiles } from '../../src/site/check-files.ts'
import { makeDerivedIfStale } from '../../src/site/derived.ts'
import { textParts } from '../../src/site/help/found.ts'
import { importPlans } from '../../src/site/import-plans.ts'
import { writeInBulk } from './bulk.ts'
import { recordEverything, recordMore } from './bulk-record.ts'
import { commitmentsInPlan, organisationCount, organisationsFile, planFile } from './made-up.ts'

/** What is imported, which shows that what is made up keeps every rule of the site; the rest is written past the importer. */
const plansImported = 4
const plansAtOnce = 10

const files = (contents: Json[]) =>
  checkFiles(contents.map((content, place) => ({ name: `made-up-${place}.json`, text: '', content })))

/**
 * Fills a database with plans that were made up, the same at each run.
 * @param entries the least that the record is to hold
 */
export async function fillWithMadeUp(
  connection: pg.ClientConfig,
  { commitments, entries }: { commitments: number; entries: number },
  say: (line: string) => void,
): Promise<void> {
  await migrate(connection, join(projectRoot, 'migrations'))
  const { db, close } = openDatabase(connection)
  await makeDerivedIfStale(db)
  const organisations = organisationCount(commitments)
  const settings = JSON.parse(readFileSync(join(projectRoot, 'data', 'france', 'site.json'), 'utf8')) as Json
  const plans = Array.from({ length: commitments / commitmentsInPlan }, (_, index) => index)
  const first = plans.slice(0, plansImported).map(index => planFile(index, organisations))
  await importPlans(db, files([settings, organisationsFile(organisations), ...first]), new Date())
  await sealAll(db)
  for (let from = plansImported; from < plans.length; from += plansAtOnce) {
    await writeInBulk(
      db,
      plans.slice(from, from + plansAtOnce).map(index => planFile(index, organisations)),
    )
    if (from % 200 < plansAtOnce) say(`${commitments} commitments: ${from * commitmentsInPlan} are written`)
  }
  await recordEverything(db)
  await recordMore(db, entries)
  say(`${commitments} commitments: the record is written`)
  await makeProgress(db)
  await reindex(db, textParts())
  await close()
  await tidy(connection)
}

/** What autovacuum would do in time: rows are packed, and the planner knows how many there are of what. */
export async function tidy(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

export const countEntries = async (db: Database): Promise<number> =>
  (
    await db
      .selectFrom('entries')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirst()
  )?.count ?? 0
