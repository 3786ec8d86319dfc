import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { at, organisation, rowsIn, wholeContent } from '../../tests/fixtures/facts.ts'
import { folderWith, problemsOf } from '../../tests/fixtures/files.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { organisations } from '../people/index.ts'
import { projectRoot } from '../platform/project-root.ts'
import { operator, verifyRecord } from '../record/index.ts'
import { seed } from './seed.ts'

const france = join(projectRoot, 'data/france')

describe('a site that starts', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await cloneDatabase('empty')
  })
  afterEach(() => database.drop())

  test('with nothing on it is filled with the French plans, sealed in its record', async () => {
    expect(await seed(database.db, france, at)).toBe(true)
    expect(await rowsIn(database.db, 'commitments')).toBe(71)
    expect(await verifyRecord(database.db)).toMatchObject({ waiting: 0, problems: [] })
  })

  test('a second time stays as it is', async () => {
    await seed(database.db, france, at)
    const before = await wholeContent(database.db)
    expect(await seed(database.db, france, at)).toBe(false)
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('with anything that somebody wrote stays as it is', async () => {
    const things = [{ key: 'x', facts: organisation('X') as never }]
    await organisations.describe.perform(database.db, operator, at, { things })
    const before = await wholeContent(database.db)
    expect(await seed(database.db, france, at)).toBe(false)
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('twice at once is filled once', async () => {
    const filled = await Promise.all([seed(database.db, france, at), seed(database.db, france, at)])
    expect(filled).toContain(true)
    expect(await rowsIn(database.db, 'commitments')).toBe(71)
    expect(await verifyRecord(database.db)).toMatchObject({ problems: [] })
  })

  test('from a folder that is wrong is left empty, and says why', async () => {
    const before = await wholeContent(database.db)
    expect(await problemsOf(() => seed(database.db, folderWith({}), at))).toMatchObject([
      { code: 'folder-without-files' },
    ])
    expect(await wholeContent(database.db)).toEqual(before)
  })
})
