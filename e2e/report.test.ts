import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  answerLetters,
  assignPoints,
  describeTheme,
  draftAnswer,
  groupPoints,
  reviewAnswer,
} from '../src/answers/index.ts'
import { publishAndTell } from '../src/answers/replies/tell.ts'
import { numberInWords } from '../src/consultations/index.ts'
import { giveRole } from '../src/people/index.ts'
import { canonicalJson, sha256 } from '../src/platform/canonical.ts'
import { type Text, wordsOf } from '../src/platform/facts/text.ts'
import { operator, type Scope, sealAll } from '../src/record/index.ts'
import { contributionOf, openConsultation, type Somebody, somebody } from '../tests/fixtures/contributions.ts'
import {
  axeFaults,
  type BrowserSite,
  openBrowserSite,
  picture,
  stickingOut,
  type Visitor,
} from '../tests/support/browser.ts'
import { keyboardOn } from '../tests/support/keyboard.ts'
import { sessionOf } from '../tests/support/sessions.ts'
import { atHome, openSite, secret } from '../tests/support/site.ts'

const day = 86_400_000
const now = new Date()
/** Answers are due sixty days after what they answer: these are late by ten. */
const sent = new Date(now.getTime() - 70 * day)

let site: BrowserSite
let consultation: string
let comments: string
let organisations: { dinum: string; ditp: string }
let editor: Somebody
let writer: Somebody
let commitment: { id: string; title: Text }
const enters = new Map<'editor' | 'writer' | 'reviewer', (visitor: Visitor) => Promise<void>>()
const authors: Somebody[] = []
const said: { id: string; number: number }[] = []
const named = (place: number) => numberInWords(said[place]?.number ?? 0)

function done<Result>(outcome: { done: true; result: Result } | { done: false; refusal: { code: string } }): Result {
  if (outcome.done) return outcome.result
  throw new Error(outcome.refusal.code)
}
const seen = async (id: string) => ({
  id,
  ...(await site.site.database.db
    .selectFrom('points')
    .select(['number', 'version'])
    .where('contribution_id', '=', id)
    .executeTakeFirstOrThrow()),
})

/** Answers contributions at once, as the organisation that owes it. */
async function answer(ids: readonly string[], at: Date, more: object = {}): Promise<void> {
  const { db } = site.site.database
  const { id, version } = done(
    await draftAnswer.perform(db, writer.who, at, {
      id: null,
      seen: 0,
      consultationId: consultation,
      points: await Promise.all(ids.map(seen)),
      themeId: null,
      replaces: null,
      isSecond: false,
      outcome: 'retained',
      reason: 'Parce que le plan le prévoit.',
      language: 'fr',
      organisationId: organisations.dinum,
      signedAs: 'Cheffe de mission',
      until: null,
      passedTo: null,
      targets: [{ type: 'commitment', id: commitment.id, change: null }],
      ...more,
    }),
  )
  done(await reviewAnswer.perform(db, editor.who, at, { id, seen: version }))
  done(await publishAndTell({ db, secret, who: writer.who, now: at }, { id, seen: version + 1 }))
}

beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
  const { db } = site.site.database
  const { id, plan } = await openConsultation(db, 'premieres-idees', { now: sent })
  consultation = id
  ;({ id: comments } = await openConsultation(db, 'avis-sur-le-bilan', {
    now,
    more: {
      title: { original: 'fr', fr: 'Vos avis sur le bilan' },
      question: { original: 'fr', fr: 'Qu’en pensez-vous ?' },
    },
  }))
  const idOf = async (key: string) =>
    (await db.selectFrom('organisations').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
  organisations = { dinum: await idOf('dinum'), ditp: await idOf('ditp') }
  const dinum: Scope = { type: 'organisation', id: organisations.dinum }
  editor = await somebody(db, sent, 'editor', plan)
  writer = await somebody(db, sent, 'correspondent', dinum)
  for (const [who, role, on] of [
    ['editor', 'editor', plan],
    ['writer', 'correspondent', dinum],
    ['reviewer', 'correspondent', dinum],
  ] as const) {
    const mail = `${who}@example.org`
    enters.set(who, await sessionOf(site, mail))
    const row = await db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()
    done(await giveRole.perform(db, operator, sent, { personId: row.id, role, on, from: '2020-01-01', until: null }))
  }
  const row = await db
    .selectFrom('commitments')
    .select(['id', 'facts'])
    .where('plan_id', '=', plan.id ?? '')
    .orderBy('number_order')
    .executeTakeFirstOrThrow()
  commitment = { id: row.id, title: row.facts.title }
  for (let place = 0; place < 8; place += 1) {
    authors.push(await somebody(db, sent))
    const one = { title: `Idée ${place + 1}`, text: `Proposition ${place + 1}, qui ne ressemble à aucune autre.` }
    said.push(await contributionOf(db, consultation, authors[place] as Somebody, sent, one))
  }
  const ids = said.map(one => one.id)
  const theme = { consultationId: consultation, title: 'Rendre des comptes' }
  const made = done(await describeTheme.perform(db, editor.who, sent, { ...theme, id: null, seen: 0, finding: '' }))
  const points = await Promise.all(ids.slice(0, 3).map(seen))
  done(await groupPoints.perform(db, editor.who, sent, { consultationId: consultation, points, themeId: made.id }))
  const finding = `Trois personnes le demandent (${named(0)}, ${named(2)}).`
  done(await describeTheme.perform(db, editor.who, sent, { ...theme, id: made.id, seen: made.version, finding }))
  // Five of eight are answered; of the three that are owed, one is owed by another organisation.
  await answer(ids.slice(0, 3), new Date(sent.getTime() + 19 * day))
  await answer(ids.slice(3, 5), new Date(sent.getTime() + 25 * day), { outcome: 'not-retained', targets: [] })
  const other = { consultationId: consultation, points: [await seen(ids[7] ?? '')], organisationId: organisations.ditp }
  done(await assignPoints.perform(db, editor.who, sent, other))
})
afterAll(() => site?.close())

const words = {
  fr: {
    coverage: '/plans/2021-2023/reponses',
    lede: '5 sur 8 contributions ont leur réponse.',
    owed: 'Les réponses dues',
    late: 'en retard de 10 jours',
    dinum: 'Direction interministérielle du numérique',
    ditp: 'Direction interministérielle de la transformation publique',
    report: '/consultations/premieres-idees/bilan',
    draft: 'Projet de bilan, ouvert aux commentaires',
    comment: 'Commenter ce projet',
    between: 'On commente du',
    final: 'Bilan définitif',
    sum: '8 reçues = 7 répondues + 0 en attente + 1 dispensées',
    own: 'Huit personnes ont parlé.',
    why: 'Elle demande ce qui se fait déjà ailleurs.',
    theme: 'Thème 1 : Rendre des comptes',
    outcomes: 'Retenu : 3',
  },
  en: {
    coverage: '/en/plans/2021-2023/answers',
    lede: '5 of 8 contributions have their answer.',
    owed: 'Answers that are owed',
    late: '10 days late',
    dinum: 'Interministerial Directorate for Digital Technology',
    ditp: 'Interministerial Directorate for Government Transformation',
    report: '/en/consultations/premieres-idees/report',
    draft: 'Draft report, open for comment',
    comment: 'Comment on this draft',
    between: 'Comments are taken from',
    final: 'Final report',
    sum: '8 received = 7 answered + 0 waiting + 1 waived',
    own: 'Eight people spoke.',
    why: 'Elle demande ce qui se fait déjà ailleurs.',
    theme: 'Theme 1: Rendre des comptes',
    outcomes: 'Retained: 3',
  },
} as const

const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const
const desk = { viewport: { width: 1280, height: 900 } } as const
const visits = [
  ['fr', phone],
  ['en', desk],
] as const

const plain = (text: string | null) => (text ?? '').replace(/\s/g, ' ').trim()
const mainOf = ({ page }: Visitor) => page.locator('main').textContent().then(plain)
async function sound({ page }: Visitor, what: string, isStill = false): Promise<void> {
  await picture(page, `report-${what}`)
  expect([what, await stickingOut(page)]).toEqual([what, []])
  // It needs a clock that ticks, which a page without JavaScript hasn’t.
  if (!isStill) expect([what, await axeFaults(page)]).toEqual([what, []])
}
/** Reads a page of everybody’s as it is now. */
async function reads(visitor: Visitor, path: string): Promise<string> {
  site.site.cache.forgetAll()
  await visitor.page.goto(path)
  return mainOf(visitor)
}

