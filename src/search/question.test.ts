import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestQuestion, mostWords, readQuestion } from './question.ts'

describe('a question', () => {
  test('is words and nothing else', () => {
    expect(readQuestion('  aide\' | !(données:*) & "transparence" -- ; drop  ')).toMatchObject({
      words: ['aide', 'donnees', 'transparence', 'drop'],
      typed: ['aide', 'données', 'transparence', 'drop'],
      whole: 'aide donnees transparence drop',
      shortened: false,
    })
  })

  test('of 10 kB is shortened, and says so', () => {
    const { text, words, shortened } = readQuestion('mot '.repeat(2_500))
    expect(text.length).toBeLessThanOrEqual(longestQuestion)
    expect(words).toEqual(['mot'])
    expect(shortened).toBe(true)
    const many = readQuestion(Array.from({ length: 20 }, (_, place) => `w${place}`).join(' '))
    expect(many.words).toHaveLength(mostWords)
    expect(many.shortened).toBe(true)
  })

  test('is never cut within a letter, nor keeps what can’t be kept or turns text around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), raw => {
        const { text, words, typed } = readQuestion(raw)
        expect(text.isWellFormed()).toBe(true)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
        expect(text).not.toMatch(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/)
        expect([...text].length).toBeLessThanOrEqual(longestQuestion)
        expect(words.length).toBe(typed.length)
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      }),
    )
  })

  test('without a word asks for nothing', () => {
    for (const raw of ['', '   ', '🏛️🏛️', '&|!:*()\'"', '\u202e\u202d', '\ud800'])
      expect(readQuestion(raw).words).toEqual([])
  })
})
