import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults, type BrowserSite, openBrowserSite, picture } from '../tests/support/browser.ts'
import { testOrigin } from '../tests/support/site.ts'

let site: BrowserSite
let other: Server
/** A page of another site, with the HTML that ours gives for it; and one that tries to frame what isn't made for it. */
let host: string
beforeAll(async () => {
  site = await openBrowserSite()
  const oembed = await fetch(`${site.url}/oembed?url=${encodeURIComponent(`${testOrigin}/plans/2018-2020`)}`)
  const { html } = (await oembed.json()) as { html: string }
  const pages: Record<string, string> = {
    '/': html.replace(testOrigin, site.url),
    '/wrong': `<iframe src="${site.url}/plans/2018-2020" title="un cadre" width="600" height="300"></iframe>`,
  }
  other = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="fr"><title>Un article</title><h1>Un article</h1>${pages[request.url ?? '']}`,
    )
  })
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  host = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise(resolve => other?.close(resolve) ?? resolve(null))
  await site?.close()
})

test.each([390, 1280])(
  'a page of another site shows a plan’s state, %i px wide, and its reader gets to the plan',
  async width => {
    const visitor = await site.visit({ viewport: { width, height: 844 }, javaScriptEnabled: true })
    const { page } = visitor
    try {
      await page.goto(`${host}/`)
      const frame = page.frameLocator('iframe')
      await frame.getByRole('heading', { level: 1 }).waitFor()
      expect(await frame.locator('main').innerText()).toMatch(/21\s+Sans information/)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await picture(page, `embed-${width}`)
      await frame.getByRole('heading', { level: 1 }).getByRole('link').click()
      await page.waitForURL(`${site.url}/plans/2018-2020`)
      await page.goto('/plans/2018-2020/integration')
      expect(await axeFaults(page)).toEqual([])
    } finally {
      await visitor.close()
    }
  },
)

test('a page that is not made for it is shown in no frame', async () => {
  const visitor = await site.visit({ viewport: { width: 1280, height: 844 } })
  const { page } = visitor
  try {
    await page.goto(`${host}/wrong`)
    const frame = page.frames().find(one => one !== page.mainFrame())
    await page.waitForLoadState('networkidle')
    expect(await frame?.evaluate(() => document.body.innerText).catch(() => '')).not.toContain('Sans information')
  } finally {
    await visitor.close()
  }
})
