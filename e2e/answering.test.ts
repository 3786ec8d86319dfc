import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commitments } from '../src/commitments/index.ts'
import { giveRole } from '../src/people/index.ts'
import { newUlid } from '../src/platform/ids.ts'
import { operator, type Scope } from '../src/record/index.ts'
import { contributionOf, openConsultation } from '../tests/fixtures/contributions.ts'
import { axeFaults, type BrowserSite, openBrowserSite, picture, stickingOut } from '../tests/support/browser.ts'
import { keyboardOn } from '../tests/support/keyboard.ts'
import { atHome, openSite } from '../tests/support/site.ts'

let site: BrowserSite
const now = new Date()
const mails = { writer: 'redactrice@example.org', reviewer: 'relecteur@example.org', author: 'association@example.org' }
let number: string
let target: { id: string; number: string }

beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
  const { db } = site.site.database
  const { id: consultation } = await openConsultation(db, 'justice', { now })
  const dinum = await db.selectFrom('organisations').select('id').where('key', '=', 'dinum').executeTakeFirstOrThrow()
  const on: Scope = { type: 'organisation', id: dinum.id }
  const ids = new Map<string, string>()
  for (const [who, mail] of Object.entries(mails)) {
    const id = newUlid()
    await db
      .insertInto('people')
      .values({
        id,
        name: '',
        email: mail,
        email_verified: true,
        image: null,
        language: 'fr',
        created_at: now,
        updated_at: now,
      })
      .execute()
    ids.set(who, id)
    if (who !== 'author')
      await giveRole.perform(db, operator, now, {
        personId: id,
        role: 'correspondent',
        on,
        from: '2020-01-01',
        until: null,
      })
  }
  const who = { capacity: 'participant' as const, personId: ids.get('author') ?? '' }
  const one = await contributionOf(db, consultation, { who }, now, { title: 'Un registre complet des lobbies' })
  number = `C-${String(one.number).padStart(4, '0')}`
  const row = await db
    .selectFrom('commitments')
    .innerJoin('plans', 'plans.id', 'plan_id')
    .select(['commitments.id', 'commitments.key', 'commitments.facts', 'commitments.number', 'plans.key as plan'])
    .where('plans.key', '=', 'fr-2021-2023')
    .orderBy('number_order', 'desc')
    .executeTakeFirstOrThrow()
  const objective = { original: 'fr', fr: 'Tenir un registre des lobbies que chacun peut lire.' } as const
  const done = await commitments.describe.perform(db, operator, now, {
    things: [{ key: row.key, parentKey: row.plan, facts: { ...row.facts, objective } }],
  })
  if (!done.done) throw new Error(done.refusal.sentence.en)
  target = row
})
afterAll(() => site?.close())

const visits = [
  ['on a phone, in dark colours', { viewport: { width: 390, height: 800 }, colorScheme: 'dark' }],
  ['at a desk without JavaScript', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
] as const

describe('an answer', () => {
  test('is drafted, reviewed, published with the passage that it changed, read before and after, and contested by its author', async () => {
    const [[, phone], [, desk]] = visits
    const writing = await site.visit(desk)
    const reading = await site.visit(phone)
    const keys = keyboardOn(writing.page)
    const enter = async (visitor: typeof writing, mail: string, next: string) => {
      const { page } = visitor
      await page.context().clearCookies()
      await page.goto(`/connexion?next=${encodeURIComponent(next)}`)
      await page.getByLabel('Adresse électronique').fill(mail)
      await page.getByRole('button', { name: 'Recevoir le lien' }).click()
      await page.goto('/boite-d-envoi')
      await page.getByRole('link', { name: 'Me connecter' }).first().click()
      await page.getByRole('button', { name: 'Me connecter' }).click()
      await page.waitForURL(url => url.pathname === next)
    }
    const seen = async ({ page }: typeof writing, what: string, isStill = false) => {
      await picture(page, `answering-${what}`)
      expect([what, await stickingOut(page)]).toEqual([what, []])
      if (!isStill) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    // Drafted: found on the desk, with the commitment and the words that it changed.
    await enter(writing, mails.writer, '/atelier/reponses')
    await seen(writing, 'desk', true)
    await keys.press(`Répondre à ${number}`)
    await writing.page.getByRole('radio', { name: /^Retenu en partie/ }).check()
    await keys.type('Parce que', 'Le registre sera complet, sauf les réunions de service.')
    await keys.type('Fonction de qui signe', 'Sous-directrice')
    await keys.type('Chercher un engagement', target.number)
    await keys.press('Chercher')
    await keys.press(`Choisir : ${target.number}`)
    await writing.page.locator(`input[name="change-${target.id}"]:not([value="none"])`).first().check()
    await seen(writing, 'form', true)
    await keys.press('Garder, pour relecture')
    const path = new URL(writing.page.url()).pathname
    expect(await writing.page.locator('main').textContent()).toContain('une seconde personne doit la relire')
    // Reviewed and published by somebody else.
    await enter(writing, mails.reviewer, path)
    await seen(writing, 'review', true)
    await keys.press('Je l’ai relue')
    await keys.press('Publier maintenant')
    expect(await writing.page.getByRole('status').textContent()).toContain('publiée')
    // Its author has a letter with her answer, and says that it doesn’t answer her.
    site.site.cache.forgetAll()
    await reading.page.goto('/boite-d-envoi')
    expect(await reading.page.locator('main').textContent()).toContain(`La réponse à votre contribution ${number}`)
    await reading.page.goto(`/contributions/${number}`)
    const text = (await reading.page.locator('main').textContent()) ?? ''
    for (const said of ['Retenu en partie', 'sauf les réunions de service', 'registre des lobbies que chacun'])
      expect(text).toContain(said)
    expect(await reading.page.locator('.diff ins, .diff del').count()).toBeGreaterThan(0)
    await seen(reading, 'contribution')
    const contest = `/contributions/${number}/second-regard`
    await enter(reading, mails.author, contest)
    await seen(reading, 'contest')
    await reading.page.getByLabel(/À quoi la réponse/).fill('Les réunions de service étaient ma question.')
    await reading.page.getByRole('button', { name: 'Demander un second regard' }).press('Enter')
    await reading.page.getByRole('heading', { name: 'Votre demande est reçue' }).waitFor()
    // And in English.
    site.site.cache.forgetAll()
    await reading.page.goto(`/en/contributions/${number}`)
    expect(await reading.page.locator('main').textContent()).toContain('A second answer is due by')
    await seen(reading, 'contribution-en')
    await enter(writing, mails.writer, '/atelier/reponses')
    await writing.page.goto('/en/workshop/answers?list=second')
    expect(await writing.page.locator('main').textContent()).toContain(`Give a second look at ${number}`)
    expect([...writing.complaints, ...reading.complaints]).toEqual([])
    await writing.close()
    await reading.close()
  })
})
