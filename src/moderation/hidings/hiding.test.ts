import { describe, expect, test } from 'vitest'
import { appealUntil, repeatsHidden } from './hiding.ts'

const hidden = {
  title: 'Achetez mes pilules',
  text: 'Elles guérissent tout en une semaine, et ne coûtent presque rien. Écrivez-moi vite !',
}

describe('an explanation that everybody reads', () => {
  test.each([
    ['the title', 'Vous écrivez « achetez mes PILULES ».'],
    ['some words of the text in a row', 'On lit : guérissent tout en une semaine, et ne…'],
    ['the whole of a short text', 'Vous dites : du vent.'],
  ])('may not repeat %s', (what, explanation) => {
    const of = what.includes('short') ? { title: 'Proposition', text: 'Du vent' } : hidden
    expect(repeatsHidden(explanation, of)).toBe(true)
  })

  test.each([
    'C’est de la publicité : une contribution ne sert pas à vendre.',
    'Elle vend des pilules.',
    'Presque rien de ce texte ne porte sur la question.',
    '',
  ])('may say why in other words: %s', explanation => {
    expect(repeatsHidden(explanation, hidden)).toBe(false)
  })

  test('repeats nothing of what says nothing any more', () => {
    expect(repeatsHidden('Elle est vide.', { title: '', text: '' })).toBe(false)
  })
})

test('an author may appeal for thirty days', () => {
  expect(appealUntil(new Date('2026-11-28T10:00:00Z'))).toEqual(new Date('2026-12-28T10:00:00Z'))
})
