import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  docx,
  jpeg,
  lockedOdt,
  lockedWholly,
  lockedZip,
  odt,
  odtType,
  pdf,
  png,
  typesOf,
} from '../../../tests/fixtures/uploads.ts'
import { documentOf } from '../../../tests/support/documents.ts'
import { docx as writtenDocx } from '../office/docx/docx.ts'
import type { Look } from '../office/look.ts'
import { odt as writtenOdt } from '../office/odt/odt.ts'
import { kindOf } from './recognise.ts'

const look: Look = {
  font: 'Arial',
  ink: '#000000',
  quiet: '#555555',
  accent: '#006655',
  late: '#aa2222',
  joint: '#dddddd',
  notice: '#ddeeee',
}

/** What a content is taken for, or why it isn’t; and the most that was read of it at once. */
async function seen(content: Buffer): Promise<{ as: string; most: number }> {
  let most = 0
  const kind = await kindOf(async (from, length) => {
    const read = content.subarray(from, from + length)
    most = Math.max(most, read.length)
    return Buffer.from(read)
  }, content.length)
  return { as: typeof kind === 'string' ? kind : kind.unfit, most }
}
const as = async (content: Buffer) => (await seen(content)).as
const joined = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : part)))

describe('a file is what it holds', () => {
  test('PDF, OpenDocument text, Word, PNG and JPEG are known by their content', async () => {
    for (const [kind, content] of Object.entries({ pdf: pdf(), odt: odt(), docx: docx(), png, jpeg }))
      expect([kind, await as(content)]).toEqual([kind, kind])
  })

  test('so are those that Parvis itself writes', async () => {
    const document = documentOf([])
    expect(await as(Buffer.from(writtenDocx(document, look)))).toBe('docx')
    expect(await as(Buffer.from(writtenOdt(document, look)))).toBe('odt')
  })

  test.each<[what: string, content: Buffer]>([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a page that a PDF follows', joined('<html>', pdf())],
    ['a PDF after a line', joined('\n', pdf())],
    ['a PDF without a version', Buffer.from('%PDF-x.y')],
    ['a picture that is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['the beginning of a PNG', png.subarray(0, 8)],
    ['a GIF that a JPEG follows', joined('GIF89a', jpeg)],
    ['the first bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff])],
    ['a text', Buffer.from('Bonjour')],
    ['a program', Buffer.from('MZ\x90\0')],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['any archive', docx({ '[Content_Types].xml': '<Types/>' })],
    ['a spreadsheet', docx({ '[Content_Types].xml': typesOf('application/vnd.ms-excel') })],
    ['a template of Word', docx({ '[Content_Types].xml': typesOf('application/x.template.main+xml') })],
    ['an OpenDocument of another kind', odt({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })],
    ['an OpenDocument that says its kind with something after it', odt({ mimetype: `${odtType}\n` })],
    ['an OpenDocument that doesn’t begin with its kind', odtWithout()],
    ['a Word file with something before it', joined('x', docx())],
    ['a Word file with something after it', joined(docx(), 'x')],
    ['a Word file that was cut', docx().subarray(0, -30)],
    ['a ZIP that is nothing but its end', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)])],
  ])('%s is none that is taken', async (_, content) => {
    expect(await as(content)).toBe('unknown-kind')
  })

  function odtWithout(): Buffer {
    const bytes = odt()
    bytes.write('mimetypX', 30)
    return bytes
  }

  test('a document with macros is told apart, whatever it calls itself', async () => {
    const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml'
    for (const content of [
      docx({ 'word/vbaProject.bin': 'x' }),
      docx({ 'word/VBAPROJECT.BIN': 'x' }),
      docx({ '[Content_Types].xml': typesOf(macros) }),
      odt({ 'Basic/Standard/Module1.xml': 'x' }),
      odt({ 'Scripts/python/a.py': 'x' }),
    ])
      expect(await as(content)).toBe('has-macros')
  })

  test('so is one under a password', async () => {
    expect(await as(lockedOdt())).toBe('encrypted')
    expect(await as(lockedWholly())).toBe('encrypted')
    expect(await as(lockedZip(docx()))).toBe('encrypted')
  })
})

describe('a file that would be huge once unpacked', () => {
  test('is unpacked no further than a document ever is, and not taken', async () => {
    const bomb = Buffer.alloc(40_000_000, ' ')
    for (const content of [docx({ '[Content_Types].xml': bomb }), odt({ 'META-INF/manifest.xml': bomb })]) {
      const { as, most } = await seen(content)
      expect(as).toBe('unknown-kind')
      expect(most).toBeLessThan(1_100_000)
    }
  })

  test('that says of itself that it is small isn’t believed', async () => {
    const content = docx({ '[Content_Types].xml': Buffer.alloc(5_000_000, ' ') })
    // What its directory says of the first entry: 10 bytes.
    const at = content.indexOf('PK\x01\x02', 0, 'latin1')
    content.writeUInt32LE(10, at + 24)
    expect(await as(content)).toBe('unknown-kind')
  })
})

describe('a file that somebody made to do harm', () => {
  test('is answered, whichever of its bytes are changed', async () => {
    const kinds = ['pdf', 'odt', 'docx', 'png', 'jpeg', 'unknown-kind', 'has-macros', 'encrypted']
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(docx(), odt(), pdf(), png),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.option(fc.nat()),
        async (content, changes, length) => {
          const changed = Buffer.from(content)
          for (const [at, byte] of changes) changed[at % changed.length] = byte
          expect(kinds).toContain(await as(length === null ? changed : changed.subarray(0, length % content.length)))
        },
      ),
      { numRuns: 500 },
    )
  })
})
