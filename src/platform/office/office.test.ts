import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import {
  anyLanguage,
  documentOf,
  everyBlock,
  onlyWords,
  typed,
  wordsAbove,
  wordsOfBlocks,
} from '../../../tests/support/documents.ts'
import type { Block, Document } from '../document/document.ts'
import { holdable } from '../document/holdable.ts'
import { docx } from './docx/docx.ts'
import type { Look } from './look.ts'
import { odt } from './odt/odt.ts'

const look: Look = {
  font: 'Arial',
  ink: '#000000',
  quiet: '#555555',
  accent: '#006655',
  late: '#aa2222',
  joint: '#dddddd',
  notice: '#ddeeee',
}
const writers = { docx, odt }
const formats = ['docx', 'odt'] as const
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const made = (format: (typeof formats)[number], document: Document) => partsOf(writers[format](document, look))
const text = { docx: 'word/document.xml', odt: 'content.xml' }
const textIn = (format: (typeof formats)[number], blocks: readonly Block[], more: Partial<Document> = {}): string =>
  made(format, documentOf(blocks, more))[text[format]] ?? ''

const line = (words: string, more: object = {}) => [{ text: words, ...more }]
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const readable = (xml: string): string =>
  xml.replace(/<[^>]*>/g, ' ').replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')

/** Each element of Word's own with the names of those that stand directly in it. */
function elementsIn(part: string): { of: string; within: string[] }[] {
  const all: { of: string; within: string[] }[] = []
  const open: { of: string; within: string[] }[] = []
  for (const [, end, of = '', closed] of part.matchAll(/<(\/)?w:(\w+)[^>]*?(\/)?>/g)) {
    if (end) {
      open.pop()
      continue
    }
    open.at(-1)?.within.push(of)
    const element = { of, within: [] }
    all.push(element)
    if (!closed) open.push(element)
  }
  return all
}

