import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { waivePoint } from '../../src/answers/consolidation/waive.ts'
import { gateOfPlan, readGate } from '../../src/answers/coverage/gate.ts'
import { contestAnswer, draftAnswer, publishAnswer, reviewAnswer, splitContribution } from '../../src/answers/index.ts'
import { remindingLetter } from '../../src/answers/reminders/letter.ts'
import { remindOfAnswers } from '../../src/answers/reminders/remind.ts'
import { withdrawContribution } from '../../src/consultations/index.ts'
import { hide } from '../../src/moderation/index.ts'
import { withdrawRole } from '../../src/people/index.ts'
import { render } from '../../src/platform/mail/letter.tsx'
import { operator, type Scope } from '../../src/record/index.ts'
import { contributionOf, openConsultation, type Somebody, somebody } from '../fixtures/contributions.ts'
import { textIn } from '../support/html.ts'
import { openSite, secret, type TestSite, testOrigin } from '../support/site.ts'

let site: TestSite
let plan: Scope
let consultation: string
let editor: Somebody
let correspondent: Somebody
let dinum: string
const day = 86_400_000
/** The contributions are sent and answered in the past: what is due within 60 days of then is due in days that are known. */
const sent = new Date('2026-06-01T10:00:00Z')
const later = (days: number) => new Date(sent.getTime() + days * day)
const numbers: { id: string; number: number }[] = []
const authors: Somebody[] = []

const named = (place: number) => `C-${String(numbers[place]?.number).padStart(4, '0')}`
const path = '/plans/2021-2023/reponses'

async function point(place: number, number = 1) {
  const row = await site.database.db
    .selectFrom('points')
    .selectAll()
    .where('contribution_id', '=', numbers[place]?.id ?? '')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { id: row.contribution_id, number: row.number, version: row.version }
}

type Performed = { done: true; result: unknown } | { done: false; refusal: { code: string } }
function done<Result>(outcome: { done: true; result: Result } | { done: false; refusal: { code: string } }): Result {
  if (!outcome.done) throw new Error((outcome as Extract<Performed, { done: false }>).refusal.code)
  return outcome.result
}

/** Answers points of a consultation, as the organisation that owes it. */
async function answer(places: readonly number[], at: Date, outcome = 'retained', more: object = {}) {
  const { db } = site.database
  const points = []
  for (const place of places) points.push(await point(place))
  const { id, version } = done(
    await draftAnswer.perform(db, correspondent.who, at, {
      id: null,
      seen: 0,
      consultationId: consultation,
      points,
      themeId: null,
      replaces: null,
      isSecond: false,
      outcome,
      reason: 'Parce que c’est juste.',
      language: 'fr',
      organisationId: dinum,
      signedAs: 'Cheffe de mission',
      until: null,
      passedTo: null,
      targets: [],
      ...more,
    }),
  )
  done(await reviewAnswer.perform(db, editor.who, at, { id, seen: version }))
  const row = await db.selectFrom('answers').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  done(await publishAnswer.perform(db, correspondent.who, at, { id, seen: row.version }))
}

const read = async (address: string) => {
  site.cache.forgetAll()
  return site.get(address)
}
const json = async (address: string) => (await read(address)).json() as Promise<Record<string, unknown>>

beforeAll(async () => {
  site = await openSite('france', null)
  const { db } = site.database
  ;({ id: consultation, plan } = await openConsultation(db, 'comptee', { now: sent }))
  const row = await db.selectFrom('organisations').select('id').where('key', '=', 'dinum').executeTakeFirstOrThrow()
  dinum = row.id
  editor = await somebody(db, sent, 'editor', plan)
  correspondent = await somebody(db, sent, 'correspondent', { type: 'organisation', id: dinum })
  for (let place = 0; place < 10; place += 1) {
    const author = await somebody(db, sent)
    authors.push(author)
    const text =
      place === 3 ? 'Publier les comptes. Former les agents.' : `Proposition ${place}, qui ne ressemble à aucune autre.`
    numbers.push(await contributionOf(db, consultation, author, sent, { title: `Idée ${place}`, text }))
  }
  // Ten: 0, 1 and 2 answered after 3, 5 and 20 days; 3 split, of which one point only is answered; 4 waived; 5 withdrawn; 6 hidden; 7 to 9 owed.
  await answer([0], later(3))
  await answer([1], later(5))
  await answer([2], later(20))
  done(
    await splitContribution.perform(db, editor.who, later(1), {
      consultationId: consultation,
      point: await point(3),
      parts: ['Publier les comptes.', 'Former les agents.'],
    }),
  )
  done(
    await waivePoint.perform(db, editor.who, later(2), {
      consultationId: consultation,
      point: await point(4),
      reason: 'Elle ne propose rien qui puisse avoir une réponse.',
      signedAs: 'Cheffe de projet',
    }),
  )
  done(
    await withdrawContribution.perform(db, authors[5]?.who ?? operator, later(2), {
      id: numbers[5]?.id,
      reason: '',
    }),
  )
  const moderator = await somebody(db, sent, 'moderator')
  done(
    await hide.perform(db, moderator.who, later(2), {
      id: numbers[6]?.id ?? '',
      rule: 'insults',
      explanation: 'Une insulte.',
    }),
  )
  done(
    await contestAnswer.perform(db, authors[0]?.who ?? operator, later(4), {
      id: numbers[0]?.id ?? '',
      number: 1,
      reason: 'Cela ne répond pas à mon point.',
    }),
  )
})
afterAll(() => site.close())

