import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { partsOfWorkbook, workbook, zipped } from '../../../../tests/support/workbooks.ts'
import type { Row } from './row.ts'
import { type About, openSheet } from './sheet.ts'
import { Unreadable } from './unreadable.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)

async function rowsOf(bytes: Uint8Array): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of openSheet(bytes).rows()) rows.push(row)
  return rows
}
const cellsOf = async (bytes: Uint8Array) => (await rowsOf(bytes)).map(({ cells }) => cells)
const aboutOf = (bytes: Uint8Array): About => openSheet(bytes).about
const codeOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await rowsOf(bytes)
    return 'readable'
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    expect(error.sentence.fr).not.toBe(error.sentence.en)
    return error.code
  }
}

describe('a CSV', () => {
  test.each([';', ',', '\t'])('is read by its own separator, %j', async separator => {
    const text = ['titre', 'texte', '"a ; b , c"'].join(separator)
    expect(await cellsOf(bytesOf(`${text}\r\n1${separator}2${separator}3\r\n`))).toEqual([
      ['titre', 'texte', 'a ; b , c'],
      ['1', '2', '3'],
    ])
  })

  test.each([
    ['UTF-8', bytesOf('titre;été œuvre\n'), 'utf-8'],
    ['UTF-8 with its mark', bytesOf('\ufefftitre;été œuvre\n'), 'utf-8'],
    [
      'Windows-1252, with the œ that Latin-1 hasn’t',
      Buffer.concat([bytesOf('titre;été ', 'latin1'), Buffer.of(0x9c), bytesOf('uvre\n')]),
      'windows-1252',
    ],
    ['UTF-16, as Excel’s “Unicode text”', bytesOf('\ufefftitre;été œuvre\n', 'utf16le'), 'utf-16le'],
  ])('in %s says what it says', async (_, bytes, encoding) => {
    expect(await cellsOf(bytes)).toEqual([['titre', 'été œuvre']])
    expect(aboutOf(bytes)).toMatchObject({ encoding })
  })

  test('keeps line breaks and doubled quotes within cells, and counts rows as a spreadsheet does', async () => {
    expect(await rowsOf(bytesOf('titre;texte\n"a\nb";"il dit ""oui"""\n\nc;d'))).toEqual([
      { line: 1, cells: ['titre', 'texte'] },
      { line: 2, cells: ['a\nb', 'il dit "oui"'] },
      { line: 3, cells: [''] },
      { line: 4, cells: ['c', 'd'] },
    ])
  })

  test('keeps a separator that stands within quotes beyond the first piece that is read', async () => {
    const long = `a;"${'é\n'.repeat(70_000)};"\nb;c`
    expect((await rowsOf(bytesOf(long))).map(({ cells }) => cells.length)).toEqual([2, 2])
  })

  test.each([
    ['that is empty', Buffer.alloc(0), 'empty-file'],
    ['of blanks', bytesOf(' \n\n '), 'empty-file'],
    [
      'that is UTF-8 with a byte that was lost',
      Buffer.concat([bytesOf('été à la fête é'), Buffer.of(0xc3), bytesOf(' œ\n')]),
      'wrong-encoding',
    ],
    [
      'with half of a character, written as UTF-8',
      Buffer.concat([bytesOf('été fête '), Buffer.of(0xed, 0xa0, 0x80)]),
      'wrong-encoding',
    ],
    ['with bytes that no encoding has', Buffer.of(0x61, 0xe9, 0x81, 0x20), 'wrong-encoding'],
    [
      'with half of a character in UTF-16',
      Buffer.concat([bytesOf('\ufeffa;b\n', 'utf16le'), Buffer.of(0x00, 0xd8, 0x41, 0x00)]),
      'wrong-encoding',
    ],
    ['that is no text', Buffer.of(0xff, 0x00, 0x01, 0x90), 'not-text'],
    ['whose quotes are never closed', bytesOf('a;b\n"c;d\n'), 'quotes'],
    ['whose quotes stand in the midst of a cell', bytesOf('a;b\nun "mot";d\n'), 'quotes'],
    ['whose quotes swallow all that follows', bytesOf(`a;b\n"c;d\n${'e;f\n'.repeat(120_000)}`), 'cell-too-long'],
    ['that is a PDF', bytesOf('%PDF-1.7 …'), 'not-a-table'],
    ['that is an old XLS', Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'not-a-table'],
    ['that is any ZIP', Buffer.from(zipSync({ a: Buffer.from('b') })), 'not-a-table'],
    [
      'that is an OpenDocument',
      Buffer.from(zipSync({ mimetype: [Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] })),
      'not-a-table',
    ],
    ['of 65 MB', Buffer.alloc(65 * 1024 * 1024, 0x61), 'too-large'],
  ])('%s is refused in words', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code)
  })

  test('of more rows than are taken is refused before they are all read', async () => {
    expect(await codeOf(bytesOf('a\n'.repeat(250_000)))).toBe('too-many-rows')
  })

  test('that our own writer writes says the same, whatever is in its cells', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 40 }).map(text => text.toWellFormed())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(';' as const, ',' as const, '\t' as const),
        async (rows, delimiter) => {
          const header = ['titre', 'texte', 'date']
          const bytes = bytesOf(stringify([header, ...rows], { delimiter, quoted: true }))
          expect(await cellsOf(bytes)).toEqual([header, ...rows])
        },
      ),
    )
  })
})

