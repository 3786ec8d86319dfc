import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Coverage, coverageOf } from './coverage.ts'
import { fontFiles, isOfText } from './fonts.ts'
import { stated, statedWithin } from './stated.ts'

const fonts: Coverage[] = fontFiles()
  .filter(isOfText)
  .map(file => coverageOf(readFileSync(file)))
const shown = (codePoint: number) => fonts.some(font => font.has(codePoint))
const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place)
const ofScript = (script: string, from: number, to: number) =>
  between(from, to).filter(one => new RegExp(`^\\p{Script=${script}}$`, 'u').test(String.fromCodePoint(one)))
const namesOf = (codePoints: number[]) => codePoints.map(one => one.toString(16))

test('the fonts of documents show every letter of Latin, Greek and Cyrillic that is written today, and of Arabic', () => {
  expect(namesOf(ofScript('Latin', 0x20, 0x24f).filter(one => !shown(one)))).toEqual([])
  expect(namesOf(ofScript('Latin', 0x1e00, 0x1eff).filter(one => !shown(one)))).toEqual([])
  expect(namesOf(ofScript('Greek', 0x370, 0x3ff).filter(one => !shown(one)))).toEqual([])
  expect(namesOf(ofScript('Greek', 0x1f00, 0x1fff).filter(one => !shown(one)))).toEqual([])
  expect(namesOf(ofScript('Cyrillic', 0x400, 0x52f).filter(one => !shown(one)))).toEqual([])
  expect(namesOf(ofScript('Arabic', 0x600, 0x6ff).filter(one => !shown(one)))).toEqual([])
})

test('all weights of a font show the same characters, so that one of them can be asked for all', () => {
  const all = fontFiles().map(file => ({ file, coverage: coverageOf(readFileSync(file)) }))
  for (const { file, coverage } of all.filter(one => !isOfText(one.file) && !one.file.includes('bricolage'))) {
    const family = file.split('/').at(-3) ?? ''
    const regular = all.find(one => isOfText(one.file) && one.file.includes(`/${family}/`))?.coverage
    expect(namesOf(between(0x20, 0x1ffff).filter(one => regular?.has(one) && !coverage.has(one)))).toEqual([])
  }
})

test('a font without a table of its characters is told, not taken for one that shows nothing', () => {
  expect(() => coverageOf(new Uint8Array(64))).toThrow('table of its characters')
})

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
