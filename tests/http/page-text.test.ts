import type { HtmlElement } from 'html-validate'
import MarkdownIt, { type Token } from 'markdown-it'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notInText } from '../../src/design/index.ts'
import { siblingOf } from '../../src/platform/http/addresses.ts'
import { attributeOf, bare, decoded, treeOf } from '../support/html.ts'
import { everyPage, type TestPage } from '../support/pages.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'

let site: TestSite
/** One page of each kind. */
let pages: TestPage[]
beforeAll(async () => {
  site = await openSite('france')
  const kinds = new Map((await everyPage(site)).map(page => [page.what, page]))
  pages = [...kinds.values()]
})
afterAll(() => site.close())

/** Another program's reading of it. */
const parser = new MarkdownIt('commonmark', { html: true }).enable('table')
const leaves = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap(one => (one.children ? leaves(one.children) : [one]))
const tokensOf = (text: string) => leaves(parser.parse(text, {}))
const wordsOf = (text: string) =>
  tokensOf(text)
    .map(({ type, content }) => {
      if (['text', 'text_special', 'code_inline', 'code_block', 'fence'].includes(type)) return content
      return type.startsWith('html') && content !== '<br>' ? `UNEXPECTED ${content}` : ''
    })
    .join('')

const mute = new Set(['svg', 'script', 'style', 'form', 'button'])
/** What a reader hears of a part of a page that isn't only for screens, in the order of the page. */
function heard(element: HtmlElement): string {
  const classes = (attributeOf(element, 'class') ?? '').split(' ')
  if (mute.has(element.nodeName.toLowerCase()) || attributeOf(element, 'aria-hidden') === 'true') return ''
  if (classes.some(one => (notInText as readonly string[]).includes(one))) return ''
  return element.childNodes
    .map(node => (node.nodeName === '#text' ? decoded(node.textContent) : heard(node as HtmlElement)))
    .join('')
}
const squeezed = (words: string) => bare(words).replace(/[\s\u00a0\u202f]+/g, '')

describe('the text of a page', () => {
  test('is had from every kind of page, in both languages, and says all that the page says', async () => {
    expect(pages.length).toBeGreaterThan(25)
    for (const { path } of pages)
      for (const language of ['fr', 'en'] as const) {
        const at = path[language]
        const sibling = siblingOf(at, 'md')
        const answer = await site.get(sibling)
        expect([sibling, answer.status]).toEqual([sibling, 200])
        expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
        expect(answer.headers.get('content-language')).toBe(language)
        const page = await (await site.get(at)).text()
        // A plan, a commitment and a sheet are documents of their own, which say more.
        const isDocument = page.includes('type="application/pdf"')
        expect([at, page.includes(`href="${sibling}"`)]).toEqual([at, true])
        const text = await answer.text()
        const main = (await treeOf(page)).querySelector('main')
        if (!main) throw new Error(`${at} has no content`)
        expect([at, text.split('\n').filter(line => line.startsWith('# ')).length]).toEqual([at, 1])
        if (isDocument) continue
        const [said = ''] = text.split(/\n---\n\n[^\n]*\n$/)
        expect(squeezed(wordsOf(said))).toBe(squeezed(heard(main)))
      }
  })

  test('leads only to whole addresses, says of which day it is, and where it can be read', async () => {
    const text = await (await site.get('/en/record.md')).text()
    const links = tokensOf(text).flatMap(one => (one.type === 'link_open' ? [String(one.attrGet('href'))] : []))
    expect(links.length).toBeGreaterThan(2)
    for (const link of links) expect(link).toMatch(/^https?:\/\//)
    expect(text).toMatch(
      new RegExp(`\\n---\\n\\nCurrent text of 24 November 2026 · <${testOrigin.replaceAll('.', '\\.')}/en/record>\\n$`),
    )
  })

  test('has tables with their heads, under their captions', async () => {
    const text = await (await site.get('/plans/2021-2023/calendrier.md')).text()
    expect(text).toMatch(/\nLes étapes, prévues et réelles\n\n\| Étape \| Prévu \| Réel \| Écart \|\n\| --- \|/)
  })

  test('of a list is that of its filters', async () => {
    const text = await (await site.get('/engagements.md?plan=2018-2020')).text()
    expect(text).toContain('2018-2020')
    expect(text).not.toContain('/plans/2015-2017/engagements/')
  })
})

describe('a page that is no document', () => {
  test('has no file of one: nothing is sent that is empty', async () => {
    for (const path of ['/plans/2018-2020/fiche.pdf', '/plans/2018-2020/fiche.docx'])
      expect([path, (await site.get(path)).status]).toEqual([path, 404])
    const page = await (await site.get('/plans/2018-2020/fiche')).text()
    expect(page).not.toContain('application/pdf')
    expect((await site.get('/plans/2018-2020/fiche.md')).status).toBe(200)
  })
})
