import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someWords } from '../../tests/fixtures/arbitraries.ts'
import { commitmentPath, numbersIn } from './address.ts'
import { CommitmentNumber } from './commitment.ts'

const numbers = fc
  .stringMatching(/^[0-9A-Za-z]{1,3}([-.][0-9A-Za-z]{1,3}){0,9}$/)
  .filter(number => CommitmentNumber.safeParse(number).success)

test('the number of an address is among those that it may begin with', () => {
  fc.assert(
    fc.property(numbers, someWords, (number, fr) => {
      const path = commitmentPath('fr', '2021-2023', { number, title: { original: 'fr', fr } })
      expect(numbersIn(path.split('/').at(-1)!)).toContain(number.toLowerCase())
    }),
  )
})

test('a number of many parts is found too', () => {
  const number = '1-1-1-1-1-1-1'
  expect(CommitmentNumber.safeParse(number).success).toBe(true)
  expect(numbersIn(`${number}-titre`)).toContain(number)
})

test('the longest comes first, since a number may hold a dash', () => {
  expect(numbersIn('1-6-titre')).toEqual(['1-6-titre', '1-6', '1'])
  expect(numbersIn('7')).toEqual(['7'])
})

test('an address of a thousand dashes asks for few numbers', () => {
  expect(numbersIn('1-'.repeat(1000)).length).toBeLessThanOrEqual(20)
})

test('an address is the number, then the title in the reader’s language', () => {
  const commitment = {
    number: '1-6A',
    title: {
      original: 'en',
      en: 'Aid Transparency',
      fr: { text: 'Transparence de l’aide', translated: true as const },
    },
  }
  expect(commitmentPath('fr', '2015-2017', commitment)).toBe('/plans/2015-2017/engagements/1-6a-transparence-de-l-aide')
  expect(commitmentPath('en', '2015-2017', commitment)).toBe('/en/plans/2015-2017/commitments/1-6a-aid-transparency')
  expect(commitmentPath('en', '2015-2017', commitment, 'json')).toMatch(/1-6a-aid-transparency\.json$/)
})

test('a title in another script leaves the number alone', () => {
  expect(commitmentPath('fr', 'p', { number: '3', title: { original: 'uk', uk: 'Відкриті дані' } })).toBe(
    '/plans/p/engagements/3',
  )
})
