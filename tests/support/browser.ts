import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { serveSite } from './serve.ts'
import { openSite, type TestSite } from './site.ts'

/** First the Chromium that has no windows: it lays out and runs pages as the whole one does, in less than half of the processor’s time. */
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/**
 * The browser of this machine; `CHROMIUM` says where it is elsewhere.
 * @throws Error that says how to get one
 */
export function findChromium(): string {
  const wanted = process.env.CHROMIUM ? [process.env.CHROMIUM] : places
  for (const place of wanted) {
    try {
      accessSync(place, constants.X_OK)
      return place
    } catch {
      // The next one.
    }
  }
  throw new Error(`The browser tests need Chromium, and it isn’t at ${wanted.join(' nor at ')}: run bin/setup.`)
}

/** A browser as a visitor has it, which itself talks to nobody. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // As the whole browser sets letters; without windows it would round the place of each, and a PDF read back would have gaps in its words.
      '--font-render-hinting=none',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export type Visitor = {
  page: Page
  /** What went wrong while they read: requests to other sites, errors of the console, answers that failed. */
  complaints: string[]
  close(): Promise<void>
}

export type BrowserSite = {
  url: string
  site: TestSite
  /** A browser window of its own. */
  visit(options?: BrowserContextOptions): Promise<Visitor>
  close(): Promise<void>
}

/** A site, the French one unless said otherwise, behind a real socket, and a real browser to read it with. */
export async function openBrowserSite(open = () => openSite('france')): Promise<BrowserSite> {
  const browser = await launch()
  const site = await open()
  const served = await serveSite(site)
  return {
    url: served.url,
    site,
    async visit(options = {}) {
      const context = await browser.newContext({ baseURL: served.url, locale: 'fr-FR', ...options })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('request', request => {
        const { origin } = new URL(request.url())
        if (origin !== served.url) complaints.push(`asks ${request.url()}`)
      })
      page.on('console', message => {
        if (['error', 'warning'].includes(message.type())) complaints.push(`says ${message.text()}`)
      })
      page.on('pageerror', error => complaints.push(`fails: ${error.message}`))
      page.on('requestfailed', request => {
        // What was still on its way when the reader left is not missed.
        const reason = request.failure()?.errorText
        if (reason !== 'net::ERR_ABORTED') complaints.push(`can’t fetch ${request.url()}: ${reason}`)
      })
      return { page, complaints, close: () => context.close() }
    },
    async close() {
      await browser.close()
      await served.stop()
      await site.close()
    },
  }
}

/** What axe finds wrong with the page as it stands: WCAG 2.2 A and AA, and its good practices. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe has put itself there
    const { violations } = await (globalThis as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })
    return violations.flatMap(
      (violation: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }) =>
        violation.nodes.map(
          node => `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)} ${node.failureSummary}`,
        ),
    )
  })
}

/** What sticks out of the window sideways: nothing, or the widest elements. */
export const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement as Element
    if (scrollWidth <= window.innerWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
      .slice(0, 5)
      .map(element => `${scrollWidth} px: ${element.outerHTML.slice(0, 150)}`)
  })

/** Takes a picture when `SCREENSHOTS` names a folder: for people to look at, never part of a test. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
