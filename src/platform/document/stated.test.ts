import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverageOf } from '../typst/coverage.ts'
import { fontFiles, isOfText } from '../typst/fonts.ts'
import { stated, statedWithin } from './stated.ts'

const fonts = fontFiles()
  .filter(isOfText)
  .map(file => coverageOf(readFileSync(file)))

test('what no font shows stands in its stated form, and only that', () => {
  expect(stated('Élan 😀 vital', fonts)).toEqual({ text: 'Élan [U+1F600] vital', replaced: true })
  expect(stated('Ελλάδα, Москва, القاهرة, Đặng', fonts)).toMatchObject({ replaced: false })
  expect(stated('漢字', fonts).text).toBe('[U+6F22][U+5B57]')
})

test('a letter and the signs that combine with it are shown together or told', () => {
  expect(stated('e\u0301', fonts)).toEqual({ text: 'é', replaced: false })
  expect(stated('\u0628\u20e3', fonts)).toEqual({ text: '\u0628[U+20E3]', replaced: true })
})

test('controls, halves of characters and what is no text are told', () => {
  expect(stated('a\u0007b', fonts).text).toBe('a[U+0007]b')
  expect(stated('a\ud800b', fonts).text).toBe('a[U+D800]b')
  expect(stated('a\ufeffb\ufffec\ue000', fonts).text).toBe('a[U+FEFF]b[U+FFFE]c[U+E000]')
})

test('ends of lines and tabs stay, marks that turn the direction of what follows go', () => {
  expect(stated('a\r\n\tb\u0085c\u2028d\u3000e', fonts)).toEqual({ text: 'a\r\n\tb c d e', replaced: false })
  expect(stated('safe\u202egpj.exe\u2066', fonts)).toEqual({ text: 'safegpj.exe', replaced: false })
})

test('a value is looked through whole, and its names are left as they are', () => {
  expect(statedWithin({ a: ['x', { b: '😀' }], n: 1, none: null }, fonts)).toEqual({
    value: { a: ['x', { b: '[U+1F600]' }], n: 1, none: null },
    replaced: true,
  })
})
