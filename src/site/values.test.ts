import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { json, texts } from '../../tests/fixtures/arbitraries.ts'
import { year2021 } from '../../tests/fixtures/facts.ts'
import type { Json } from '../platform/canonical.ts'
import type { Language } from '../platform/locales/languages.ts'
import { fieldName } from './field-names.ts'
import { valueInWords } from './values.ts'

const say = (value: Json, language: Language, field = 'note') =>
  valueInWords(value, field, {
    language,
    fieldName: name => fieldName(name, language),
    nameOf: (name, key) => (name === 'leadIds' ? `the ministry ${key}` : key),
  })
const inFrench = (value: Json, field?: string) => say(value, 'fr', field)
const inEnglish = (value: Json, field?: string) => say(value, 'en', field)

/** Every text that stands somewhere in a value. */
const stringsIn = (value: Json): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : []

describe('a value in words', () => {
  test('says all that stands in it', () => {
    const plain = (words: string) => words.replace(/\n\s*/g, '')
    fc.assert(
      fc.property(json, value => {
        const said = inFrench(value)
        if (value === null) expect(said).toBeNull()
        else for (const words of stringsIn(value)) expect(plain(said ?? '')).toContain(plain(words))
      }),
    )
  })

  test('says a text in each of its languages, so that a change in any of them shows', () => {
    fc.assert(
      fc.property(texts, text => {
        const { original: _, wording: __, ...wordings } = text
        for (const wording of Object.values(wordings)) {
          const words = typeof wording === 'string' ? wording : (wording as { text: string }).text
          expect(inFrench(text as Json)).toContain(words)
        }
      }),
    )
  })

  test('says yes and no, numbers, lists and fields in the reader’s language and typography', () => {
    expect([inFrench(true), inFrench(false), inEnglish(true), inEnglish(false)]).toEqual(['oui', 'non', 'yes', 'no'])
    expect(inFrench(1234.5)?.replace(/\s/g, ' ')).toBe('1 234,5')
    expect(inEnglish(1234.5)).toBe('1,234.5')
    expect(inFrench(['a', 'b'])).toBe('• a\n• b')
    expect(inFrench(['a'])).toBe('a')
    expect(inFrench({ due: 'x' })).toBe('Échéance : x')
    expect(inEnglish({ due: 'x' })).toBe('Due: x')
  })

  test('says what a field refers to by its name, wherever the field stands', () => {
    expect(inEnglish(['audit', 'digital'], 'leadIds')).toBe('• the ministry audit\n• the ministry digital')
    expect(inEnglish({ leadIds: ['audit'] })).toContain('the ministry audit')
  })

  test('says a period by its words and its days', () => {
    expect(inFrench(year2021)).toBe('2021\n(2021-01-01 – 2021-12-31, year)')
    expect(inFrench({ ...year2021, latest: '2021-01-01' })).toBe('2021\n(2021-01-01, year)')
    expect(inFrench({ text: year2021.text, precision: 'unset' })).toBe('2021\n(unset)')
  })
})

describe('two values that differ are said differently, or a correction would show no difference', () => {
  test('texts', () => {
    const before = { original: 'fr', fr: 'Ouvrir', en: 'Open' }
    const differing: Json[] = [
      { ...before, en: 'Opening' },
      { ...before, fr: 'Rouvrir' },
      { original: 'fr', fr: 'Ouvrir' },
      { ...before, original: 'en' },
      { ...before, en: { text: 'Open', translated: true } },
      { ...before, wording: 'summary' },
    ]
    for (const after of differing) expect(inFrench(after), JSON.stringify(after)).not.toBe(inFrench(before))
  })

  test('periods', () => {
    const before = { ...year2021, text: { original: 'fr', fr: '2021', en: '2021' } }
    const differing: Json[] = [
      { ...before, latest: '2021-12-30' },
      { ...before, text: { ...before.text, en: 'the year 2021' } },
      { ...before, precision: 'deduced' },
      { ...before, latest: null, precision: 'open' },
      { ...before, earliest: null, precision: 'open' },
    ]
    const said = [before, ...differing].map(value => inFrench(value as Json))
    expect(said.filter((words, index) => said.indexOf(words) !== index)).toEqual([])
    const since = { ...before, latest: null, precision: 'open' }
    const until = { ...before, earliest: null, latest: '2021-01-01', precision: 'open' }
    expect(inFrench(since)).not.toBe(inFrench(until))
    const ongoing = { text: before.text, precision: 'ongoing', reviewedEvery: 'P6M' }
    expect(inFrench(ongoing)).not.toBe(inFrench({ ...ongoing, reviewedEvery: 'P1Y' }))
  })
})
