import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { waivePoint } from '../../src/answers/consolidation/waive.ts'
import {
  contestAnswer,
  describeTheme,
  draftAnswer,
  groupPoints,
  publishAnswer,
  reviewAnswer,
} from '../../src/answers/index.ts'
import { openReport, writeReport } from '../../src/answers/report/actions.ts'
import { giveRole } from '../../src/people/index.ts'
import { canonicalJson, sha256 } from '../../src/platform/canonical.ts'
import { operator, type Scope, sealAll } from '../../src/record/index.ts'
import { contributionOf, openConsultation, type Somebody, somebody } from '../fixtures/contributions.ts'
import { textIn } from '../support/html.ts'
import { bareWords, pagesOf } from '../support/pdf.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { type Person, signedIn } from '../support/visitor.ts'

let site: TestSite
let plan: Scope
let consultation: string
let comments: string
let late: string
let editor: Somebody
let correspondent: Somebody
let person: Person
let dinum: string
const sent = new Date('2026-06-01T10:00:00Z')
const numbers: { id: string; number: number }[] = []
const authors: Somebody[] = []
let first: string
const named = (place: number) => `C-${String(numbers[place]?.number).padStart(4, '0')}`
const editing = '/atelier/consultations/bilan-e/bilan'
const path = '/consultations/bilan-e/bilan'

