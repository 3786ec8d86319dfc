import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numberInWords } from '../src/consultations/index.ts'
import { makeDemonstration } from '../src/site/demonstration/make.ts'
import { axeFaults, type BrowserSite, openBrowserSite, picture, stickingOut } from '../tests/support/browser.ts'
import { atHome, openSite } from '../tests/support/site.ts'

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
  await site.site.database.db.transaction().execute(tx => makeDemonstration(tx, new Date()))
})
afterAll(() => site?.close())

const words = {
  fr: {
    contribution: '/contributions/',
    trial: '/demonstration',
    outbox: '/boite-d-envoi',
    workshop: '/atelier',
    log: '/moderation',
    report: 'Signaler cette contribution',
    rule: 'Règle 3 : Pas de publicité',
    why: 'Dites pourquoi',
    send: 'Envoyer le signalement',
    received: 'Votre signalement est reçu',
    enterAs: (role: 'moderator' | 'administrator') =>
      `Entrer comme : ${role === 'moderator' ? 'Modérateur' : 'Administrateur'}`,
    desk: 'Modération',
    decide: (number: string) => `Lire et décider : ${number}`,
    explanation: 'Explication pour l’auteur',
    hide: 'Masquer cette contribution',
    hidden: 'La contribution est masquée',
    isHidden: 'Contribution masquée',
    contest: 'Contester la décision',
    email: 'Adresse électronique',
    ask: 'Recevoir le lien',
    link: 'Me connecter',
    appeal: 'Pourquoi cette décision devrait changer',
    appealed: 'Votre contestation est reçue',
    answer: 'Votre réponse',
    restore: 'La rétablir',
    settled: 'L’auteur a votre réponse.',
    restored: 'rétablie',
  },
  en: {
    contribution: '/en/contributions/',
    trial: '/en/demonstration',
    outbox: '/en/outbox',
    workshop: '/en/workshop',
    log: '/en/moderation',
    report: 'Report this contribution',
    rule: 'Rule 3: No advertising',
    why: 'Say why',
    send: 'Send the report',
    received: 'Your report has arrived',
    enterAs: (role: 'moderator' | 'administrator') =>
      `Enter as: ${role === 'moderator' ? 'Moderator' : 'Administrator'}`,
    desk: 'Moderation',
    decide: (number: string) => `Read and decide: ${number}`,
    explanation: 'Explanation for the author',
    hide: 'Hide this contribution',
    hidden: 'The contribution is hidden',
    isHidden: 'Hidden contribution',
    // In the author's language.
    contest: 'Contester la décision',
    email: 'Adresse électronique',
    ask: 'Recevoir le lien',
    link: 'Me connecter',
    appeal: 'Pourquoi cette décision devrait changer',
    appealed: 'Votre contestation est reçue',
    answer: 'Your answer',
    restore: 'Restore it',
    settled: 'The author has your answer.',
    restored: 'restored',
  },
} as const

