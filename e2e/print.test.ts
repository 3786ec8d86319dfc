import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserSite, openBrowserSite, stickingOut, type Visitor } from '../tests/support/browser.ts'
import { describeWith } from '../tests/support/own-servers.ts'
import { bareWords, overprinted, pagesOf } from '../tests/support/pdf.ts'

let site: BrowserSite
let visitor: Visitor
let page: Page
beforeAll(async () => {
  site = await openBrowserSite()
  // As wide as a sheet of A4 between its margins; by night, on which paper is as white.
  visitor = await site.visit({ viewport: { width: 680, height: 1000 }, colorScheme: 'dark' })
  page = visitor.page
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
})
afterAll(async () => {
  await visitor?.close()
  await site?.close()
})

const templates = {
  home: '/',
  plan: '/plans/2018-2020',
  calendar: '/plans/2021-2023/calendrier',
  commitment: '/plans/2018-2020/engagements/18',
  tracker: '/en/commitments',
  charts: '/plans/2021-2023/graphiques',
  evaluation: '/plans/2021-2023/evaluation',
  record: '/en/record',
}

/** What only serves on a screen, and is on the paper all the same. */
const controls = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('nav:not(.pages), nav a, form, input, select, button, .btn, .skip, footer.foot')]
      .filter(element => element.checkVisibility())
      .map(element => element.outerHTML.slice(0, 120)),
  )

/** Words that are faint on white paper, and grounds that take much ink. */
const badlyInked = () =>
  page.evaluate(() => {
    const lightness = (colour: string): number => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
      const [r, g, b] = [red, green, blue].map(one => {
        const part = (one / 255) * alpha + (1 - alpha)
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
    }
    const hasWords = (element: Element) =>
      [...element.childNodes].some(node => node.nodeType === 3 && /\S/.test(node.textContent ?? ''))
    return [...document.querySelectorAll('body, body *')]
      .filter(element => element.checkVisibility() && !element.closest('svg'))
      .filter(element => {
        const { color, backgroundColor } = getComputedStyle(element)
        return lightness(backgroundColor) < 0.4 || (hasWords(element) && 1.05 / (lightness(color) + 0.05) < 4.5)
      })
      .map(element => element.outerHTML.slice(0, 120))
  })

/** What the page says on paper, piece by piece; and where its sources are. */
const said = () =>
  page.evaluate(() => {
    const main = document.querySelector('main') as HTMLElement
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const words: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (element?.checkVisibility() && !element.closest('.vh, svg')) words.push(node.textContent ?? '')
    }
    const texts = (selector: string) =>
      [...main.querySelectorAll(selector)].filter(one => one.checkVisibility()).map(one => one.textContent ?? '')
    const addresses = [...main.querySelectorAll('a[href^="http"]')]
      .filter(link => link.checkVisibility() && !link.closest('.fig'))
      .map(link => link.getAttribute('href') ?? '')
    return { words, headings: texts('h2, h3:not(li *)'), captions: texts('thead th'), addresses }
  })

describeWith(['poppler-utils'], 'a page printed from a browser', () => {
  test.each(Object.entries(templates))(
    '%s: all that it says, nothing that serves on a screen, in ink on white',
    async (_, path) => {
      await page.goto(path)
      expect(await controls()).toEqual([])
      expect(await badlyInked()).toEqual([])
      expect(await stickingOut(page)).toEqual([])
      const { words, headings, addresses } = await said()
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(overprinted(pdf)).toEqual([])
      const pages = pagesOf(pdf)
      const read = bareWords(pages.join(' ')).toLowerCase()
      expect(words.filter(one => !read.includes(bareWords(one).toLowerCase()))).toEqual([])
      expect(addresses.filter(one => !read.includes(bareWords(one).toLowerCase()))).toEqual([])
      // No heading is left at the end of a page.
      const lastLines = pages.map(one => bareWords(one.trim().split('\n').at(-1) ?? ''))
      expect(lastLines.filter(line => headings.some(heading => bareWords(heading) === line))).toEqual([])
    },
  )

  test('says the head of a table again on each page that it reaches', async () => {
    await page.goto(templates.tracker)
    const { captions } = await said()
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true })).map(bareWords)
    expect(pages.length).toBeGreaterThan(3)
    for (const one of pages.slice(0, -1)) for (const caption of captions) expect(one).toContain(bareWords(caption))
  })

  test('says the permanent address whole, since paper can’t be followed, and what was folded', async () => {
    await page.goto(templates.commitment)
    const read = pagesOf(await page.pdf({ preferCSSPageSize: true })).join(' ')
    expect(bareWords(read)).toMatch(/https?:\/\/[^/]+\/id\/commitment\/0/)
    expect(read).toContain('Aucun compte rendu : sans information')
  })
})
