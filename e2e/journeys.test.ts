import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BrowserSite, openBrowserSite, picture, type Visitor } from '../tests/support/browser.ts'

/** What each page and link is called, by the language of the reader. */
const words = {
  fr: {
    home: '/',
    menu: 'Principale',
    aside: 'En bref',
    plans: 'Les plans',
    commitments: 'Engagements',
    agenda: 'Agenda',
    organisations: 'Organisations',
    record: 'Registre',
    skip: 'Aller au contenu',
    sources: 'Sources',
    history: 'Historique',
    other: 'en',
    statuses: ['Sans information', 'Non commencé', 'Limité', 'Substantiel', 'Achevé', 'Abandonné'],
  },
  en: {
    home: '/en',
    menu: 'Main',
    aside: 'At a glance',
    plans: 'The plans',
    commitments: 'Commitments',
    agenda: 'Agenda',
    organisations: 'Organisations',
    record: 'Record',
    skip: 'Skip to content',
    sources: 'Sources',
    history: 'History',
    other: 'fr',
    statuses: ['No information', 'Not started', 'Limited', 'Substantial', 'Complete', 'Withdrawn'],
  },
} as const

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite()
})
afterAll(() => site?.close())

describe.each(['fr', 'en'] as const)('with a phone, without scripts, in %s', language => {
  const say = words[language]
  const root = language === 'fr' ? '' : '/en'
  const commitments = language === 'fr' ? 'engagements' : 'commitments'
  let visitor: Visitor
  let page: Page
  beforeEach(async () => {
    visitor = await site.visit({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    })
    page = visitor.page
  })
  afterEach(async () => {
    const { complaints } = visitor
    await visitor.close()
    expect(complaints).toEqual([])
  })

  const main = () => page.getByRole('main')
  const path = () => new URL(page.url()).pathname
  const heading = () => page.getByRole('heading', { level: 1 }).innerText()

  test('the journalist goes from the home page to a commitment, its sources, and the line of the record that added it', async () => {
    await page.goto(say.home)
    await main()
      .getByRole('link', { name: /2023-2025/ })
      .first()
      .click()
    expect(path()).toBe(`${root}/plans/2023-2025`)
    await main().locator(`a[href*="/${commitments}/"]`).first().click()
    const commitment = path()
    expect(commitment).toContain(`${root}/plans/2023-2025/${commitments}/`)
    const title = await heading()
    await picture(page, `journalist-commitment-${language}`)

    // What a fact rests on is one step away, and its list leads to the documents themselves.
    const sources = main().getByRole('region', { name: say.sources })
    const outside = await sources.getByRole('link').all()
    expect(outside.length).toBeGreaterThan(0)
    for (const link of outside) expect(await link.getAttribute('href')).toMatch(/^https?:\/\//)

    await main().getByRole('region', { name: say.history }).getByRole('link').first().click()
    expect(path()).toMatch(/\/(registre\/entrees|record\/entries)\/[0-9A-Z]{26}$/)
    // Without the mark that says who wrote the title, which stands after it.
    expect(bare(await main().innerText())).toContain(bare(title.split('\n')[0] ?? '').slice(0, 60))
    expect(await page.locator('code.hash').innerText()).toMatch(/^[0-9a-f]{64}$/)
    await picture(page, `journalist-entry-${language}`)

    // The subject of the entry leads back to the commitment, whatever its address has become.
    await main().locator('a[href^="/id/commitment/"]').first().click()
    expect(new URL(page.url()).pathname.split('/').at(-1)?.split('-')[0]).toBe(
      commitment.split('/').at(-1)?.split('-')[0],
    )
    await page.goBack()
    await page.goBack()
    expect(path()).toBe(commitment)
    expect(await heading()).toBe(title)
  })

  test('the suspicious activist comes back to the same page by its permanent address', async () => {
    await page.goto(`${root}/plans/2018-2020/${commitments}/18`)
    const before = [path(), await heading()]
    const permanent = page.getByRole('complementary', { name: say.aside }).locator('a[href^="/id/"]')
    const href = await permanent.getAttribute('href')
    expect(await permanent.innerText()).toBe(href)
    await permanent.click()
    expect([path(), await heading()]).toEqual(before)
  })

  test('whoever changes language stays on the same page, and comes back', async () => {
    for (const from of [
      say.home,
      `${root}/plans`,
      `${root}/plans/2018-2020`,
      `${root}/plans/2018-2020/${commitments}/18`,
      `${root}/organisations`,
      `${root}/organisations/etalab`,
      language === 'fr' ? '/registre' : '/en/record',
    ]) {
      await page.goto(from)
      const before = page.url()
      expect(await page.getAttribute('html', 'lang')).toBe(language)
      await page.locator(`header a[hreflang="${say.other}"]`).click()
      expect(await page.getAttribute('html', 'lang')).toBe(say.other)
      expect(page.url()).not.toBe(before)
      await page.locator(`header a[hreflang="${language}"]`).click()
      expect(page.url()).toBe(before)
    }
  })

  test('the menu leads to each part of the site, and says where one is', async () => {
    const menu = page.getByRole('navigation', { name: say.menu })
    await page.goto(say.home)
    expect(await menu.locator('[aria-current]').count()).toBe(0)
    for (const name of [say.plans, say.commitments, say.organisations, say.agenda, say.record]) {
      await menu.getByRole('link', { name, exact: true }).click()
      const current = menu.locator('[aria-current]')
      expect([name, await current.count(), await current.innerText()]).toEqual([name, 1, name])
      expect(page.url()).toContain(String(await current.getAttribute('href')))
    }
  })

  test('the way at the top of a commitment leads back up to the plan and to the home page', async () => {
    await page.goto(`${root}/plans/2018-2020/${commitments}/18`)
    const way = page.locator('nav.crumbs')
    expect(await way.locator('[aria-current="page"]').count()).toBe(1)
    await way.locator('a').last().click()
    expect(path()).toBe(`${root}/plans/2018-2020`)
    await way.locator('a').first().click()
    expect(path()).toBe(say.home)
  })
})

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** What has the focus, what it is called, and whether the eye can tell. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    // A slab is outlined as a whole, by what its link spreads over it.
    const ringed = [getComputedStyle(element), getComputedStyle(element, '::after')].some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    )
    const { width, height, top, bottom } = element.getBoundingClientRect()
    return {
      // A field is named by its label.
      name: (
        element.getAttribute('aria-label') ??
        ((element as HTMLInputElement).labels?.[0]?.innerText || element.innerText || '')
      ).trim(),
      tag: element.tagName.toLowerCase(),
      href: element.getAttribute('href'),
      outlined: ringed,
      onScreen: width > 0 && height > 0 && bottom > 0 && top < window.innerHeight,
    }
  })

