import { z } from 'zod'
import { timeZoneOf } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import { action, type NewEntry } from '../../record/index.ts'
import { personOf } from '../consolidation/journal.ts'
import { refusals } from '../refusals.ts'
import { answering } from '../rights.ts'
import { type AnswerRow, isDay } from './answer.ts'
import { entryOfAnswer } from './entry.ts'
import { answerOf, lockedAnswer } from './read.ts'

type Done = { id: string; version: number }

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
