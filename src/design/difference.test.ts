import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from './difference.ts'

const without = (kind: string, before: string, after: string) =>
  differences(before, after)
    .filter(stretch => stretch.kind !== kind)
    .map(stretch => stretch.words)
    .join('')

describe('differences', () => {
  it('finds the words that changed', () => {
    expect(differences('fin juin 2021', 'fin septembre 2021')).toEqual([
      { kind: 'same', words: 'fin ' },
      { kind: 'removed', words: 'juin' },
      { kind: 'added', words: 'septembre' },
      { kind: 'same', words: ' 2021' },
    ])
  })
  it('has nothing to show for the same words', () => {
    expect(differences('Science ouverte', 'Science ouverte')).toEqual([{ kind: 'same', words: 'Science ouverte' }])
    expect(differences('', '')).toEqual([])
  })
  it('shows words that were replaced one after the other as one phrase for another', () => {
    expect(differences('Objectif : réduire le délai des réponses.', 'Objectif : répondre à chaque demande.')).toEqual([
      { kind: 'same', words: 'Objectif : ' },
      { kind: 'removed', words: 'réduire le délai des réponses' },
      { kind: 'added', words: 'répondre à chaque demande' },
      { kind: 'same', words: '.' },
    ])
    // Words that were only added stay apart from those that were there.
    expect(differences('un bilan', 'une réponse et un bilan')).toEqual([
      { kind: 'added', words: 'une réponse et ' },
      { kind: 'same', words: 'un bilan' },
    ])
  })
  it('gives both versions back', () => {
    const words = fc.array(fc.oneof(fc.constantFrom('plan', ' ', 'État', ', ', '1'), fc.string()), { maxLength: 40 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(without('added', before.join(''), after.join(''))).toBe(before.join(''))
        expect(without('removed', before.join(''), after.join(''))).toBe(after.join(''))
      }),
    )
  })
  it('still answers for very long texts', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, place) => `${word}${place}`).join(' ')
    expect(without('added', long('a'), long('b'))).toBe(long('a'))
  })
})
