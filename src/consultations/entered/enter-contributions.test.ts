import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { after, makeConsultation, meanwhile, somebody } from '../../../tests/fixtures/entered.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { newUlid } from '../../platform/ids.ts'
import { operator, roleNames, sealAll, verifyRecord, visitor } from '../../record/index.ts'
import { confirmContribution, sendContribution } from '../index.ts'
import { enterContributions } from './enter-contributions.ts'
import type { Entered } from './entered.ts'
import '../../commitments/index.ts'

let database: TestDatabase
let consultationId: string
let planId: string
let eventId: string
let organisationId: string
let priorities: string[]

beforeAll(async () => {
  database = await cloneDatabase('france')
  const { db } = database
  consultationId = await makeConsultation(db, {})
  planId = (await db.selectFrom('plans').select('id').where('key', '=', 'fr-2021-2023').executeTakeFirstOrThrow()).id
  eventId = (
    await db
      .selectFrom('events')
      .select('id')
      .where('plan_id', '=', planId)
      .orderBy('position')
      .executeTakeFirstOrThrow()
  ).id
  organisationId = (
    await db.selectFrom('organisations').select('id').where('key', '=', 'cour-des-comptes').executeTakeFirstOrThrow()
  ).id
  const rows = await db
    .selectFrom('priorities')
    .select('id')
    .where('key', 'in', ['fr-2021-2023-announced-1', 'fr-2021-2023-announced-3'])
    .orderBy('key')
    .execute()
  priorities = rows.map(({ id }) => id)
})
afterAll(() => database.drop())

let said = 0
const note = ({
  said: more,
  ...rest
}: Partial<Omit<Entered, 'said'>> & { said?: Partial<Entered['said']> } = {}): Entered => ({
  said: {
    title: `Publier les marchés de la commune ${++said}`,
    text: `Chaque commune devrait publier ses marchés, avec leurs montants : ${said}.`,
    answers: {},
    priorityId: null,
    language: 'fr',
    author: '',
    ...more,
  },
  channel: 'paper',
  day: '2026-10-01',
  eventId: null,
  organisationId: null,
  identity: null,
  ...rest,
})

const enter = (contributions: unknown[], who = operator, at = after) =>
  enterContributions.perform(database.db, who, at, { consultationId, contributions })

async function made(contributions: unknown[]) {
  const outcome = await enter(contributions)
  if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
  const ids = outcome.result.made.map(({ id }) => id)
  return database.db.selectFrom('contributions').selectAll().where('id', 'in', ids).orderBy('number').execute()
}

