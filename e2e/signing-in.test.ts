import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  axeFaults,
  type BrowserSite,
  openBrowserSite,
  picture,
  stickingOut,
  type Visitor,
} from '../tests/support/browser.ts'
import { atHome, openSite } from '../tests/support/site.ts'

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
})
afterAll(() => site?.close())

const words = {
  fr: {
    home: '/',
    space: 'Mon espace',
    mail: 'Adresse électronique',
    ask: 'Recevoir le lien',
    meant: 'Oui, envoyer à',
    look: 'Regardez votre courrier',
    outbox: 'Boîte d’envoi',
    enter: 'Me connecter',
    pseudonym: 'Pseudonyme',
    save: 'Enregistrer',
    saved: 'C’est enregistré.',
    hello: 'Bonjour, Camille.',
    out: 'Se déconnecter de cet appareil',
    outNow: 'Me déconnecter',
    code: 'Code à 6 chiffres',
    signIn: 'Se connecter',
    data: 'Mes données',
    file: 'Les mêmes, comme fichier JSON',
    eraseMe: 'Effacer mon compte',
    address: 'Pour confirmer, tapez votre adresse',
    wrong: 'Ce n’est pas l’adresse de ce compte',
    erase: 'Effacer mon compte pour toujours',
    gone: 'Votre compte est effacé',
    confirm: 'Recevoir un lien et un code',
  },
  en: {
    home: '/en',
    space: 'My space',
    mail: 'E-mail address',
    ask: 'Get the link',
    meant: 'Yes, send to',
    look: 'Look at your mail',
    outbox: 'Outbox',
    enter: 'Sign me in',
    pseudonym: 'Pseudonym',
    save: 'Save',
    saved: 'Saved.',
    hello: 'Hello, Camille.',
    out: 'Sign out on this device',
    outNow: 'Sign me out',
    code: '6-digit code',
    signIn: 'Sign in',
    data: 'My data',
    file: 'The same, as a JSON file',
    eraseMe: 'Erase my account',
    address: 'To confirm, type your e-mail address',
    wrong: 'This is not the address of this account',
    erase: 'Erase my account for ever',
    gone: 'Your account is erased',
    confirm: 'Get a link and a code',
  },
} as const

