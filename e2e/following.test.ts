import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BrowserSite, openBrowserSite, picture, type Visitor } from '../tests/support/browser.ts'
import { openSiteOn } from '../tests/support/site.ts'

/** Somebody on a phone, without scripts, who comes on a day of 2021. */
function onDay(day: string) {
  const state = {} as { site: BrowserSite; visitor: Visitor; page: Page }
  beforeAll(async () => {
    state.site = await openBrowserSite(() => openSiteOn(day))
  })
  afterAll(() => state.site?.close())
  beforeEach(async () => {
    state.visitor = await state.site.visit({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    state.page = state.visitor.page
  })
  afterEach(async () => {
    const { complaints } = state.visitor
    await state.visitor.close()
    expect(complaints).toEqual([])
  })
  return state
}

const band = (page: Page, name: string) => page.getByRole('region', { name })

describe('on 25 June 2021, while the plan is co-constructed', () => {
  const on = onDay('2021-06-25')

  test('the citizen sees what is going on, what he can do, what comes next and what took place, and is told which day it is', async () => {
    const { page } = on
    await page.goto('/')
    await picture(page, 'following-2021-06-25')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(
      /Le plan 2021-2023 s’écrit maintenant\.\s+Co-construction\s: jusqu’à juillet 2021\./,
    )
    expect(await page.locator('[aria-current="step"]').innerText()).toContain('Co-construction')
    expect(await page.locator('body').innerText()).toContain('réglée au 25 juin 2021')
    expect(await band(page, 'Ce que vous pouvez faire maintenant').getByRole('listitem').count()).toBeGreaterThan(6)
    expect(await band(page, 'Ce qui vient').getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      expect.stringContaining('Recueil et consolidation'),
      expect.stringContaining('Rédaction et éditorialisation'),
      expect.stringContaining('Publication du plan d’action'),
    ])
    const happened = band(page, 'Ce qui a déjà eu lieu')
    expect(await happened.innerText()).toMatch(/près de\s+100[\s\S]*plus de\s+700[\s\S]*200/)
    expect((await happened.getByRole('heading', { level: 3 }).allInnerTexts())[0]).toMatch(/n°\s2/)
  })

  test('each thing that he can do leads somewhere: a priority, the method, the agenda; the calendar says what isn’t known yet', async () => {
    const { page } = on
    await page.goto('/')
    await band(page, 'Ce que vous pouvez faire maintenant')
      .getByRole('link', { name: /Gérer la crise/ })
      .click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Gérer la crise et la relance')
    await page.goBack()
    await page.getByRole('link', { name: 'Lire comment ce plan se fait, et qui le conduit' }).click()
    expect(new URL(page.url()).pathname).toBe('/plans/2021-2023/methode')
    await page.goBack()
    await page.getByRole('link', { name: 'Tout le calendrier' }).click()
    const publication = page.getByRole('row', { name: /Publication du plan d’action/ })
    expect(await publication.innerText()).toMatch(/fin septembre 2021[\s\S]*à venir/)
    expect(await page.getByRole('main').innerText()).not.toContain('17 décembre 2021')
  })
})

describe('on 1 July 2021, without anything having been done', () => {
  const on = onDay('2021-07-01')

  test('the phase that is under way is another one, and the home page says so', async () => {
    const { page } = on
    await page.goto('/')
    await picture(page, 'following-2021-07-01')
    const current = await page.locator('[aria-current="step"]').allInnerTexts()
    expect(current.join()).toContain('Recueil')
    expect(await band(page, 'Ce qui vient').innerText()).not.toContain('Recueil et consolidation')
  })
})

describe('today, between two plans', () => {
  const on = { page: undefined as unknown as Page }
  let site: BrowserSite
  let visitor: Visitor
  beforeAll(async () => {
    site = await openBrowserSite()
    visitor = await site.visit({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    on.page = visitor.page
  })
  afterAll(async () => {
    await visitor?.close()
    await site?.close()
  })

  test('the journalist finds the last evaluation, what nobody reported, the last events, and that no date is set for what comes', async () => {
    const { page } = on
    await page.goto('/')
    expect(await band(page, 'La dernière évaluation : le plan 2021-2023').innerText()).toMatch(/49[\s\S]*1[\s\S]*3/)
    expect(await band(page, 'Ce qui a été tenu, et ce que personne n’a dit').innerText()).toMatch(
      /71\s+Sans information/,
    )
    expect(await band(page, 'Ce qui vient').innerText()).toContain('Date non fixée')
    expect(await band(page, 'Les derniers rendez-vous').innerText()).toContain('17 décembre 2021')
    await page.getByRole('link', { name: 'Les voir un par un' }).click()
    expect(new URL(page.url()).pathname).toBe('/engagements')
  })

  test('the journalist adds the record to a feed reader, and the plan to a script', async () => {
    const feed = await (await fetch(`${site.url}/registre.atom`)).text()
    expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom"')
    const plan = (await (await fetch(`${site.url}/plans/2021-2023.json`)).json()) as { commitments: unknown[] }
    expect(plan.commitments).toHaveLength(18)
  })
})