const visits = [
  ['fr', 'on a phone of 320 px, in dark colours', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['en', 'at a desk without JavaScript', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
] as const

describe.each(visits)('a contribution (%s, %s)', (language, how, options) => {
  const say = words[language]

  test('is reported, hidden, contested and restored, all by keyboard', async () => {
    const { db } = site.site.database
    const one = await db
      .selectFrom('contributions')
      .innerJoin('people', 'people.id', 'person_id')
      .select(['contributions.id', 'number', 'title', 'people.email'])
      .where('state', '=', 'published')
      .where('same_as', 'is', null)
      .where('copies', '=', 0)
      .where('people.language', '=', 'fr')
      .where('people.email', 'like', 'contributeur-%')
      .orderBy('number', language === 'fr' ? 'asc' : 'desc')
      .executeTakeFirstOrThrow()
    const number = numberInWords(one.number)
    const visitor = await site.visit(options)
    const { page, complaints } = visitor
    const seen = async (what: string) => {
      await picture(page, `moderation-${what}-${language} ${how}`.replace(/[^a-z0-9]+/g, '-'))
      expect([what, await stickingOut(page)]).toEqual([what, []])
      // It needs a clock that ticks, which a page without JavaScript hasn’t.
      if (!('javaScriptEnabled' in options)) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    /** Goes to what has the focus next, until it is what is looked for, and presses it. */
    const press = async (name: string) => {
      for (let step = 0; step < 300; step += 1) {
        await page.keyboard.press('Tab')
        const focused = page.locator(':focus')
        if ((await focused.count()) === 0) continue
        const label = (await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? ''
        if (!label.replace(/\s/g, ' ').trim().startsWith(name)) continue
        const left = page.waitForEvent('framenavigated')
        await page.keyboard.press('Enter')
        await left
        return page.waitForLoadState()
      }
      throw new Error(`nothing called ${name} gets the focus`)
    }
    const type = async (label: string, text: string) => {
      await page.getByLabel(label, { exact: true }).focus()
      await page.keyboard.type(text)
    }
    const choose = async (label: string) => {
      await page.getByRole('radio', { name: label }).focus()
      await page.keyboard.press('Space')
    }
    const heading = async () => (await page.locator('h1').textContent())?.replace(/\s/g, ' ')
    const enterAs = async (role: 'moderator' | 'administrator') => {
      await page.context().clearCookies()
      await page.goto(say.trial)
      await press(say.enterAs(role))
    }

    // Whoever reads it reports it, without an account.
    await page.goto(say.contribution + number)
    expect(await heading()).toContain(one.title)
    await press(say.report)
    await seen('report')
    await choose(say.rule)
    await type(say.why, 'Elle vend quelque chose.')
    await press(say.send)
    expect(await heading()).toBe(say.received)
    await seen('reported')

    // A moderator finds it on the desk, and hides it.
    await enterAs('moderator')
    await page.goto(say.workshop)
    await seen('workshop')
    await press(say.desk)
    await seen('desk')
    await press(say.decide(number))
    await seen('case')
    await choose(say.rule)
    await type(say.explanation, 'On y vend quelque chose.')
    await press(say.hide)
    expect(await page.getByRole('status').textContent()).toContain(say.hidden)
    await seen('hidden')
    site.site.cache.forgetAll()
    await page.goto(say.contribution + number)
    expect(await heading()).toContain(say.isHidden)
    await seen('hidden-page')

    // Its author has a letter, and contests from it.
    await page.context().clearCookies()
    await page.goto(say.outbox)
    await press(say.contest)
    await type(say.email, one.email)
    await press(say.ask)
    await page.goto(say.outbox)
    await press(say.link)
    await press(say.link)
    await page.waitForURL(/contester$/)
    await seen('appeal')
    await type(say.appeal, 'Je ne vends rien.')
    await press(words.fr.contest)
    expect(await heading()).toBe(say.appealed)
    await seen('appealed')

    // Somebody else than the one who hid it answers, and restores it.
    await enterAs('administrator')
    await page.goto(`${say.workshop}/moderation?list=appeals`)
    await seen('appeals')
    await press(say.decide(number))
    await type(say.answer, 'Vous avez raison.')
    await press(say.restore)
    expect(await page.getByRole('status').textContent()).toContain(say.settled)
    await seen('settled')
    site.site.cache.forgetAll()
    await page.goto(say.contribution + number)
    expect(await heading()).toContain(one.title)
    await page.goto(say.log)
    expect(await page.locator('main').textContent()).toMatch(new RegExp(`${number}[\\s\\S]*${say.restored}`))
    await seen('log')
    expect(complaints).toEqual([])
    await visitor.close()
  })

  test('that was set aside is ticked and published, or refused, with others', async () => {
    const { db } = site.site.database
    const ids = await db
      .selectFrom('contributions')
      .select(['id', 'number'])
      .where('state', '=', 'published')
      .where('same_as', 'is', null)
      .where('copies', '=', 0)
      .where('person_id', 'is not', null)
      .orderBy('number', language === 'fr' ? 'asc' : 'desc')
      .offset(5)
      .limit(3)
      .execute()
    await db
      .updateTable('contributions')
      .set({ state: 'quarantined', published_at: null, suspicion: 'fast' })
      .where(
        'id',
        'in',
        ids.map(({ id }) => id),
      )
      .execute()
    const visitor = await site.visit(options)
    const { page, complaints } = visitor
    await page.goto(say.trial)
    await page.getByRole('button', { name: say.enterAs('moderator') }).click()
    await page.goto(`${say.workshop}/moderation?list=set-aside`)
    await picture(page, `moderation-aside-${language}`)
    expect(await stickingOut(page)).toEqual([])
    if (!('javaScriptEnabled' in options)) expect(await axeFaults(page)).toEqual([])
    // Its words stand in lines that can be read.
    expect((await page.locator('main form .written').first().boundingBox())?.width).toBeGreaterThan(200)
    const tick = async (place: number) => {
      await page.getByRole('checkbox').nth(place).focus()
      await page.keyboard.press('Space')
    }
    await tick(0)
    await tick(1)
    await page.getByRole('button', { name: language === 'fr' ? 'Publier' : 'Publish' }).press('Enter')
    expect(await page.getByRole('status').textContent()).toMatch(/^\s*2 contributions/)
    await tick(0)
    await page.locator('#rule').selectOption('advertising')
    await page.getByRole('button', { name: language === 'fr' ? 'Refuser' : 'Refuse' }).press('Enter')
    expect(await page.getByRole('status').textContent()).toMatch(/^\s*1 contribution/)
    await picture(page, `moderation-emptied-${language}`)
    expect(complaints).toEqual([])
    await visitor.close()
  })
})
