import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveRole } from '../src/people/index.ts'
import { operator } from '../src/record/index.ts'
import { makeDemonstration } from '../src/site/demonstration/make.ts'
import { contributionOf, openConsultation, somebody } from '../tests/fixtures/contributions.ts'
import { axeFaults, type BrowserSite, openBrowserSite, picture, stickingOut } from '../tests/support/browser.ts'
import { keyboardOn } from '../tests/support/keyboard.ts'
import { atHome, openSite } from '../tests/support/site.ts'

const now = new Date()
const lobbies = 14

let site: BrowserSite
/** What was said in each consultation, in the order of its numbers: fourteen about lobbies, one that says two things, others. */
const said = new Map<string, string[]>()

async function fill(slug: string): Promise<void> {
  const { db } = site.site.database
  const { id, plan } = await openConsultation(db, slug, { now })
  const { person_id } = await db
    .selectFrom('roles')
    .select('person_id')
    .where('role', '=', 'editor')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await giveRole.perform(db, operator, now, {
    personId: person_id,
    role: 'editor',
    on: plan,
    from: '2026-01-01',
    until: null,
  })
  const author = await somebody(db, now)
  const names: string[] = []
  const say = async (title: string, text: string) => {
    const { number } = await contributionOf(db, id, author, now, { title, text })
    names.push(`C-${String(number).padStart(4, '0')}`)
  }
  for (let place = 1; place <= lobbies; place += 1)
    await say(
      `Registre des lobbys, demande ${place}`,
      `Tenir un registre des représentants d’intérêts, avec leurs rendez-vous, ${place}.`,
    )
  await say(
    'Former, et publier',
    'Former les agents publics à la participation.\n\nPublier les comptes de chaque ministère.',
  )
  for (let place = 1; place <= 5; place += 1)
    await say(`Bibliothèques ${place}`, `Ouvrir plus tard la bibliothèque du quartier ${place}.`)
  said.set(slug, names)
}

beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
  await site.site.database.db.transaction().execute(tx => makeDemonstration(tx, now))
  await fill('suites-fr')
  await fill('suites-en')
})
afterAll(() => site?.close())

const words = {
  fr: {
    trial: '/demonstration',
    enter: 'Entrer comme : Éditeur',
    workshop: '/atelier',
    title: 'Consolidation',
    toActs: 'Aller à ce que l’on peut en faire',
    theme: 'registre des représentants d’intérêts',
    newTheme: 'Ou dans un nouveau thème, qui s’appelle',
    make: 'Faire ce thème et y ranger les contributions cochées',
    grouped: '14 contributions dans le thème « registre des représentants d’intérêts »',
    undo: 'Annuler : 14 contributions',
    undone: 'Annulé : 14 contributions',
    group: 'Ranger les contributions cochées dans ce thème',
    split: (number: string) => `Séparer ${number} en points`,
    submit: 'Séparer',
    isSplit: (number: string) => `${number} est séparée en points`,
    near: (number: string) => `Contributions proches de ${number}`,
    shared: 'Mots communs',
    edit: 'Écrire le constat du thème',
    finding: 'Constat',
    save: 'Enregistrer',
    saved: 'Le thème est enregistré',
    waive: (number: string) => `Dispenser ${number}.3 de réponse`,
    reason: 'Raison, publiée avec la décision',
    signed: 'Fonction de qui signe',
    waiveNow: 'Dispenser, avec cette raison',
    waived: 'est dispensée de réponse',
    decisions: 'Dernières décisions',
  },
  en: {
    trial: '/en/demonstration',
    enter: 'Enter as: Plan editor',
    workshop: '/en/workshop',
    title: 'Consolidation',
    toActs: 'Go to what can be done with it',
    theme: 'Lobby register',
    newTheme: 'Or into a new theme, called',
    make: 'Make this theme and put the ticked contributions into it',
    grouped: '14 contributions in the theme “Lobby register”',
    undo: 'Undo: 14 contributions',
    undone: 'Undone: 14 contributions',
    group: 'Put the ticked contributions into this theme',
    split: (number: string) => `Split ${number} into points`,
    submit: 'Split it',
    isSplit: (number: string) => `${number} is split into points`,
    near: (number: string) => `Neighbours of ${number}`,
    shared: 'Words in common',
    edit: 'Write the finding of the theme',
    finding: 'Finding',
    save: 'Save',
    saved: 'The theme is saved',
    waive: (number: string) => `Waive the answer to ${number}.3`,
    reason: 'Reason, published with the decision',
    signed: 'Function of who signs',
    waiveNow: 'Waive it, with this reason',
    waived: 'is waived, with its public reason',
    decisions: 'Latest decisions',
  },
} as const

