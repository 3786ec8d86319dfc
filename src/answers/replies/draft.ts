import { z } from 'zod'
import { cleaned } from '../../consultations/index.ts'
import { timeZoneOf } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newUlid } from '../../platform/ids.ts'
import { type Admitted, action, type NewEntry } from '../../record/index.ts'
import { personOf } from '../consolidation/journal.ts'
import { themeOf } from '../consolidation/theme.ts'
import { lockedPoints } from '../points/locked.ts'
import { type PointKey, type PointRow, pointInWords } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { answering } from '../rights.ts'
import { answersIn, themeTag } from '../told.ts'
import { type AnswerRow, Drafting } from './answer.ts'
import { answerOf, lockedAnswer, pointsOf } from './read.ts'
import { keepTargets } from './targets.ts'

type Done = { id: string; version: number }

/** What the record says of an answer while it isn’t public: that it is, and nothing of what it says. */
export const entryOfAnswer = (
  type: string,
  row: Pick<AnswerRow, 'id' | 'consultation_id' | 'organisation_id' | 'theme_id'>,
  more: Partial<NewEntry> = {},
): NewEntry => ({
  type,
  subject: { type: 'answer', id: row.id },
  ...more,
  public: { consultation: row.consultation_id, organisation: row.organisation_id, ...more.public },
  tags: [answersIn(row.consultation_id), ...(row.theme_id ? [themeTag(row.theme_id)] : []), ...(more.tags ?? [])],
})

/**
 * `answer.drafted`: somebody who answers for an organisation, or an editor, writes an answer or goes on with one. Whatever the outcome, it says
 * why. Nobody but those who work on it reads it before it is published; whoever changes it after it was reviewed wants it reviewed again.
 */
export const draftAnswer = action<Drafting, Done>({
  name: 'answer.drafted',
  input: Drafting,
  right: answering(async input => input),
  async run(input, acting) {
    const { tx, recorded } = acting
    const { id, seen, consultationId, organisationId } = input
    const said = await worded(tx, input, acting)
    const before = id === null ? null : await lockedAnswer(tx, id)
    if (before) {
      if (before.consultation_id !== consultationId || before.organisation_id !== organisationId)
        throw refusals.unknownAnswer()
      if (before.state !== 'drafted' && before.state !== 'reviewed') throw refusals.notDraft()
      if (before.version !== seen) throw refusals.changedMeanwhile()
    }
    const about = await aboutWhat(tx, input)
    const drafted = { drafted_at: recorded, drafted_as: acting.as, drafted_by: personOf(acting) }
    const unreviewed = {
      state: 'drafted' as const,
      reviewed_at: null,
      reviewed_as: null,
      reviewed_by: null,
      publish_on: null,
      problem: null,
    }
    const row = {
      ...said,
      ...drafted,
      ...unreviewed,
      id: before?.id ?? newUlid(),
      consultation_id: consultationId,
      organisation_id: organisationId,
      theme_id: about.themeId,
      replaces: input.replaces,
      is_second: input.isSecond,
      version: (before?.version ?? 0) + 1,
      published_at: null,
    }
    if (before) await tx.updateTable('answers').set(row).where('id', '=', row.id).execute()
    else await tx.insertInto('answers').values(row).execute()
    await tx.deleteFrom('answer_points').where('answer_id', '=', row.id).execute()
    if (about.points.length > 0)
      await tx
        .insertInto('answer_points')
        .values(
          about.points.map(({ id: contribution_id, number }) => ({
            answer_id: row.id,
            contribution_id,
            number,
            published_at: null,
          })),
        )
        .execute()
    await keepTargets(tx, row.id, input.targets)
    return {
      entries: [entryOfAnswer('answer.drafted', row, { public: { version: row.version } })],
      result: { id: row.id, version: row.version },
    }
  },
})