const refused = async (one: Entered, more: Entered[] = []) => {
  const before = await count()
  const outcome = await enter([...more, one])
  expect(await count()).toBe(before)
  return outcome.done ? null : outcome.refusal
}
const count = async () =>
  (
    await database.db
      .selectFrom('contributions')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

describe('what came on paper, by mail or in a room', () => {
  test('is published at once after the closing, with its number, who owes an answer and until when', async () => {
    const [one] = await made([note({ said: { priorityId: priorities[0] as string, author: 'Camille' } })])
    expect(one).toMatchObject({
      state: 'published',
      channel: 'paper',
      channel_day: '2026-10-01',
      author: 'Camille',
      author_kind: 'person',
      responsible_id: organisationId,
      due: '2026-12-24',
      person_id: null,
      email: null,
      published_at: after,
    })
    expect(one?.number).toBeGreaterThan(0)
  })

  test('says in the record in what capacity it was entered, how it came, and on which day it was said', async () => {
    const editor = await somebody(database.db, 'editor', { type: 'plan', id: planId })
    const outcome = await enter([note({ channel: 'room', eventId, day: '2026-10-02' })], editor)
    if (!outcome.done) throw new Error(outcome.refusal.code)
    const entry = await database.db
      .selectFrom('entries')
      .selectAll()
      .where('id', 'in', outcome.entryIds)
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({
      type: 'contribution.published',
      actor: 'editor',
      public: { channel: 'room', number: outcome.result.made[0]?.number, consent: false },
      occurred: { earliest: '2026-10-02', latest: '2026-10-02', precision: 'day' },
    })
    await sealAll(database.db)
    expect(await verifyRecord(database.db)).toMatchObject({ waiting: 0, problems: [] })
  })

  test('signed by an organisation is the organisation’s, of its kind', async () => {
    const [one] = await made([note({ organisationId })])
    expect(one).toMatchObject({ organisation_id: organisationId, author_kind: 'court' })
  })

  test('may be as long as it is, and lacks what nobody answered on paper', async () => {
    const [one] = await made([note({ said: { title: 't'.repeat(300), text: 'a '.repeat(9999) } })])
    expect(one?.text).toHaveLength(19_997)
    expect(one?.answers).toEqual({})
    expect((await refused(note({ said: { text: 'a'.repeat(20_001) } })))?.code).toBe('invalid-input')
  })

  test.each([
    ['before the opening', () => note({ day: '2026-08-31' }), 'day-outside'],
    ['after the closing', () => note({ day: '2026-11-16' }), 'day-outside'],
    [
      'under a priority that isn’t asked about',
      () => note({ said: { priorityId: priorities[1] as string } }),
      'priority-unknown',
    ],
    ['by an organisation that nobody knows', () => note({ organisationId: newUlid() }), 'organisation-unknown'],
    [
      'under the name of an organisation',
      () => note({ said: { author: 'Cour des comptes' } }),
      'name-of-an-organisation',
    ],
    ['in a room, and not where', () => note({ channel: 'room' }), 'room-without-event'],
    ['at an event of no plan', () => note({ channel: 'room', eventId: newUlid() }), 'event-unknown'],
    ['at an event, on paper', () => note({ eventId }), 'event-without-room'],
    ['with an answer that doesn’t fit', () => note({ said: { answers: { echelle: 'lune' } } }), 'answer-unknown'],
  ])('is refused with all that comes with it when it was said %s', async (_, wrong, code) => {
    expect(await refused(wrong(), [note()])).toMatchObject({ code, field: 'contributions.1' })
  })

  test('isn’t taken before its consultation opens', async () => {
    const id = await makeConsultation(database.db, {
      key: 'later',
      slug: 'later',
      opens: '2027-01-01T00:00:00.000Z',
      closes: '2027-02-01T00:00:00.000Z',
    })
    const outcome = await enterContributions.perform(database.db, operator, after, {
      consultationId: id,
      contributions: [note({ day: '2027-01-02' })],
    })
    expect(outcome).toMatchObject({ done: false, refusal: { code: 'not-begun' } })
  })

  test('of a consultation of organisations is signed by one', async () => {
    const id = await makeConsultation(database.db, { key: 'theirs', slug: 'theirs', participants: 'organisations' })
    const input = (one: Entered) => ({ consultationId: id, contributions: [one] })
    expect(await enterContributions.perform(database.db, operator, after, input(note()))).toMatchObject({
      refusal: { code: 'only-organisations' },
    })
    expect((await enterContributions.perform(database.db, operator, after, input(note({ organisationId })))).done).toBe(
      true,
    )
  })

  test('twice by one key is once', async () => {
    const input = { consultationId, contributions: [note()] }
    const first = await enterContributions.perform(database.db, operator, after, input, 'a key')
    const second = await enterContributions.perform(database.db, operator, after, input, 'a key')
    expect(second).toEqual(first)
  })
})

describe('texts that say the same', () => {
  test('are counted at the first of them, within one batch, over several, and with what the site’s form brought', async () => {
    const words = { title: 'Mille cartes postales', text: 'Nous demandons la publication des algorithmes.' }
    const first = await made([
      note({ said: words }),
      note(),
      note({ said: { ...words, title: 'MILLE CARTES, postales !' } }),
    ])
    expect(first.map(({ copies, same_as }) => [copies, same_as])).toEqual([
      [1, null],
      [0, null],
      [0, first[0]?.id],
    ])
    await made([note({ said: words }), note({ said: words })])
    const sent = await sendContribution.perform(database.db, visitor, meanwhile, {
      consultationId,
      said: { ...words, answers: { territoire: 'Ici' }, priorityId: null, language: 'fr', author: '' },
      begun: meanwhile.toISOString(),
      suspicion: null,
      email: 'zoe@example.org',
    })
    if (!sent.done) throw new Error(sent.refusal.code)
    const person = await somebody(database.db, null, { type: 'site', id: null })
    if (person.capacity !== 'participant') throw new Error('nobody')
    await database.db
      .updateTable('people')
      .set({ email: 'zoe@example.org' })
      .where('id', '=', person.personId)
      .execute()
    expect((await confirmContribution.perform(database.db, person, meanwhile, { id: sent.result.id })).done).toBe(true)
    const rows = await database.db
      .selectFrom('contributions')
      .select(['copies', 'same_as'])
      .where('said', '=', first[0]?.said as Buffer)
      .orderBy('number')
      .execute()
    expect(rows.map(({ copies }) => copies)).toEqual([4, 0, 0, 0, 0])
    expect(new Set(rows.slice(1).map(({ same_as }) => same_as))).toEqual(new Set([first[0]?.id]))
  })

  test('entered by several at once are one group', async () => {
    const words = { title: 'En même temps', text: 'Tous ensemble, au même moment.' }
    await Promise.all(Array.from({ length: 6 }, () => made([note({ said: words }), note(), note({ said: words })])))
    const rows = await database.db
      .selectFrom('contributions')
      .select(['copies', 'same_as'])
      .where('title', '=', 'En même temps')
      .execute()
    expect(rows.filter(({ same_as }) => same_as === null).map(({ copies }) => copies)).toEqual([11])
  })

  test('are counted in the numbers of the consultation', async () => {
    const before = await counted()
    await made(Array.from({ length: 3 }, () => note()))
    expect(await counted()).toBe(before + 3)
  })
  const counted = async () =>
    Number(
      (
        await database.db
          .selectFrom('contribution_counts')
          .select(eb => eb.fn.sum<number>('count').as('n'))
          .where('consultation_id', '=', consultationId)
          .where('state', '=', 'published')
          .executeTakeFirstOrThrow()
      ).n,
    )
})

describe('a row of a file', () => {
  test('that is there already isn’t made again; changed, or twice, it is refused', async () => {
    const one = note({ identity: 'reference:A-1' })
    await made([one])
    expect(await enter([one, note()])).toMatchObject({ done: true, result: { there: 1, made: [{}] } })
    expect(await refused({ ...one, day: '2026-10-03' })).toMatchObject({ code: 'changed' })
    const other = note({ identity: 'reference:A-2' })
    expect(await refused(other, [other])).toMatchObject({ code: 'repeated', field: 'contributions.1' })
  })
})

describe('who may enter', () => {
  test.each(roleNames.map(role => [role]))('a %s: only an editor of the site or of this plan', async role => {
    const other = (
      await database.db.selectFrom('plans').select('id').where('key', '!=', 'fr-2021-2023').executeTakeFirstOrThrow()
    ).id
    const site = { type: 'site' as const, id: null }
    const on = {
      member: { type: 'organisation' as const, id: organisationId },
      correspondent: { type: 'organisation' as const, id: organisationId },
      evaluator: { type: 'plan' as const, id: planId },
      moderator: site,
      editor: site,
      administrator: site,
    }[role]
    expect((await enter([note()], await somebody(database.db, role, on))).done).toBe(role === 'editor')
    if (role !== 'editor') return
    expect((await enter([note()], await somebody(database.db, role, { type: 'plan', id: planId }))).done).toBe(true)
    const foreign = await somebody(database.db, role, { type: 'plan', id: other })
    expect(await enter([note()], foreign)).toMatchObject({ done: false, refusal: { code: 'not-allowed' } })
  })

  test('nobody who only visits or has only signed in', async () => {
    expect((await enter([note()], visitor)).done).toBe(false)
    expect((await enter([note()], await somebody(database.db, null, { type: 'site', id: null }))).done).toBe(false)
  })
})
