import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  axeFaults,
  type BrowserSite,
  openBrowserSite,
  picture,
  stickingOut,
  type Visitor,
} from '../tests/support/browser.ts'
import { openFollowed } from '../tests/support/tracker.ts'

/** Lists of a plan that is followed: commitments in every state, events of every kind of date, filters of every kind. */
const paths = {
  tracker: '/engagements?plan=2026-2028',
  'tracker with every filter':
    '/en/commitments?completion=limited&late=yes&organisation=zone-de-l-echeance&plan=2026-2028&priority=suivi-p2&q=11&sort=due',
  'middle of the tracker': '/engagements?plan=2026-2028&sort=title',
  priority: '/plans/2026-2028/priorites/1-une-priorite-1',
  agenda: '/agenda?plan=2026-2028',
  'computed series': '/en/agenda/series/le-cycle-d-ateliers',
  figures: '/en/figures?plan=2026-2028',
  search: '/recherche?q=ouvrir&type=commitment',
}

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite(openFollowed)
})
afterAll(() => site?.close())

const visits = [
  ['on a phone of 320 px, in dark colours', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['at a desk', { viewport: { width: 1280, height: 900 } }],
  ['in the colours of the system', { viewport: { width: 1280, height: 900 }, forcedColors: 'active' }],
] as const

describe.each(visits)('%s', (how, options) => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await site.visit(options)
  })
  afterAll(() => visitor?.close())

  test.each(Object.entries(paths))('%s has no fault that axe finds, and nothing sticks out', async (name, path) => {
    const { page, complaints } = visitor
    complaints.length = 0
    const response = await page.goto(path)
    expect(response?.status()).toBe(200)
    await page.evaluate(() => document.fonts.ready)
    await picture(page, `${name} ${how}`.replace(/[^a-z0-9]+/g, '-'))
    expect(await stickingOut(page)).toEqual([])
    expect(await axeFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})

test('in the colours of the system no word has the colour of the page, on whatever it stands', async () => {
  const { page, close } = await site.visit({ viewport: { width: 1280, height: 900 }, forcedColors: 'active' })
  for (const path of Object.values(paths)) {
    await page.goto(path)
    const invisible = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor
      const said = (element: Element) =>
        [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      return [...document.querySelectorAll('main *')]
        .filter(element => said(element) && getComputedStyle(element).color === ground)
        .map(element => element.outerHTML.slice(0, 100))
    })
    expect([path, invisible]).toEqual([path, []])
  }
  await close()
})

test('a reader with a keyboard narrows the list, reads how many are left, goes on and comes back', async () => {
  const { page, close } = await site.visit({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })
  await page.goto('/engagements')
  await page.getByLabel('Plan', { exact: true }).selectOption('2026-2028')
  await page.getByLabel('Trier par').selectOption('due')
  await page.getByRole('button', { name: 'Filtrer' }).press('Enter')
  await page.waitForURL(/plan=2026-2028/)
  expect(await page.getByRole('status').textContent()).toBe('80 engagements')
  const first = await page.locator('tbody tr').first().textContent()
  await page.getByRole('link', { name: 'Suivants' }).press('Enter')
  await page.waitForURL(/after=/)
  expect(await page.locator('tbody tr').first().textContent()).not.toBe(first)
  await page.getByRole('link', { name: 'Précédents' }).press('Enter')
  await page.waitForURL(/before=/)
  expect(await page.locator('tbody tr').first().textContent()).toBe(first)
  await page.getByRole('link', { name: /Enlever le filtre Plan/ }).press('Enter')
  await page.waitForURL(/engagements\?sort=due$/)
  expect(await page.getByRole('status').textContent()).toBe('151 engagements')
  await close()
})
