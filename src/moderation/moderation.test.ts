import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contributionOf, openConsultation, type Somebody, somebody } from '../../tests/fixtures/contributions.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { correctContribution, withdrawContribution } from '../consultations/index.ts'
import { forgetWhatIsOver, holdings } from '../people/index.ts'
import { operator, type RoleName, readHistory, type Scope, visitor, type Who } from '../record/index.ts'
import { appeal, settleAppeal } from './hidings/appeal.ts'
import { hide, refuse, release, restore } from './hidings/hide.ts'
import './index.ts'
import { daysToAppeal } from './hidings/hiding.ts'
import { dismissReports, reportContribution } from './reports/report.ts'

let database: TestDatabase
let plan: Scope
let consultation: string
let author: Somebody
let moderator: Somebody
let another: Somebody
const now = new Date('2026-11-26T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

beforeAll(async () => {
  database = await cloneDatabase('france')
  const { db } = database
  ;({ id: consultation, plan } = await openConsultation(db, 'moderee', { now }))
  author = await somebody(db, now)
  moderator = await somebody(db, now, 'moderator', plan)
  another = await somebody(db, now, 'moderator')
})
afterAll(() => database.drop())

const because = { rule: 'advertising', explanation: 'C’est de la publicité.' }
const send = (more: Parameters<typeof contributionOf>[4] = {}, by = author) =>
  contributionOf(database.db, consultation, by, now, more)
const hidden = async (id: string, by = moderator, at = now) => {
  const done = await hide.perform(database.db, by.who, at, { id, ...because })
  if (!done.done) throw new Error(done.refusal.sentence.en)
  return done.result
}
const rowOf = (id: string) =>
  database.db.selectFrom('contributions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const hidingsOf = (id: string) =>
  database.db.selectFrom('hidings').selectAll().where('contribution_id', '=', id).orderBy('id').execute()
const reported = (id: string) =>
  database.db.selectFrom('reported').selectAll().where('contribution_id', '=', id).executeTakeFirst()
const report = (id: string, who: Who = visitor, at = now, rule = 'insults') =>
  reportContribution.perform(database.db, who, at, { id, rule, words: 'C’est une insulte.' })
const code = async (outcome: Promise<{ done: true } | { done: false; refusal: { code: string } }>) => {
  const one = await outcome
  return one.done ? 'done' : one.refusal.code
}
/** What the record shows of something, its newest line first. */
const shown = async (id: string) => readHistory(database.db, [id], 20)

describe('a contribution that a moderator hides', () => {
  test('keeps all its words, shows none of them in the record, and comes back as it was', async () => {
    const { id, number } = await send({ title: 'Un titre à masquer', text: 'Des mots très secrets.', author: 'Zoé' })
    const before = await rowOf(id)
    await hidden(id)
    const row = await rowOf(id)
    expect(row).toMatchObject({ state: 'hidden', title: 'Un titre à masquer', text: 'Des mots très secrets.' })
    const [line, published] = await shown(id)
    expect(line).toMatchObject({
      type: 'contribution.hidden',
      actor: 'moderator',
      public: { number, rule: 'advertising', charter: 1, was: 'published' },
      erasable: { explanation: 'C’est de la publicité.' },
    })
    expect(published).toMatchObject({
      type: 'contribution.published',
      withheld: true,
      erasable: { title: null, text: null, answers: null, author: null },
    })
    expect(await hidingsOf(id)).toMatchObject([
      { hidden_by: moderator.id, hidden_as: 'moderator', author_id: author.id, state: 'hidden' },
    ])

    await restore.perform(database.db, another.who, later(1), { id })
    expect(await rowOf(id)).toEqual(before)
    expect((await shown(id)).at(-1)).toMatchObject({
      withheld: false,
      erasable: { title: 'Un titre à masquer', text: 'Des mots très secrets.', author: 'Zoé' },
    })
  })

  test('shows nothing of what it said before it was corrected, nor of what is recorded of it meanwhile', async () => {
    const { id } = await send({ title: 'Première façon de le dire' })
    const said = { title: 'Autre façon', text: 'Autrement.', author: '', answers: {}, priorityId: null, language: 'fr' }
    await correctContribution.perform(database.db, author.who, later(1), { id, seen: 1, said })
    await hidden(id)
    expect(JSON.stringify(await shown(id))).not.toMatch(/façon|Autrement/)
    await withdrawContribution.perform(database.db, author.who, later(2), { id, reason: 'Une autre façon de l’écrire' })
    expect(JSON.stringify(await shown(id))).not.toMatch(/façon|Autrement/)
    // Taking the text back doesn't show the title that was hidden.
    expect(await rowOf(id)).toMatchObject({
      state: 'withdrawn',
      title: '',
      text: '',
      author: '',
      withdrawn_reason: null,
    })
    expect(await code(restore.perform(database.db, another.who, later(3), { id }))).toBe('contribution-not-hidden')
  })

  test('is owed its answer as many days later as nobody could read it, also when it is changed afterwards', async () => {
    const days = (count: number) => later(count * 1440)
    const dueAfter = (due: string | null, count: number) =>
      new Date(Date.parse(`${due}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
    const { id } = await send({ title: 'Masquée par erreur' })
    const { due, ...before } = await rowOf(id)
    await hidden(id)
    await restore.perform(database.db, another.who, days(3), { id })
    expect(await rowOf(id)).toEqual({ ...before, due: dueAfter(due, 3), days_hidden: 3 })
    expect((await shown(id))[0]).toMatchObject({ type: 'contribution.restored', public: { due: dueAfter(due, 3) } })
    await hidden(id, moderator, days(4))
    await restore.perform(database.db, another.who, days(6), { id })
    const said = {
      title: 'Dite autrement',
      text: 'Autrement.',
      author: '',
      answers: {},
      priorityId: null,
      language: 'fr',
    }
    await correctContribution.perform(database.db, author.who, days(6), { id, seen: 1, said })
    expect(await rowOf(id)).toMatchObject({ title: 'Dite autrement', due: dueAfter(due, 5), days_hidden: 5 })
  })

  test('leaves those that say the same, of which another stands first then, and joins them again', async () => {
    const same = { title: 'La même chose pour tous', text: 'Mot pour mot.' }
    const people = await Promise.all([1, 2, 3].map(() => somebody(database.db, now)))
    const ids: string[] = []
    for (const one of people) ids.push((await send(same, one)).id)
    const [first = '', second = '', third = ''] = ids
    expect(await rowOf(first)).toMatchObject({ copies: 2, same_as: null })
    await hidden(first)
    expect(await rowOf(first)).toMatchObject({ copies: 0, same_as: null, state: 'hidden' })
    expect(await rowOf(second)).toMatchObject({ copies: 1, same_as: null })
    expect(await rowOf(third)).toMatchObject({ same_as: second })
    await restore.perform(database.db, another.who, later(1), { id: first })
    expect(await rowOf(first)).toMatchObject({ same_as: second, state: 'published' })
    expect(await rowOf(second)).toMatchObject({ copies: 2 })
  })

  test('can be one that its author withdrew, for its title, and is withdrawn again when it is back', async () => {
    const { id } = await send({ title: 'Un titre qui insulte' })
    await withdrawContribution.perform(database.db, author.who, now, { id })
    await hidden(id)
    expect(await rowOf(id)).toMatchObject({ state: 'hidden' })
    await restore.perform(database.db, another.who, later(1), { id })
    expect(await rowOf(id)).toMatchObject({ state: 'withdrawn', title: 'Un titre qui insulte' })
  })

  test('is hidden by a rule of the charter, with an explanation that doesn’t repeat it', async () => {
    const { id } = await send({ title: 'Ces mots que personne ne doit lire' })
    const tried = (input: object) => code(hide.perform(database.db, moderator.who, now, { id, ...because, ...input }))
    expect(await tried({ rule: 'bad-mood' })).toBe('invalid-input')
    expect(await tried({ rule: 'other' })).toBe('invalid-input')
    expect(await tried({ explanation: '  ' })).toBe('invalid-input')
    expect(await tried({ explanation: 'Vous dites : ces mots que personne ne doit lire.' })).toBe('explanation-repeats')
    expect(await tried({ id: '0'.repeat(26) })).toBe('not-allowed')
    const unknown = { id: '0'.repeat(26), ...because }
    expect(await code(hide.perform(database.db, another.who, now, unknown))).toBe('contribution-unknown')
    expect(await rowOf(id)).toMatchObject({ state: 'published' })
  })

  test('is hidden once: of two moderators, the second hears by which rule the first one did', async () => {
    const { id } = await send()
    const outcomes = await Promise.all(
      [moderator, another].map(({ who }) => hide.perform(database.db, who, now, { id, ...because })),
    )
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1)
    const refused = outcomes.find(one => !one.done)
    expect(refused).toMatchObject({
      refusal: { code: 'contribution-hidden', sentence: { fr: expect.stringContaining('règle 3 (Pas de publicité)') } },
    })
    expect(await hidingsOf(id)).toHaveLength(1)
    await restore.perform(database.db, another.who, later(1), { id })
    expect(await code(restore.perform(database.db, another.who, later(2), { id }))).toBe('contribution-not-hidden')
  })

  test('waits for whoever says the same meanwhile, and they for it: nobody gets into each other’s way', async () => {
    const same = { title: 'Tous en même temps', text: 'Exactement pareil.' }
    const { id } = await send(same)
    const people = await Promise.all([1, 2, 3, 4].map(() => somebody(database.db, now)))
    const all = await Promise.allSettled([
      hidden(id),
      ...people.map(one => send(same, one)),
      withdrawContribution.perform(database.db, author.who, later(1), { id }),
    ])
    expect(all.filter(({ status }) => status === 'rejected')).toEqual([])
    const { rows } = await sql<{ first: number; copies: number; others: number }>`
      select count(*) filter (where same_as is null)::integer as first, sum(copies)::integer as copies,
        count(*) filter (where same_as is not null)::integer as others
      from contributions where title = 'Tous en même temps' and state = 'published'`.execute(database.db)
    expect(rows).toEqual([{ first: 1, copies: 3, others: 3 }])
  })
})

describe('the author of a hidden contribution', () => {
  test('appeals once; another moderator than the one who hid it answers, who restores it', async () => {
    const { id } = await send()
    await hidden(id)
    const words = 'Ce n’est pas de la publicité.'
    expect(await code(appeal.perform(database.db, another.who, now, { id, words }))).toBe('not-your-contribution')
    expect(
      await code(settleAppeal.perform(database.db, another.who, now, { id, restores: true, explanation: 'Oui.' })),
    ).toBe('no-appeal')
    expect(await code(appeal.perform(database.db, author.who, later(1), { id, words }))).toBe('done')
    expect(await code(appeal.perform(database.db, author.who, later(2), { id, words }))).toBe('appealed-already')
    // What they say is in the record, and shown to nobody.
    expect(JSON.stringify(await shown(id))).not.toContain(words)
    const answer = { id, restores: true, explanation: 'Vous avez raison.' }
    expect(await code(settleAppeal.perform(database.db, moderator.who, later(3), answer))).toBe('another-moderator')
    expect(await code(settleAppeal.perform(database.db, another.who, later(3), answer))).toBe('done')
    expect(await rowOf(id)).toMatchObject({ state: 'published' })
    expect(await hidingsOf(id)).toMatchObject([
      { state: 'restored', settled_by: another.id, settlement: 'Vous avez raison.', restored_by: another.id },
    ])
    expect(await code(settleAppeal.perform(database.db, another.who, later(4), answer))).toBe('no-appeal')
  })

  test('hears that it stays hidden, and may not appeal again; nor against another hiding but once', async () => {
    const { id } = await send()
    await hidden(id)
    await appeal.perform(database.db, author.who, now, { id, words: 'Non.' })
    await settleAppeal.perform(database.db, another.who, now, { id, restores: false, explanation: 'La règle vaut.' })
    expect(await hidingsOf(id)).toMatchObject([{ state: 'upheld', restored_at: null }])
    expect(await code(appeal.perform(database.db, author.who, now, { id, words: 'Si.' }))).toBe('appealed-already')
    await restore.perform(database.db, moderator.who, later(1), { id })
    await hidden(id, another, later(2))
    expect(await code(appeal.perform(database.db, author.who, later(3), { id, words: 'Encore ?' }))).toBe('done')
  })

  test('has thirty days', async () => {
    const [one, two] = [await send(), await send()]
    await hidden(one.id)
    await hidden(two.id)
    const last = new Date(now.getTime() + daysToAppeal * 86_400_000)
    const words = 'Je viens de le voir.'
    expect(await code(appeal.perform(database.db, author.who, last, { id: one.id, words }))).toBe('done')
    const after = new Date(last.getTime() + 1)
    expect(await code(appeal.perform(database.db, author.who, after, { id: two.id, words }))).toBe('appeal-too-late')
  })

  test('is answered by an administrator where there is one moderator only, who gave up nothing of theirs', async () => {
    const { id } = await send()
    await hidden(id)
    await appeal.perform(database.db, author.who, now, { id, words: 'Non.' })
    const administrator = await somebody(database.db, now, 'administrator')
    const answer = { id, restores: false, explanation: 'La règle vaut.' }
    expect(await code(settleAppeal.perform(database.db, administrator.who, now, answer))).toBe('done')
  })

  test('has their appeal granted where whoever hid it thinks better of it', async () => {
    const { id } = await send()
    await hidden(id)
    await appeal.perform(database.db, author.who, now, { id, words: 'Non.' })
    await restore.perform(database.db, moderator.who, later(1), { id, explanation: 'Je me suis trompé.' })
    expect(await hidingsOf(id)).toMatchObject([
      { state: 'restored', settled_by: moderator.id, settlement: 'Je me suis trompé.' },
    ])
  })
})

describe('reports', () => {
  test('are taken from anybody, counted, and kept without whoever made them', async () => {
    const { id } = await send()
    const signedIn = await somebody(database.db, now)
    expect(await code(report(id))).toBe('done')
    expect(await code(report(id, signedIn.who, later(1)))).toBe('done')
    expect(await reported(id)).toMatchObject({ count: 2, since: now, plan_id: plan.id })
    const rows = await database.db.selectFrom('reports').selectAll().where('contribution_id', '=', id).execute()
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
      ['closed_at', 'contribution_id', 'id', 'outcome', 'reported_at', 'rule', 'words'].sort(),
    )
    const lines = (await shown(id)).filter(({ type }) => type === 'contribution.reported')
    expect(lines.map(({ public: said, erasable }) => [said, erasable])).toEqual([
      [{ number: expect.any(Number), rule: 'insults' }, {}],
      [{ number: expect.any(Number), rule: 'insults' }, {}],
    ])
  })

  test('that are sent twice are taken once', async () => {
    const { id } = await send()
    const input = { id, rule: 'other', words: 'Deux fois.' }
    const key = `report ${id}`
    for (const _ of [1, 2]) await reportContribution.perform(database.db, visitor, now, input, key)
    expect(await reported(id)).toMatchObject({ count: 1 })
  })

  test('are answered by hiding, or closed up to the last one that was read', async () => {
    const { id } = await send()
    await report(id)
    await report(id, visitor, later(1))
    const [, last] = await database.db
      .selectFrom('reports')
      .select('id')
      .where('contribution_id', '=', id)
      .orderBy('id')
      .execute()
    await report(id, visitor, later(2), 'off-topic')
    const dismiss = { id, upTo: last?.id ?? '' }
    expect(await code(dismissReports.perform(database.db, moderator.who, later(3), dismiss))).toBe('done')
    expect(await reported(id)).toMatchObject({ count: 1, since: later(2) })
    expect(await code(dismissReports.perform(database.db, moderator.who, later(4), dismiss))).toBe('no-report')
    await hidden(id)
    expect(await reported(id)).toBeUndefined()
    const outcomes = await database.db
      .selectFrom('reports')
      .select('outcome')
      .where('contribution_id', '=', id)
      .orderBy('id')
      .execute()
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['dismissed', 'dismissed', 'hidden'])
  })

  test('are refused of what shows nothing, each with its sentence', async () => {
    const [one, two, three] = [await send(), await send(), await send({ suspicion: 'fast' })]
    await hidden(one.id)
    await withdrawContribution.perform(database.db, author.who, now, { id: two.id })
    expect(await code(report(one.id))).toBe('contribution-hidden')
    expect(await code(report(two.id))).toBe('contribution-withdrawn')
    expect(await code(report(three.id))).toBe('contribution-not-shown')
    expect(await code(report('0'.repeat(26)))).toBe('contribution-unknown')
  })

  test('of many at once are all counted, also while it is hidden', async () => {
    const { id } = await send()
    const all = await Promise.all([...Array.from({ length: 6 }, () => report(id)), hidden(id).then(() => null)])
    const taken = all.filter(one => one?.done).length
    const closed = await database.db.selectFrom('reports').select('outcome').where('contribution_id', '=', id).execute()
    expect(closed).toEqual(Array.from({ length: taken }, () => ({ outcome: 'hidden' })))
    expect(await reported(id)).toBeUndefined()
  })

  test('go some time after they were answered, and not before', async () => {
    const { id } = await send()
    await report(id)
    const left = async () =>
      (await database.db.selectFrom('reports').select('id').where('contribution_id', '=', id).execute()).length
    const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
    await forgetWhatIsOver(database.db, '2100-01-01', days(900))
    expect(await left()).toBe(1)
    const [row] = await database.db.selectFrom('reports').select('id').where('contribution_id', '=', id).execute()
    await dismissReports.perform(database.db, moderator.who, now, { id, upTo: row?.id ?? '' })
    await forgetWhatIsOver(database.db, '2100-01-02', new Date(days(90).getTime() - 1000))
    expect(await left()).toBe(1)
    await forgetWhatIsOver(database.db, '2100-01-03', days(90))
    expect(await left()).toBe(0)
  })
})

describe('what was set aside', () => {
  test('is published by a moderator just as it would have been, or refused by a rule, many at once', async () => {
    const three = [
      await send({ suspicion: 'fast' }),
      await send({ suspicion: 'honey' }),
      await send({ suspicion: 'fast' }),
    ]
    const [one, two, other] = three.map(({ id }) => id) as [string, string, string]
    const released = await release.perform(database.db, moderator.who, later(5), { ids: [one, two] })
    expect(released).toMatchObject({ done: true, result: { passed: [] } })
    expect(await rowOf(one)).toMatchObject({ state: 'published', published_at: later(5), due: '2027-01-25' })
    expect((await shown(one))[0]).toMatchObject({ type: 'contribution.published', actor: 'moderator' })
    const refused = await refuse.perform(database.db, another.who, later(6), {
      ids: [two, other],
      rule: 'repetition',
      explanation: '',
    })
    expect(refused).toMatchObject({ done: true, result: { done: [{ id: other }], passed: [three[1]?.number] } })
    expect(await rowOf(other)).toMatchObject({ state: 'hidden', published_at: null })
    expect((await shown(other))[0]).toMatchObject({ public: { was: 'quarantined', rule: 'repetition' }, erasable: {} })
    expect(await code(release.perform(database.db, moderator.who, later(7), { ids: three.map(({ id }) => id) }))).toBe(
      'nothing-left',
    )
  })

  test('and refused is published for the first time once it is restored', async () => {
    const { id } = await send({ suspicion: 'fast', title: 'Enfin publiée' })
    await refuse.perform(database.db, moderator.who, now, { ids: [id], rule: 'advertising', explanation: '' })
    await restore.perform(database.db, another.who, later(60), { id })
    expect(await rowOf(id)).toMatchObject({ state: 'published', published_at: later(60) })
    const types = (await shown(id)).map(({ type }) => type)
    expect(types.slice(0, 2)).toEqual(['contribution.published', 'contribution.restored'])
    expect((await shown(id))[0]).toMatchObject({ erasable: { title: 'Enfin publiée' } })
  })

  test('is settled once, whoever comes at the same time', async () => {
    const ids = (await Promise.all([1, 2, 3, 4].map(() => send({ suspicion: 'fast' })))).map(({ id }) => id)
    const backwards = ids.toReversed()
    const outcomes = await Promise.all([
      release.perform(database.db, moderator.who, now, { ids }),
      refuse.perform(database.db, another.who, now, { ids: backwards, rule: 'advertising', explanation: '' }),
    ])
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1)
    const states = await Promise.all(ids.map(async id => (await rowOf(id)).state))
    expect(new Set(states).size).toBe(1)
  })
})

describe('who moderates', () => {
  const everyRole: [string, RoleName | null, 'site' | 'plan' | 'other plan' | 'organisation', boolean][] = [
    ['somebody who has only signed in', null, 'site', false],
    ['a moderator of the plan', 'moderator', 'plan', true],
    ['a moderator of the site', 'moderator', 'site', true],
    ['a moderator of another plan', 'moderator', 'other plan', false],
    ['an administrator', 'administrator', 'site', true],
    ['an editor of the site', 'editor', 'site', false],
    ['an editor of the plan', 'editor', 'plan', false],
    ['an evaluator of the plan', 'evaluator', 'plan', false],
    ['a member of an organisation', 'member', 'organisation', false],
    ['a correspondent of an organisation', 'correspondent', 'organisation', false],
  ]

  const scopeOf = async (on: (typeof everyRole)[number][2]): Promise<Scope> => {
    if (on === 'site') return { type: 'site', id: null }
    if (on === 'plan') return plan
    const table = on === 'organisation' ? 'organisations' : 'plans'
    const row = await database.db
      .selectFrom(table)
      .select('id')
      .where('id', '<>', plan.id ?? '')
      .executeTakeFirstOrThrow()
    return { type: on === 'organisation' ? 'organisation' : 'plan', id: row.id }
  }

  test.each(everyRole)('is %s, or isn’t', async (_, role, on, may) => {
    const { who } = role ? await somebody(database.db, now, role, await scopeOf(on)) : await somebody(database.db, now)
    const [open, aside, covered] = [await send(), await send({ suspicion: 'fast' }), await send()]
    await report(open.id)
    await hidden(covered.id)
    await appeal.perform(database.db, author.who, now, { id: covered.id, words: 'Non.' })
    const upTo = 'Z'.repeat(26)
    const tried = [
      () => dismissReports.perform(database.db, who, now, { id: open.id, upTo }),
      () => settleAppeal.perform(database.db, who, now, { id: covered.id, restores: false, explanation: 'Non.' }),
      () => restore.perform(database.db, who, now, { id: covered.id }),
      () => hide.perform(database.db, who, now, { id: open.id, ...because }),
      () => release.perform(database.db, who, now, { ids: [aside.id] }),
    ]
    for (const one of tried) expect(await code(one())).toBe(may ? 'done' : 'not-allowed')
    const again = await send({ suspicion: 'fast' })
    expect(await code(refuse.perform(database.db, who, now, { ids: [again.id], ...because }))).toBe(
      may ? 'done' : 'not-allowed',
    )
  })

  test('is nobody by the command line, nor anybody who hasn’t signed in', async () => {
    const { id } = await send()
    for (const who of [operator, visitor])
      expect(await code(hide.perform(database.db, who, now, { id, ...because }))).toBe('not-allowed')
  })

  test('moderates nothing of another plan together with their own', async () => {
    const elsewhere = await openConsultation(database.db, 'ailleurs', { now, plan: 'fr-2018-2020' })
    const own = await send({ suspicion: 'fast' })
    const foreign = await contributionOf(database.db, elsewhere.id, author, now, { suspicion: 'fast' })
    const ids = [own.id, foreign.id]
    expect(await code(release.perform(database.db, moderator.who, now, { ids }))).toBe('not-allowed')
    expect(await code(release.perform(database.db, another.who, now, { ids }))).toBe('done')
  })
})

describe('what is counted for the public log', () => {
  test('is what was done, by month and rule, whatever happened above', async () => {
    const { rows } = await sql<{ what: string; rule: string; kept: number; real: number }>`
      with real as (
        select 'hidden' as what, rule, to_char(hidden_at, 'YYYY-MM') as month from hidings
        union all select 'appealed', rule, to_char(appealed_at, 'YYYY-MM') from hidings where appealed_at is not null
        union all select 'restored', rule, to_char(restored_at, 'YYYY-MM') from hidings where restored_at is not null
        union all select 'upheld', public ->> 'rule', to_char(recorded, 'YYYY-MM') from entries
          where type = 'appeal.settled' and public ->> 'settlement' = 'upheld'
        union all select 'reported', public ->> 'rule', to_char(recorded, 'YYYY-MM') from entries where type = 'contribution.reported'
      ), counted as (select what, rule, month, count(*)::integer as count from real group by 1, 2, 3)
      select what, rule, coalesce(moderation_counts.count, 0) as kept, coalesce(counted.count, 0) as real
      from moderation_counts full join counted using (what, rule, month)
      where what <> 'dismissed' and moderation_counts.count is distinct from counted.count`.execute(database.db)
    expect(rows).toEqual([])
  })
})

describe('somebody who goes', () => {
  test('sees what was decided of theirs, and takes their words with them; the decision stays, and says not whose', async () => {
    const gone = await somebody(database.db, now)
    const { id } = await send({}, gone)
    await hidden(id)
    await appeal.perform(database.db, gone.who, now, { id, words: 'Mes mots pour contester.' })
    await settleAppeal.perform(database.db, another.who, now, { id, restores: false, explanation: 'Votre nom y est.' })
    const holding = holdings().find(({ name }) => name === 'moderation')
    const whose = { id: gone.id, email: gone.mail }
    const [item] = (await holding?.read(database.db, whose, 'fr')) ?? []
    expect(item).toMatchObject({ way: 'author', appeal: 'Mes mots pour contester.', settlement: 'Votre nom y est.' })
    const [decided] = (await holding?.read(database.db, { id: another.id, email: another.mail }, 'fr')) ?? []
    expect(decided).not.toHaveProperty('appeal')

    await database.db.transaction().execute(tx => holding?.erase(tx, whose, now) ?? Promise.resolve([]))
    const [hiding] = await hidingsOf(id)
    expect(hiding).toMatchObject({ state: 'upheld', author_id: null, appeal: null, explanation: '', settlement: '' })
    const { rows } = await sql<{ all: string }>`
      select string_agg(erasable::text || private::text || salts::text, ' ') as all from entries where subject_id = ${id}`.execute(
      database.db,
    )
    expect(rows[0]?.all).not.toMatch(/contester|Votre nom/)
    expect(await holding?.read(database.db, whose, 'fr')).toEqual([])
  })
})