describe('a workbook', () => {
  test('is read by its first sheet that can be seen, each row by its own number, gaps left empty', async () => {
    const parts = partsOfWorkbook([['titre', 'texte'], [], ['', 'b']], {
      sheets: '<sheet name="Notes" sheetId="1" r:id="rId1"/><sheet name="Autre" sheetId="2" r:id="rId2"/>',
    })
    expect(await rowsOf(zipped(parts))).toEqual([
      { line: 1, cells: ['titre', 'texte'] },
      { line: 3, cells: ['', 'b'] },
    ])
    expect(aboutOf(zipped(parts))).toEqual({ format: 'xlsx', sheet: 'Notes', hasOthers: true })
    const hidden = partsOfWorkbook([['caché']], {
      sheets:
        '<sheet name="Listes" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Vue" sheetId="2" r:id="rId2"/>',
    })
    hidden['xl/worksheets/sheet2.xml'] =
      partsOfWorkbook([[{ xml: '<c r="@" t="inlineStr"><is><t>vu</t></is></c>' }]])['xl/worksheets/sheet1.xml'] ?? ''
    expect(await cellsOf(zipped(hidden))).toEqual([['vu']])
  })

  test('says in each cell what one sees there: formulas by what they came to, rich text without its looks', async () => {
    const parts = partsOfWorkbook([
      [
        'texte',
        46086,
        0.1,
        true,
        { xml: '<c r="@"><f>1+1</f><v>2</v></c>' },
        { xml: '<c r="@" t="str"><f>HYPERLINK("http://x")</f><v>ici</v></c>' },
        {
          xml: '<c r="@" t="inlineStr"><is><r><rPr><b/></rPr><t>gr</t></r><r><t>as</t></r><rPh><t>lu</t></rPh></is></c>',
        },
        { xml: '<c r="@" t="e"><v>#N/A</v></c>' },
        { xml: '<c r="@"><v>0.30000000000000004</v></c>' },
        { xml: '<c r="@" t="inlineStr"><is><t>a_x000D_b &amp; &#233;</t></is></c>' },
      ],
    ])
    expect(await cellsOf(zipped(parts))).toEqual([
      ['texte', '46086', '0.1', 'oui', '2', 'ici', 'gras', '#N/A', '0.3', 'a\rb & é'],
    ])
  })

  test('of LibreOffice, which names its parts otherwise, is read too', async () => {
    const parts = partsOfWorkbook([['titre']])
    const prefixed = Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        name === 'xl/worksheets/sheet1.xml'
          ? part.replace(/<(\/?)(worksheet|sheetData|row|c|v)\b/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=')
          : part,
      ]),
    )
    expect(await cellsOf(zipped(prefixed))).toEqual([['titre']])
  })

  test('that is a bomb is refused before it is unpacked', async () => {
    const bomb = { ...partsOfWorkbook([['a']]), 'xl/worksheets/sheet1.xml': new Uint8Array(200 * 1024 * 1024) }
    expect(await codeOf(zipped(bomb))).toBe('workbook-too-large')
  })

  test('that unpacks to more than it says is read no further than it says', async () => {
    const long = `<!--${' '.repeat(5_000_000)}-->`
    const parts = partsOfWorkbook([['a']])
    const bytes = zipped({ ...parts, 'xl/worksheets/sheet1.xml': long + (parts['xl/worksheets/sheet1.xml'] ?? '') })
    const file = Buffer.from(bytes)
    const directory = file.lastIndexOf('xl/worksheets/sheet1.xml')
    file.writeUInt32LE(1000, directory - 46 + 24)
    expect(await codeOf(file)).toBe('broken-workbook')
  })

  test.each([
    [
      'whose XML breaks off',
      (parts: Record<string, string>) => ({ ...parts, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }),
    ],
    ['without its sheet', ({ 'xl/worksheets/sheet1.xml': _, ...parts }: Record<string, string>) => parts],
    ['without its relations', ({ 'xl/_rels/workbook.xml.rels': _, ...parts }: Record<string, string>) => parts],
    [
      'with entities of its own, each of which names the one before ten times',
      (parts: Record<string, string>) => ({
        ...parts,
        'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
      }),
    ],
  ])('%s is refused in words', async (_, change) => {
    expect(await codeOf(zipped(change(partsOfWorkbook([['a']])) as Record<string, string>))).toBe('broken-workbook')
  })
})

test('whatever bytes come are read, or refused in words', async () => {
  const beginnings = [
    Buffer.alloc(0),
    Buffer.of(0xff, 0xfe),
    bytesOf('\ufeff'),
    Buffer.from(workbook([['titre', 'texte']])),
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(2000),
      async (start, bytes, at) => {
        await codeOf(Buffer.concat([start, bytes]))
        const damaged = Buffer.from(start)
        damaged.set(bytes.subarray(0, Math.max(0, damaged.length - at)), Math.min(at, damaged.length))
        await codeOf(damaged)
      },
    ),
    { numRuns: 300 },
  )
})
