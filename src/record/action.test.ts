import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { at, organisation, rowsIn, wholeContent } from '../../tests/fixtures/facts.ts'
import { actionInputs } from '../../tests/support/action-inputs.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { organisations } from '../people/index.ts'
import type { Json } from '../platform/canonical.ts'
// Every room’s actions are made when the import is loaded, since it knows them all.
import '../site/import-plans.ts'
import type { Action } from './action.ts'
import { action, operator, Refused, registeredActions, verifyRecord, visitor } from './index.ts'

let fails = false
const notes = action<{ note: string }, Json>({
  name: 'test.noted',
  input: z.object({ note: z.string().min(1) }),
  right: { by: ['operator'] },
  run: async ({ note }) => {
    if (note === 'refused') {
      throw new Refused({ code: 'no', sentence: { fr: 'Non.', en: 'No.' }, field: 'note' })
    }
    if (fails) throw new Error('a fault')
    return {
      entries: [{ type: 'test.noted', subject: { type: 'test', id: 'x' }, erasable: { note }, tags: ['test'] }],
      result: { note },
    }
  },
})

describe('an action', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase('empty')
  })
  afterAll(() => database.drop())
  const describeCourt = (key: string, idempotencyKey?: string) =>
    organisations.describe.perform(
      database.db,
      operator,
      at,
      { things: [{ key, facts: organisation(`Cour ${key}`) }] },
      idempotencyKey,
    )

  test('done 16 times at once under one key makes one thing, and gives one answer', async () => {
    const before = [await rowsIn(database.db, 'organisations'), await rowsIn(database.db, 'entries')] as const
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => describeCourt('parallel', 'sixteen')))
    expect(outcomes[0]).toMatchObject({ done: true })
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
    expect(await rowsIn(database.db, 'organisations')).toBe(before[0] + 1)
    expect(await rowsIn(database.db, 'entries')).toBe(before[1] + 1)
  })

  test('done 16 times at once under no key is done, and recorded, as often as it changes something', async () => {
    const before = await rowsIn(database.db, 'entries')
    await Promise.all(
      Array.from({ length: 16 }, (_, index) => notes.perform(database.db, operator, at, { note: String(index) })),
    )
    expect(await rowsIn(database.db, 'entries')).toBe(before + 16)
  })

  test('refuses a key that another action used, and writes nothing', async () => {
    await notes.perform(database.db, operator, at, { note: 'first' }, 'shared')
    const before = await wholeContent(database.db)
    expect(await describeCourt('other', 'shared')).toMatchObject({
      done: false,
      refusal: { code: 'key-of-another-action' },
    })
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('refuses a key that nothing can keep, and writes nothing', async () => {
    const before = await wholeContent(database.db)
    for (const key of ['', 'a\0b', '\ud800', 'x\n', 'x'.repeat(201)]) {
      expect([key, await describeCourt('unkept', key)]).toMatchObject([
        key,
        { done: false, refusal: { code: 'unusable-key' } },
      ])
    }
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('tells nobody under a key what only others may do', async () => {
    expect(await describeCourt('told', 'known')).toMatchObject({ done: true })
    const asked = { things: [{ key: 'told', facts: organisation('Cour told') }] }
    expect(await organisations.describe.perform(database.db, visitor, at, asked, 'known')).toMatchObject({
      done: false,
      refusal: { code: 'not-allowed' },
    })
  })

  test('that was refused, or failed, may be tried again under its key', async () => {
    expect(await notes.perform(database.db, operator, at, { note: 'refused' }, 'again')).toEqual({
      done: false,
      refusal: { code: 'no', sentence: { fr: 'Non.', en: 'No.' }, field: 'note' },
    })
    fails = true
    await expect(notes.perform(database.db, operator, at, { note: 'x' }, 'again')).rejects.toThrow('a fault')
    fails = false
    expect(await notes.perform(database.db, operator, at, { note: 'x' }, 'again')).toMatchObject({ done: true })
  })

  test('that fails leaves nothing of itself', async () => {
    const before = await wholeContent(database.db)
    fails = true
    await expect(notes.perform(database.db, operator, at, { note: 'x' }, 'never')).rejects.toThrow('a fault')
    fails = false
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('refuses what is not its input, and names the field', async () => {
    const before = await wholeContent(database.db)
    for (const input of [undefined, null, {}, { note: 3 }, { note: '' }, []]) {
      const outcome = await notes.perform(database.db, operator, at, input)
      expect(outcome).toMatchObject({ done: false, refusal: { code: 'invalid-input' } })
    }
    const outcome = await organisations.describe.perform(database.db, operator, at, {
      things: [{ key: 'x', facts: { kind: 'castle', name: { original: 'fr', fr: 'X' } } }],
    })
    expect(outcome).toMatchObject({ done: false, refusal: { code: 'invalid-input', field: 'things.0.facts.kind' } })
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('has a name of its own', () => {
    const twice = () =>
      action({ ...notes, right: { by: ['operator'] }, run: async () => ({ entries: [], result: null }) })
    expect(twice).toThrow('two actions are called test.noted')
  })

  test('leaves a record that holds', async () => {
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })
})

describe('every action', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase('france')
  })
  afterAll(() => database.drop())

  const inputs = [...actionInputs, { note: 'x' }]
  const actions = [...registeredActions().values()] as unknown as Action<unknown, unknown>[]

  test('is known: two for each kind of thing, and the import', () => {
    const names = actions.map(({ name }) => name)
    expect(names).toContain('import.completed')
    for (const kind of ['commitment', 'milestone', 'plan', 'organisation', 'site']) {
      expect(names).toContain(`${kind}.described`)
      expect(names).toContain(`${kind}.removed`)
    }
  })

  test.each(actions.map(each => [each.name, each] as const))(
    '%s refuses a visitor, and writes nothing',
    async (_, each) => {
      const fitting = inputs.filter(input => each.input.safeParse(input).success)
      expect(fitting, 'give an input for this action').not.toEqual([])
      const before = await wholeContent(database.db)
      for (const input of fitting) {
        const outcome = await each.perform(database.db, visitor, at, input, 'visitor')
        // What anybody may do is refused for what it names, which isn't there.
        if (each.by.includes('visitor')) expect(outcome).toMatchObject({ done: false })
        else
          expect(outcome).toEqual({
            done: false,
            refusal: {
              code: 'not-allowed',
              sentence: { fr: 'Vous n’avez pas le droit de faire cela.', en: 'You may not do this.' },
            },
          })
      }
      expect(await wholeContent(database.db)).toEqual(before)
    },
  )
})
