import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleOf, readPage, withTables } from '../bin/import-docs.ts'
import { checkFiles, type Found } from '../src/site/check-files.ts'
import { importPlans } from '../src/site/import-plans.ts'
import { schemaErrors } from '../src/site/plan-schema.ts'
import { cloneDatabase, type TestDatabase } from './support/database.ts'

const at = new Date('2026-11-24T09:00:00Z')

describe('the page that tells how to write a plan file', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase('empty')
  })
  afterAll(() => database.drop())

  const readExample = (): Found => {
    const text = exampleOf(readPage())
    return checkFiles([{ name: 'valdoria.json', text, content: JSON.parse(text) }])
  }

  test('its tables are those of the schema: if not, run npx tsx bin/import-docs.ts', () => {
    const page = readPage()
    expect(page).toBe(withTables(page))
  })

  test('its example fits the published schema', () => {
    expect(schemaErrors(JSON.parse(exampleOf(readPage())))).toEqual([])
  })

  test('its example imports into an empty site, and a second time changes nothing', async () => {
    const first = await importPlans(database.db, readExample(), at)
    expect(first.changes.filter(({ type }) => type === 'commitment')).toHaveLength(2)
    const second = await importPlans(database.db, readExample(), at)
    expect(second).toEqual({ changes: [], unmentioned: [], entryId: null })
  })
})