/** What it says, where that is enough. @throws a refusal where it says no reason, or not all that its outcome wants */
async function worded(tx: Tx, input: Drafting, { recorded }: Admitted) {
  const [reason, signedAs] = [cleaned(input.reason), cleaned(input.signedAs)]
  const { outcome, language, organisationId } = input
  if (reason === '') throw refusals.reasonMissing()
  if (signedAs === '') throw refusals.signedMissing()
  const until = outcome === 'under-study' ? input.until : null
  const passedTo = outcome === 'passed-on' ? input.passedTo : null
  if (outcome === 'under-study' && (until === null || !isDay(until) || until <= dayIn(await timeZoneOf(tx), recorded)))
    throw refusals.untilMissing()
  if (outcome === 'passed-on' && (passedTo === null || passedTo === organisationId)) throw refusals.passedMissing()
  for (const id of [organisationId, passedTo]) {
    if (id === null) continue
    const there = await tx
      .selectFrom('organisations')
      .select('id')
      .where('id', '=', id)
      .where('removed', 'is', null)
      .executeTakeFirst()
    if (!there) throw refusals.unknownOrganisation()
  }
  return { outcome, reason, language, signed_as: signedAs, until, passed_to: passedTo }
}

const isDay = (day: string): boolean => {
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}

type About = { points: PointKey[]; themeId: string | null }

/** To what it answers. @throws a refusal where that isn’t owed by this organisation, or isn’t shown */
async function aboutWhat(
  tx: Tx,
  { points, themeId, replaces, isSecond, consultationId, organisationId }: Drafting,
): Promise<About> {
  if (replaces !== null) {
    const earlier = await lockedAnswer(tx, replaces)
    if (earlier.consultation_id !== consultationId) throw refusals.unknownAnswer()
    if (earlier.organisation_id !== organisationId) throw refusals.otherOrganisation()
    if (earlier.state !== 'published') throw refusals.unknownAnswer()
    const newer = await tx
      .selectFrom('answers')
      .select('id')
      .where('replaces', '=', replaces)
      .where('state', '<>', 'dropped')
      .executeTakeFirst()
    if (newer && !isSecond) await mustBeDraft(tx, newer.id)
    // As it goes: to all that it answered.
    return { points: await pointsOf(tx, replaces), themeId: null }
  }
  if (themeId !== null) {
    const theme = await themeOf(tx, themeId, consultationId)
    const owing = await tx
      .selectFrom('points')
      .select('number')
      .where('theme_id', '=', theme.id)
      .where('responsible_id', '=', organisationId)
      .where('is_shown', '=', true)
      .where('state', '=', 'owed')
      .executeTakeFirst()
    if (!owing) throw refusals.nothingOwed()
    return { points: [], themeId }
  }
  if (points === null) throw refusals.nothingOwed()
  const held = await lockedPoints(tx, points, consultationId)
  const named = (of: readonly PointRow[]) => of.map(pointInWords)
  if (held.points.some(({ state }) => state === 'split')) throw refusals.isSplit()
  if (isSecond) {
    const contested = await tx
      .selectFrom('contests')
      .select(['contribution_id', 'number'])
      .where(
        'contribution_id',
        'in',
        points.map(({ id }) => id),
      )
      .where('settled_at', 'is', null)
      .execute()
    const isContested = (point: PointRow) =>
      contested.some(one => one.contribution_id === point.contribution_id && one.number === point.number)
    if (!held.points.every(isContested)) throw refusals.notContested()
  } else {
    const answered = held.points.filter(({ state }) => state === 'answered')
    if (answered.length > 0) throw refusals.answeredAlready(named(answered))
  }
  const others = held.points.filter(({ responsible_id }) => responsible_id !== organisationId)
  if (others.length > 0) throw refusals.notOwing(named(others))
  return { points: held.points.map(({ contribution_id: id, number }) => ({ id, number })), themeId: null }
}

/** @throws a refusal where another correction is published already: that one is corrected */
async function mustBeDraft(tx: Tx, id: string): Promise<void> {
  const { state } = await lockedAnswer(tx, id)
  if (state === 'published' || state === 'publishing') throw refusals.changedMeanwhile()
}

const Id = z.string().length(26)
const SeenAnswer = z.strictObject({ id: Id, seen: z.int().min(1) })
type SeenAnswer = z.infer<typeof SeenAnswer>