describe.each([
  ['on a phone', { width: 390, height: 844 }],
  ['at a desk', { width: 1280, height: 900 }],
] as const)('with the keyboard alone, %s', (_, viewport) => {
  let visitor: Visitor
  let page: Page
  beforeEach(async () => {
    visitor = await site.visit({ viewport, javaScriptEnabled: false })
    page = visitor.page
  })
  afterEach(() => visitor.close())

  /** Presses Tab until something is reached; each stop on the way can be seen. */
  async function tabTo(wanted: (at: Awaited<ReturnType<typeof focused>>) => boolean, atMost = 60): Promise<void> {
    for (let step = 0; step < atMost; step += 1) {
      await page.keyboard.press('Tab')
      const at = await focused(page)
      expect(at).toMatchObject({ outlined: true, onScreen: true })
      if (wanted(at)) return
    }
    throw new Error(`not reached in ${atMost} steps`)
  }

  test('the first key shows the way past the menu, and leads into the page', async () => {
    await page.goto('/plans/2018-2020')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatchObject({ name: 'Aller au contenu', outlined: true, onScreen: true })
    await picture(page, `skip-link-${viewport.width}`)
    await page.keyboard.press('Enter')
    await page.waitForURL(url => url.hash === '#contenu')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  test('every stop is named and can be seen, from the first to the last, and none is a trap', async () => {
    for (const start of ['/', '/plans/2018-2020/engagements/18', '/registre']) {
      await page.goto(start)
      const stops = await page.locator('a[href], summary, button, input, select, textarea').count()
      const seen: string[] = []
      for (let step = 0; step < stops; step += 1) {
        await page.keyboard.press('Tab')
        const at = await focused(page)
        expect([start, at]).toEqual([start, expect.objectContaining({ outlined: true, onScreen: true })])
        expect(at.name).not.toBe('')
        seen.push(at.name)
      }
      expect(seen.slice(2, 8)).toEqual([
        'Les plans',
        'Contribuer',
        'Engagements',
        'Organisations',
        'Agenda',
        'Registre',
      ])
    }
  })

  test('one reads a commitment, from the home page on, with Tab and Enter only', async () => {
    await page.goto('/')
    await tabTo(({ name }) => name === 'Les plans')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/plans')
    await tabTo(({ href }) => href === '/plans/2018-2020')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/plans/2018-2020')
    await tabTo(({ href }) => href?.includes('/engagements/') ?? false)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/engagements/**')
    // The rule of the status unfolds without a script.
    await tabTo(({ tag }) => tag === 'summary')
    await page.keyboard.press('Enter')
    expect(await page.locator('details[open]').count()).toBe(1)
  })
})

describe('with a screen reader', () => {
  let visitor: Visitor
  let page: Page
  beforeAll(async () => {
    visitor = await site.visit({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    page = visitor.page
  })
  afterAll(() => visitor?.close())

  const templates = [
    '/',
    '/plans',
    '/plans/2018-2020',
    '/plans/2021-2023',
    '/plans/2018-2020/engagements/18',
    '/plans/2015-2017/engagements/4',
    '/organisations',
    '/organisations/etalab',
    '/registre',
    '/plans/1999',
    '/en/plans/2018-2020/commitments/18',
  ]

  test.each(templates)('%s has its landmarks, its headings in order and its lists', async path => {
    await page.goto(path)
    for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
      expect([landmark, await page.getByRole(landmark).count()]).toEqual([landmark, 1])
    }
    const names = await Promise.all(
      (await page.getByRole('navigation').all()).map(navigation => navigation.getAttribute('aria-label')),
    )
    expect(names).toContain(path.startsWith('/en') ? words.en.menu : words.fr.menu)
    expect(new Set(names).size).toBe(names.length)
    expect(names.every(Boolean)).toBe(true)

    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('main h1, main h2, main h3, main h4, main h5, main h6')].map(heading =>
        Number(heading.tagName.slice(1)),
      ),
    )
    expect(levels[0]).toBe(1)
    expect(levels.filter(level => level === 1)).toEqual([1])
    for (const [place, level] of levels.entries()) expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1)
    const regions = await page.getByRole('region').all()
    for (const region of regions) expect(await region.getAttribute('aria-labelledby')).toBeTruthy()
  })

  test.each([320, 1280])('a table stays one at %i px: a caption, columns and rows', async width => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/plans/2018-2020/engagements/18')
    const table = page.getByRole('table').first()
    const data = (await (await fetch(`${site.url}/plans/2018-2020/engagements/18.json`)).json()) as {
      milestones: unknown[]
    }
    expect(await table.locator('caption').innerText()).toContain('18')
    expect(await table.getByRole('columnheader').count()).toBeGreaterThanOrEqual(3)
    expect(await table.getByRole('row').count()).toBe(data.milestones.length + 1)
    for (const row of (await table.getByRole('row').all()).slice(1)) {
      expect(await row.getByRole('cell').count()).toBe(await table.getByRole('columnheader').count())
    }
  })

  test('a status is a word, wherever it is shown, and its drawing is silent', async () => {
    for (const path of ['/plans/2018-2020', '/en/plans/2018-2020', '/plans/2018-2020/engagements/18', '/']) {
      await page.goto(path)
      const said: readonly string[] = [...words.fr.statuses, ...words.en.statuses, 'Atteint', 'Reached', 'À venir']
      const statuses = await page.locator('main .st').all()
      expect(statuses.length).toBeGreaterThan(0)
      for (const status of statuses) expect(said).toContain((await status.innerText()).trim())
      for (const drawing of await page.locator('main svg').all()) {
        expect(
          (await drawing.getAttribute('aria-hidden')) === 'true' || (await drawing.getAttribute('aria-label')) !== null,
        ).toBe(true)
      }
    }
  })
})
