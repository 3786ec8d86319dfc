import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from '../../../tests/fixtures/facts.ts'
import { actionInputs } from '../../../tests/support/action-inputs.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { giveRole, scopesOf } from '../../people/index.ts'
import { newUlid } from '../../platform/ids.ts'
import { type Action, operator, registeredActions, type Scope, visitor, type Who } from '../../record/index.ts'
import '../import-plans.ts'
import { actionInWords, type Column, cellOf, columns, matrix } from './matrix.ts'

let database: TestDatabase
const scopes = new Map<Scope['type'], Scope>()
beforeAll(async () => {
  database = await cloneDatabase('france')
  const { db } = database
  const first = async (table: 'plans' | 'organisations' | 'commitments') =>
    (await db.selectFrom(table).select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()).id
  scopes.set('site', { type: 'site', id: null })
  scopes.set('plan', { type: 'plan', id: await first('plans') })
  scopes.set('organisation', { type: 'organisation', id: await first('organisations') })
  scopes.set('commitment', { type: 'commitment', id: await first('commitments') })
})
afterAll(() => database.drop())

/** Somebody in a capacity, held on one thing of the kind. */
async function somebody(column: Column, scope: Scope['type'] | null): Promise<Who> {
  if (column === 'visitor') return visitor
  if (column === 'operator') return operator
  const id = newUlid()
  await database.db
    .insertInto('people')
    .values({
      id,
      name: '',
      email: `${id.toLowerCase()}@example.org`,
      email_verified: true,
      image: null,
      language: 'fr',
      created_at: at,
      updated_at: at,
    })
    .execute()
  if (column !== 'participant')
    await giveRole.perform(database.db, operator, at, {
      personId: id,
      role: column,
      on: scopes.get(scope ?? 'site'),
      from: '2026-01-01',
      until: null,
    })
  return { capacity: 'participant', personId: id }
}

const isTest = (name: string) => name.startsWith('test.')
const actions = [...registeredActions().values()].filter(({ name }) => !isTest(name)) as unknown as Action<
  unknown,
  unknown
>[]

describe('who may do what', () => {
  test('is told of every action, in words of both languages, and of no other', () => {
    for (const language of ['fr', 'en'] as const) {
      expect(actions.filter(({ name }) => actionInWords(name, language) === null)).toEqual([])
      expect(
        matrix(language)
          .map(({ name }) => name)
          .filter(name => !isTest(name))
          .toSorted(),
      ).toEqual(actions.map(({ name }) => name).toSorted())
    }
  })

  // Every cell of the page is tried: what it says is what happens.
  test.each(columns.map(column => [column]))('is so for a %s, whatever they hold their role on', async column => {
    const held = column === 'visitor' || column === 'operator' || column === 'participant' ? [null] : scopesOf[column]
    for (const scope of held) {
      const who = await somebody(column, scope)
      for (const action of actions) {
        const cell = cellOf(action as unknown as Action<never, unknown>, column)
        const may = cell === 'yes' || (cell === 'site' && scope === 'site')
        for (const input of actionInputs.filter(one => action.input.safeParse(one).success)) {
          const outcome = await action.perform(database.db, who, at, input)
          const refused = !outcome.done && outcome.refusal.code === 'not-allowed'
          // Where a role counts on what the input names: none of these inputs names what it is held on.
          expect([action.name, scope, refused]).toEqual([action.name, scope, cell === 'own' ? scope !== 'site' : !may])
        }
      }
    }
  })
})
