import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverageOf } from './coverage.ts'
import { fontFiles, isOfText } from './fonts.ts'

const fonts = fontFiles()
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
