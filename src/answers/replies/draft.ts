import { cleaned, daysAfter } from '../../consultations/index.ts'
import { timeZoneOf } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { newUlid } from '../../platform/ids.ts'
import { type Admitted, action } from '../../record/index.ts'
import { personOf } from '../consolidation/journal.ts'
import { themeOf } from '../consolidation/theme.ts'
import { lockedPoints } from '../points/locked.ts'
import { type PointKey, type PointRow, pointInWords } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { answering } from '../rights.ts'
import { Drafting, isDay } from './answer.ts'
import { entryOfAnswer } from './entry.ts'
import { isInterim } from './outcome.ts'
import { lockedAnswer, pointsOf } from './read.ts'
import { keepTargets } from './targets.ts'

type Done = { id: string; version: number }

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
    // What isn’t decided yet leads nowhere yet.
    await keepTargets(tx, row.id, isInterim(row.outcome) ? [] : input.targets)
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
  if (outcome === 'under-study') await mustBeNear(tx, input, until, recorded)
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

/** Days after the end of a consultation in which an answer to it may be put off. */
const longestStudy = 365

/** An answer that is put off says until when, a day to come, and none is put off again and again. */
async function mustBeNear(tx: Tx, { consultationId }: Drafting, until: Day | null, recorded: Date): Promise<void> {
  const timeZone = await timeZoneOf(tx)
  if (until === null || !isDay(until) || until <= dayIn(timeZone, recorded)) throw refusals.untilMissing()
  const consultation = await tx
    .selectFrom('consultations')
    .select('closes')
    .where('id', '=', consultationId)
    .executeTakeFirst()
  if (!consultation) throw refusals.unknownConsultation()
  const latest = daysAfter(dayIn(timeZone, consultation.closes), longestStudy)
  if (until > latest) throw refusals.untilTooFar(latest)
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
