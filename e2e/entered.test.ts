import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveRole } from '../src/people/index.ts'
import { operator } from '../src/record/index.ts'
import { makeDemonstration } from '../src/site/demonstration/make.ts'
import { openConsultation } from '../tests/fixtures/contributions.ts'
import { axeFaults, type BrowserSite, openBrowserSite, picture, stickingOut } from '../tests/support/browser.ts'
import { keyboardOn } from '../tests/support/keyboard.ts'
import { atHome, openSite } from '../tests/support/site.ts'

const now = new Date()
const day = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10)

let site: BrowserSite
let event: string
beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
  const { db } = site.site.database
  await db.transaction().execute(tx => makeDemonstration(tx, now))
  const { plan } = await openConsultation(db, 'atelier-ouvert', { now })
  const { person_id } = await db
    .selectFrom('roles')
    .select('person_id')
    .where('role', '=', 'editor')
    .executeTakeFirstOrThrow()
  await giveRole.perform(db, operator, now, {
    personId: person_id,
    role: 'editor',
    on: plan,
    from: '2026-01-01',
    until: null,
  })
  event = (
    await db
      .selectFrom('events')
      .select('slug')
      .where('plan_id', '=', plan.id ?? '')
      .orderBy('position')
      .executeTakeFirstOrThrow()
  ).slug
})
afterAll(() => site?.close())

const words = {
  fr: {
    trial: '/demonstration',
    enter: 'Entrer comme : Éditeur',
    workshop: '/atelier',
    notes: 'Saisir les notes d’un atelier',
    sheet: 'Les notes',
    look: 'Relire avant de publier',
    wrong: '3 choses à corriger',
    publish: 'Publier ces 31 notes',
    published: '31 contributions publiées',
    file: 'Importer un fichier',
    table: 'Le tableau',
    header: 'titre;texte;date;canal;nom;consentement',
    paper: 'papier',
    yes: 'oui',
    try: 'Essayer, sans rien faire',
    line: 'Ligne 3, « date » : le 31/06/2026 n’existe pas.',
    mended: 'Les lignes à corriger',
    import: 'Importer',
    imported: '2 contributions importées',
    one: 'Saisir une contribution',
    title: 'Titre',
    text: 'Texte',
    day: 'Date',
    next: 'Publier, et saisir la suivante',
    saved: /La contribution C-\d{4} est publiée/,
  },
  en: {
    trial: '/en/demonstration',
    enter: 'Enter as: Plan editor',
    workshop: '/en/workshop',
    notes: 'Enter the notes of a workshop',
    sheet: 'The notes',
    look: 'Read them over before publishing',
    wrong: '3 things to correct',
    publish: 'Publish these 31 notes',
    published: '31 contributions published',
    file: 'Import a file',
    table: 'The table',
    header: 'title;text;date;channel;name;consent',
    paper: 'paper',
    yes: 'yes',
    try: 'Try, and change nothing',
    line: 'Row 3, “date”: there is no 31/06/2026.',
    mended: 'The rows to mend',
    import: 'Import',
    imported: '2 contributions imported',
    one: 'Enter a contribution',
    title: 'Title',
    text: 'Text',
    day: 'Date',
    next: 'Publish, and enter the next one',
    saved: /Contribution C-\d{4} is published/,
  },
} as const

const visits = [
  ['fr', 'on a phone of 320 px, in dark colours', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['en', 'at a desk without JavaScript', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
] as const

const plain = (text: string | null) => (text ?? '').replace(/\s/g, ' ').trim()

describe.each(visits)('an editor who has what others said (%s, %s)', (language, how, options) => {
  const say = words[language]

  test('enters a workshop’s 31 notes, types in a sheet of paper, and imports a table once its error is mended, all by keyboard', async () => {
    const visitor = await site.visit(options)
    const { page, complaints } = visitor
    const { press, type } = keyboardOn(page)
    const seen = async (what: string) => {
      await picture(page, `entered-${what}-${language} ${how}`.replace(/[^a-z0-9]+/g, '-'))
      expect([what, await stickingOut(page)]).toEqual([what, []])
      // It needs a clock that ticks, which a page without JavaScript hasn’t.
      if (!('javaScriptEnabled' in options)) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    const told = () => page.getByRole('status').textContent().then(plain)
    /** From the workshop to a page, and on it to the consultation: there are several. */
    const open = async (what: string) => {
      await page.goto(say.workshop)
      const link = page.locator(`a[href$="consultation=atelier-ouvert"]`, { hasText: what })
      await link.focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/consultation=atelier-ouvert/)
    }

    await page.goto(say.trial)
    await press(say.enter)
    await page.goto(say.workshop)
    await seen('workshop')

    // The workshop: sent too early, corrected, read over, published.
    await open(say.notes)
    await seen('notes')
    await press(say.look)
    expect(await page.locator('#erreurs h2').textContent().then(plain)).toBe(say.wrong)
    await seen('notes-wrong')
    await page.locator('#event').selectOption(event)
    await page.locator('#date').fill(day)
    await page
      .getByLabel(say.sheet, { exact: true })
      .fill(Array.from({ length: 31 }, (_, at) => `Table ${at + 1} ${language}\nWhat it said, ${at + 1}.`).join('\n\n'))
    await page.locator('input[name=consent]').focus()
    await page.keyboard.press('Space')
    await press(say.look)
    expect(await page.locator('main ol li').count()).toBe(31)
    await seen('notes-preview')
    await press(say.publish)
    expect(await told()).toContain(say.published)
    await seen('notes-published')

    // Paper: the next sheet finds the day and the way of the one before.
    await open(say.one)
    await page.locator('#date').fill(day)
    await type(say.title, `On paper (${language})`)
    await type(say.text, 'Written by hand.')
    await seen('one')
    await press(say.next)
    expect(await told()).toMatch(say.saved)
    expect(await page.locator('#date').inputValue()).toBe(day)
    expect(await page.getByLabel(say.title, { exact: true }).inputValue()).toBe('')
    await seen('one-next')

    // A table: tried, mended where it stands, tried again, imported.
    await open(say.file)
    await seen('file')
    const date = day.split('-').reverse().join('/')
    await page
      .getByLabel(say.table, { exact: true })
      .fill(
        `${say.header}\nOne ${language};First text;${date};${say.paper};Camille;${say.yes}\nTwo ${language};Second text;31/06/2026;${say.paper};;\n`,
      )
    await press(say.try)
    expect(await page.locator('#a-corriger + *, main').first().textContent().then(plain)).toContain(say.line)
    await seen('file-wrong')
    const mended = page.getByLabel(say.mended, { exact: true })
    await mended.fill((await mended.inputValue()).replace('31/06/2026,', `${date},`))
    await press(say.try)
    await seen('file-ready')
    await press(say.import)
    expect(await told()).toContain(say.imported)
    await seen('file-imported')
    // Chromium tells of the pages that said what was wrong.
    expect(complaints.filter(one => !one.includes('422'))).toEqual([])
    await visitor.close()
  })
})