/** What XML 1.0 can't hold, however it is written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

describe('a document for office programs', () => {
  const zone = process.env.TZ
  afterEach(() => {
    process.env.TZ = zone
  })

  test('is the same to the byte for the same content, in any time zone', () => {
    for (const format of formats) {
      const [one, two] = ['Pacific/Auckland', 'America/Los_Angeles'].map(TZ => {
        process.env.TZ = TZ
        return writers[format](documentOf(everyBlock('mots', 'en'), { layout: 'book' }), look)
      })
      expect(Buffer.compare(one ?? Buffer.of(1), two ?? Buffer.of(2))).toBe(0)
    }
  })

  test('holds nothing that XML can’t, and as many ends of elements as beginnings, whatever people typed', () => {
    fc.assert(
      fc.property(typed, anyLanguage, fc.constantFrom('book' as const, 'leaf' as const), (words, lang, layout) => {
        const more = { layout, title: line(words), name: words, author: words, description: words, running: words }
        const document = documentOf(everyBlock(words, lang), { ...more, standing: [line(words)] })
        for (const format of formats) {
          for (const part of Object.values(made(format, document))) {
            expect(part.isWellFormed() && !forbidden.test(part)).toBe(true)
            expect(part.match(/<(?![?/])[^>]*[^/]>/g)?.length ?? 0).toBe(part.match(/<\//g)?.length ?? 0)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('says every word in the order of the document, and nothing else, whatever people typed', () => {
    fc.assert(
      fc.property(typed, anyLanguage, fc.constantFrom('book' as const, 'leaf' as const), (words, lang, layout) => {
        // Lists without numbers: those are counted by the program that opens it.
        const blocks = everyBlock(words, lang).filter(block => block.kind !== 'list' || !block.numbers)
        const document = documentOf(blocks, { layout, title: line(words) })
        const held = holdable(document)
        const said = onlyWords(`${wordsAbove(held)} ${wordsOfBlocks(held.blocks)}`)
        const word = textIn('docx', blocks, { layout, title: line(words) }).replace(
          /<w:instrText.*?<\/w:instrText>/g,
          '',
        )
        expect(onlyWords(readable(word))).toBe(said)
        const open = textIn('odt', blocks, { layout, title: line(words) }).replace(
          /<text:index-title-template.*?<\/text:index-title-template>|<table:title>.*?<\/table:title>/gs,
          '',
        )
        expect(onlyWords(readable(open))).toBe(said)
      }),
      { numRuns: 150 },
    )
  })

  test('says its title, its author, its language and the moment of what it says', () => {
    const document = documentOf([], { name: 'Un plan', author: 'DITP', description: 'Tout le plan', language: 'en' })
    const word = made('docx', document)['docProps/core.xml']
    for (const said of ['<dc:title>Un plan<', '<dc:creator>DITP<', '<dc:language>en-GB<', '>2026-11-24T10:00:00Z<'])
      expect(word).toContain(said)
    const open = made('odt', document)['meta.xml']
    for (const said of ['<dc:title>Un plan<', '<dc:creator>DITP<', '<dc:language>en<', '<dc:date>2026-11-24T10:00:00<'])
      expect(open).toContain(said)
  })

  test('says the language of words that are in another one, and begins at the right what is written from there', () => {
    const blocks: Block[] = [
      { kind: 'paragraph', line: [{ text: 'Titre d’origine : ' }, { text: 'Open data', lang: 'en' }] },
      { kind: 'paragraph', line: line('حكومة مفتوحة', { lang: 'ar' }) },
    ]
    const word = textIn('docx', blocks)
    expect(word).toContain(
      '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="en-GB"/></w:rPr><w:t xml:space="preserve">Open',
    )
    expect(word).toMatch(/<w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><w:lang w:val="ar-EG"/)
    const open = textIn('odt', blocks)
    expect(open).toMatch(/style:name="T1"[^>]*><style:text-properties fo:language="en" fo:country="GB"/)
    expect(open).toContain('<text:span text:style-name="T1">Open data</text:span>')
    expect(open).toContain('style:writing-mode="rl-tb"')
  })

  test('has links that lead where they say, and words alone where Word would take the file for a broken one', () => {
    const far = `https://a.example/${'x'.repeat(2000)}`
    const blocks: Block[] = [
      { kind: 'paragraph', line: [...line('ici', { href: 'https://a.example/?b&c' }), ...line('loin', { href: far })] },
    ]
    const parts = made('docx', documentOf(blocks))
    expect(parts['word/_rels/document.xml.rels']).toContain('Target="https://a.example/?b&amp;c" TargetMode="External"')
    expect(parts['word/_rels/document.xml.rels']).not.toContain('xxx')
    expect(readable(parts['word/document.xml'] ?? '')).toContain('loin')
    expect(textIn('odt', blocks)).toContain(`xlink:href="${far}"`)
  })

  test('counts its lists from their own numbers', () => {
    const blocks: Block[] = [{ kind: 'list', numbers: [4, 5, 9], items: [line('a'), line('b'), line('c')] }]
    const parts = made('docx', documentOf(blocks))
    const lists = [...(parts['word/document.xml'] ?? '').matchAll(/<w:numId w:val="(\d+)"/g)].map(([, list]) => list)
    expect(lists).toEqual(['2', '2', '3'])
    expect(
      [...(parts['word/numbering.xml'] ?? '').matchAll(/startOverride w:val="(\d+)"/g)].map(([, one]) => one),
    ).toEqual(['4', '9'])
    expect([...textIn('odt', blocks).matchAll(/start-value="(\d+)"/g)].map(([, one]) => one)).toEqual(['4', '5', '9'])
  })

  test('has the properties of each thing in the order that Word insists on', () => {
    const order = {
      pPr: 'pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind jc outlineLvl rPr',
      rPr: 'rStyle rFonts b bCs i iCs color sz szCs u bdr shd vertAlign rtl lang',
      tblPr: 'tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblCaption',
      tcPr: 'tcW tcBorders shd vAlign',
      sectPr: 'headerReference footerReference pgSz pgMar titlePg',
      style: 'name basedOn next qFormat pPr rPr tblPr tblStylePr',
      tbl: 'tblPr tblGrid tr',
      lvl: 'start numFmt lvlText lvlJc pPr rPr',
      settings: 'defaultTabStop compat themeFontLang',
      numbering: 'abstractNum num',
    }
    const parts = made('docx', documentOf(everyBlock('mots', 'ar'), { layout: 'book' }))
    for (const [name, part] of Object.entries(parts)) {
      for (const { of, within } of elementsIn(part)) {
        const known = order[of as keyof typeof order]?.split(' ')
        if (!known) continue
        const places = within.map(one => known.indexOf(one))
        expect({
          name,
          of,
          within,
          sorted: !places.includes(-1) && places.every((at, i) => at >= (places[i - 1] ?? 0)),
        }).toEqual({
          name,
          of,
          within,
          sorted: true,
        })
      }
    }
  })

  test('of OpenDocument begins with what it is, so that programs see it without unpacking', () => {
    const bytes = Buffer.from(odt(documentOf([]), look))
    expect(bytes.subarray(30, 77).toString('latin1')).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
  })
})
