import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealAll } from '../../src/record/index.ts'
import { checkFiles } from '../../src/site/check-files.ts'
import { importPlans } from '../../src/site/import-plans.ts'
import { readFiles } from '../../src/site/read-files.ts'
import type { TestSite } from './site.ts'

/** Imports a plan file into a site, as `parvis import` does. */
export async function importInto(site: TestSite, path: string): Promise<void> {
  await importPlans(site.database.db, checkFiles(readFiles(path)), new Date('2026-11-24T09:00:00Z'))
  await sealAll(site.database.db)
  site.cache.forgetAll()
}

/** Writes content into a file of a folder that goes once the work is done. */
export async function withFile<T>(content: unknown, work: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-file-'))
  const path = join(folder, 'plan.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  try {
    return await work(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
