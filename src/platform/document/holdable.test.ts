import { expect, test } from 'vitest'
import { documentOf } from '../../../tests/support/documents.ts'
import { holdable } from './holdable.ts'

const said = (text: string) => holdable(documentOf([{ kind: 'paragraph', line: [{ text }] }])).blocks

test('what no file of text can hold is told by its number, and that it is so is said once at the end', () => {
  expect(said('a\u0007b')).toEqual([
    { kind: 'paragraph', line: [{ text: 'a[U+0007]b' }] },
    { kind: 'paragraph', as: 'small', line: [{ text: 'REPLACED' }] },
  ])
})

test('characters of any script and drawings stay, since whoever opens the file may have their font', () => {
  expect(said('漢字 😀 ك')).toEqual([{ kind: 'paragraph', line: [{ text: '漢字 😀 ك' }] }])
})

test('ends of lines and several spaces are one space; those that don’t break stay', () => {
  expect(said('a\r\n\tb  c\u2028d\u00a0\u202f!')).toEqual([
    { kind: 'paragraph', line: [{ text: 'a b c d\u00a0\u202f!' }] },
  ])
})

test('the moment of what it says stays the moment that it is', () => {
  expect(holdable(documentOf([])).changed).toEqual(new Date('2026-11-24T10:00:00Z'))
})
