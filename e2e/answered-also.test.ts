import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignPoints, draftAnswer, reviewAnswer } from '../src/answers/index.ts'
import { numberInWords } from '../src/consultations/index.ts'
import { giveRole } from '../src/people/index.ts'
import { operator, type RoleName, type Scope, type Who } from '../src/record/index.ts'
import { contributionOf, openConsultation } from '../tests/fixtures/contributions.ts'
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
import { atHome, openSite } from '../tests/support/site.ts'

const now = new Date()
const identical = 1000
type Somebody = { id: string; mail: string; who: Who; enters: (visitor: Visitor) => Promise<void> }

let site: BrowserSite
let consultation: string
let plan: Scope
let organisations: { dinum: string; ditp: string }
let cast: Record<'editor' | 'writer' | 'reviewer' | 'other', Somebody>

let people = 0
async function somebody(role?: RoleName, on?: Scope): Promise<Somebody> {
  people += 1
  const mail = `quelquun-${people}@example.org`
  const enters = await sessionOf(site, mail)
  const { db } = site.site.database
  const { id } = await db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()
  if (role && on) await giveRole.perform(db, operator, now, { personId: id, role, on, from: '2020-01-01', until: null })
  return { id, mail, who: { capacity: 'participant', personId: id }, enters }
}

beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
  const { db } = site.site.database
  ;({ id: consultation, plan } = await openConsultation(db, 'aussi', { now }))
  const idOf = async (key: string) =>
    (await db.selectFrom('organisations').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
  organisations = { dinum: await idOf('dinum'), ditp: await idOf('ditp') }
  const of = (id: string): Scope => ({ type: 'organisation', id })
  cast = {
    editor: await somebody('editor', plan),
    writer: await somebody('correspondent', of(organisations.dinum)),
    reviewer: await somebody('correspondent', of(organisations.dinum)),
    other: await somebody('correspondent', of(organisations.ditp)),
  }
})
afterAll(() => site?.close())

