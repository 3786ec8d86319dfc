import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photo } from '../tests/fixtures/pictures.ts'
import { pdf } from '../tests/fixtures/uploads.ts'
import { axeFaults, type BrowserSite, openBrowserSite, picture, stickingOut } from '../tests/support/browser.ts'
import { openCall } from '../tests/support/consultations.ts'
import { keyboardOn } from '../tests/support/keyboard.ts'
import { atHome, openSite } from '../tests/support/site.ts'
import { type TestStore, testStore } from '../tests/support/upload-page.ts'

let site: BrowserSite
let store: TestStore
beforeAll(async () => {
  store = testStore()
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome, store))
  await openCall(site.site.database.db)
})
afterAll(async () => {
  await site?.close()
  store.remove()
})

const words = {
  fr: {
    home: '/',
    outbox: '/boite-d-envoi',
    propose: 'Proposer une idée',
    title: 'En une ligne, que proposez-vous ?',
    text: 'Votre proposition',
    author: 'Nom à montrer',
    email: 'Votre adresse de courriel',
    send: 'Envoyer',
    wrong: '3 choses à corriger',
    first: 'Écrivez en une ligne',
    look: 'Relire avant d’envoyer',
    received: /^Votre contribution C-\d{4} est enregistrée$/,
    owed: /au plus tard le \d+(er)? \S+ \d{4}/,
    confirm: 'Confirmer ma contribution',
    yes: 'Oui, publier',
    published: 'Elle est publiée.',
    see: 'Voir ma contribution',
    change: 'Modifier ou retirer',
    save: 'Enregistrer',
    before: 'Ce qu’elle disait avant',
    oneWrong: '1 chose à corriger',
    lying: '« note.pdf » : Le contenu de ce fichier n’est d’aucune sorte que le site accepte',
    chosen: 'Fichiers choisis',
    attached: 'Fichiers joints',
    takenOff: 'Un fichier (PDF, 1 Ko), retiré depuis.',
    withdraw: 'Retirer ma contribution',
    withdrawn: 'Son texte n’est plus conservé',
  },
  en: {
    home: '/en',
    outbox: '/en/outbox',
    propose: 'Propose an idea',
    title: 'In one line, what do you propose?',
    text: 'Your proposal',
    author: 'Name to show',
    email: 'Your mail address',
    send: 'Send',
    wrong: '3 things to correct',
    first: 'Write in one line',
    look: 'Read again before sending',
    received: /^Your contribution C-\d{4} is registered$/,
    owed: /by \d+ \S+ \d{4}/,
    confirm: 'Confirm my contribution',
    yes: 'Yes, publish it',
    published: 'It is published.',
    see: 'See my contribution',
    change: 'Change or withdraw',
    save: 'Save',
    before: 'What it said before',
    oneWrong: '1 thing to correct',
    lying: '“note.pdf”: What this file holds is of no kind that the site takes',
    chosen: 'Chosen files',
    attached: 'Attached files',
    takenOff: 'A file (PDF, 1 KB), taken off since.',
    withdraw: 'Withdraw my contribution',
    withdrawn: 'Its text is no longer kept',
  },
} as const

