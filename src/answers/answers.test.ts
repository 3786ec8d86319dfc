import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contributionOf, openConsultation, type Somebody, somebody } from '../../tests/fixtures/contributions.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { commitments } from '../commitments/index.ts'
import { withdrawContribution } from '../consultations/index.ts'
import { hide } from '../moderation/index.ts'
import { operator, readHistory, type Scope } from '../record/index.ts'
import { assignPoints, groupPoints } from './consolidation/group.ts'
import { splitContribution } from './consolidation/split.ts'
import { describeTheme } from './consolidation/theme.ts'
import { undoConsolidation } from './consolidation/undo.ts'
import { settleDispute } from './contests/contest.ts'
import type { Drafting } from './replies/answer.ts'
import { draftAnswer } from './replies/draft.ts'
import { outcomes } from './replies/outcome.ts'
import { publishAnswer } from './replies/publish.ts'
import { reviewAnswer } from './replies/review.ts'
import './index.ts'

let database: TestDatabase
let consultationId: string
let plan: Scope
let editor: Somebody
let author: Somebody
let moderator: Somebody
let dinum: { id: string; by: Somebody }
let ditp: { id: string; by: Somebody }
const now = new Date('2026-11-26T10:00:00Z')

beforeAll(async () => {
  database = await cloneDatabase('france')
  const { db } = database
  ;({ id: consultationId, plan } = await openConsultation(db, 'repondue', { now }))
  editor = await somebody(db, now, 'editor', plan)
  author = await somebody(db, now)
  moderator = await somebody(db, now, 'moderator')
  const answering = async (key: string) => {
    const { id } = await db.selectFrom('organisations').select('id').where('key', '=', key).executeTakeFirstOrThrow()
    return { id, by: await somebody(db, now, 'correspondent', { type: 'organisation', id }) }
  }
  dinum = await answering('dinum')
  ditp = await answering('ditp')
})
afterAll(() => database.drop())