const visits = [
  ['fr', 'on a phone of 390 px, in dark colours', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ['en', 'at a desk without JavaScript', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
] as const

const plain = (text: string | null) => (text ?? '').replace(/\s/g, ' ').trim()

describe.each(visits)('an editor who reads everything together (%s, %s)', (language, how, options) => {
  const say = words[language]

  test('groups fourteen, undoes it and does it again, splits one that said two things, cites and waives, all by keyboard', async () => {
    const visitor = await site.visit(options)
    const { page, complaints } = visitor
    const { press, type } = keyboardOn(page)
    const names = said.get(`suites-${language}`) ?? []
    const seen = async (what: string) => {
      await picture(page, `consolidation-${what}-${language} ${how}`.replace(/[^a-z0-9]+/g, '-'))
      expect([what, await stickingOut(page)]).toEqual([what, []])
      // It needs a clock that ticks, which a page without JavaScript hasn’t.
      if (!('javaScriptEnabled' in options)) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    const told = () => page.getByRole('status').textContent().then(plain)
    const bench = `${say.workshop}/consolidation/suites-${language}`
    const tick = async (some: readonly string[]) => {
      for (const name of some) {
        await page.locator(`[id="${name}"] input[type=checkbox]`).focus()
        await page.keyboard.press('Space')
      }
    }

    await page.goto(say.trial)
    await press(say.enter)
    await page.goto(say.workshop)
    await press(say.title)
    await seen('chooser')
    await page.locator(`a[href="${bench}"]`).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(bench))
    // Most urgent first, and how long is left.
    expect(await page.locator('main form li[id]').count()).toBe(20)
    await seen('bench')

    // Those that say one word, in a theme; taken back, and done again by what is kept ticked.
    await page.locator('#filtre-q').focus()
    await page.keyboard.type('lobbys')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=lobbys/)
    expect(await page.locator('main form li[id]').count()).toBe(lobbies)
    await tick(names.slice(0, lobbies))
    await type(say.newTheme, say.theme)
    await press(say.make)
    expect(await told()).toContain(say.grouped)
    await seen('grouped')
    // Whoever did it is at what was done: what takes it back is next.
    await press(say.undo)
    expect(await told()).toContain(say.undone)
    await tick(names.slice(0, lobbies))
    await page.locator('#theme').focus()
    await page.keyboard.type(say.theme.slice(0, 5))
    await press(say.group)
    expect(await told()).toContain(say.grouped)

    // One that said two things.
    await page.goto(bench)
    const two = names[lobbies] ?? ''
    await press(say.split(two))
    await seen('split')
    await page.locator('#part-2').focus()
    await press(say.submit)
    expect(await told()).toContain(say.isSplit(two))
    expect(await page.locator(`[id="${two}.2"]`).count()).toBe(1)
    await press(say.waive(two))
    await type(say.reason, 'Les comptes sont déjà publiés.')
    await type(say.signed, 'Cheffe de mission')
    await seen('waive')
    await press(say.waiveNow)
    expect(await told()).toContain(say.waived)

    // What is near another, and why.
    await page.goto(`${bench}?theme=1`)
    await press(say.near(names[0] ?? ''))
    expect(plain(await page.locator('main').textContent())).toContain(say.shared)
    await seen('near')

    // The finding cites what it rests on.
    await page.goto(bench)
    await press(say.edit)
    await type(say.finding, `Un registre est demandé (${names[0]}, ${names[13]}).`)
    await press(say.save)
    expect(await told()).toContain(say.saved)
    await seen('theme')
    await page.goto(bench)
    await press(say.decisions)
    await seen('decisions')
    expect(complaints).toEqual([])
    await visitor.close()
  })
})
