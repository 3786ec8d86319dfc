import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { findChromium } from '../tests/support/browser.ts'

/**
 * Measures the accessibility of a running site and writes data/accessibility.json, from which the site makes its statement:
 * one page of each kind that its sitemap lists, narrow and wide, light and dark.
 *
 * npx tsx bin/measure-accessibility.ts http://localhost:3000
 */
const [base = 'http://localhost:3000'] = process.argv.slice(2)
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const views = [
  { width: 390, scheme: 'light' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const
const file = new URL('../data/accessibility.json', import.meta.url)

/** What is the same on all pages of a kind: the address without the words of its things. */
const kindOf = (path: string): string =>
  path.split('/').length > 2 ? path.replace(/(\d{4}-\d{4}|[0-9A-Z]{26}|\d{4}\/\d{2}|[^/]+$)/g, '*') : path

const list = await (await fetch(`${base}/sitemap.xml`)).text()
const paths = [...list.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
const french = paths.filter(path => !/^\/en(\/|$)/.test(path))
const pages = [...new Map(french.map(path => [kindOf(path), path] as const).reverse()).values()].sort()

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const { version } = require('axe-core/package.json') as { version: string }
type Found = { id: string; nodes: unknown[] }

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const violations: { page: string; rule: string; count: number }[] = []
for (const { width, scheme } of views) {
  // The site's policy forbids scripts: the tool is let in beside it.
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true })
  for (const page of pages) {
    const tab = await context.newPage()
    await tab.goto(base + page)
    await tab.addScriptTag({ content: axe })
    const found = (await tab.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(({ violations }) => violations)`,
    )) as Found[]
    for (const { id, nodes } of found) {
      const known = violations.find(one => one.page === page && one.rule === id)
      if (known) known.count = Math.max(known.count, nodes.length)
      else violations.push({ page, rule: id, count: nodes.length })
    }
    await tab.close()
  }
  await context.close()
}
await browser.close()

const before = JSON.parse(readFileSync(file, 'utf8')) as { audit: unknown }
const date = new Date(Date.now()).toISOString().slice(0, 10)
// A line of the record has another address on every site.
const anywhere = (page: string) => page.replace(/[0-9A-Z]{26}$/, '…')
const measured = {
  tool: `axe-core ${version}`,
  date,
  rules,
  views,
  pages: pages.map(anywhere),
  violations: violations.map(one => ({ ...one, page: anywhere(one.page) })),
  audit: before.audit,
}
writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`)
process.stdout.write(`${pages.length} pages, ${violations.length} violations\n`)