/** Counted by hand from what is done above. */
const byHand = {
  received: 10,
  answered: 3,
  owed: 4,
  waived: 1,
  withdrawn: 1,
  moderated: 1,
  late: 4,
  medianDays: 5,
  longestDays: 20,
  answersGiven: 3,
  contested: 1,
  contestedPercent: 33.3,
  awaitingSecondAnswer: 1,
  secondAnswersLate: 1,
  disputed: 0,
}

describe('the coverage of a plan', () => {
  test('has the figures that a hand counts, in data, for the plan and for the consultation', async () => {
    const told = await json(`${path}.json`)
    expect(told).toMatchObject(byHand)
    expect(told.consultations).toMatchObject([{ slug: 'comptee', ...byHand }])
    expect(told.owedBy).toEqual([{ organisation: 'dinum', owed: 4, late: 4 }])
    const owed = told.firstOwed as { number: string; organisation: string; late: boolean }[]
    expect(owed.map(({ number }) => number)).toEqual([named(3), named(7), named(8), named(9)])
    expect(owed.every(({ organisation, late }) => organisation === 'dinum' && late)).toBe(true)
    expect(told.waivers).toMatchObject([
      {
        number: named(4),
        reason: 'Elle ne propose rien qui puisse avoir une réponse.',
        signedAs: 'Cheffe de projet',
      },
    ])
  })

  test('says them on its page and in its Markdown, in both languages, as a sum', async () => {
    for (const address of [path, `${path}.md`]) {
      const page = textIn(await (await read(address)).text()).replace(/[\u00a0\u202f]/g, ' ')
      expect(page).toContain('10 reçues = 3 répondues + 4 en attente + 1 dispensées + 1 retirées + 1 masquées')
      expect(page).toContain('1 réponse sur 3 (33,3 %) est contestée')
      expect(page).toContain('Cheffe de projet')
      expect(page).toContain(named(9))
      expect(page).not.toContain(named(6))
    }
    const english = textIn(await (await read('/en/plans/2021-2023/answers')).text())
    expect(english).toContain('10 received = 3 answered + 4 waiting + 1 waived + 1 withdrawn + 1 hidden')
    expect(english).toContain('3 of 10 contributions have their answer.')
  })

  test('is a file: a line for the plan, for each consultation, and for each organisation that owes', async () => {
    const lines = parse(await (await read(`${path}.csv`)).text(), { columns: true }) as Record<string, string>[]
    expect(lines.map(({ scope }) => scope)).toEqual(['plan', 'organisation', 'consultation', 'organisation'])
    expect(lines[2]).toMatchObject({
      consultation: 'comptee',
      received: '10',
      answered: '3',
      owed: '4',
      waived: '1',
      withdrawn: '1',
      moderated: '1',
      late: '4',
      median_days: '5',
      longest_days: '20',
      contested: '1',
      awaiting_second: '1',
      disputed: '0',
    })
    expect(lines[3]).toMatchObject({ organisation: 'dinum', owed: '4', late: '4', received: '' })
  })

  test('leads from the pages of the plan, of the consultation and of the site; an unknown plan leads to those that are', async () => {
    for (const address of ['/plans/2021-2023', '/consultations/comptee', '/plan-du-site'])
      expect(await (await read(address)).text()).toContain(`href="${path}`)
    expect(await json('/consultations/comptee.json')).toMatchObject({ answers: byHand })
    expect((await read('/plans/nowhere/reponses')).status).toBe(404)
    expect((await read(`${path}?waived=%00`)).status).toBe(200)
    expect(await json(`${path}.json?waived=${named(4)}`)).toMatchObject({ waivers: [] })
  })
})