describe('the report of a consultation', () => {
  test('isn’t final around those that wait: who they are is public, one is waived, the others are answered; then it is frozen, and read', async () => {
    const { db } = site.site.database
    const reading = await site.visit(phone)
    const editing = await site.visit(desk)
    const writing = await site.visit({ ...desk, javaScriptEnabled: false })
    const { page } = editing
    const { press, type } = keyboardOn(page)
    const edit = '/atelier/consultations/premieres-idees/bilan'
    const stands = () => page.getByRole('region', { name: 'Où il en est' }).textContent().then(plain)

    // How many, which, since when and by whom: for everybody.
    for (const [language] of visits) {
      const say = words[language]
      expect(await reads(reading, say.coverage)).toContain(say.lede)
      const owed = await reading.page.getByRole('table', { name: say.owed }).textContent().then(plain)
      for (const shown of [named(5), named(6), named(7), say.late, say.dinum, say.ditp]) expect(owed).toContain(shown)
      expect(owed).not.toContain(named(4))
      await sound(reading, `coverage-${language}`)
    }
    const counted = await (await reading.page.request.get('/plans/2021-2023/reponses.json')).json()
    expect(counted).toMatchObject({ received: 8, answered: 5, owed: 3, late: 3 })

    // The editor finds where it stands and what holds it back before anything to write; numbers can’t be written.
    await enters.get('editor')?.(editing)
    await page.goto('/atelier')
    await page.locator(`a[href="${edit}"]`).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${edit}`)
    for (const shown of [
      'Rien n’est encore enregistré',
      '3 réponses sont encore dues',
      named(7),
      'en retard de 10 jours',
    ])
      expect(await stands()).toContain(shown)
    expect(await page.locator('main :is(input, select, textarea):visible').count()).toBe(0)
    await sound(editing, 'edit-empty')
    const fields = await page.locator('main form :is(input:not([type="hidden"]), select)').count()
    expect(fields).toBe(0)
    for (const section of ['introduction', 'conclusion']) {
      await page
        .getByRole('region', { name: section === 'introduction' ? 'En bref' : 'Pour finir' })
        .locator('summary')
        .first()
        .focus()
      await page.keyboard.press('Enter')
    }
    await type('En bref, en français', words.fr.own)
    await type('En bref, en anglais', words.en.own)
    await type('Pour finir, en français', 'Le plan suivant en tiendra compte.')
    await press('Enregistrer : Pour finir')
    expect(new URL(page.url()).hash).toBe('#conclusion')
    expect(plain(await page.getByRole('status').textContent())).toBe('C’est enregistré.')
    expect(await page.locator('#conclusion-fr').inputValue()).toBe('Le plan suivant en tiendra compte.')
    expect(await stands()).toContain('L’équipe du plan est seule à le lire')
    await sound(editing, 'edit-words')
    await press('Aperçu du bilan')
    for (const shown of [words.fr.own, '8 reçues = 5 répondues + 3 en attente', 'Le plan suivant en tiendra compte.'])
      expect(await mainOf(editing)).toContain(shown)
    await sound(editing, 'preview')
    expect((await reading.page.request.get(words.fr.report)).status()).toBe(404)

    // Open for comment, with its dates; a comment is owed an answer as well.
    await press('Revenir à la rédaction')
    await press('Ouvrir aux commentaires')
    expect(plain(await page.getByRole('status').textContent())).toContain('ouvert aux commentaires')
    await sound(editing, 'edit-open')
    for (const [language] of visits) {
      const say = words[language]
      const text = await reads(reading, say.report)
      for (const shown of [say.draft, say.between, say.own]) expect(text).toContain(shown)
      expect(await reading.page.getByRole('link', { name: say.comment }).getAttribute('href')).toContain(
        'avis-sur-le-bilan',
      )
      await sound(reading, `draft-${language}`)
    }
    const finish = async () => {
      await page.goto(edit)
      await press('Rendre définitif')
    }
    const refusedBecause = async (why: string) => {
      expect(await page.locator('#erreurs').evaluate(one => one === document.activeElement)).toBe(true)
      const told = await page.locator('#erreurs').textContent().then(plain)
      for (const shown of ['Ce n’est pas fait', why]) expect(told).toContain(shown)
    }
    await finish()
    await refusedBecause('On peut encore commenter ce bilan')
    const comment = await contributionOf(db, comments, await somebody(db, now), now, { title: 'Un avis' })
    await sql`
      update consultations set closes = ${now}, facts = jsonb_set(facts, '{closes}', to_jsonb(${now.toISOString()}::text))
      where id = ${comments}`.execute(db)
    await finish()
    await refusedBecause('4 réponses sont encore dues')
    for (const shown of [named(5), named(6), named(7), numberInWords(comment.number)])
      expect(await stands()).toContain(shown)
    await sound(editing, 'edit-held')

    // One is waived, with a signed reason; two are answered together, in English; the comment is.
    await press('Dispenser une à une, dans la consolidation')
    await press(`Dispenser ${named(7)} de réponse`)
    await type('Raison, publiée avec la décision', words.fr.why)
    await type('Fonction de qui signe', 'Cheffe de projet')
    await press('Dispenser, avec cette raison')
    expect(plain(await page.getByRole('status').textContent())).toContain('est dispensée de réponse')
    const keys = keyboardOn(writing.page)
    await enters.get('writer')?.(writing)
    await writing.page.goto('/en/workshop/answers')
    for (const place of [5, 6]) {
      await writing.page.getByLabel(`Choose ${named(place)}`).focus()
      await writing.page.keyboard.press('Space')
    }
    await keys.press('Answer what is ticked')
    await writing.page.getByRole('radio', { name: /^Retained:/ }).focus()
    await writing.page.keyboard.press('Space')
    await keys.type('Because', 'It is in the plan.')
    await keys.type('Function of who signs', 'Deputy director')
    await keys.press('Keep, for review')
    const answered = new URL(writing.page.url()).pathname
    await enters.get('reviewer')?.(writing)
    await writing.page.goto(answered)
    await keys.press('I have read it')
    await keys.press('Publish now')
    await finish()
    await refusedBecause('Une réponse est encore due')
    await answer([comment.id], now, { consultationId: comments, targets: [] })

    // Final.
    await page.goto(edit)
    expect(await stands()).toContain('Rien ne retient la publication')
    await press('Rendre définitif')
    expect(plain(await page.getByRole('status').textContent())).toBe('Le bilan est définitif.')
    expect(await page.locator('main textarea').count()).toBe(0)
    await sound(editing, 'edit-final')
    await sealAll(db)

    // Whoever wrote has had one letter, but for who was waived, who has had that.
    const letters = await db
      .selectFrom('notices')
      .select(['recipient', 'kind'])
      .where(
        'recipient',
        'in',
        authors.map(({ mail }) => mail),
      )
      .where(
        'kind',
        'in',
        answerLetters.map(({ name }) => name),
      )
      .execute()
    expect(letters.map(({ recipient }) => recipient).sort()).toEqual(authors.map(({ mail }) => mail).sort())

    for (const [language, options] of visits) {
      const say = words[language]
      const visitor = await site.visit(options)
      const text = await reads(visitor, say.report)
      for (const shown of [
        say.final,
        say.own,
        say.sum,
        say.why,
        'Cheffe de projet',
        say.theme,
        wordsOf(commitment.title, language).replaceAll("'", '’'),
      ])
        expect(text).toContain(shown)
      expect(text).toContain(say.outcomes)
      await sound(visitor, `final-${language}`)
      // Each format by its link on the page.
      const take = async (format: string) => {
        const href = await visitor.page.getByRole('link', { name: format, exact: true }).getAttribute('href')
        const answer = await visitor.page.request.get(href ?? '')
        return { status: answer.status(), type: answer.headers()['content-type'] ?? '', bytes: await answer.body() }
      }
      const pdf = await take('PDF')
      expect([pdf.status, pdf.type, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
      const docx = await take('DOCX')
      expect([docx.status, docx.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
      expect(docx.type).toContain('wordprocessingml')
      const json = JSON.parse((await take('JSON')).bytes.toString())
      expect(json.content.report.coverage).toMatchObject({ received: 8, answered: 7, owed: 0, waived: 1 })
      expect(sha256(canonicalJson(json.content)).toString('hex')).toBe(json.sha256)
      expect(text).toContain(json.sha256)
      // What happens afterwards changes nothing of it.
      await contributionOf(db, consultation, await somebody(db, sent), sent, { title: `Venue trop tard, ${language}` })
      expect(await reads(visitor, say.report)).toBe(text)
      expect(visitor.complaints).toEqual([])
      await visitor.close()
    }
    expect([...reading.complaints, ...writing.complaints]).toEqual([])
    expect(editing.complaints.filter(one => !/status of 422/.test(one))).toEqual([])
    for (const one of [reading, editing, writing]) await one.close()
  })
})
