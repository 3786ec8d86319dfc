import { sql } from 'kysely'
import { z } from 'zod'
import type { Json } from '../../platform/canonical.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type Admitted, action, type NewEntry } from '../../record/index.ts'
import { changePoints, columnsOf, holdPoints, withOthers } from '../points/locked.ts'
import { keyOf, type PointKey, type PointRow } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { allAnswers, entriesOf } from '../told.ts'
import type { AnswerRow } from './answer.ts'
import { entryOfAnswer } from './entry.ts'
import { isInterim } from './outcome.ts'
import { lockedAnswer } from './read.ts'
import { answeringOf } from './review.ts'
import { stillLead } from './targets.ts'

/** How many points one transaction answers; those of the same authors come with them. */
export const answeredAtOnce = 200

const Publishing = z.strictObject({
  id: z.string().length(26),
  /** The version that whoever publishes it has seen; null for what goes on by itself. */
  seen: z.int().min(1).nullable(),
})

export type Published = {
  id: string
  /** The points that have it now, for letters. */
  points: PointKey[]
  /** Whether others get it next. */
  goesOn: boolean
}

/**
 * `answer.published`: a reviewed answer is given, and what it answers is answered. One for a theme goes to all that the theme holds; where those
 * are many, so many at a time, until each has it.
 */
export const publishAnswer = action<z.infer<typeof Publishing>, Published>({
  name: 'answer.published',
  input: Publishing,
  right: { by: [...answeringOf.by, 'operator'], on: (input, tx) => answeringOf.on?.(input, tx) ?? Promise.resolve([]) },
  async run({ id, seen }, acting) {
    const { tx, recorded } = acting
    const row = await lockedAnswer(tx, id)
    if (row.state === 'drafted') throw refusals.notReviewed()
    if (row.state !== 'reviewed' && row.state !== 'publishing') throw refusals.notDraft()
    if (seen !== null && row.version !== seen) throw refusals.changedMeanwhile()
    const isFirst = row.state === 'reviewed'
    if (isFirst) await stillLead(tx, id)
    const { points, contributions, isLast } = await nextPoints(tx, row)
    if (points.length === 0 && isFirst) throw refusals.nothingLeft()
    const state = isLast ? ('published' as const) : ('publishing' as const)
    const published = {
      state,
      published_at: row.published_at ?? recorded,
      publish_on: null,
      problem: null,
      version: row.version + 1,
    }
    await tx.updateTable('answers').set(published).where('id', '=', id).execute()
    const given = await give(tx, row, points, acting)
    const entries = entriesOf('contribution.answered', { points, contributions }, points, point => ({
      public: {
        answer: id,
        outcome: row.outcome,
        organisation: row.organisation_id,
        ...(given.disputed.has(point) ? { disputed: true } : {}),
      },
      tags: [`answer:${id}`],
    }))
    if (isFirst) entries.unshift(await entryOfPublished(tx, row))
    return { entries, result: { id, points: points.map(keyOf), goesOn: !isLast } }
  },
})

/** What the record says of an answer once everybody may read it: all of it. */
async function entryOfPublished(tx: Tx, row: AnswerRow): Promise<NewEntry> {
  const targets = await tx
    .selectFrom('answer_targets')
    .selectAll()
    .where('answer_id', '=', row.id)
    .orderBy('place')
    .execute()
  return entryOfAnswer('answer.published', row, {
    public: {
      outcome: row.outcome,
      theme: row.theme_id,
      until: row.until,
      passedTo: row.passed_to,
      replaces: row.replaces,
      second: row.is_second,
      language: row.language,
      targets: targets.map(({ target_type, target_id, entry_id, field }) => ({
        type: target_type,
        id: target_id,
        entry: entry_id,
        field,
      })) as Json,
    },
    erasable: { reason: row.reason, function: row.signed_as },
    tags: [
      `answer:${row.id}`,
      allAnswers,
      ...targets.map(({ target_type, target_id }) => `${target_type}:${target_id}`),
    ],
  })
}

