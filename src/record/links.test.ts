import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { at, commitment, plan } from '../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { commitments } from '../commitments/index.ts'
import { plans } from '../plans/index.ts'
import { linksOf, operator, type ThingActions } from './index.ts'

describe('a commitment that continues others', () => {
  let database: TestDatabase
  const ids: Record<string, string> = {}
  const perform = async (kind: ThingActions<never>, ...things: object[]) => {
    const outcome = await kind.describe.perform(database.db, operator, at, { things })
    if (!outcome.done) throw new Error(outcome.refusal.sentence.en)
    for (const { key, id } of outcome.result as unknown as { key: string; id: string }[]) ids[key] = id
    return outcome
  }
  const continuing = (...continues: [commitmentId: string, kind: string][]) =>
    perform(commitments as never, {
      key: 'new',
      parentKey: 'second',
      facts: commitment('1', 'La suite', {
        continues: continues.map(([commitmentId, kind]) => ({ commitmentId, kind })),
      }),
    })
  const ended = () => database.db.selectFrom('links').select(['to_id', 'made_by', 'ended_by']).orderBy('id').execute()

  beforeEach(async () => {
    database = await cloneDatabase('empty')
    await perform(plans as never, { key: 'first', facts: plan('a') }, { key: 'second', facts: plan('b') })
    await perform(
      commitments as never,
      ...['x', 'y'].map((key, index) => ({ key, parentKey: 'first', facts: commitment(String(index + 1), key) })),
    )
  })
  afterEach(() => database.drop())

  test('is linked to them, and they to it, by the entry that says so', async () => {
    const { entryIds } = await continuing(['x', 'continues'], ['y', 'merges'])
    const links = ['x', 'y'].map((key, index) => ({
      kind: ['continues', 'merges'][index],
      from: { type: 'commitment', id: ids.new },
      to: { type: 'commitment', id: ids[key] },
    }))
    expect(await linksOf(database.db, 'commitment', ids.new!)).toEqual(links)
    expect(await linksOf(database.db, 'commitment', ids.x!)).toEqual([links[0]])
    expect((await ended()).every(link => link.made_by === entryIds[0] && link.ended_by === null)).toBe(true)
  })

  test('keeps the links that it still states, and ends the others without forgetting them', async () => {
    const first = await continuing(['x', 'continues'], ['y', 'merges'])
    const second = await continuing(['y', 'merges'])
    expect(await linksOf(database.db, 'commitment', ids.x!)).toEqual([])
    expect(await ended()).toEqual([
      { to_id: ids.x, made_by: first.entryIds[0], ended_by: second.entryIds[0] },
      { to_id: ids.y, made_by: first.entryIds[0], ended_by: null },
    ])
  })

  test('may take up again a link that had ended', async () => {
    await continuing(['x', 'continues'])
    await continuing()
    await continuing(['x', 'continues'])
    expect(await linksOf(database.db, 'commitment', ids.x!)).toHaveLength(1)
    expect(await ended()).toHaveLength(2)
  })

  test('and that says so twice is linked once', async () => {
    await continuing(['x', 'continues'], ['x', 'continues'])
    expect(await linksOf(database.db, 'commitment', ids.x!)).toHaveLength(1)
  })

  test('ends its links when it is taken away', async () => {
    await continuing(['x', 'continues'])
    const outcome = await commitments.remove.perform(database.db, operator, at, { key: 'new', reason: 'doublon' })
    expect(outcome).toMatchObject({ done: true })
    expect(await linksOf(database.db, 'commitment', ids.x!)).toEqual([])
    expect((await ended())[0]?.ended_by).toBe((outcome as { entryIds: string[] }).entryIds[0])
  })

  test('may be another one of the same plan, described after it', async () => {
    await perform(
      commitments as never,
      {
        key: 'before',
        parentKey: 'first',
        facts: commitment('8', 'Avant', { continues: [{ commitmentId: 'after', kind: 'splits' }] }),
      },
      { key: 'after', parentKey: 'first', facts: commitment('9', 'Après') },
    )
    expect(await linksOf(database.db, 'commitment', ids.after!)).toMatchObject([
      { kind: 'splits', from: { id: ids.before }, to: { id: ids.after } },
    ])
  })

  test('is refused when there is no such commitment, and nothing is written', async () => {
    await expect(continuing(['nowhere', 'continues'])).rejects.toThrow('no commitment is called “nowhere”')
    expect(await ended()).toEqual([])
  })
})
