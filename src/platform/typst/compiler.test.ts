import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { documentOf, everyBlock } from '../../../tests/support/documents.ts'
import { describeWith } from '../../../tests/support/own-servers.ts'
import { bareWords, elementsOf, infoOf, metadataOf, pagesOf } from '../../../tests/support/pdf.ts'
import type { Block, Document } from '../document/document.ts'
import { stated } from '../document/stated.ts'
import { type Compiler, openCompiler } from './compiler.ts'
import { coverageOf } from './coverage.ts'
import { fontFiles, isOfText } from './fonts.ts'

let compiler: Compiler
beforeAll(async () => {
  compiler = await openCompiler()
})
afterEach(() => compiler.tidy())

const line = (text: string, more: object = {}) => [{ text, ...more }]
const made = (blocks: readonly Block[], more: Partial<Document> = {}) => {
  const { changed, ...data } = documentOf(blocks, more)
  return compiler.set({ template: 'document.typ', data, changed }).pdf
}
const said = (pdf: Uint8Array) => bareWords(pagesOf(pdf).join(' '))

const scripts = {
  latin: 'AbcéèçœŸğőşđŽþæßıÅøł'.split(''),
  greek: 'αβγδεώΆΩπσς'.split(''),
  cyrillic: 'абвгдежЯщъіїЎѓ'.split(''),
  signs: '#$*_`"\\@<>[]{}()/=~^|&%-–—«»€№+.,:;!?\'’0123456789'.split(''),
  beyond: [
    '😀',
    '漢',
    '字',
    '한',
    'ก',
    '\u{1F1EB}\u{1F1F7}',
    '\u0007',
    '\ud800',
    '\ue000',
    '\ufeff',
    'e\u0301',
    '\u{10ffff}',
  ],
}
/** Words of one script or of several, short or far longer than a line. */
const someWords = fc
  .array(
    fc.oneof(
      ...Object.values(scripts).map(signs =>
        fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 14 }),
      ),
      fc.string({ unit: fc.constantFrom(...scripts.latin), minLength: 60, maxLength: 300 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map(words => words.join(' '))
const anything = fc.oneof(someWords, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }))
const language = fc.constantFrom('fr', 'en', 'en-GB', 'el', 'ar', 'ru', 'sr-Latn', 'de', 'zh-Hant-TW')

test('whatever people type, in whatever language and length, is set in every kind of block', () => {
  fc.assert(
    fc.property(anything, language, fc.constantFrom('book', 'leaf'), (words, lang, layout) => {
      const pdf = made(everyBlock(words, lang), {
        layout: layout as 'book',
        title: line(words),
        name: words,
        author: words,
      })
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    }),
    { numRuns: 60 },
  )
})

describeWith(['poppler-utils'], 'a document read back by another program', () => {
  const fonts = fontFiles()
    .filter(isOfText)
    .map(file => coverageOf(readFileSync(file)))

  test('holds every word of a text of several scripts, and tells what no font shows', () => {
    fc.assert(
      fc.property(someWords, words => {
        const told = stated(words, fonts)
        const read = said(made([{ kind: 'paragraph', line: line(words) }]))
        expect(read).toContain(bareWords(told.text))
        expect(read.includes('REPLACED')).toBe(told.replaced)
      }),
      { numRuns: 60 },
    )
  })

  test('holds Arabic in the order in which it is read', () => {
    const words = 'الحكومة المفتوحة'
    expect(said(made([{ kind: 'paragraph', line: line(words, { lang: 'ar' }) }]))).toContain(bareWords(words))
  })

  test('takes what looks like a program of Typst as the words that it is', () => {
    const words = '#panic("no") #import "x": * $x^2$ *strong* _emph_ <label> @reference `raw` \\ // comment = Heading'
    const read = said(made([{ kind: 'paragraph', line: line(words) }], { title: line('#read("/etc/passwd")') }))
    expect(read).toContain(bareWords(words))
    expect(read).toContain('#read("/etc/passwd")')
  })

  test('loses no sign of a word that is longer than a line', () => {
    const word = Array.from(
      { length: 600 },
      (_, place) => 'abcdefghijklmnopqrstuvwxyz0123456789'[(place * 7) % 36],
    ).join('')
    for (const blocks of [
      [{ kind: 'paragraph' as const, line: line(word) }],
      [{ kind: 'facts' as const, facts: [{ label: line('x'), values: [line(word)] }] }],
      [{ kind: 'notice' as const, title: line(word), lines: [] }],
    ])
      expect(said(made(blocks))).toContain(word)
  })

  test('is a tagged PDF/UA-1 that says its title, author, language and the day of what it says', () => {
    const pdf = made(everyBlock('Des mots', 'en'), { layout: 'book' })
    expect(infoOf(pdf)).toMatchObject({
      Title: 'Titre',
      Author: 'DITP',
      Tagged: 'yes',
      JavaScript: 'no',
      CreationDate: expect.stringContaining('2026-11-24'),
    })
    expect(metadataOf(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(metadataOf(pdf)).toMatch(/<dc:language><rdf:Bag><rdf:li>fr<\/rdf:li>/)
  })

  test('has tables with their headers, lists, links and contents as such', () => {
    const elements = elementsOf(made(everyBlock('Des mots', 'en'), { layout: 'book' }))
    for (const element of ['TOC', 'H1', 'P', 'L', 'LI', 'Link', 'Table', 'Caption', 'THead', 'TBody'])
      expect(elements).toContain(element)
    expect(elements.filter(one => one === 'TH')).toHaveLength(2)
  })

  test('says the foot of its pages on each of them, with their numbers', () => {
    const pages = pagesOf(
      made(Array.from({ length: 200 }, () => ({ kind: 'paragraph', line: line('mots '.repeat(60)) }))),
    )
    expect(pages.length).toBeGreaterThan(3)
    for (const [place, page] of pages.entries()) {
      expect(page).toContain('Texte courant du 24 novembre 2026')
      expect(page).toContain(`${place + 1} sur ${pages.length}`)
    }
  })

  test('has the whole of a title of any length on its cover, on one page', () => {
    for (const words of ['Un plan', 'Un plan d’action national pour un gouvernement ouvert '.repeat(12)]) {
      const [cover = ''] = pagesOf(made([], { layout: 'book', title: line(words), name: words, lede: line('FINAL') }))
      expect(bareWords(cover)).toContain(bareWords(words))
      expect(cover).toContain('FINAL')
      expect(cover).toContain('Publié par personne')
    }
  })
})
