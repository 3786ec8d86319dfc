import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BrowserSite, openBrowserSite, type Visitor } from '../tests/support/browser.ts'

/** Another site, on another origin: it answers what a test says, and keeps what it was asked. */
type Other = { url: string; heard: IncomingMessage[]; pages: Map<string, string>; close(): Promise<unknown> }

async function openOther(): Promise<Other> {
  const heard: IncomingMessage[] = []
  const pages = new Map<string, string>()
  const server: Server = createServer((request, response) => {
    heard.push(request)
    const path = new URL(request.url ?? '/', 'http://other.example').pathname
    const type = path.endsWith('.js')
      ? 'text/javascript'
      : path.endsWith('.css')
        ? 'text/css'
        : 'text/html; charset=utf-8'
    response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' })
    response.end(pages.get(path) ?? 'window.ran = "a script from elsewhere"')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    pages,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

let site: BrowserSite
let other: Other
let visitor: Visitor
let page: Page
beforeAll(async () => {
  site = await openBrowserSite()
  other = await openOther()
  visitor = await site.visit()
  page = visitor.page
})
afterAll(async () => {
  await visitor?.close()
  await other?.close()
  await site?.close()
})
beforeEach(() => {
  other.heard.length = 0
  visitor.complaints.length = 0
})

/** Asked of the other site, favicons apart. */
const heardBy = () => other.heard.map(({ url }) => url).filter(url => url !== '/favicon.ico')

declare global {
  interface Window {
    ran?: string
    refused?: string[]
  }
}

describe('what somebody manages to put into a page', () => {
  /** Each is put into a page of the site as it stands; the directive that is to refuse it. */
  const injections: [string, (elsewhere: string) => void, RegExp][] = [
    ['a script in the page', () => add('script', { textContent: 'window.ran = "inline"' }), /^script-src-elem/],
    ['a script of this site', () => add('script', { src: '/assets/x.js' }), /^script-src-elem/],
    ['a script from elsewhere', elsewhere => add('script', { src: `${elsewhere}/x.js` }), /^script-src-elem/],
    ['a module', elsewhere => add('script', { type: 'module', src: `${elsewhere}/x.js` }), /^script-src-elem/],
    [
      'a script in an address',
      () => add('script', { src: 'data:text/javascript,window.ran="data"' }),
      /^script-src-elem/,
    ],
    [
      'a handler',
      () => add('button', { onclick: null }, { onclick: 'window.ran = "handler"' }).click(),
      /^script-src-attr/,
    ],
    [
      'a handler of a picture',
      () => add('img', {}, { onerror: 'window.ran = "error"', src: 'x:' }),
      /^(script-src-attr|img-src)/,
    ],
    [
      'an address that is a script',
      () => add('a', {}, { href: 'javascript:window.ran="address"' }).click(),
      /^script-src-elem/,
    ],
    ['a style in the page', () => add('style', { textContent: 'body { display: none }' }), /^style-src-elem/],
    ['a style of an element', () => add('p', {}, { style: 'position: fixed' }), /^style-src-attr/],
    [
      'a style sheet from elsewhere',
      elsewhere => add('link', { rel: 'stylesheet', href: `${elsewhere}/x.css` }),
      /^style-src-elem/,
    ],
    ['a picture from elsewhere', elsewhere => add('img', { src: `${elsewhere}/x.png` }), /^img-src/],
    ['a picture in an address', () => add('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }), /^img-src/],
    ['a frame from elsewhere', elsewhere => add('iframe', { src: `${elsewhere}/x` }), /^frame-src/],
    ['a frame of this site', () => add('iframe', { src: '/en' }), /^frame-src/],
    ['an object from elsewhere', elsewhere => add('object', { data: `${elsewhere}/x` }), /^object-src/],
    ['an embedded thing', elsewhere => add('embed', { src: `${elsewhere}/x` }), /^object-src/],
    ['a film from elsewhere', elsewhere => add('video', { src: `${elsewhere}/x.mp4` }), /^media-src/],
    [
      'a font from elsewhere',
      elsewhere => void new FontFace('x', `url(${elsewhere}/x.woff2)`).load().catch(() => {}),
      /^font-src/,
    ],
    ['a request', elsewhere => void fetch(`${elsewhere}/x`).catch(() => {}), /^connect-src/],
    ['a request to this site', () => void fetch('/plans.json').catch(() => {}), /^connect-src/],
    ['a message sent on leaving', elsewhere => void navigator.sendBeacon(`${elsewhere}/x`, 'x'), /^connect-src/],
    ['a line that stays open', elsewhere => void new EventSource(`${elsewhere}/x`), /^connect-src/],
    ['a worker', () => void new Worker('/assets/x.js'), /^worker-src/],
    ['a base for all addresses', elsewhere => add('base', { href: `${elsewhere}/` }), /^base-uri/],
    [
      'a form to elsewhere',
      elsewhere => add('form', { action: `${elsewhere}/x`, method: 'post' }).submit(),
      /^form-action/,
    ],
    ['words run as a script', () => void setTimeout('window.ran = "words"', 0), /^script-src/],
  ]

  test.each(injections)('%s: is refused', async (_, inject, directive) => {
    await page.goto('/plans')
    await page.evaluate(() => {
      window.refused = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        window.refused?.push(effectiveDirective),
      )
      Object.assign(window, {
        add: (name: string, properties: object, attributes: Record<string, string> = {}) => {
          const made = document.createElement(name)
          for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
          for (const [key, value] of Object.entries(properties)) if (value !== null) Reflect.set(made, key, value)
          return (name === 'base' ? document.head : document.body).appendChild(made)
        },
      })
    })
    await page.evaluate(inject as (elsewhere: string) => void, other.url)
    await expect.poll(() => page.evaluate(() => window.refused?.join(' ') ?? '')).toMatch(directive)
    expect(await page.evaluate(() => window.ran)).toBeUndefined()
    expect(new URL(page.url()).pathname).toBe('/plans')
    expect(heardBy()).toEqual([])
    expect(await page.evaluate(() => document.baseURI)).toBe(`${site.url}/plans`)
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none')
  })
})

/** In the page only: makes an element there. */
declare function add<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  attributes?: Record<string, string>,
): HTMLElementTagNameMap[Name]

describe('another site', () => {
  /** Goes to a page of the other site. */
  const goTo = async (path: string, html: string) => {
    other.pages.set(path, `<!doctype html><title>other</title>${html}`)
    await page.goto(other.url + path)
  }

  test('can show no page, data or file of this site in a frame', async () => {
    const paths = [
      '/',
      '/plans/2018-2020.json',
      '/registre.atom',
      '/engagements.csv',
      '/agenda.ics',
      '/nowhere',
      '/robots.txt',
      '/plans/',
    ]
    await goTo('/frames', paths.map(path => `<iframe src="${site.url}${path}"></iframe>`).join(''))
    const shown = page
      .frames()
      .slice(1)
      .map(frame => frame.url())
    expect(shown.length).toBe(paths.length)
    // The browser’s own error in its place, or nothing: never what was asked for.
    expect(shown.filter(url => url !== 'chrome-error://chromewebdata/' && url !== '' && url !== 'about:blank')).toEqual(
      [],
    )
    expect(shown[0]).toBe('chrome-error://chromewebdata/')
  })

  test('can’t use what is here as a script, a style or a picture of its own', async () => {
    const css = (await (await site.site.get('/')).text()).match(/\/assets\/parvis\.[\w.]+css/)?.[0]
    const icon = (await (await site.site.get('/')).text()).match(/\/assets\/icon\.[\w.]+svg/)?.[0]
    await goTo('/uses', `<p id="seen">seen</p>`)
    const told = await page.evaluate(
      async ([plans, sheet, robots, picture]) => {
        const loaded = (name: string, attributes: Record<string, string>) =>
          new Promise<string>(resolve => {
            const made = document.createElement(name)
            for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
            made.addEventListener('load', () => resolve('loaded'))
            made.addEventListener('error', () => resolve('refused'))
            document.body.append(made)
          })
        return [
          await loaded('script', { src: plans as string }),
          await loaded('link', { rel: 'stylesheet', href: sheet as string }),
          await loaded('link', { rel: 'stylesheet', href: robots as string }),
          await loaded('img', { src: picture as string }),
        ]
      },
      [`${site.url}/plans.json`, site.url + css, `${site.url}/robots.txt`, site.url + icon],
    )
    expect(told).toEqual(['refused', 'refused', 'refused', 'refused'])
  })

  test('may read the data, which is everybody’s, and not the pages', async () => {
    await goTo('/reads', '')
    const reads = (path: string) =>
      page.evaluate(
        address =>
          fetch(address).then(
            answer => answer.status,
            () => 'refused',
          ),
        site.url + path,
      )
    expect(await reads('/plans.json')).toBe(200)
    expect(await reads('/engagements.csv')).toBe(200)
    expect(await reads('/registre.atom')).toBe(200)
    expect(await reads('/plans')).toBe('refused')
    expect(await reads('/')).toBe('refused')
  })

  test('isn’t told from where a reader comes; this site is', async () => {
    await page.goto('/recherche?q=eau')
    await page.evaluate(address => {
      const link = document.createElement('a')
      link.href = address
      document.body.append(link)
      link.click()
    }, `${other.url}/landing`)
    await page.waitForURL(`${other.url}/landing`)
    expect(other.heard.map(({ headers }) => headers.referer)).not.toContainEqual(expect.stringContaining(site.url))
    await page.goto('/plans')
    const asked = page.waitForRequest(request => request.isNavigationRequest())
    await page.getByRole('link', { name: '2018-2020' }).first().click()
    expect((await (await asked).allHeaders()).referer).toBe(`${site.url}/plans`)
  })

  test('that opens a page of this site in a window of its own keeps no hold on it', async () => {
    await goTo('/opens', '')
    const opened = page.waitForEvent('popup')
    await page.evaluate(address => Object.assign(window, { held: window.open(address) }), `${site.url}/plans`)
    const popup = await opened
    await popup.waitForURL(`${site.url}/plans`)
    expect(await popup.evaluate(() => window.opener)).toBeNull()
    expect(await page.evaluate(() => (window as unknown as { held: Window }).held.closed)).toBe(true)
    await popup.close()
  })
})

test('a page may use no camera, no microphone, no place, no payment, whatever runs in it', async () => {
  await page.goto('/')
  const allowed = await page.evaluate(() => {
    const { featurePolicy } = document as unknown as { featurePolicy: { allowsFeature(name: string): boolean } }
    return ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics'].filter(name =>
      featurePolicy.allowsFeature(name),
    )
  })
  expect(allowed).toEqual([])
})