/** An answer that isn’t published yet, locked, as somebody has seen it. */
async function underway(tx: Tx, { id, seen }: SeenAnswer): Promise<AnswerRow> {
  const row = await lockedAnswer(tx, id)
  if (row.state !== 'drafted' && row.state !== 'reviewed') throw refusals.notDraft()
  if (row.version !== seen) throw refusals.changedMeanwhile()
  return row
}

/** Who answers for its organisation, and editors of its plan. */
export const answeringOf = answering<{ id: string }>(({ id }, tx) => answerOf(tx, id))

/**
 * `answer.reviewed`: a second person has read an answer and finds it good. One of the two acts for the organisation in whose name it speaks: nobody
 * makes it say something without its mandate.
 */
export const reviewAnswer = action<SeenAnswer, Done>({
  name: 'answer.reviewed',
  input: SeenAnswer,
  right: answeringOf,
  async run(input, acting) {
    const { tx, recorded } = acting
    const row = await underway(tx, input)
    const who = personOf(acting)
    if (row.drafted_by !== null && row.drafted_by === who) throw refusals.sameReviewer()
    if (row.drafted_as !== 'correspondent' && acting.as !== 'correspondent' && !(await isTeams(tx, row)))
      throw refusals.nobodyOfTheirs()
    if (row.state === 'reviewed') return { entries: [], result: { id: row.id, version: row.version } }
    const version = row.version + 1
    await tx
      .updateTable('answers')
      .set({ state: 'reviewed', reviewed_at: recorded, reviewed_as: acting.as, reviewed_by: who, version })
      .where('id', '=', row.id)
      .execute()
    return {
      entries: [entryOfAnswer('answer.reviewed', row, { public: { version } })],
      result: { id: row.id, version },
    }
  },
})

/** Whether an answer is in the name of who answers for the consultation as a whole: that is the plan’s team itself. */
async function isTeams(tx: Tx, { consultation_id, organisation_id }: AnswerRow): Promise<boolean> {
  const { facts } = await tx
    .selectFrom('consultations')
    .select('facts')
    .where('id', '=', consultation_id)
    .executeTakeFirstOrThrow()
  const { key } = await tx
    .selectFrom('organisations')
    .select('key')
    .where('id', '=', organisation_id)
    .executeTakeFirstOrThrow()
  return facts.answeredBy.organisationId === key
}

/** `answer.dropped`: an answer that isn’t published won’t be. What was owed stays owed. */
export const dropAnswer = action<SeenAnswer, Done>({
  name: 'answer.dropped',
  input: SeenAnswer,
  right: answeringOf,
  async run(input, { tx }) {
    const row = await underway(tx, input)
    const version = row.version + 1
    await tx
      .updateTable('answers')
      .set({ state: 'dropped', publish_on: null, version })
      .where('id', '=', row.id)
      .execute()
    await tx.deleteFrom('answer_points').where('answer_id', '=', row.id).execute()
    return { entries: [entryOfAnswer('answer.dropped', row)], result: { id: row.id, version } }
  },
})

const Scheduling = z.strictObject({
  consultationId: Id,
  organisationId: Id,
  answers: z.array(SeenAnswer).min(1).max(100),
  /** The morning; null: on none. */
  on: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .nullable(),
})

/** `answers.scheduled`: reviewed answers are published on a morning that is chosen, all together; or on none. */
export const scheduleAnswers = action<z.infer<typeof Scheduling>, { scheduled: number }>({
  name: 'answers.scheduled',
  input: Scheduling,
  right: answering(async input => input),
  async run({ consultationId, organisationId, answers, on }, acting) {
    const { tx, recorded } = acting
    if (on !== null && (!isDay(on) || on <= dayIn(await timeZoneOf(tx), recorded))) throw refusals.morningPast()
    const entries: NewEntry[] = []
    for (const one of [...answers].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const row = await underway(tx, one)
      const isTheirs = acting.as === 'editor' || row.organisation_id === organisationId
      if (row.consultation_id !== consultationId || !isTheirs) throw refusals.unknownAnswer()
      if (row.state !== 'reviewed') throw refusals.notReviewed()
      await tx
        .updateTable('answers')
        .set({ publish_on: on, problem: null, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute()
      entries.push(entryOfAnswer('answer.scheduled', row, { public: { on } }))
    }
    return { entries, result: { scheduled: answers.length } }
  },
})