function done<Result>(outcome: { done: true; result: Result } | { done: false; refusal: { code: string } }): Result {
  if (outcome.done) return outcome.result
  throw new Error(outcome.refusal.code)
}
async function point(id: string) {
  const row = await site.site.database.db
    .selectFrom('points')
    .select(['number', 'version'])
    .where('contribution_id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, ...row }
}
/** An answer that has been reviewed. @returns its id */
async function reviewed(contribution: string, by: Somebody, organisationId: string, more: object): Promise<string> {
  const { db } = site.site.database
  const { id, version } = done(
    await draftAnswer.perform(db, by.who, now, {
      id: null,
      seen: 0,
      consultationId: consultation,
      points: [await point(contribution)],
      themeId: null,
      replaces: null,
      isSecond: false,
      language: 'fr',
      organisationId,
      signedAs: 'Cheffe de mission',
      until: null,
      passedTo: null,
      targets: [],
      ...more,
    }),
  )
  done(await reviewAnswer.perform(db, cast.editor.who, now, { id, seen: version }))
  return id
}

const words = {
  fr: {
    consultation: '/consultations/',
    answerOne: (number: string) => `Répondre à ${number}`,
    review: 'Je l’ai relue',
    toldNobody: 'La réponse est publiée. Personne n’était à prévenir.',
    contribution: '/contributions/',
    contributions: '/contributions',
    outbox: '/boite-d-envoi',
    answers: '/atelier/reponses',
    answer: '/atelier/repondre',
    bench: '/atelier/consolidation/aussi',
    erase: '/mon-espace/effacer',
    keepWritings: 'reste, sous le nom',
    address: 'Pour confirmer, tapez votre adresse électronique',
    eraseNow: 'Effacer mon compte pour toujours',
    erased: 'Votre compte est effacé',
    publish: 'Publier maintenant',
    published: 'La réponse est publiée',
    retained: 'Retenu',
    reason: 'Parce que',
    signed: 'Fonction de qui signe',
    save: 'Garder, pour relecture',
    wrong: '1 chose à revoir',
    why: 'Une réponse dit pourquoi',
    until: 'À l’étude jusqu’au',
    change: 'La modifier',
    disputed: 'Deux organisations ont répondu différemment',
    disputes: 'Réponses contraires',
    settle: (number: string) => `Départager : ${number}`,
    choose: 'Choisissez une des deux réponses',
    decides: 'Fonction de qui décide',
    submit: 'Dire laquelle vaut',
    settled: 'La réponse qui vaut est choisie',
    holds: 'La réponse de Direction interministérielle du numérique vaut',
    other: 'L’autre réponse, de Direction interministérielle de la transformation publique',
    others: 'et 999 autres contributions identiques',
    with: '999 autres vont avec',
    counted: '1 000 reçues',
  },
  en: {
    consultation: '/en/consultations/',
    answerOne: (number: string) => `Answer ${number}`,
    review: 'I have read it',
    toldNobody: 'The answer is published. There was nobody to tell.',
    contribution: '/en/contributions/',
    contributions: '/en/contributions',
    outbox: '/en/outbox',
    answers: '/en/workshop/answers',
    answer: '/en/workshop/answer',
    bench: '/en/workshop/consolidation/aussi',
    erase: '/en/my-space/erase',
    keepWritings: 'stays, under the name',
    address: 'To confirm, type your e-mail address',
    eraseNow: 'Erase my account for ever',
    erased: 'Your account is erased',
    publish: 'Publish now',
    published: 'The answer is published',
    retained: 'Retained',
    reason: 'Because',
    signed: 'Function of who signs',
    save: 'Keep, for review',
    wrong: '1 thing to look at again',
    why: 'An answer says why',
    until: 'Under study until',
    change: 'Change it',
    disputed: 'Two organisations have answered differently',
    disputes: 'Contrary answers',
    settle: (number: string) => `Settle: ${number}`,
    choose: 'Choose one of the answers',
    decides: 'Function of who decides',
    submit: 'Say which one holds',
    settled: 'The answer that holds is chosen',
    holds: 'The answer of Interministerial Directorate for Digital Technology holds',
    other: 'The other answer, of Interministerial Directorate for Government Transformation',
    others: 'and 999 other identical contributions',
    with: '999 others go with it',
    counted: '1,000 received',
  },
} as const

const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const
const desk = { viewport: { width: 1280, height: 900 } } as const
const still = { javaScriptEnabled: false } as const

const plain = (text: string | null) => (text ?? '').replace(/\s/g, ' ').trim()
const mainOf = ({ page }: Visitor) => page.locator('main').textContent().then(plain)
/** Sets what a page looks like against what everybody is promised. Axe needs a clock that ticks, which a page without JavaScript hasn’t. */
async function sound({ page }: Visitor, what: string, isStill = false): Promise<void> {
  await picture(page, `also-${what}`)
  expect([what, await stickingOut(page)]).toEqual([what, []])
  if (!isStill) expect([what, await axeFaults(page)]).toEqual([what, []])
}
/** Reads a page of everybody’s as it is now. */
async function reads(visitor: Visitor, path: string): Promise<string> {
  site.site.cache.forgetAll()
  await visitor.page.goto(path)
  return mainOf(visitor)
}

describe.each([
  ['fr', 'on a phone, in dark colours', phone],
  ['en', 'at a desk', desk],
] as const)('what also happens to answers (%s, %s)', (language, _how, options) => {
  const say = words[language]

  test('an author erased meanwhile: the answer is public on their contribution’s page, and nobody is written to', async () => {
    const { db } = site.site.database
    const author = await somebody()
    const one = await contributionOf(db, consultation, author, now, {
      title: 'Publier les ordres du jour',
      text: `Avant chaque séance (${language}).`,
    })
    const number = numberInWords(one.number)
    const reason = `Les ordres du jour de ${number} seront publiés.`
    const id = await reviewed(one.id, cast.writer, organisations.dinum, { outcome: 'retained', reason })
    const visitor = await site.visit({ ...options, ...still })
    const { page, complaints } = visitor
    const { press, type } = keyboardOn(page)
    // The author goes, and leaves what they wrote.
    await author.enters(visitor)
    await page.goto(say.erase)
    await page.getByRole('radio', { name: say.keepWritings }).focus()
    await page.keyboard.press('Space')
    await type(say.address, author.mail)
    await sound(visitor, `erasing-${language}`, true)
    await press(say.eraseNow)
    expect(await mainOf(visitor)).toContain(say.erased)
    // Whoever publishes the answer reads that nobody was told.
    await cast.reviewer.enters(visitor)
    await page.goto(`${say.answers}/${id}`)
    await press(say.publish)
    expect(plain(await page.getByRole('status').textContent())).toBe(say.toldNobody)
    await sound(visitor, `published-${language}`, true)
    const text = await reads(visitor, say.contribution + number)
    for (const said of [say.retained, reason, 'Publier les ordres du jour']) expect(text).toContain(said)
    await sound(visitor, `erased-author-${language}`, true)
    const outbox = await reads(visitor, say.outbox)
    expect(outbox).toContain(author.mail)
    expect(outbox).not.toContain(number)
    expect(complaints).toEqual([])
    await visitor.close()
  })

  test('an answer without a reason is refused for every outcome of the list, and what was typed is still there', async () => {
    const { db } = site.site.database
    const one = await contributionOf(db, consultation, await somebody(), now, {
      text: `Garder les archives ouvertes (${language}).`,
    })
    const visitor = await site.visit(options)
    const { page, complaints } = visitor
    const { press, type } = keyboardOn(page)
    await cast.writer.enters(visitor)
    const statuses: number[] = []
    page.on('response', answer => answer.request().method() === 'POST' && statuses.push(answer.status()))
    let outcomes: string[] = []
    const refused = async (what: string) => {
      expect([what, statuses.splice(0)]).toEqual([what, [422]])
      // It has the focus, says what is wrong, and leads there.
      const summary = page.locator('#erreurs')
      expect([what, await summary.evaluate(one => one === document.activeElement)]).toEqual([what, true])
      expect(plain(await summary.getByRole('heading').textContent())).toBe(say.wrong)
      await page.keyboard.press('Tab')
      expect(plain(await page.locator(':focus').textContent())).toContain(say.why)
      await page.keyboard.press('Enter')
      await page.waitForURL(/#reason$/)
      await page.keyboard.press('Tab')
      expect([what, await page.locator(':focus').getAttribute('id')]).not.toEqual([what, 'erreurs'])
      expect([what, await page.locator('#reason').getAttribute('aria-invalid')]).toEqual([what, 'true'])
      // It is the same form each time: looking at it twice is enough.
      if (what === outcomes[0] || what === outcomes.at(-1)) await sound(visitor, `no-reason-${language}-${what}`)
    }

    await page.goto(say.answers)
    await press(say.answerOne(numberInWords(one.number)))
    await type(say.signed, 'Sous-directrice des archives')
    outcomes = await page.getByRole('radio').evaluateAll(all => all.map(each => each.getAttribute('value') ?? ''))
    expect(outcomes).toHaveLength(7)
    for (const outcome of outcomes) {
      await page.locator(`input[name="outcome"][value="${outcome}"]`).focus()
      await page.keyboard.press('Space')
      if (outcome === 'under-study') await page.getByLabel(say.until, { exact: true }).fill('2090-01-01')
      if (outcome === 'passed-on') await page.locator('#passedTo').selectOption({ value: organisations.ditp })
      await press(say.save)
      await refused(outcome)
      expect(await page.locator('input[name="outcome"]:checked').getAttribute('value')).toBe(outcome)
      expect(await page.locator('#signedAs').inputValue()).toBe('Sous-directrice des archives')
    }
    expect(await page.locator('#until').inputValue()).toBe('2090-01-01')
    expect(await page.locator('#passedTo').inputValue()).toBe(organisations.ditp)
    // Nor is the reason taken out of one that was reviewed, and waits to be published.
    const id = await reviewed(one.id, cast.writer, organisations.dinum, {
      outcome: 'not-retained',
      reason: 'Parce que.',
    })
    await page.goto(`${say.answers}/${id}`)
    await press(say.change)
    await page.locator('#reason').fill(' ')
    await press(say.save)
    await refused('a reviewed one')
    await page.goto(`${say.answers}/${id}`)
    expect(await mainOf(visitor)).toContain('Parce que.')
    // What Chromium says of any answer that isn’t 200.
    expect(complaints.filter(one => !/status of 422/.test(one))).toEqual([])
    await visitor.close()
  })

  test('two institutions contradict each other: both are public, and the editor is asked which holds, and says so', async () => {
    const { db } = site.site.database
    const one = await contributionOf(db, consultation, await somebody(), now, {
      title: 'Filmer les conseils',
      text: `Et garder les films (${language}).`,
    })
    const number = numberInWords(one.number)
    const theirs = await reviewed(one.id, cast.writer, organisations.dinum, {
      outcome: 'retained',
      reason: 'Les conseils seront filmés.',
    })
    const moved = { consultationId: consultation, points: [await point(one.id)], organisationId: organisations.ditp }
    done(await assignPoints.perform(db, cast.editor.who, now, moved))
    const other = await reviewed(one.id, cast.other, organisations.ditp, {
      outcome: 'not-retained',
      reason: 'Ce n’est pas à nous de filmer.',
    })
    const visitor = await site.visit({ ...options, ...still })
    const { page, complaints } = visitor
    const { press, type } = keyboardOn(page)
    for (const [who, id] of [
      [cast.other, other],
      [cast.reviewer, theirs],
    ] as const) {
      await who.enters(visitor)
      await page.goto(`${say.answers}/${id}`)
      await press(say.publish)
      expect(plain(await page.getByRole('status').textContent())).toContain(say.published)
    }
    const text = await reads(visitor, say.contribution + number)
    for (const said of [say.disputed, 'Les conseils seront filmés.', 'Ce n’est pas à nous de filmer.'])
      expect(text).toContain(said)
    await sound(visitor, `disputed-${language}`, true)
    // The editor finds it on the desk. Without having chosen, what they typed comes back.
    await cast.editor.enters(visitor)
    await page.goto(`${say.answers}?de=c-aussi`)
    await press(say.disputes)
    await press(say.settle(number))
    await sound(visitor, `settling-${language}`, true)
    await type(say.reason, 'Le plan le prévoit.')
    await type(say.decides, 'Cheffe de projet')
    await press(say.submit)
    expect(await page.locator('#erreurs').textContent().then(plain)).toContain(say.choose)
    expect(await page.locator('#reason').inputValue()).toBe('Le plan le prévoit.')
    await page.locator(`input[value="${theirs}"]`).focus()
    await page.keyboard.press('Space')
    await press(say.submit)
    expect(await mainOf(visitor)).toContain(say.settled)
    const settled = await reads(visitor, say.contribution + number)
    for (const said of [say.holds, 'Le plan le prévoit.', 'Cheffe de projet', say.other])
      expect(settled).toContain(said)
    expect(settled).not.toContain(say.disputed)
    await sound(visitor, `settled-${language}`, true)
    expect(complaints.filter(one => !/status of 422/.test(one))).toEqual([])
    await visitor.close()
  })
})

test('a thousand identical contributions in one night are grouped, counted, shown, and answered once for all', async () => {
  const { db } = site.site.database
  const { id: petition } = await openConsultation(db, 'petition', { now })
  const said = { title: 'Garder la gare ouverte', text: 'La gare doit rester ouverte le dimanche.' }
  const first = await contributionOf(db, petition, await somebody(), now, said)
  await copies(first.id, identical - 1)
  const number = numberInWords(first.number)
  const last = await db
    .selectFrom('contributions')
    .select('number')
    .where('same_as', '=', first.id)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const reading = await site.visit({ ...phone, ...still })
  const working = await site.visit(desk)
  const lists = async (what: string, state: string) => {
    for (const language of ['fr', 'en'] as const) {
      const say = words[language]
      const list = await reads(reading, `${say.contributions}?consultation=petition${state}`)
      for (const told of [said.title, say.others]) expect([what, list]).toEqual([what, expect.stringContaining(told)])
      // One line stands for all, and all are counted.
      expect(await reading.page.getByRole('heading', { name: said.title }).count()).toBe(1)
      await sound(reading, `identical-${what}-${language}`, true)
      expect(await reads(reading, `${say.consultation}petition`)).toContain(say.counted)
    }
  }
  await lists('list', '')
  // On the workbench of the editor, and on the desk of whoever answers, in English.
  await cast.editor.enters(working)
  for (const language of ['fr', 'en'] as const) {
    await working.page.goto(words[language].bench.replace('aussi', 'petition'))
    expect(await working.page.locator('main form li[id]').count()).toBe(1)
    expect(await mainOf(working)).toContain(words[language].with)
    await sound(working, `identical-bench-${language}`)
  }
  await cast.writer.enters(working)
  const say = words.en
  const { press, type } = keyboardOn(working.page)
  await working.page.goto(say.answers)
  expect(await mainOf(working)).toContain(say.with)
  await sound(working, 'identical-desk')
  await press(say.answerOne(number))
  expect(await mainOf(working)).toContain(say.with)
  await sound(working, 'identical-form')
  await working.page.getByRole('radio', { name: say.retained, exact: false }).first().check()
  await type(say.reason, 'The station stays open on Sundays.')
  await type(say.signed, 'Deputy director')
  await press(say.save)
  const path = new URL(working.page.url()).pathname
  await cast.reviewer.enters(working)
  await working.page.goto(path)
  await press(say.review)
  await press(say.publish)
  expect(plain(await working.page.getByRole('status').textContent())).toContain(say.published)
  expect(await mainOf(working)).toContain('1,000')
  await sound(working, 'identical-answered')
  await lists('answered', '&state=answered')
  // Each of them has it, on its own page and by its own letter.
  for (const language of ['fr', 'en'] as const)
    expect(await reads(reading, words[language].contribution + numberInWords(last.number))).toContain(
      'The station stays open on Sundays.',
    )
  const { told } = await db
    .selectFrom('answers_told')
    .select(eb => eb.fn.countAll<number>().as('told'))
    .where('answer_id', '=', path.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow()
  expect(Number(told)).toBe(identical)
  expect([...reading.complaints, ...working.complaints]).toEqual([])
  await reading.close()
  await working.close()
})

/** So many others who say the same, each with their own account: as rows, with all that the database does of them. */
async function copies(of: string, many: number): Promise<void> {
  const { db } = site.site.database
  const id = (letter: string) => sql`${letter} || lpad(n::text, 25, '0')`
  const numbers = sql`generate_series(1, ${many}::int) as n`
  await db.transaction().execute(async tx => {
    await sql`
      insert into people (id, name, email, email_verified, language, created_at, updated_at)
      select ${id('P')}, '', 'signataire-' || n || '@example.org', true, 'fr', ${now}, ${now} from ${numbers}`.execute(
      tx,
    )
    await sql`
      insert into contributions (id, consultation_id, state, version, title, text, answers, language, author, author_kind, person_id, channel,
        sent_at, published_at, responsible_id, due, said, shuffle, words, same_as)
      select ${id('C')}, consultation_id, state, version, title, text, answers, language, author, author_kind, ${id('P')}, channel,
        sent_at, published_at, responsible_id, due, said, n, words, id from contributions, ${numbers} where id = ${of}`.execute(
      tx,
    )
    await tx.updateTable('contributions').set({ copies: many }).where('id', '=', of).execute()
  })
}