function done<Result>(outcome: { done: true; result: Result } | { done: false; refusal: { code: string } }): Result {
  if (outcome.done) return outcome.result
  throw new Error(outcome.refusal.code)
}
async function seen(id: string) {
  const row = await site.database.db
    .selectFrom('points')
    .select(['number', 'version'])
    .where('contribution_id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, ...row }
}
const waive = async (consultationId: string, id: string) =>
  done(
    await waivePoint.perform(site.database.db, editor.who, sent, {
      consultationId,
      point: await seen(id),
      reason: 'Elle demande ce qui est fait ailleurs.',
      signedAs: 'Cheffe de projet',
    }),
  )
/** An answer, from its draft until it is published. @returns its id */
async function answer(more: Partial<Parameters<typeof draftAnswer.perform>[3]>): Promise<string> {
  const { db } = site.database
  const { id, version: drafted } = done(
    await draftAnswer.perform(db, correspondent.who, sent, {
      id: null,
      seen: 0,
      consultationId: consultation,
      points: null,
      themeId: null,
      replaces: null,
      isSecond: false,
      outcome: 'retained-in-part',
      reason: 'Une partie se fait déjà.',
      language: 'fr',
      organisationId: dinum,
      signedAs: 'Cheffe de mission',
      until: null,
      passedTo: null,
      targets: [],
      ...more,
    }),
  )
  done(await reviewAnswer.perform(db, editor.who, sent, { id, seen: drafted }))
  done(await publishAnswer.perform(db, correspondent.who, sent, { id, seen: drafted + 1 }))
  return id
}
const read = async (address: string) => {
  site.cache.forgetAll()
  return site.get(address)
}
const words = async (answer: Response | Promise<Response>) =>
  textIn(await (await answer).text()).replace(/[\u00a0\u202f]/g, ' ')
const version = async () =>
  String(
    (
      await site.database.db
        .selectFrom('consultation_reports')
        .select('version')
        .where('consultation_id', '=', consultation)
        .executeTakeFirst()
    )?.version ?? 0,
  )

beforeAll(async () => {
  site = await openSite('france', null)
  const { db } = site.database
  ;({ id: consultation, plan } = await openConsultation(db, 'bilan-e', { now: sent }))
  // Comments are gathered in one that is open today, and in the end in one that is over.
  ;({ id: comments } = await openConsultation(db, 'commentaires', { now: new Date() }))
  ;({ id: late } = await openConsultation(db, 'commentaires-clos', { now: sent }))
  dinum = (await db.selectFrom('organisations').select('id').where('key', '=', 'dinum').executeTakeFirstOrThrow()).id
  editor = await somebody(db, sent, 'editor', plan)
  correspondent = await somebody(db, sent, 'correspondent', { type: 'organisation', id: dinum })
  for (let place = 0; place < 5; place += 1) {
    const author = await somebody(db, sent)
    authors.push(author)
    const text = `Proposition ${place}, qui ne ressemble à aucune autre.`
    numbers.push(await contributionOf(db, consultation, author, sent, { title: `Idée ${place}`, text }))
  }
  const theme = done(
    await describeTheme.perform(db, editor.who, sent, {
      consultationId: consultation,
      id: null,
      seen: 0,
      title: 'Rendre compte',
      finding: '',
    }),
  )
  const grouped = [numbers[0]?.id ?? '', numbers[1]?.id ?? '']
  done(
    await groupPoints.perform(db, editor.who, sent, {
      consultationId: consultation,
      points: await Promise.all(grouped.map(seen)),
      themeId: theme.id,
    }),
  )
  done(
    await describeTheme.perform(db, editor.who, sent, {
      consultationId: consultation,
      id: theme.id,
      seen: theme.version,
      title: 'Rendre compte',
      finding: `Deux personnes le demandent (${named(0)}, ${named(1)}).`,
    }),
  )
  const commitment = await db
    .selectFrom('commitments')
    .select('id')
    .where('plan_id', '=', plan.id ?? '')
    .executeTakeFirstOrThrow()
  first = await answer({
    points: await Promise.all(grouped.map(seen)),
    targets: [{ type: 'commitment', id: commitment.id, change: null }],
  })
  person = await signedIn(site, 'redactrice@example.org', '198.51.100.7')
  const account = await db
    .selectFrom('people')
    .select('id')
    .where('email', '=', 'redactrice@example.org')
    .executeTakeFirstOrThrow()
  done(
    await giveRole.perform(db, operator, sent, {
      personId: account.id,
      role: 'editor',
      on: plan,
      from: '2020-01-01',
      until: null,
    }),
  )
})
afterAll(() => site.close())

describe('the report of a consultation', () => {
  test('is written by editors of its plan: words only, which come back when they can’t be taken', async () => {
    expect((await read(path)).status).toBe(404)
    expect((await read(editing)).status).toBe(303)
    const page = await words(person.get(editing))
    for (const said of ['5 reçues = 2 répondues + 3 en attente', 'Thème 1 : Rendre compte', 'Retenu en partie'])
      expect(page).toContain(said)
    const long = await person.send(editing, { do: 'save', seen: '0', 'introduction-fr': 'x'.repeat(5001) })
    expect(long.status).toBe(422)
    expect(await long.text()).toContain('x'.repeat(5001))
    const saved = await person.send(editing, {
      do: 'save',
      seen: '0',
      'introduction-fr': 'Cinq personnes ont parlé.\r\n\r\nVoici ce que cela a donné.',
      'introduction-en': 'Five people spoke.',
    })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${editing}?done=saved`])
    // Somebody else wrote meanwhile: nothing is lost.
    const stale = await person.send(editing, { do: 'save', seen: '0', 'conclusion-fr': 'Mes mots à moi.' })
    expect(stale.status).toBe(409)
    const both = await stale.text()
    for (const said of ['Mes mots à moi.', 'Ce qui est enregistré maintenant', 'Voici ce que cela a donné.'])
      expect(both).toContain(said)
    // What is saved within a section leads back to it; as it will be read, only its editors see it.
    const within = await person.send(editing, {
      do: 'save-introduction',
      seen: '1',
      'introduction-fr': 'Cinq personnes ont parlé.\r\n\r\nVoici ce que cela a donné.',
      'introduction-en': 'Five people spoke.',
    })
    expect(within.headers.get('location')).toBe(`${editing}?done=saved&in=introduction#introduction`)
    const preview = await words(person.get('/en/workshop/consultations/bilan-e/report?view=preview'))
    for (const said of ['Preview of the report', 'Five people spoke.', '5 received = 2 answered + 3 waiting'])
      expect(preview).toContain(said)
    expect((await read(`${editing}?view=preview`)).status).toBe(303)
    expect((await read(path)).status).toBe(404)
    expect((await read(`${path}.json`)).status).toBe(404)
  })

  test('opens for comment in another consultation of its plan, in which each comment is owed an answer', async () => {
    const { db } = site.database
    for (const wrong of [consultation, late, 'nothing', ''])
      expect((await person.send(editing, { do: 'open', seen: await version(), comments: wrong })).status).toBe(422)
    // Nor can it be final before.
    expect(await words(person.send(editing, { do: 'finish', seen: await version() }))).toContain(
      'Un bilan s’ouvre d’abord aux commentaires',
    )
    const opened = await person.send(editing, { do: 'open', seen: await version(), comments })
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `${editing}?done=opened`])
    const page = await words(read(path))
    for (const said of [
      'Projet de bilan, ouvert aux commentaires',
      'On commente du',
      'Commenter ce projet',
      'Voici ce que cela a donné.',
      '5 reçues = 2 répondues + 3 en attente + 0 dispensées',
      `Deux personnes le demandent (${named(0)}, ${named(1)}).`,
      'À la suite de 2 contributions',
      'Direction interministérielle du numérique : 3 réponses dues',
    ])
      expect(page).toContain(said)
    const english = await words(read('/en/consultations/bilan-e/report'))
    expect(english).toContain('Draft report, open for comment')
    expect(english).toContain('Five people spoke.')
    expect(await words(read('/consultations/bilan-e'))).toContain('Le bilan de la consultation')
    expect(await words(person.send(editing, { do: 'finish', seen: await version() }))).toContain(
      'On peut encore commenter ce bilan',
    )
    // Time goes by: comments were gathered, and are over.
    await db
      .updateTable('consultation_reports')
      .set({ comments_id: late })
      .where('consultation_id', '=', consultation)
      .execute()
  })

  test('isn’t final while an answer is owed, to it or to a comment: it says how many, whose and which; waivers let it pass', async () => {
    const { db } = site.database
    // Nor while somebody who had begun before the closing may still send what they think of it.
    const closing = async (closes: Date, graceMinutes: number) =>
      sql`update consultations set closes = ${closes}, facts = facts || jsonb_build_object('graceMinutes', ${graceMinutes}::int) where id = ${late}`.execute(
        db,
      )
    await closing(new Date(Date.now() - 60_000), 30)
    expect(await words(person.send(editing, { do: 'finish', seen: await version() }))).toContain(
      'On peut encore commenter ce bilan',
    )
    await closing(new Date(Date.now() - 60_000), 0)
    const comment = await contributionOf(db, late, await somebody(db, sent), sent)
    const refused = await person.send(editing, { do: 'finish', seen: await version() })
    expect(refused.status).toBe(422)
    const page = await words(refused)
    expect(page).toContain('4 réponses sont encore dues')
    expect(page).toContain('Direction interministérielle du numérique : 4 réponses dues')
    for (const place of [2, 3, 4]) expect(page).toContain(named(place))
    for (const place of [2, 3]) await waive(consultation, numbers[place]?.id ?? '')
    await waive(late, comment.id)
    expect(await words(person.send(editing, { do: 'finish', seen: await version() }))).toContain(
      'Une réponse est encore due',
    )
    await waive(consultation, numbers[4]?.id ?? '')
    // Nor while somebody to whom an answer doesn’t answer is owed a second one.
    const contested = { id: numbers[0]?.id ?? '', number: 1 }
    const reason = 'Ma question était celle du calendrier.'
    done(await contestAnswer.perform(db, authors[0]?.who ?? operator, sent, { ...contested, reason }))
    const held = await person.send(editing, { do: 'finish', seen: await version() })
    expect(held.status).toBe(422)
    const told = await words(held)
    expect(told).toContain('Une seconde réponse est encore due à qui a dit que la première ne répond pas.')
    expect(told).toContain('Donner les secondes réponses')
    await answer({ points: [await seen(contested.id)], replaces: first, isSecond: true, reason: 'Dès janvier.' })
    const finished = await person.send(editing, { do: 'finish', seen: await version() })
    expect([finished.status, finished.headers.get('location')]).toEqual([303, `${editing}?done=finished`])
  })

  test('then says the same for ever, in each of its formats, under a hash that stands in the record', async () => {
    const { db } = site.database
    await sealAll(db)
    const before = await (await read(`${path}.json`)).text()
    const told = JSON.parse(before)
    expect(told.state).toBe('final')
    expect(sha256(canonicalJson(told.content)).toString('hex')).toBe(told.sha256)
    expect(told.content.report.coverage).toMatchObject({ received: 5, answered: 2, owed: 0, waived: 3 })
    expect(told.content.report.outcomes).toEqual([{ kind: 'retained-in-part', count: 2 }])
    expect(told.content.report.participation.kinds).toEqual([{ kind: 'person', count: 5 }])
    expect(told.content.report.waivers).toHaveLength(3)
    const line = await words(read(`/registre/entrees/${told.record.entry}`))
    expect(line).toContain('Bilan d’une consultation définitif')
    const paper = async () => Buffer.from(await (await read(`${path}.pdf`)).arrayBuffer())
    const [pdf, docx] = [await paper(), Buffer.from(await (await read(`${path}.docx`)).arrayBuffer())]
    const page = await words(read(path))
    // Later, something else is answered, withdrawn, and called otherwise.
    await contributionOf(db, consultation, await somebody(db, sent), sent)
    await sealAll(db)
    expect(await (await read(`${path}.json`)).text()).toBe(before)
    expect(await words(read(path))).toBe(page)
    expect((await paper()).equals(pdf)).toBe(true)
    expect(Buffer.from(await (await read(`${path}.docx`)).arrayBuffer()).equals(docx)).toBe(true)
    const inPdf = bareWords(pagesOf(pdf).join(' '))
    for (const said of ['Voici ce que cela a donné.', 'Texte définitif du', told.sha256.slice(0, 20)])
      expect(inPdf).toContain(bareWords(said))
    for (const [action, input] of [
      [writeReport, { consultationId: consultation, seen: told.version, words: {} }],
      [openReport, { consultationId: consultation, seen: told.version, commentsId: comments }],
    ] as const) {
      const outcome = await action.perform(db, editor.who, sent, input)
      expect(outcome).toMatchObject({ done: false, refusal: { code: 'report-final' } })
    }
  })

  test('is for nobody but editors of the plan to write', async () => {
    const { db } = site.database
    const other = await db.selectFrom('plans').select('id').where('key', '=', 'fr-2018-2020').executeTakeFirstOrThrow()
    for (const who of [
      await somebody(db, sent),
      await somebody(db, sent, 'moderator'),
      await somebody(db, sent, 'editor', { type: 'plan', id: other.id }),
      correspondent,
    ]) {
      const outcome = await writeReport.perform(db, who.who, sent, { consultationId: late, seen: 0, words: {} })
      expect(outcome).toMatchObject({ done: false, refusal: { code: 'not-allowed' } })
    }
  })
})
