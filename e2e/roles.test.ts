import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleCapacities } from '../src/people/index.ts'
import { makeDemonstration } from '../src/site/demonstration/make.ts'
import { axeFaults, type BrowserSite, openBrowserSite, picture, stickingOut } from '../tests/support/browser.ts'
import { keyboardOn } from '../tests/support/keyboard.ts'
import { atHome, openSite } from '../tests/support/site.ts'

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
  await site.site.database.db.transaction().execute(tx => makeDemonstration(tx, new Date()))
})
afterAll(() => site?.close())

const words = {
  fr: {
    trial: '/demonstration',
    space: '/mon-espace',
    outbox: '/boite-d-envoi',
    enterAs: { administrator: 'Entrer comme : Administrateur', correspondent: 'Entrer comme : Correspondant' },
    administration: 'Administration du site',
    invitations: 'Invitations',
    email: 'Adresse électronique',
    on: 'Sur quoi',
    ministry: '/organisations/exemple-le-ministere-des-bibliotheques',
    send: 'Envoyer l’invitation',
    sent: 'L’invitation est partie.',
    read: 'Lire l’invitation et répondre',
    ask: 'Recevoir le lien',
    link: 'Me connecter',
    accept: 'Accepter',
    accepted: 'Ce rôle est maintenant le vôtre.',
    members: 'Membres',
    takeBack: 'Retirer l’invitation de',
    tookBack: 'L’invitation est retirée.',
    giveBack: 'Rendre ce rôle',
    left: 'Ce rôle n’est plus le vôtre.',
    as: (role: string) => `Entrer comme : ${role}`,
    hello: 'Bonjour, Exemple :',
  },
  en: {
    trial: '/en/demonstration',
    space: '/en/my-space',
    outbox: '/en/outbox',
    enterAs: { administrator: 'Enter as: Administrator', correspondent: 'Enter as: Correspondent' },
    administration: 'Administration of the site',
    invitations: 'Invitations',
    email: 'E-mail address',
    on: 'On what',
    ministry: '/en/organisations/exemple-le-ministere-des-bibliotheques',
    send: 'Send the invitation',
    sent: 'The invitation is on its way.',
    read: 'Read the invitation and answer',
    ask: 'Get the link',
    link: 'Sign me in',
    accept: 'Accept',
    accepted: 'This role is yours now.',
    members: 'Members',
    takeBack: 'Withdraw the invitation of',
    tookBack: 'The invitation is withdrawn.',
    giveBack: 'Give back this role',
    left: 'This role is yours no more.',
    as: (role: string) => `Enter as: ${role}`,
    hello: 'Hello, Exemple :',
  },
} as const

const visits = [
  ['fr', 'on a phone of 320 px, in dark colours', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['en', 'at a desk without JavaScript', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
] as const

describe.each(visits)('the people of a plan (%s, %s)', (language, how, options) => {
  const say = words[language]

  test('invite one another, answer, see who acts for an organisation and leave it, all by keyboard', async () => {
    const visitor = await site.visit(options)
    const { page, complaints } = visitor
    const seen = async (what: string) => {
      await picture(page, `roles-${what}-${language} ${how}`.replace(/[^a-z0-9]+/g, '-'))
      expect([what, await stickingOut(page)]).toEqual([what, []])
      // It needs a clock that ticks, which a page without JavaScript hasn’t.
      if (!('javaScriptEnabled' in options)) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    const { press, type } = keyboardOn(page)
    const told = () => page.getByRole('status').textContent()

    // The administrator asks somebody to answer for a ministry.
    await page.goto(say.trial)
    await seen('trial')
    await press(say.enterAs.administrator)
    await seen('space-administrator')
    await press(say.administration)
    await seen('administration')
    await page.getByRole('link', { name: say.invitations, exact: true }).focus()
    await page.keyboard.press('Shift+Tab')
    await press(say.invitations)
    await seen('invitations')
    const mail = `bo-${language}@ministere.example`
    await type(say.email, mail)
    await page.locator('#role').selectOption('correspondent')
    await type(say.on, say.ministry)
    await press(say.send)
    expect(await told()).toContain(say.sent)
    await seen('invited')

    // Who gets the letter signs in with its address, reads what is asked, and says yes.
    await page.context().clearCookies()
    await page.goto(say.outbox)
    await press(say.read)
    await seen('invitation-closed')
    await type(say.email, mail)
    await press(say.ask)
    await page.goto(say.outbox)
    await press(say.link)
    await press(say.link)
    await page.waitForURL(/invitation\?id=/)
    await seen('invitation')
    await press(say.accept)
    expect(await told()).toContain(say.accepted)
    await seen('space-correspondent')

    // And takes in a colleague, thinks better of it, and goes.
    await press(say.members)
    await seen('members')
    await type(say.email, 'colleague@ministere.example')
    await press(say.send)
    expect(await told()).toContain(say.sent)
    await seen('members-invited')
    await press(say.takeBack)
    expect(await told()).toContain(say.tookBack)
    await page.goto(say.space)
    await press(say.giveBack)
    expect(await told()).toContain(say.left)
    expect(complaints).toEqual([])
    await visitor.close()
  })

  test('are each entered by one button where the demonstration is', async () => {
    const visitor = await site.visit(options)
    const { page, complaints } = visitor
    for (const [place] of sampleCapacities.entries()) {
      await page.goto(say.trial)
      await page.locator('main form button').nth(place).click()
      await page.waitForURL(url => url.pathname === say.space)
      expect(
        await page
          .locator('.lede')
          .textContent()
          .then(text => text?.replace(/\s/g, ' ')),
      ).toContain(say.hello)
    }
    expect(complaints).toEqual([])
    await visitor.close()
  })
})