describe('the list of contributions', () => {
  test('is narrowed to what is answered, waived, owed or late, and each line says where it stands', async () => {
    const list = async (state: string) =>
      (await json(`/contributions.json?consultation=comptee&state=${state}`)).contributions as {
        number: string
        state: string
        settled: string | null
      }[]
    const those = async (state: string) => (await list(state)).map(({ number }) => number).sort()
    expect(await those('answered')).toEqual([named(0), named(1), named(2)])
    expect(await those('waived')).toEqual([named(4)])
    expect(await those('late')).toEqual([named(3), named(7), named(8), named(9)])
    expect(await those('owed')).toEqual(await those('late'))
    expect(await list('answered')).toMatchObject(Array(3).fill({ state: 'answered' }))
    const page = textIn(await (await read('/contributions?consultation=comptee&state=answered')).text())
    expect(page).toContain('Répondue')
    expect(page).toContain('réponse après 20 jours')
    const longest = await json('/contributions.json?consultation=comptee&order=longest')
    expect((longest.contributions as { number: string }[]).map(({ number }) => number)).toEqual(await those('owed'))
    const file = parse(await (await read('/contributions.csv?consultation=comptee')).text(), {
      columns: true,
    }) as Record<string, string>[]
    expect(file.find(({ number }) => number === named(2))).toMatchObject({ state: 'answered', settled: '2026-06-21' })
    expect(file.find(({ number }) => number === named(9))).toMatchObject({ state: 'late', settled: '' })
  })
})

describe('what holds a publication', () => {
  test('is what is owed and by whom; nothing does once each is answered or waived', async () => {
    const { db } = site.database
    const { id: other } = await openConsultation(db, 'retenue', { now: sent })
    const author = await somebody(db, sent)
    const one = await contributionOf(db, other, author, sent)
    const gate = await readGate(db, [other], '2026-06-02')
    expect(gate).toMatchObject({
      isOpen: false,
      owed: 1,
      late: 0,
      disputed: 0,
      owing: [{ organisationId: dinum, owed: 1 }],
    })
    expect(gate.first).toMatchObject([{ number: one.number }])
    expect(await gateOfPlan(db, plan.id ?? '', '2026-06-02')).toMatchObject({ isOpen: false, owed: 5 })
    const row = await db
      .selectFrom('points')
      .select('version')
      .where('contribution_id', '=', one.id)
      .executeTakeFirstOrThrow()
    done(
      await waivePoint.perform(db, editor.who, later(2), {
        consultationId: other,
        point: { id: one.id, number: 1, version: row.version },
        reason: 'Elle demande ce qui est fait ailleurs.',
        signedAs: 'Cheffe de projet',
      }),
    )
    expect(await readGate(db, [other], '2026-06-02')).toMatchObject({ isOpen: true, owed: 0, first: [] })
  })

  test('a consultation with nothing in it holds nothing', async () => {
    expect(await readGate(site.database.db, [], '2026-06-02')).toMatchObject({ isOpen: true, owing: [] })
  })
})

describe('lateness', () => {
  test('begins on the morning after the day on which an answer is due, and not before', async () => {
    const { db } = site.database
    const row = await db
      .selectFrom('contributions')
      .select('due')
      .where('id', '=', numbers[9]?.id ?? '')
      .executeTakeFirstOrThrow()
    const due = String(row.due)
    const next = new Date(Date.parse(`${due}T00:00:00Z`) + day).toISOString().slice(0, 10)
    expect(await readGate(db, [consultation], due)).toMatchObject({ owed: 4, late: 0 })
    expect(await readGate(db, [consultation], next)).toMatchObject({ owed: 4, late: 4 })
    // A page is kept until midnight of the site at most.
    const answered = await read(path)
    expect(answered.status).toBe(200)
  })
})