const visits = [
  ['on a phone of 320 px, in dark colours', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['on a phone of 390 px', { viewport: { width: 390, height: 844 } }],
  ['on a phone without JavaScript', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }],
  ['at a desk', { viewport: { width: 1280, height: 900 } }],
  ['at a desk, in dark colours', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
] as const

describe.each(['fr', 'en'] as const)('somebody who reads the site in %s', language => {
  const say = words[language]

  // What differs between languages is their words: those of English are read on one of the devices.
  describe.each(language === 'fr' ? visits : visits.slice(1, 2))('%s', (how, options) => {
    let visitor: Visitor
    beforeAll(async () => {
      visitor = await site.visit(options)
    })
    afterAll(() => visitor?.close())

    test('signs in by the link of a letter, says what they are called, and signs out, all by keyboard', async () => {
      const { page, complaints } = visitor
      complaints.length = 0
      const seen = async (what: string) => {
        await picture(page, `${what}-${language} ${how}`.replace(/[^a-z0-9]+/g, '-'))
        expect([what, await stickingOut(page)]).toEqual([what, []])
        // It needs a clock that ticks, which a page without JavaScript hasn’t.
        if (!('javaScriptEnabled' in options)) expect([what, await axeFaults(page)]).toEqual([what, []])
      }
      /** Goes to what has the focus next, until it is what is looked for, and presses it. */
      const press = async (name: string) => {
        for (let step = 0; step < 60; step += 1) {
          await page.keyboard.press('Tab')
          const focused = page.locator(':focus')
          const label = (await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? ''
          if (!label.replace(/\s/g, ' ').trim().startsWith(name)) continue
          // Each leads to another page; until it is there, the one before would be looked at.
          const left = page.waitForEvent('framenavigated')
          await page.keyboard.press('Enter')
          await left
          return page.waitForLoadState()
        }
        throw new Error(`nothing called ${name} gets the focus`)
      }
      const title = () => page.locator('h1').textContent()

      await page.goto(say.home)
      await press(say.space)
      await page.waitForURL(/connexion|sign-in/)
      await seen('sign-in')
      await page.getByLabel(say.mail).focus()
      await page.keyboard.type('camille@gmial.com')
      await press(say.ask)
      await page.waitForLoadState()
      await seen('meant')
      await press(say.meant)
      await page.waitForURL(/code\?/)
      expect(await title()).toContain(say.look)
      await seen('code')
      await press(say.outbox)
      await page.waitForLoadState()
      await seen('outbox')
      await press(say.enter)
      await page.waitForURL(/token=/)
      await seen('link')
      await press(say.enter)
      await page.waitForURL(/mon-espace|my-space/)
      await seen('space')
      await page.getByLabel(say.pseudonym).fill('Camille')
      await press(say.save)
      await page.waitForURL(/done=profile/)
      expect(await page.getByRole('status').textContent()).toContain(say.saved)
      expect(await page.locator('.lede').textContent()).toContain(say.hello)
      await seen('saved')
      await press(say.out)
      await page.waitForLoadState()
      await seen('sign-out')
      await press(say.outNow)
      await page.waitForURL(url => url.pathname === say.home)
      expect(await page.context().cookies()).toEqual([])
      expect(complaints).toEqual([])
      await site.site.database.db.deleteFrom('people').execute()
      await site.site.database.db.deleteFrom('rate_counts').execute()
    })
  })

  test('signs in by the code of a letter that is read on another device', async () => {
    const desk = await site.visit({ javaScriptEnabled: false })
    const phone = await site.visit({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    await desk.page.goto(language === 'fr' ? '/connexion' : '/en/sign-in')
    await desk.page.getByLabel(say.mail).fill('omar@example.org')
    await desk.page.getByRole('button', { name: say.ask }).click()
    await phone.page.goto(language === 'fr' ? '/boite-d-envoi' : '/en/outbox')
    const code = (await phone.page.locator('.code').first().textContent()) ?? ''
    await desk.page.getByLabel(say.code).fill(code)
    await desk.page.getByRole('button', { name: say.signIn, exact: true }).click()
    await desk.page.waitForURL(/mon-espace|my-space/)
    expect(await desk.page.content()).toContain('omar@example.org')
    await Promise.all([desk.close(), phone.close()])
  })

  test('reads all that the site keeps of them, takes it away, and erases themselves', async () => {
    const script = language === 'fr'
    const { page, complaints, close } = await site.visit(
      script
        ? { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }
        : { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
    )
    const { db } = site.site.database
    const seen = async (what: string) => {
      await picture(page, `${what}-${language}`)
      expect([what, await stickingOut(page)]).toEqual([what, []])
      if (script) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    const typeCode = async () => {
      const path = page.url()
      await page.goto(script ? '/boite-d-envoi' : '/en/outbox')
      const code = (await page.locator('.code').first().textContent()) ?? ''
      await page.goto(path)
      await page.getByLabel(say.code).fill(code)
      await page.getByRole('button', { name: say.signIn, exact: true }).click()
    }
    await page.goto(script ? '/connexion' : '/en/sign-in')
    await page.getByLabel(say.mail).fill('lea@example.org')
    await page.getByRole('button', { name: say.ask }).click()
    await typeCode()
    await page.waitForURL(/mon-espace|my-space/)
    await page.getByRole('link', { name: say.data }).click()
    await page.waitForURL(/donnees|data/)
    expect(await page.content()).toContain('lea@example.org')
    await seen('my-data')
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: say.file }).click()
    expect((await file).suggestedFilename()).toMatch(/\.json$/)
    await db
      .updateTable('sessions')
      .set({ created_at: new Date(Date.now() - 3_600_000) })
      .execute()
    await page.getByRole('link', { name: say.eraseMe }).click()
    await page.waitForURL(/effacer|erase/)
    await seen('erase-confirm')
    await page.getByRole('button', { name: say.confirm }).click()
    await page.waitForURL(/code\?/)
    await typeCode()
    await page.waitForURL(/effacer|erase/)
    await page.getByLabel(say.address).fill('omar@example.org')
    await page.keyboard.press('Enter')
    await page.getByText(say.wrong).waitFor()
    await seen('erase-wrong')
    await page.getByLabel(say.address).fill('lea@example.org')
    await page.getByRole('button', { name: say.erase }).click()
    await page.waitForURL(/done=erased/)
    expect(await page.locator('h1').textContent()).toContain(say.gone)
    await seen('erased')
    expect(await page.context().cookies()).toEqual([])
    expect(await db.selectFrom('people').select('id').where('email', '=', 'lea@example.org').execute()).toEqual([])
    expect(complaints.filter(one => !one.includes('422'))).toEqual([])
    await close()
  })
})
