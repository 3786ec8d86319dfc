import { expect, test } from 'vitest'
import { acceptedFiles } from './kinds.ts'
import { refusalSentence } from './refusal-words.ts'

test('whoever chose a file that isn’t taken is told why, in both languages, and browsers what to offer', () => {
  for (const why of [
    'empty',
    'too-large',
    'too-many',
    'unknown-kind',
    'has-macros',
    'encrypted',
    'not-allowed',
    'not-stored',
  ] as const) {
    const { fr, en } = refusalSentence(why)
    expect([fr.length > 20, en.length > 20, fr === en]).toEqual([true, true, false])
  }
  expect(acceptedFiles).toBe('.pdf,.odt,.docx,.png,.jpg,.jpeg')
})
