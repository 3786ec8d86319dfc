import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { at } from '../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { append } from './entry.ts'
import { sealAll, watchRecord } from './index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase('empty')
})
afterAll(() => database.drop())

test('who watches the record is told of a commit at once, of its tags once it is sealed', async () => {
  const told: string[] = []
  const tags = new Set<string>()
  const watch = await watchRecord(database.db, database.connection, {
    everything: () => told.push('everything'),
    appended: () => told.push('appended'),
    away: isAway => {
      if (isAway) told.push('away')
    },
    tags: some => {
      for (const tag of some) tags.add(tag)
    },
  })
  const note = (tag: string) =>
    database.db.transaction().execute(tx =>
      append(tx, [{ type: 'test.noted', subject: { type: 'test', id: 'x' }, tags: [tag] }], {
        actor: 'operator',
        recorded: at,
      }),
    )
  await watch.listening
  await note('plan:1')
  await vi.waitFor(() => expect(told).toEqual(['appended']), { timeout: 20_000 })
  expect([...tags]).toEqual([])
  await sealAll(database.db)
  await vi.waitFor(() => expect([...tags].sort()).toEqual(['plan:1', 'record']), { timeout: 20_000 })
  await watch.stop()
  await note('plan:2')
  await sealAll(database.db)
  expect(tags.has('plan:2')).toBe(false)
})
