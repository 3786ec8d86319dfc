import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { at, commitment, inFrench, organisation, plan, wholeContent } from '../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { commitments } from '../commitments/index.ts'
import { organisations } from '../people/index.ts'
import { plans } from '../plans/index.ts'
import { holderOf, operator } from './index.ts'

describe('an address', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await cloneDatabase('empty')
  })
  afterEach(() => database.drop())

  const perform = (kind: { describe: typeof organisations.describe }, ...things: object[]) =>
    kind.describe.perform(database.db, operator, at, { things })
  const court = (key: string, name: string, more: object = {}) =>
    perform(organisations, { key, facts: organisation(name, more) })
  const idOf = async (key: string) =>
    (await database.db.selectFrom('organisations').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
  /** Refused because of an address, in words, and nothing was written. */
  const isTaken = async (attempt: () => Promise<unknown>, slug: string) => {
    const before = await wholeContent(database.db)
    const outcome = await attempt()
    expect(outcome).toMatchObject({ done: false, refusal: { code: 'address-taken' } })
    const { sentence } = (outcome as { refusal: { sentence: { fr: string; en: string } } }).refusal
    expect(sentence.en).toContain(`“${slug}” is or was the number or address of something else`)
    expect(sentence.fr).toContain(`« ${slug} » est ou fut déjà`)
    expect(await wholeContent(database.db)).toEqual(before)
  }

  test('of once leads to its thing after a new name', async () => {
    await court('a', 'Cour des comptes')
    await court('a', 'Cour de justice')
    const id = await idOf('a')
    expect(await holderOf(database.db, 'organisation', '', 'cour-des-comptes')).toBe(id)
    expect(await holderOf(database.db, 'organisation', '', 'cour-de-justice')).toBe(id)
    expect(await holderOf(database.db, 'organisation', '', 'cour')).toBeNull()
    expect(await holderOf(database.db, 'plan', '', 'cour-des-comptes')).toBeNull()
  })

  test('of once is never given to another thing', async () => {
    await court('a', 'Cour des comptes')
    await court('a', 'Cour de justice')
    await isTaken(() => court('b', 'Cour des comptes'), 'cour-des-comptes')
  })

  test('of today is never given to another thing', async () => {
    await court('a', 'Cour des comptes')
    await isTaken(() => court('b', 'Cour des comptes'), 'cour-des-comptes')
  })

  test('is never given to two things at once', async () => {
    const two = ['a', 'b'].map(key => ({ key, facts: organisation('Cour des comptes') }))
    await isTaken(() => perform(organisations, ...two), 'cour-des-comptes')
  })

  test('is found for organisations whose names have no Latin letter', async () => {
    const greek = ['Βουλή των Ελλήνων', 'Ελεγκτικό Συνέδριο'].map((el, index) => ({
      key: `gr-${index}`,
      facts: { kind: 'court', name: { original: 'el', el } },
    }))
    expect(await perform(organisations, ...greek)).toMatchObject({ done: true })
  })

  test('may be taken again by the thing that had it', async () => {
    await court('a', 'Cour des comptes')
    await court('a', 'Cour de justice')
    expect(await court('a', 'Cour des comptes')).toMatchObject({ done: true })
    expect(await holderOf(database.db, 'organisation', '', 'cour-des-comptes')).toBe(await idOf('a'))
  })

  test('stays that of a thing that was taken away', async () => {
    await court('a', 'Cour des comptes')
    await organisations.remove.perform(database.db, operator, at, { key: 'a', reason: 'doublon' })
    await isTaken(() => court('b', 'Cour des comptes'), 'cour-des-comptes')
  })

  test('that is chosen is used instead of the name', async () => {
    await court('a', 'Cour des comptes', { slug: 'cdc' })
    expect(await holderOf(database.db, 'organisation', '', 'cdc')).toBe(await idOf('a'))
    expect(await holderOf(database.db, 'organisation', '', 'cour-des-comptes')).toBeNull()
  })

  test('of a plan is its own too', async () => {
    await perform(plans as never, { key: 'p1', facts: plan('2021-2023') })
    await isTaken(() => perform(plans as never, { key: 'p2', facts: plan('2021-2023') }), '2021-2023')
  })

  test('of a commitment is its number: free in another plan, never another commitment’s in the same one', async () => {
    await perform(plans as never, { key: 'p1', facts: plan('a') }, { key: 'p2', facts: plan('b') })
    const promise = (key: string, parentKey: string, number: string) =>
      perform(commitments as never, { key, parentKey, facts: commitment(number, 'Un titre') })
    expect(await promise('c1', 'p1', '7')).toMatchObject({ done: true })
    expect(await promise('c2', 'p2', '7')).toMatchObject({ done: true })
    expect(await promise('c1', 'p1', '8')).toMatchObject({ done: true })
    await isTaken(() => promise('c3', 'p1', '7'), '7')
    await isTaken(() => promise('c3', 'p1', '8'), '8')
    expect(await promise('c4', 'p1', '1a')).toMatchObject({ done: true })
    await isTaken(() => promise('c5', 'p1', '1A'), '1a')
  })

  test('of two things can’t be exchanged, since each keeps its own', async () => {
    await court('a', 'Cour des comptes')
    await court('b', 'Cour de cassation')
    await isTaken(
      () =>
        perform(
          organisations,
          { key: 'a', facts: { kind: 'court', name: inFrench('Cour de cassation') } },
          { key: 'b', facts: { kind: 'court', name: inFrench('Cour des comptes') } },
        ),
      'cour-de-cassation',
    )
  })
})
