import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { look } from '../../src/design/index.ts'
import { holdable } from '../../src/platform/document/holdable.ts'
import { mediaTypes } from '../../src/platform/http/addresses.ts'
import { docx } from '../../src/platform/office/docx/docx.ts'
import { odt } from '../../src/platform/office/odt/odt.ts'
import { documentOf, everyBlock, onlyWords, typed, wordsAbove, wordsOfBlocks } from '../support/documents.ts'
import { converted } from '../support/libreoffice.ts'
import { describeWith } from '../support/own-servers.ts'
import { bareWords, pagesOf } from '../support/pdf.ts'
import type { TestSite } from '../support/site.ts'
import { testOrigin } from '../support/site.ts'
import { straight, type Told, toldOf } from '../support/told.ts'
import { openFollowed } from '../support/tracker.ts'

let site: TestSite
beforeAll(async () => {
  site = await openFollowed()
})
afterAll(() => site.close())

const formats = ['docx', 'odt'] as const
const commitmentAt = async (path: string) => (await site.get(path)).headers.get('location') ?? path
const commitment = () => commitmentAt('/plans/2018-2020/engagements/18')
const fileAt = async (path: string): Promise<Uint8Array> => {
  const answer = await site.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  return new Uint8Array(await answer.arrayBuffer())
}

describe('a plan or a commitment as a document to go on with', () => {
  test('is had for Word, as OpenDocument and as Markdown, with a name, in both languages', async () => {
    const paths = ['/plans/2021-2023', '/en/plans/2021-2023', await commitment()]
    for (const path of paths) {
      for (const format of [...formats, 'md'] as const) {
        const answer = await site.get(`${path}.${format}`)
        const name = path.split('/').filter(Boolean).join('-')
        expect(answer.headers.get('content-type')).toBe(
          `${mediaTypes[format]}${format === 'md' ? '; charset=utf-8' : ''}`,
        )
        expect(answer.headers.get('content-disposition')).toBe(`inline; filename="${name}.${format}"`)
        expect(answer.headers.get('content-language')).toBe(path.startsWith('/en') ? 'en' : 'fr')
        expect(answer.headers.get('link')).toContain(`<${testOrigin}${path}>; rel="canonical"`)
        const again = await site.get(`${path}.${format}`, { 'If-None-Match': answer.headers.get('etag') ?? '' })
        expect(again.status).toBe(304)
      }
    }
  })

  test('is linked beside the PDF, under the name that readers know', async () => {
    for (const path of ['/plans/2021-2023', await commitment()]) {
      const page = await (await site.get(path)).text()
      for (const [format, name] of [
        ['docx', 'DOCX'],
        ['odt', 'ODT'],
        ['md', 'Markdown'],
      ] as const) {
        expect(page).toMatch(
          new RegExp(`<a [^>]*href="${path}.${format}"[^>]*type="${mediaTypes[format]}"[^>]*>${name}</a>`),
        )
      }
    }
  })

  test('is the same to the byte for as long as nothing that it shows changes', async () => {
    for (const format of [...formats, 'md']) {
      const one = await fileAt(`/plans/2018-2020.${format}`)
      site.cache.forgetAll()
      expect(Buffer.compare(one, await fileAt(`/plans/2018-2020.${format}`))).toBe(0)
    }
  })

  test('of a page that is none, or that isn’t there, is a 404 that names what there is', async () => {
    for (const path of ['/plans.docx', '/plans/1999-2001.odt', '/registre.pdf'])
      expect((await site.get(path)).status).toBe(404)
  })

  test('as Markdown says of each commitment all that the data says', async () => {
    const read = straight(bareWords(new TextDecoder().decode(await fileAt('/plans/2018-2020.md')).replaceAll('\\', '')))
    const { commitments } = (await (await site.get('/plans/2018-2020.json')).json()) as { commitments: Told[] }
    for (const words of commitments.flatMap(toldOf)) expect(read).toContain(words.replaceAll('\\', ''))
  })
})

