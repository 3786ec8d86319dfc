import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { organisations } from '../people/index.ts'
import { operator, sealAll, verifyRecord, visitor } from './index.ts'

const at = new Date('2026-11-24T09:00:00Z')
const named = (fr: string) => ({ kind: 'court', name: { original: 'fr', fr } })

describe('describing a thing', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase('empty')
  })
  afterAll(() => database.drop())

  test('the operator adds an organisation, and the record says so in the same transaction', async () => {
    const outcome = await organisations.describe.perform(database.db, operator, at, {
      things: [{ key: 'cour-des-comptes', facts: named('Cour des comptes') }],
    })
    expect(outcome).toMatchObject({ done: true, result: [{ key: 'cour-des-comptes', change: 'added' }] })
    const entries = await database.db.selectFrom('entries').selectAll().execute()
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ type: 'organisation.described', actor: 'operator', public: { change: 'added' } })
  })

  test('a visitor may not, and nothing is written', async () => {
    const outcome = await organisations.describe.perform(database.db, visitor, at, {
      things: [{ key: 'x', facts: named('X') }],
    })
    expect(outcome).toMatchObject({ done: false, refusal: { code: 'not-allowed' } })
    expect(await database.db.selectFrom('organisations').select('key').where('key', '=', 'x').execute()).toEqual([])
  })

  test('the same key a second time does nothing and gives the first result', async () => {
    const input = { things: [{ key: 'cnil', facts: { ...named('CNIL'), kind: 'independent-authority' } }] }
    const first = await organisations.describe.perform(database.db, operator, at, input, 'key-1')
    const second = await organisations.describe.perform(database.db, operator, at, input, 'key-1')
    expect(second).toEqual(first)
  })

  test('one thing said twice, or two of one identity, is refused, and nothing is written', async () => {
    const ulid = '01K5B6V7M38XFJ03C3FFSMKDKW'
    const twice = [
      [
        { key: 'twice', facts: named('A') },
        { key: 'twice', facts: named('B') },
      ],
      [
        { key: 'one', ulid, facts: named('A') },
        { key: 'other', ulid, facts: named('B') },
      ],
    ]
    for (const things of twice) {
      const outcome = await organisations.describe.perform(database.db, operator, at, { things })
      expect(outcome).toMatchObject({ done: false, refusal: { code: 'repeated' } })
    }
    const keys = ['twice', 'one', 'other']
    expect(await database.db.selectFrom('organisations').select('key').where('key', 'in', keys).execute()).toEqual([])
  })

  test('the record holds, and reading it gives the facts', async () => {
    await sealAll(database.db)
    const verification = await verifyRecord(database.db)
    expect(verification.problems).toEqual([])
    expect(verification.sealed).toBe(2)
  })
})
