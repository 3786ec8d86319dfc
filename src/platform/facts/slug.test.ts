import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugify } from './slug.ts'

const anyWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('a', 'É', 'œ', ' ', '-', '’', '1', 'ß', 'İ', 'K', 'ﬁ', 'я'), maxLength: 200 }),
)

test('a slug holds small letters, digits and single dashes between them, sixty at most', () => {
  fc.assert(
    fc.property(anyWords, words => {
      expect(slugify(words)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
      expect(slugify(words).length).toBeLessThanOrEqual(60)
    }),
    { numRuns: 500 },
  )
})

test('the slug of a slug is itself', () => {
  fc.assert(
    fc.property(anyWords, words => {
      expect(slugify(slugify(words))).toBe(slugify(words))
    }),
    { numRuns: 500 },
  )
})

test('accents, ligatures and other Latin letters become plain ones', () => {
  expect(slugify('Transparence de l’aide')).toBe('transparence-de-l-aide')
  expect(slugify('Œuvre à l’Élysée, nº 12')).toBe('oeuvre-a-l-elysee-no-12')
  expect(slugify('Straße, Łódź, Đurđevac, Ærø')).toBe('strasse-lodz-durdevac-aero')
  expect(slugify('Õiguskantsler')).toBe('oiguskantsler')
})

test('a long title is cut between two words', () => {
  const title = 'Pour une action publique transparente et collaborative : plan d’action national'
  expect(slugify(title)).toBe('pour-une-action-publique-transparente-et-collaborative-plan')
  expect(slugify(`${'a'.repeat(60)} b`)).toBe('a'.repeat(60))
  expect(slugify('a'.repeat(90))).toBe('a'.repeat(60))
})

test('words of another script have no slug: a key is used instead', () => {
  expect(slugify('Открытое правительство')).toBe('')
  expect(slugify('')).toBe('')
  expect(slugify('—')).toBe('')
})