/** The next points that an answer answers, locked, with all that go with them. What isn’t owed an answer any more is left out. */
async function nextPoints(tx: Tx, row: AnswerRow) {
  const wanted = row.theme_id === null ? await givenKeys(tx, row.id) : await themeKeys(tx, row)
  const held = await holdPoints(tx, wanted.keys)
  const isMeant = (point: PointRow) =>
    point.is_shown &&
    point.state !== 'split' &&
    (row.theme_id === null ||
      (point.theme_id === row.theme_id && point.state === 'owed' && point.responsible_id === row.organisation_id))
  const points = held.points.filter(isMeant)
  // Somebody asked for a second look at their own point, and nobody else did.
  const all = row.is_second
    ? points
    : await withOthers(
        tx,
        points.filter(({ with_id }) => with_id === null),
      )
  const each = new Map([...points, ...all].map(point => [`${point.contribution_id} ${point.number}`, point]))
  const given = await givenMeanwhile(tx, row, [...each.values()])
  return {
    points: [...each.values()].filter(point => !given.has(point)),
    contributions: held.contributions,
    isLast: wanted.isLast,
  }
}

/** Those that the same organisation has answered since the answer was written: it corrects that answer, and doesn’t give another one beside it. */
async function givenMeanwhile(tx: Tx, row: AnswerRow, points: readonly PointRow[]): Promise<Set<PointRow>> {
  if (row.replaces !== null || row.is_second) return new Set()
  const answered = points.filter(({ state }) => state === 'answered')
  const standing = await standingAnswers(tx, answered)
  return new Set(
    answered.filter(({ answer_id: id }) => id !== null && standing.get(id)?.organisation_id === row.organisation_id),
  )
}

type Wanted = { keys: PointKey[]; isLast: boolean }

/** Those that it was written for. What was withdrawn, hidden or split meanwhile isn’t answered. */
async function givenKeys(tx: Tx, answerId: string): Promise<Wanted> {
  const rows = await tx
    .deleteFrom('answer_points')
    .where('answer_id', '=', answerId)
    .where('published_at', 'is', null)
    .returning(['contribution_id', 'number'])
    .execute()
  return { keys: rows.map(({ contribution_id: id, number }) => ({ id, number })), isLast: true }
}

/** Some of those that its theme holds, and all the others of their authors: each author has one letter. */
async function themeKeys(tx: Tx, row: AnswerRow): Promise<Wanted> {
  const owed = sql`theme_id = ${row.theme_id} and responsible_id = ${row.organisation_id} and state = 'owed' and is_shown
    and answer_id is distinct from ${row.id}`
  const { rows } = await sql<PointKey>`
    with recursive first as (
      select contribution_id as id, number from points where ${owed} and with_id is null
      order by contribution_number, number limit ${answeredAtOnce}
    ), theirs (id) as (
      select id from first
      union
      select coalesce(other.with_id, other.contribution_id)
      from theirs
      join points as mine on mine.contribution_id = theirs.id or mine.with_id = theirs.id
      join contributions as c on c.id = mine.contribution_id and c.person_id is not null
      join contributions as again on again.person_id = c.person_id and again.consultation_id = c.consultation_id
      join points as other on other.contribution_id = again.id and other.theme_id = ${row.theme_id} and other.is_shown
    )
    select contribution_id as id, number from points
    where ${owed} and with_id is null and contribution_id in (select id from theirs)`.execute(tx)
  const left = await sql<{ left: boolean }>`
    select exists (
      select from points where ${owed} and with_id is null and contribution_id <> all(${rows.map(({ id }) => id)}::text[])
    ) as left`.execute(tx)
  return { keys: rows, isLast: !left.rows[0]?.left }
}

