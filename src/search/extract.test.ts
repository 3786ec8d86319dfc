import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsIn } from '../platform/facts/fold.ts'
import type { Piece } from './entry.ts'
import { extractOf } from './extract.ts'
import type { Term } from './understand.ts'

const term = (...forms: string[]): Term => ({
  typed: forms[0] ?? '',
  seek: forms,
  prefix: false,
  forms,
  corrected: false,
})
const asIs = (words: string) => words
const piece = (text: Piece['text'], weight: Piece['weight'] = 'C'): Piece => ({ text, weight })
const written = (pieces: Piece[], terms: Term[]) => {
  const extract = extractOf(pieces, terms, 'fr', asIs)
  return extract?.segments.map(({ words, found }) => (found ? `[${words}]` : words)).join('')
}

describe('an extract', () => {
  test('marks each form of what was looked for, with its capitals and accents', () => {
    const text = { original: 'fr', fr: 'Ouvrir les Données ; la donnée ouverte.' }
    expect(written([piece(text)], [term('donnees', 'donnee')])).toBe('Ouvrir les [Données] ; la [donnée] ouverte.')
  })

  test('is of the piece that holds the most words, and begins a little before them', () => {
    const long = `${'Des mots qui ne disent rien. '.repeat(20)}Puis la transparence de l’aide. ${'Et encore. '.repeat(40)}`
    const said = written([piece('La transparence.'), piece(long)], [term('transparence'), term('aide')])
    expect(said).toMatch(/^… .*la \[transparence\] de l’\[aide\]\..* …$/)
    expect(said?.length).toBeLessThan(300)
  })

  test('is in the reader’s language if the words are there, else in the language that holds them', () => {
    const text = { original: 'en', en: 'Open data', fr: { text: 'Données ouvertes', translated: true as const } }
    expect(extractOf([piece(text)], [term('donnees')], 'fr', asIs)).toMatchObject({ language: 'fr', translated: true })
    expect(extractOf([piece(text)], [term('data')], 'fr', asIs)).toMatchObject({ language: 'en', translated: false })
  })

  test('without any of the words is the beginning of what the thing is for, or nothing', () => {
    expect(written([piece('Note'), piece('But', 'B')], [term('absent')])).toBe('But')
    expect(written([piece('Note')], [term('absent')])).toBeUndefined()
    expect(written([], [term('absent')])).toBeUndefined()
  })

  test('changes nothing of the words that it shows, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 800 }), text => {
        const wellFormed = text.toWellFormed()
        const words = wordsIn(wellFormed)
        const extract = extractOf([piece(wellFormed, 'B')], [term(words[0] ?? 'x')], 'fr', asIs)
        const shown = (extract?.segments ?? []).map(segment => segment.words)
        for (const one of shown) expect(one.isWellFormed()).toBe(true)
        const bare = shown.join('').replace(/^… | …$/g, '')
        expect(wellFormed.replace(/\s+/g, ' ').trim()).toContain(bare)
      }),
    )
  })
})
