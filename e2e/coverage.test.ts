import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDemonstration } from '../src/site/demonstration/make.ts'
import { axeFaults, type BrowserSite, openBrowserSite, picture, stickingOut } from '../tests/support/browser.ts'
import { openSite } from '../tests/support/site.ts'

let site: BrowserSite
let closed: { plan: string; consultation: string }
beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null))
  const { db } = site.site.database
  await db.transaction().execute(tx => makeDemonstration(tx, new Date()))
  const row = await db
    .selectFrom('consultations')
    .innerJoin('plans', 'plans.id', 'plan_id')
    .select(['plans.slug as plan', 'consultations.slug as consultation'])
    .where('closes', '<', new Date())
    .orderBy('closes', 'desc')
    .executeTakeFirstOrThrow()
  closed = row
})
afterAll(() => site?.close())

const words = {
  fr: {
    consultation: '/consultations/',
    see: 'Voir les réponses : reçues, publiées, dues',
    sum: /237 répondues \+ 3 en attente/,
    owed: 'Les réponses dues',
    answered: '/contributions?state=answered&consultation=',
    stands: 'Répondue',
  },
  en: {
    consultation: '/en/consultations/',
    see: 'See the answers: received, published, owed',
    sum: /237 answered \+ 3 waiting/,
    owed: 'Answers that are owed',
    answered: '/en/contributions?state=answered&consultation=',
    stands: 'Answered',
  },
} as const

const visits = [
  ['fr', 'on a phone of 320 px, in dark colours', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['en', 'at a desk without JavaScript', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
] as const

describe.each(visits)('how a consultation is answered (%s, %s)', (language, how, options) => {
  test('is told from its page on: the sum, what is owed and by whom, and each contribution with where it stands', async () => {
    const say = words[language]
    const { page, complaints } = await site.visit(options)
    const seen = async (what: string) => {
      await picture(page, `coverage-${what}-${language} ${how}`.replace(/[^a-z0-9]+/g, '-'))
      expect([what, await stickingOut(page)]).toEqual([what, []])
      // It needs a clock that ticks, which a page without JavaScript hasn’t.
      if (!('javaScriptEnabled' in options)) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    const text = async () => ((await page.locator('main').textContent()) ?? '').replace(/\s/g, ' ')
    await page.goto(say.consultation + closed.consultation)
    expect(await text()).toMatch(say.sum)
    await seen('consultation')
    await page.getByRole('link', { name: say.see }).first().click()
    await page.waitForLoadState()
    await seen('plan')
    const owed = page.getByRole('table', { name: say.owed })
    expect(await owed.getByRole('link', { name: /^C-\d+$/ }).count()).toBeGreaterThanOrEqual(3)
    if (language === 'fr') {
      // As wide as A4 between its margins.
      await page.setViewportSize({ width: 690, height: 1000 })
      await page.emulateMedia({ media: 'print' })
      await picture(page, 'coverage-print')
      expect(await stickingOut(page)).toEqual([])
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize(options.viewport)
    }
    await page.goto(say.answered + closed.consultation)
    expect(await text()).toContain(say.stands)
    await seen('list')
    expect(complaints).toEqual([])
  })
})