const visits = [
  ['fr', 'on a phone of 320 px, in dark colours', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['en', 'at a desk without JavaScript', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
] as const

const plain = (text: string | null) => (text ?? '').replace(/\s/g, ' ').trim()

describe.each(visits)('a citizen (%s, %s)', (language, how, options) => {
  const say = words[language]

  test('proposes an idea with two files from the home page by keyboard, in three pages and four fields, changes it and takes it back', async () => {
    const visitor = await site.visit(options)
    const { page, complaints } = visitor
    const { press, type } = keyboardOn(page)
    const seen = async (what: string) => {
      await picture(page, `contributing-${what}-${language} ${how}`.replace(/[^a-z0-9]+/g, '-'))
      expect([what, await stickingOut(page)]).toEqual([what, []])
      // It needs a clock that ticks, which a page without JavaScript hasn’t.
      if (!('javaScriptEnabled' in options)) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    const heading = () => page.locator('h1').textContent().then(plain)

    await page.goto(say.home)
    await seen('home')
    await press(say.propose)
    await seen('form')
    // Sent empty: all that is wrong is said at once, and each line leads to its field.
    await press(say.send)
    expect(await page.locator('#erreurs h2').textContent().then(plain)).toBe(say.wrong)
    expect(await page.title()).toMatch(/^Erreur|^Error/)
    await seen('wrong')
    await page.locator('#erreurs a').first().focus()
    await page.keyboard.press('Enter')
    expect(page.url()).toMatch(/#title$/)
    await type(say.title, `A proposal (${language})`)
    await type(say.text, 'First reason.')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('**Second** reason, <script>alert(1)</script> and [a link](javascript:alert(1)).')
    await type(say.author, 'Nadia B.')
    await type(say.email, `nadia-${language}@example.org`)
    // Three files, of which one isn't what it says that it is: the others are here, and stay.
    const [study, street] = [
      `Étude d’impact sur la publication des réponses, version définitive ${language}.pdf`,
      'rue.jpg',
    ]
    await page.locator('#files').setInputFiles([
      { name: study, mimeType: 'application/pdf', buffer: pdf(language) },
      { name: street, mimeType: 'image/jpeg', buffer: photo },
      { name: 'note.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') },
    ])
    await press(say.look)
    expect(await page.locator('#erreurs h2').textContent().then(plain)).toBe(say.oneWrong)
    expect(await page.locator('#files-error').textContent().then(plain)).toContain(say.lying)
    expect(await page.locator('#files-chosen legend').textContent().then(plain)).toBe(say.chosen)
    expect(await page.locator('#files-chosen label').allTextContents()).toHaveLength(2)
    await page.setViewportSize({ width: 320, height: 640 })
    await seen('files')
    await page.setViewportSize(options.viewport)
    await press(say.look)
    await seen('look')
    expect(await page.locator('main ul').last().textContent().then(plain)).toContain(plain(study))
    expect(await page.locator('.said b').textContent()).toBe('Second')
    expect(await page.locator('main script').count()).toBe(0)
    expect(await page.locator('.said a').count()).toBe(0)
    // Nobody reads and writes in less than a few seconds: what came faster would be looked at first.
    const opened = Number((await page.locator('input[name=begun]').first().inputValue()).split('.')[0])
    await new Promise(resolve => setTimeout(resolve, Math.max(0, opened + 3_500 - Date.now())))
    await press(say.send)
    expect(await heading()).toMatch(say.received)
    expect(await page.locator('main').textContent().then(plain)).toMatch(say.owed)
    await seen('receipt')

    await page.goto(say.outbox)
    await press(say.confirm)
    await seen('confirm')
    await press(say.yes)
    expect(await page.getByRole('status').textContent().then(plain)).toContain(say.published)
    await press(say.see)
    await seen('contribution')
    expect(await heading()).toBe(`A proposal (${language})`)
    const given = page.getByRole('link', { name: study })
    const file = await page.request.get((await given.getAttribute('href')) ?? '')
    expect([file.status(), await file.text()]).toEqual([200, pdf(language).toString('latin1')])

    await page.goto(say.outbox)
    await press(say.change)
    await seen('change')
    await page.getByLabel(say.text, { exact: true }).fill('Only the first reason.')
    await page.locator('#files-chosen input').first().focus()
    await page.keyboard.press('Space')
    await press(say.save)
    expect(await page.locator('#versions').textContent().then(plain)).toBe(say.before)
    expect(await page.locator('main').textContent().then(plain)).toContain(say.takenOff)
    expect(await page.locator('main').textContent().then(plain)).toContain(street)
    await seen('changed')
    await page.goto(say.outbox)
    await press(say.change)
    await press(say.withdraw)
    await seen('withdraw')
    await press(say.withdraw)
    expect(await page.locator('main').textContent().then(plain)).toContain(say.withdrawn)
    await seen('withdrawn')
    // Chromium tells of the page that said what was missing.
    expect(complaints.filter(one => !one.includes('422'))).toEqual([])
    await visitor.close()
  })
})