const code = async (outcome: Promise<{ done: true } | { done: false; refusal: { code: string } }>) => {
  const one = await outcome
  return one.done ? 'done' : one.refusal.code
}
const pointOf = async (id: string, number = 1) =>
  database.db
    .selectFrom('points')
    .selectAll()
    .where('contribution_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
const seen = async (id: string, number = 1) => ({ id, number, version: (await pointOf(id, number)).version })
const send = (more: Parameters<typeof contributionOf>[4] = {}, by = author) =>
  contributionOf(database.db, consultationId, by, now, more)

const drafting = (more: Partial<Drafting>): Drafting => ({
  id: null,
  seen: 0,
  consultationId,
  points: null,
  themeId: null,
  replaces: null,
  isSecond: false,
  outcome: 'retained',
  reason: 'C’est juste.',
  language: 'fr',
  organisationId: dinum.id,
  signedAs: 'Cheffe de mission',
  until: '2027-02-01',
  passedTo: ditp.id,
  targets: [],
  ...more,
})
const draft = (more: Partial<Drafting>, by = dinum.by) => draftAnswer.perform(database.db, by.who, now, drafting(more))
/** An answer from its draft to its review. */
async function reviewed(more: Partial<Drafting>, by = dinum.by): Promise<{ id: string; version: number }> {
  const drafted = await draft(more, by)
  if (!drafted.done) throw new Error(drafted.refusal.sentence.en)
  const { id, version } = drafted.result
  const done = await reviewAnswer.perform(database.db, editor.who, now, { id, seen: version })
  if (!done.done) throw new Error(done.refusal.sentence.en)
  return done.result
}
const publish = ({ id, version }: { id: string; version: number }, by = dinum.by) =>
  publishAnswer.perform(database.db, by.who, now, { id, seen: version })
const theme = async (title: string) => {
  const done = await describeTheme.perform(database.db, editor.who, now, {
    consultationId,
    id: null,
    seen: 0,
    title,
    finding: '',
  })
  if (!done.done) throw new Error(done.refusal.sentence.en)
  return done.result
}
const group = async (ids: readonly string[], themeId: string | null) =>
  groupPoints.perform(database.db, editor.who, now, {
    consultationId,
    points: await Promise.all(ids.map(id => seen(id))),
    themeId,
  })

describe('an answer', () => {
  test('says why, whatever its outcome: a reason of spaces is none', async () => {
    const { id } = await send()
    for (const outcome of outcomes) {
      const points = [await seen(id)]
      expect([outcome, await code(draft({ points, outcome, reason: ' \n ' }))]).toEqual([outcome, 'reason-missing'])
      expect([outcome, await code(draft({ points, outcome, signedAs: ' ' }))]).toEqual([outcome, 'signature-missing'])
    }
  })

  test('that is interim says until when, or by whom, and leaves the answer owed', async () => {
    const { id } = await send()
    const points = [await seen(id)]
    for (const until of [null, '2026-11-26', '2027-02-31'])
      expect(await code(draft({ points, outcome: 'under-study', until }))).toBe('until-missing')
    for (const passedTo of [null, dinum.id])
      expect(await code(draft({ points, outcome: 'passed-on', passedTo }))).toBe('passed-missing')
    const study = await reviewed({ points, outcome: 'under-study' })
    expect(await code(publish(study))).toBe('done')
    expect(await pointOf(id)).toMatchObject({ state: 'owed', due: '2027-02-01', answer_id: study.id })
    const passed = await reviewed({ points: [await seen(id)], outcome: 'passed-on' })
    expect(await code(publish(passed))).toBe('done')
    expect(await pointOf(id)).toMatchObject({ state: 'owed', responsible_id: ditp.id })
    const row = await database.db
      .selectFrom('contributions')
      .select(['standing', 'due', 'responsible_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ standing: 'owed', due: '2027-02-01', responsible_id: ditp.id })
  })

  test('is written by nobody without a mandate, nor reviewed by whoever wrote it, nor given without its organisation', async () => {
    const { id } = await send()
    const points = [await seen(id)]
    for (const other of [author, moderator, ditp.by]) expect(await code(draft({ points }, other))).toBe('not-allowed')
    const drafted = await draft({ points })
    if (!drafted.done) throw new Error(drafted.refusal.sentence.en)
    const input = { id: drafted.result.id, seen: drafted.result.version }
    expect(await code(publishAnswer.perform(database.db, dinum.by.who, now, input))).toBe('answer-not-reviewed')
    expect(await code(reviewAnswer.perform(database.db, dinum.by.who, now, input))).toBe('answer-same-reviewer')
    // Two editors don’t make another organisation say something.
    const another = await somebody(database.db, now, 'editor', plan)
    const { id: passed } = await send()
    await assignPoints.perform(database.db, editor.who, now, {
      consultationId,
      points: [await seen(passed)],
      organisationId: ditp.id,
    })
    const byEditor = await draft({ points: [await seen(passed)], organisationId: ditp.id }, editor)
    if (!byEditor.done) throw new Error(byEditor.refusal.sentence.en)
    const its = { id: byEditor.result.id, seen: byEditor.result.version }
    expect(await code(reviewAnswer.perform(database.db, another.who, now, its))).toBe('answer-without-mandate')
    expect(await code(reviewAnswer.perform(database.db, ditp.by.who, now, its))).toBe('done')
  })

  test('goes to nothing that is withdrawn or hidden, to no point of another organisation, and to what has one only as its correction', async () => {
    const [withdrawn, hidden, theirs, answered] = await Promise.all([send(), send(), send(), send()])
    await withdrawContribution.perform(database.db, author.who, now, { id: withdrawn.id })
    await hide.perform(database.db, moderator.who, now, {
      id: hidden.id,
      rule: 'advertising',
      explanation: 'Une publicité.',
    })
    await assignPoints.perform(database.db, editor.who, now, {
      consultationId,
      points: [await seen(theirs.id)],
      organisationId: ditp.id,
    })
    for (const [{ id }, refused] of [
      [withdrawn, 'point-not-shown'],
      [hidden, 'point-not-shown'],
      [theirs, 'not-owing'],
    ] as const)
      expect(await code(draft({ points: [await seen(id)] }))).toBe(refused)
    const first = await reviewed({ points: [await seen(answered.id)] })
    await publish(first)
    expect(await code(draft({ points: [await seen(answered.id)] }))).toBe('answered-already')
    const correction = await reviewed({
      replaces: first.id,
      outcome: 'not-retained',
      reason: 'Nous nous sommes trompés.',
    })
    expect(await code(publish(correction))).toBe('done')
    expect((await pointOf(answered.id)).answer_id).toBe(correction.id)
    const earlier = await database.db
      .selectFrom('answers')
      .select(['state', 'reason'])
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow()
    expect(earlier).toEqual({ state: 'published', reason: 'C’est juste.' })
  })

  test('isn’t published once what it leads to is withdrawn, and tells the record nothing of its words before', async () => {
    const { id } = await send()
    const commitment = await database.db
      .selectFrom('commitments')
      .select(['id', 'key'])
      .where('key', 'like', 'fr-2023-2025-%')
      .orderBy('key', 'desc')
      .executeTakeFirstOrThrow()
    const answer = await reviewed({
      points: [await seen(id)],
      reason: 'Des mots qui ne sont pas encore publics.',
      targets: [{ type: 'commitment', id: commitment.id, change: null }],
    })
    const told = await readHistory(database.db, [answer.id], 10)
    expect(JSON.stringify(told)).not.toContain('pas encore publics')
    const removed = await commitments.remove.perform(database.db, operator, now, {
      key: commitment.key,
      reason: 'Retiré.',
    })
    expect(removed.done).toBe(true)
    expect(await code(publish(answer))).toBe('target-unknown')
    expect(await pointOf(id)).toMatchObject({ state: 'owed', answer_id: null })
  })

  test('isn’t given beside one that its organisation gave meanwhile: that one is corrected', async () => {
    const { id } = await send()
    const points = [await seen(id)]
    const [first, second] = [await reviewed({ points }), await reviewed({ points, outcome: 'not-retained' })]
    expect(await code(publish(first))).toBe('done')
    expect(await code(publish(second))).toBe('nothing-left')
    expect(await pointOf(id)).toMatchObject({ state: 'answered', answer_id: first.id })
    const corrected = await reviewed({ replaces: first.id, outcome: 'not-retained' })
    expect(await code(publish(corrected))).toBe('done')
    expect(await pointOf(id)).toMatchObject({ answer_id: corrected.id })
  })

  test('of two organisations that contradict each other is shown with the other one, until an editor says which holds', async () => {
    const { id } = await send()
    const first = await reviewed({ points: [await seen(id)] })
    await assignPoints.perform(database.db, editor.who, now, {
      consultationId,
      points: [await seen(id)],
      organisationId: ditp.id,
    })
    const second = await reviewed(
      { points: [await seen(id)], organisationId: ditp.id, outcome: 'not-retained' },
      ditp.by,
    )
    expect(await code(publish(first))).toBe('done')
    expect(await code(publish(second, ditp.by))).toBe('done')
    expect(await pointOf(id)).toMatchObject({ disputed: true, answer_id: first.id, state: 'answered' })
    const given = await database.db
      .selectFrom('answer_points')
      .select('answer_id')
      .where('contribution_id', '=', id)
      .execute()
    expect(given.map(({ answer_id }) => answer_id).sort()).toEqual([first.id, second.id].sort())
    const settle = async (reason: string) =>
      settleDispute.perform(database.db, editor.who, now, {
        consultationId,
        point: await seen(id),
        answerId: second.id,
        reason,
        signedAs: 'Cheffe du plan',
      })
    expect(await code(settle(' '))).toBe('reason-missing')
    expect(await code(settle('C’est elle qui décide.'))).toBe('done')
    expect(await pointOf(id)).toMatchObject({ disputed: false, answer_id: second.id })
    expect(await code(settle('Encore.'))).toBe('not-disputed')
  })
})

describe('a theme', () => {
  test('emptied by a split has nothing to answer, and says so', async () => {
    const { id } = await send({ title: 'Deux choses', text: 'Publier les comptes.\n\nFormer les agents.' })
    const { id: themeId } = await theme('Les comptes')
    await group([id], themeId)
    const answer = await reviewed({ themeId })
    const split = await splitContribution.perform(database.db, editor.who, now, {
      consultationId,
      point: await seen(id),
      parts: ['Publier les comptes.', 'Former les agents.'],
    })
    expect(split.done).toBe(true)
    for (const number of [2, 3])
      await groupPoints.perform(database.db, editor.who, now, {
        consultationId,
        points: [await seen(id, number)],
        themeId: null,
      })
    expect(await code(publish(answer))).toBe('nothing-left')
    const draftsOfEmpty = await code(draft({ themeId }))
    expect(draftsOfEmpty).toBe('nothing-owed')
  })

  test('that a thousand identical contributions say is answered for each, and shows one', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => somebody(database.db, now)))
    const said = { title: 'Publier les marchés', text: 'Que chaque marché soit publié, avec son montant.' }
    const all: string[] = []
    for (const one of people) all.push((await send(said, one)).id)
    const { id: themeId } = await theme('Les marchés')
    expect(await code(group([all[0] as string], themeId))).toBe('done')
    expect(await code(publish(await reviewed({ themeId })))).toBe('done')
    const stand = await database.db
      .selectFrom('points')
      .select(['state', 'theme_id', 'with_id'])
      .where('contribution_id', 'in', all)
      .execute()
    expect(stand.filter(({ state, theme_id }) => state !== 'answered' || theme_id !== themeId)).toEqual([])
    expect(stand.filter(({ with_id }) => with_id === null)).toHaveLength(1)
    // Whoever says it once it is answered isn’t lost in it.
    const late = await send(said, await somebody(database.db, now))
    expect(await pointOf(late.id)).toMatchObject({ state: 'owed', with_id: null })
  })

  test('cites in its finding what it holds, and nothing else', async () => {
    const [mine, other] = [await send(), await send()]
    const { id, number, version } = await theme('Ce qui est cité')
    await group([mine.id], id)
    const find = (finding: string) =>
      describeTheme.perform(database.db, editor.who, now, {
        consultationId,
        id,
        seen: version,
        title: 'Ce qui est cité',
        finding,
      })
    expect(number).toBeGreaterThan(0)
    expect(await code(find('Beaucoup le demandent.'))).toBe('finding-cites-nothing')
    expect(await code(find(`Beaucoup le demandent (C-${mine.number}, C-${other.number}).`))).toBe(
      'finding-cites-others',
    )
    expect(await code(find(`Beaucoup le demandent (C-${mine.number}).`))).toBe('done')
    expect(await code(find(`Encore (C-${mine.number}).`))).toBe('changed-meanwhile')
  })
})

describe('what was done', () => {
  test('is undone as long as nobody has gone on with it, once, and by whoever consolidates', async () => {
    const { id } = await send()
    const [one, other] = [await theme('Un endroit'), await theme('Un autre')]
    const first = await group([id], one.id)
    if (!first.done) throw new Error(first.refusal.sentence.en)
    const stale = await seen(id)
    const second = await group([id], other.id)
    if (!second.done) throw new Error(second.refusal.sentence.en)
    const undo = (what: string | null, by = editor) =>
      undoConsolidation.perform(database.db, by.who, now, { consultationId, id: what ?? '' })
    expect(await code(undo(first.result.consolidation))).toBe('built-on')
    expect(await code(undo(second.result.consolidation, dinum.by))).toBe('not-allowed')
    expect(await code(undo(second.result.consolidation))).toBe('done')
    expect(await code(undo(second.result.consolidation))).toBe('nothing-to-undo')
    expect((await pointOf(id)).theme_id).toBe(one.id)
    // Whoever saw it before somebody else handled it chooses again.
    const late = groupPoints.perform(database.db, editor.who, now, { consultationId, points: [stale], themeId: null })
    expect(await code(late)).toBe('point-changed-meanwhile')
  })
})