describeWith(['libreoffice-writer-nogui', 'poppler-utils'], 'a document that LibreOffice opens', () => {
  /** Whatever people type, in all kinds of block, in one document. */
  const typedDocument = documentOf(
    fc.sample(typed, { numRuns: 40 }).flatMap(words => everyBlock(words, 'ar')),
    { layout: 'book', name: '\u0000<&>"\ud800', author: ']]>', description: '=1+1', running: '\ufffe' },
  )
  let words: Record<string, string> = {}
  let understood: Record<string, string> = {}
  let pages: Record<string, string[]> = {}

  beforeAll(async () => {
    const own = await commitment()
    const files: Record<string, Uint8Array> = {
      'typed-docx.docx': docx(typedDocument, look),
      'typed-odt.odt': odt(typedDocument, look),
    }
    for (const format of formats) {
      files[`plan-${format}.${format}`] = await fileAt(`/plans/2018-2020.${format}`)
      files[`followed-${format}.${format}`] = await fileAt(`/en/plans/2026-2028.${format}`)
      files[`commitment-${format}.${format}`] = await fileAt(`${own}.${format}`)
      files[`sheet-${format}.${format}`] = await fileAt(`/plans/2021-2023/fiche.${format}`)
    }
    const named = (...names: string[]) =>
      Object.fromEntries(Object.entries(files).filter(([file]) => names.some(name => file.startsWith(name))))
    const strings = (made: Record<string, Buffer>) =>
      Object.fromEntries(Object.entries(made).map(([name, bytes]) => [name, bytes.toString('utf8')]))
    words = strings(converted(files, 'txt'))
    understood = strings(converted(named('plan-docx', 'commitment'), 'fodt'))
    const set = converted(named('plan'), 'pdf')
    pages = Object.fromEntries(Object.entries(set).map(([name, pdf]) => [name, pagesOf(pdf)]))
  })

  test('says the same words as Word file and as OpenDocument, and of each commitment all that the data says', async () => {
    for (const name of ['plan', 'followed', 'commitment', 'sheet'])
      expect(bareWords(words[`${name}-docx`] ?? '')).toBe(bareWords(words[`${name}-odt`] ?? ''))
    const read = straight(bareWords(words['plan-docx'] ?? ''))
    const { commitments } = (await (await site.get('/plans/2018-2020.json')).json()) as { commitments: Told[] }
    for (const told of commitments.flatMap(toldOf)) expect(read).toContain(told)
  })

  test('says of what is followed its states, its reasons, its evidence and what is late', () => {
    for (const said of ['Complete', 'Late', 'Postponed', 'Reason:', 'Evidence'])
      expect(words['followed-odt']).toContain(said)
  })

  test('says exactly what people typed, whatever it is', () => {
    const held = holdable(typedDocument)
    const said = onlyWords(`${wordsAbove(held)} ${wordsOfBlocks(held.blocks)}`)
    for (const format of formats) expect(onlyWords(words[`typed-${format}`] ?? '')).toBe(said)
  })

  test('has headings, lists, links, a language, and tables whose head is said again on each page', () => {
    for (const name of ['plan-docx', 'commitment-docx', 'commitment-odt']) {
      const document = understood[name] ?? ''
      expect(document).toMatch(/<text:h [^>]*text:outline-level="1"/)
      expect(document).toContain('<table:table-header-rows>')
      expect(document).toMatch(/<text:list[ >]/)
      expect(document).toMatch(/<text:a [^>]*xlink:href="https:/)
      expect(document).toMatch(/<style:default-style style:family="paragraph">[\s\S]*?fo:language="fr" fo:country="FR"/)
      expect(document).toMatch(/fo:language="en" fo:country="GB"/)
      expect(document).toContain('<dc:title>')
    }
    expect(understood['plan-docx']).toMatch(/<text:h [^>]*text:outline-level="3"/)
    expect(understood['plan-docx']).toContain('<text:table-of-content')
  })

  test('says on each page of when it is, where it is, up to where the record goes, and which page it is', () => {
    for (const format of formats) {
      const all = pages[`plan-${format}`] ?? []
      expect(all.length).toBeGreaterThan(10)
      for (const [place, page] of all.entries()) {
        expect(page).toContain('Texte courant du 24 novembre 2026')
        expect(page).toContain(`${testOrigin}/id/plan/`)
        expect(page).toMatch(/SHA-256 [0-9a-f]{64}/)
        expect(page).toContain(`${place + 1} sur ${all.length}`)
      }
    }
  })
})