/** What becomes of points once an answer is given to them. @returns those that two organisations answer differently from now on */
async function give(
  tx: Tx,
  row: AnswerRow,
  points: readonly PointRow[],
  { recorded }: Admitted,
): Promise<{ disputed: Set<PointRow> }> {
  if (points.length > 0)
    await sql`
      insert into answer_points (answer_id, contribution_id, number, published_at)
      select ${row.id}, id, number, ${recorded} from ${columnsOf(points.map(keyOf))} as one (id, number)
      on conflict (answer_id, contribution_id, number) do update set published_at = excluded.published_at`.execute(tx)
  if (row.is_second) await answerContests(tx, row, points, recorded)
  const standing = await standingAnswers(tx, points)
  const isOther = ({ answer_id, state }: PointRow) => {
    const other = state === 'answered' && answer_id !== null ? standing.get(answer_id) : undefined
    return other && other.organisation_id !== row.organisation_id && row.replaces === null && !row.is_second
      ? other
      : null
  }
  const disputed = new Set(
    points.filter(point => {
      const other = isOther(point)
      return other !== null && !isInterim(row.outcome) && other.outcome !== row.outcome
    }),
  )
  await changePoints(tx, [...disputed], { disputed: true })
  // An answer that corrects another one takes its place, where that one still stands.
  const taking = points.filter(
    point =>
      isOther(point) === null &&
      (row.replaces === null || point.answer_id === row.replaces || point.answer_id === null),
  )
  await settle(tx, row, taking, recorded)
  return { disputed }
}

/** Points take an answer: a final one settles them, an interim one says until when, or by whom, the answer is owed. */
async function settle(tx: Tx, row: AnswerRow, points: readonly PointRow[], recorded: Date): Promise<void> {
  const stands = { answer_id: row.id }
  if (isInterim(row.outcome)) {
    // Whoever asked for a second look has their first answer meanwhile.
    if (row.is_second) return changePoints(tx, points, stands)
    await endWaivers(tx, points, recorded)
    return changePoints(tx, points, {
      ...stands,
      state: 'owed',
      settled_at: null,
      ...(row.until === null ? {} : { due: row.until }),
      ...(row.passed_to === null ? {} : { responsible_id: row.passed_to }),
    })
  }
  await endWaivers(tx, points, recorded)
  // For how long an author waited is told by the first answer.
  const isAgain = ({ state }: PointRow) => state === 'answered'
  const settled = { ...stands, state: 'answered' as const }
  await changePoints(tx, points.filter(isAgain), settled)
  await changePoints(
    tx,
    points.filter(point => !isAgain(point)),
    { ...settled, settled_at: recorded },
  )
}

/** The answers that stand for some points, by id. */
async function standingAnswers(tx: Tx, points: readonly PointRow[]) {
  const ids = [...new Set(points.flatMap(({ answer_id }) => answer_id ?? []))]
  const rows = await tx
    .selectFrom('answers')
    .select(['id', 'outcome', 'organisation_id'])
    .where('id', 'in', ['', ...ids])
    .execute()
  return new Map(rows.map(answer => [answer.id, answer]))
}

/** That none was owed doesn’t hold any more once there is one. */
async function endWaivers(tx: Tx, points: readonly PointRow[], recorded: Date): Promise<void> {
  const waived = points.filter(({ state }) => state === 'waived').map(keyOf)
  if (waived.length === 0) return
  await sql`
    update rulings set ended_at = ${recorded}
    where kind = 'waived' and ended_at is null
      and (contribution_id, number) in (select * from ${columnsOf(waived)})`.execute(tx)
}

/** Those who asked for a second look have it; or, where it isn’t decided yet, know until when. */
async function answerContests(tx: Tx, row: AnswerRow, points: readonly PointRow[], recorded: Date): Promise<void> {
  const which = sql`settled_at is null and (contribution_id, number) in (select * from ${columnsOf(points.map(keyOf))})`
  if (!isInterim(row.outcome))
    await sql`update contests set second_id = ${row.id}, settled_at = ${recorded} where ${which}`.execute(tx)
  else if (row.until !== null) await sql`update contests set due = ${row.until}::date where ${which}`.execute(tx)
}
