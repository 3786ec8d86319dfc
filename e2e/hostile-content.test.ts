import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses } from '../src/platform/http/addresses.ts'
import { pages } from '../src/site/pages.ts'
import { type BrowserSite, openBrowserSite, type Visitor } from '../tests/support/browser.ts'
import { attacks, evil } from '../tests/support/hostile-plan.ts'
import { openHostileSite, visitAll } from '../tests/support/hostile-site.ts'

const long = 600_000

let site: BrowserSite
let visitor: Visitor
/** What ran, or asked to: calls that the attacks make, dialogs, windows. */
const ran: string[] = []
const pagesOfSite: string[] = []
const documents: { path: string; body: string }[] = []
beforeAll(async () => {
  site = await openBrowserSite(openHostileSite)
  const seen = new Map<string, number>()
  await visitAll(
    site.site,
    async ({ path, response, body }) => {
      const type = response.headers.get('content-type') ?? ''
      if (/^(?!application\/vnd\.).*xml/.test(type) && !path.startsWith('/assets/')) documents.push({ path, body })
      // A few of each kind: the same template with the same attacks tells nothing new.
      const kind = path
        .split(/[/?]/)
        .slice(0, 5)
        .join('/')
        .replace(/[\d-]|[0-9A-Z]{20,}/g, '')
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      if (type.startsWith('text/html') && (seen.get(kind) ?? 0) <= 3) pagesOfSite.push(path)
      // Made by other programs of the same words, and read back elsewhere: no browser reads them as a page.
    },
    path => /\.(?:pdf|docx|odt|png|md)(?:\?|$)/.test(path),
  )
  visitor = await site.visit()
  await visitor.page.exposeBinding(evil.call, (_, what) => ran.push(`calls ${what}`))
  visitor.page.on('dialog', async dialog => {
    ran.push(`opens a dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  visitor.page.on('popup', popup => ran.push(`opens ${popup.url()}`))
}, long)
afterAll(async () => {
  await visitor?.close()
  await site?.close()
})

/** Does to every element what a reader may do, and tells what of the page is no part of it. */
const provoke = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ element, attribute }) => {
      for (const details of document.querySelectorAll('details')) details.open = true
      for (const one of document.querySelectorAll<HTMLElement>('*')) {
        for (const event of [
          'mouseover',
          'mouseenter',
          'focus',
          'focusin',
          'pointerdown',
          'load',
          'error',
          'toggle',
          'animationstart',
        ])
          one.dispatchEvent(new Event(event, { bubbles: event !== 'load' && event !== 'error' }))
      }
      const foreign = `${element}, [${attribute}], img, iframe, object, embed, math, style, base, video, audio, script:not([type="application/ld+json"])`
      const elements = [...document.querySelectorAll('*')]
      return [
        ...[...document.querySelectorAll(foreign)].map(one => `holds ${one.outerHTML.slice(0, 100)}`),
        ...elements.flatMap(one =>
          [...one.attributes]
            .filter(({ name }) => /^on|^style$|^srcdoc$|^formaction$/.test(name))
            .map(({ name }) => `has ${name} on ${one.tagName}`),
        ),
        ...elements
          .flatMap(one => [(one as HTMLAnchorElement).href, (one as HTMLFormElement).action])
          .filter(address => typeof address === 'string' && address !== '' && !/^(https?|mailto):/.test(address))
          .map(address => `leads to ${address}`),
      ]
    },
    { element: evil.element, attribute: evil.attribute },
  )

/** Goes to a page, provokes it, and tells what it did that no page may. */
async function wrongAt(path: string): Promise<string[]> {
  ran.length = 0
  visitor.complaints.length = 0
  const response = await visitor.page.goto(path)
  const found = await provoke(visitor.page)
  // What a page says of its own status is no complaint.
  const complaints = visitor.complaints.filter(words => !/status of 4\d\d/.test(words))
  const failed = (response?.status() ?? 500) >= 500 ? [`answers ${response?.status()}`] : []
  return [...failed, ...found, ...complaints, ...ran].map(fault => `${path}: ${fault}`)
}

describe('in a real browser, a site of which every word attacks its readers', () => {
  test('the instruments work: an attack that is let through is told of', async () => {
    ran.length = 0
    visitor.complaints.length = 0
    await visitor.page.goto('about:blank')
    await visitor.page.setContent(attacks[0] as string)
    await expect.poll(() => ran.join()).toContain('calls')
    expect((await provoke(visitor.page)).some(words => words.includes(evil.element))).toBe(true)
    await expect.poll(() => visitor.complaints.join()).toContain('https://attacker.example')
  })

  test('runs nothing, asks nothing of anybody, and holds nothing but words', { timeout: long }, async ({
    annotate,
  }) => {
    await annotate(`${pagesOfSite.length} pages`)
    expect(pagesOfSite.length).toBeGreaterThan(60)
    const wrong: string[] = []
    for (const path of pagesOfSite) wrong.push(...(await wrongAt(path)))
    expect(wrong).toEqual([])
  })

  test('nor does it when the attack is in the query', { timeout: long }, async () => {
    const wrong: string[] = []
    for (const { page, query = [] } of pages) {
      const path = addresses[page].fr
      if (query.length === 0 || path.includes(':')) continue
      for (const attack of attacks)
        wrong.push(...(await wrongAt(`${path}?${new URLSearchParams(query.map(name => [name, attack]))}`)))
    }
    wrong.push(...(await wrongAt(`/${encodeURIComponent((attacks[0] as string).replace(/\//g, ''))}`)))
    expect(wrong).toEqual([])
  })

  test('has feeds, a site map and pictures that a browser reads as XML, in which there is nothing of HTML', async () => {
    await visitor.page.goto('about:blank')
    expect(documents.map(({ path }) => path)).toEqual(expect.arrayContaining(['/sitemap.xml', '/registre.atom']))
    for (const { path, body } of documents) {
      const found = await visitor.page.evaluate(text => {
        const xml = new DOMParser().parseFromString(text, 'application/xml')
        const error = xml.querySelector('parsererror')
        if (error) return [String(error.textContent)]
        const names =
          'feed entry id title updated link author name summary content generator rights subtitle urlset url loc lastmod sitemapindex sitemap oembed version type provider_name provider_url cache_age html width height svg g rect path text desc'
        const known = new Set(names.split(' '))
        const inside = [...xml.querySelectorAll('[type="html"]')].map(
          one =>
            new DOMParser().parseFromString(String(one.textContent), 'text/html').body.querySelector('*')?.outerHTML ??
            '',
        )
        return [
          ...[...xml.querySelectorAll('*')].map(one => one.localName).filter(name => !known.has(name)),
          ...inside.filter(Boolean),
        ]
      }, body)
      expect([path, found]).toEqual([path, []])
    }
  })
})
