import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { texts } from '../../../tests/fixtures/arbitraries.ts'
import { interfaceLanguages } from '../locales/languages.ts'
import { LanguageTag, read, Text, Words, wordsOf } from './text.ts'

const accepts = (given: unknown) => Text.safeParse(given).success
const wordsIn = (text: Text, tag: string) => {
  const wording = text[tag]
  return typeof wording === 'object' ? wording.text : wording
}

describe('what a reader gets of a text', () => {
  test('is in their language where it is given, in the original one otherwise', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...interfaceLanguages), (text, language) => {
        const reading = read(text, language)
        expect(reading.language).toBe(language in text ? language : text.original)
        expect(reading.words).toBe(wordsIn(text, reading.language))
        expect(wordsOf(text, language)).toBe(reading.words)
        expect(reading.summary).toBe(text.wording === 'summary')
      }),
    )
  })

  test('is marked as ours exactly when it is, with the source’s own words beside it where there are any', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...interfaceLanguages), (text, language) => {
        const { translated, language: chosen, from } = read(text, language)
        const original = text[text.original]
        expect(translated).toBe(typeof text[chosen] === 'object')
        expect(from).toEqual(
          translated && typeof original === 'string' ? { words: original, language: text.original } : null,
        )
      }),
    )
  })

  test('a title in Estonian with its English translation', () => {
    const title: Text = { original: 'et', et: 'Avatud valitsemine', en: { text: 'Open government', translated: true } }
    expect(read(title, 'fr')).toMatchObject({
      words: 'Avatud valitsemine',
      language: 'et',
      translated: false,
      from: null,
    })
    expect(read(title, 'en')).toMatchObject({
      words: 'Open government',
      language: 'en',
      translated: true,
      from: { words: 'Avatud valitsemine', language: 'et' },
    })
  })
})

describe('a text is accepted', () => {
  test('in any languages, in the source’s words or in ours', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(Text.safeParse(text)).toEqual({ success: true, data: text })
      }),
    )
  })

  test('only when its original language is given', () => {
    expect(accepts({ original: 'fr', en: 'Open data' })).toBe(false)
    expect(accepts({ original: 'fr' })).toBe(false)
    expect(accepts({ fr: 'Données ouvertes' })).toBe(false)
    expect(accepts({ original: 'original', fr: 'x' })).toBe(false)
    expect(accepts({ original: 'wording', wording: 'summary', fr: 'x' })).toBe(false)
    expect(accepts({ original: '', '': 'x' })).toBe(false)
  })

  test('only under tags of languages', () => {
    expect(accepts({ original: 'fr', fr: 'x', French: 'x' })).toBe(false)
    expect(accepts({ original: 'fr', fr: 'x', 'fr FR': 'x' })).toBe(false)
    for (const tag of ['fr', 'gsw', 'pt-BR', 'sr-Latn', 'de-1996', 'zh-Hant-TW']) {
      expect(LanguageTag.safeParse(tag).success, tag).toBe(true)
    }
    for (const tag of [
      '',
      'f',
      'FR',
      'french',
      'fr_FR',
      'fr-',
      '-fr',
      'fr-F',
      'fr\n',
      'fr-12',
      'fr-abcd-abcd',
      `fr${'-abcde12'.repeat(9)}`,
    ]) {
      expect(LanguageTag.safeParse(tag).success, tag).toBe(false)
    }
  })

  test('only when a mark of translation is true', () => {
    expect(accepts({ original: 'fr', fr: { text: 'x', translated: true } })).toBe(true)
    expect(accepts({ original: 'fr', fr: { text: 'x', translated: false } })).toBe(false)
    expect(accepts({ original: 'fr', fr: { text: 'x' } })).toBe(false)
    expect(accepts({ original: 'fr', fr: { text: 'x', translated: true, by: 'us' } })).toBe(false)
    expect(accepts({ original: 'fr', fr: 'x', wording: 'quote' })).toBe(false)
  })

  test('only with words that can be kept and shown: no control character, no half of a surrogate pair, not only spaces', () => {
    const controls = ['\0', '\u0007', '\u001b[31m', '\u007f', '\u009b', '\ufffe', '\uffff']
    const spoilt = fc.constantFrom(...controls, '\ud800', '\udc00', '\udfff\ud800')
    fc.assert(
      fc.property(fc.string(), spoilt, fc.string(), (before, bad, after) => {
        // A half before may find its other half after, by chance: then nothing is wrong.
        const words = `x${before}${bad}${after}`
        fc.pre(controls.some(control => words.includes(control)) || !words.isWellFormed())
        expect(accepts({ original: 'fr', fr: words })).toBe(false)
        expect(accepts({ original: 'fr', fr: { text: words, translated: true } })).toBe(false)
        expect(Words.safeParse(words).success).toBe(false)
      }),
    )
    for (const blank of ['', ' ', '\t\n', '\u00a0\u202f\ufeff']) {
      expect(accepts({ original: 'fr', fr: blank }), JSON.stringify(blank)).toBe(false)
    }
    expect(accepts({ original: 'fr', fr: '🏛️ ok' })).toBe(true)
    expect(accepts({ original: 'fr', fr: 'a\tb\r\nc' })).toBe(true)
  })
})