describe('whoever owes answers', () => {
  const letters = async () =>
    (
      await site.database.db
        .selectFrom('notices')
        .selectAll()
        .where('kind', '=', 'answers-owed')
        .orderBy('id')
        .execute()
    ).map(({ recipient, data }) => ({
      recipient,
      ...(data as { owed: number; late: number; urgent: { number: string }[]; isOwn: boolean }),
    }))
  const morning = (of: string) => new Date(`${of}T08:00:00Z`)
  const remind = (at: Date) => remindOfAnswers(site.database.db, secret, at)
  // Due on 31 July 2026, a Friday.

  test('is told two weeks before, three days before, and when it is late: once a week at most, in working hours, however many processes do it', async () => {
    // A second answer is owed on 5 July: that is told, too, until it is given.
    expect(await remind(morning('2026-06-19'))).toBe(0)
    expect(await remind(morning('2026-06-22'))).toBe(1)
    const first = {
      recipient: correspondent.mail,
      isOwn: true,
      owed: 1,
      late: 0,
      urgent: [{ number: named(0), isSecond: true }],
    }
    const told = await letters()
    // What is due later isn’t in it.
    expect([told.length, told[0]?.urgent.length, told[0]]).toMatchObject([1, 1, first])
    await answer([0], later(25), 'retained', { isSecond: true })
    expect(await remind(morning('2026-07-16'))).toBe(0)
    // At night and at the weekend, nobody is.
    expect(await remind(new Date('2026-07-17T02:00:00Z'))).toBe(0)
    expect(await remind(new Date('2026-07-18T09:00:00Z'))).toBe(0)
    const [one, other] = await Promise.all([remind(morning('2026-07-17')), remind(morning('2026-07-17'))])
    expect(one + other).toBe(1)
    expect(await remind(morning('2026-07-17'))).toBe(0)
    expect(await letters()).toMatchObject([
      first,
      {
        recipient: correspondent.mail,
        isOwn: true,
        owed: 4,
        late: 0,
        urgent: [3, 7, 8, 9].map(place => ({ number: named(place) })),
      },
    ])
    // Nothing new came near since.
    expect(await remind(morning('2026-07-27'))).toBe(0)
    expect(await remind(morning('2026-07-28'))).toBe(1)
    // On the day itself nothing is late; on the next working day it is, but a week isn't over.
    expect(await remind(morning('2026-07-31'))).toBe(0)
    expect(await remind(morning('2026-08-03'))).toBe(0)
    expect(await remind(morning('2026-08-04'))).toBe(1)
    expect(await remind(morning('2026-08-10'))).toBe(0)
    expect(await remind(morning('2026-08-11'))).toBe(1)
    expect((await letters()).map(({ late }) => late)).toEqual([0, 0, 0, 4, 4])
  })

  test('reads it in calm words, with the most urgent and the way to the rest', async () => {
    const { data } = await site.database.db
      .selectFrom('notices')
      .select('data')
      .where('kind', '=', 'answers-owed')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const head = { siteName: 'Parvis', origin: testOrigin, timeZone: 'Europe/Paris' }
    const { text } = await render(remindingLetter.compose({ data, secret: {} }, 'fr', head))
    const said = text.replace(/[\u00a0\u202f]/g, ' ')
    for (const words of [
      'Des personnes attendent une réponse',
      'doit 4 réponses',
      '4 sont en retard',
      `${named(3)} : en retard de 11 jours`,
      `${testOrigin}/contributions/${named(3)}`,
      // Where they answer, and where everybody sees it.
      `${testOrigin}/atelier/reponses`,
      `${testOrigin}${path}#dues`,
      'Ce rappel part une fois par semaine au plus',
    ])
      expect(said).toContain(words)
    const english = await render(remindingLetter.compose({ data: { ...data, owed: 9 }, secret: {} }, 'en', head))
    expect(english.text).toContain('And 5 others.')
    const toEditors = await render(remindingLetter.compose({ data: { ...data, isOwn: false }, secret: {} }, 'fr', head))
    expect(toEditors.text).toContain(`${testOrigin}/atelier/consolidation`)
  })

  test('and where nobody has the mandate, the editors of the plan are told', async () => {
    const { db } = site.database
    const roles = await db
      .selectFrom('roles')
      .select('id')
      .where('person_id', '=', correspondent.id)
      .where('role', '=', 'correspondent')
      .execute()
    for (const { id } of roles) done(await withdrawRole.perform(db, operator, later(3), { id }))
    expect(await remind(morning('2026-08-18'))).toBe(1)
    expect((await letters()).at(-1)).toMatchObject({ recipient: editor.mail, isOwn: false })
    expect(await remind(morning('2026-08-19'))).toBe(0)
  })
})
