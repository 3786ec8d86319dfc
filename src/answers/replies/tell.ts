import { sql } from 'kysely'
import { numberInWords } from '../../consultations/index.ts'
import { excerptOf } from '../../design/index.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { write } from '../../platform/mail/notices.ts'
import type { Secret } from '../../platform/secret.ts'
import { attempt, type Outcome, type Who } from '../../record/index.ts'
import type { Consolidated } from '../consolidation/change.ts'
import { waivePoint } from '../consolidation/waive.ts'
import { type Answered, answerLetter, dataOf, waivedLetter } from '../letters/answer-letter.ts'
import { columnsOf } from '../points/locked.ts'
import type { PointKey } from '../points/point.ts'
import { readPointed } from '../shown/targets-shown.ts'
import type { AnswerRow } from './answer.ts'
import { type Published, publishAnswer } from './publish.ts'

/** By whom, when, and with what letters are sealed. */
export type Doing = { db: Database; secret: Secret; who: Who; now: Date }

/** For how many days it is tried to send a letter. */
const daysToSend = 14
/** As many of one author’s points as their letter quotes, and as much of each. */
const mostQuoted = 20
const longestQuote = 600

type Author = {
  id: string
  email: string
  language: Language
  all: number
  points: { number: number; point: number; words: string }[]
}

/**
 * Publishes an answer, or goes on with one, and writes to each author of what it answers: both, or neither and why not. Each author of an answer
 * has one letter, however often this is tried; whoever has gone, or came on paper, has none.
 */
export const publishAndTell = (doing: Doing, input: { id: string; seen: number | null }): Promise<Outcome<Published>> =>
  attempt(doing.db, tx => publishAndTellWithin(tx, doing, input))

/** The same inside a transaction that is under way. @throws Refused */
export async function publishAndTellWithin(
  tx: Tx,
  doing: Pick<Doing, 'secret' | 'who' | 'now'>,
  input: { id: string; seen: number | null },
): Promise<{ result: Published; entryIds: string[] }> {
  const done = await publishAnswer.within({ tx, who: doing.who, recorded: doing.now }, input)
  await tellAuthors(tx, doing, done.result)
  return done
}

/** The authors of some points who weren’t told of an answer yet, and are from now on. */
async function newlyTold(tx: Tx, answerId: string, points: readonly PointKey[], now: Date): Promise<Author[]> {
  if (points.length === 0) return []
  const { rows } = await sql<Author>`
    with theirs as (
      select c.person_id, c.number, p.number as point, c.published_at,
        case when p.number > 1 then p.part else c.text end as words,
        row_number() over (partition by c.person_id order by c.number, p.number) as place
      from ${columnsOf(points)} as one (id, number)
      join points as p on p.contribution_id = one.id and p.number = one.number
      join contributions as c on c.id = one.id
      where c.person_id is not null and c.state = 'published'
    ), told as (
      insert into answers_told (answer_id, person_id, told_at)
      select ${answerId}, person_id, ${now} from theirs group by person_id order by person_id
      on conflict do nothing returning person_id
    )
    select people.id, people.email, people.language, count(*)::int as "all",
      json_agg(json_build_object('number', theirs.number, 'point', theirs.point, 'words', theirs.words) order by place)
        filter (where place <= ${mostQuoted}) as points
    from told join people on people.id = told.person_id join theirs on theirs.person_id = told.person_id
    group by people.id, people.email, people.language order by people.id`.execute(tx)
  return rows
}

async function tellAuthors(
  tx: Tx,
  { secret, now }: Pick<Doing, 'secret' | 'now'>,
  { id, points }: Published,
): Promise<void> {
  const authors = await newlyTold(tx, id, points, now)
  if (authors.length === 0) return
  const told = await readTold(tx, id)
  for (const { email, language, all, points: own } of authors)
    await write(tx, secret, {
      kind: answerLetter.name,
      recipient: email,
      language,
      data: dataOf({
        ...told,
        points: own.map(({ number, point, words }) => ({
          number: numberInWords(number),
          point,
          words: excerptOf(words, longestQuote),
        })),
        more: Math.max(0, all - own.length),
      }),
      now,
      expires: new Date(now.getTime() + daysToSend * 86_400_000),
    })
}

/** What all letters of an answer say. */
async function readTold(tx: Tx, answerId: string): Promise<Omit<Answered, 'points' | 'more'>> {
  const row: AnswerRow = await tx.selectFrom('answers').selectAll().where('id', '=', answerId).executeTakeFirstOrThrow()
  const organisations = await tx
    .selectFrom('organisations')
    .select(['id', 'facts'])
    .where('id', 'in', [row.organisation_id, row.passed_to ?? ''])
    .execute()
  const nameOf = (id: string | null) => organisations.find(one => one.id === id)?.facts.name ?? null
  const organisation = nameOf(row.organisation_id)
  if (!organisation) throw new Error('an answer without its organisation')
  const targets = await tx
    .selectFrom('answer_targets')
    .select(['target_type', 'target_id'])
    .where('answer_id', '=', answerId)
    .orderBy('place')
    .execute()
  const wanted = targets.map(({ target_type: type, target_id: id }) => ({ type, id }))
  // What a letter says of them doesn’t depend on the day, nor on who reads it.
  const pointed = await readPointed(tx, wanted, row.language, '2000-01-01')
  return {
    outcome: row.outcome,
    reason: row.reason,
    organisation,
    signedAs: row.signed_as,
    until: row.until,
    passedTo: nameOf(row.passed_to),
    targets: wanted.flatMap(({ id }) => {
      const one = pointed.get(id)
      return one ? [{ number: one.number, milestone: one.milestone, title: one.title }] : []
    }),
    isSecond: row.is_second,
    isCorrected: row.replaces !== null && !row.is_second,
  }
}

type Waiving = Parameters<typeof waivePoint.within>[1]

/** Waives a point, and writes to its author, and to those of what goes with it: both, or neither and why not. */
export const waiveAndTell = (
  doing: Doing,
  input: { consultationId: string; point: PointKey & { version: number }; reason: string; signedAs: string },
): Promise<Outcome<Consolidated>> =>
  attempt(doing.db, async tx => {
    const { who, now, secret } = doing
    const done = await waivePoint.within({ tx, who, recorded: now }, input satisfies Waiving)
    const authors = await tx
      .selectFrom('rulings')
      .innerJoin('contributions', 'contributions.id', 'rulings.contribution_id')
      .innerJoin('people', 'people.id', 'contributions.person_id')
      .innerJoin('points', join =>
        join
          .onRef('points.contribution_id', '=', 'rulings.contribution_id')
          .onRef('points.number', '=', 'rulings.number'),
      )
      .select(['people.id', 'people.email', 'people.language', 'contributions.number', 'part', 'text'])
      .select(['rulings.reason', 'rulings.signed_as'])
      .where('rulings.kind', '=', 'waived')
      .where('rulings.ended_at', 'is', null)
      .where('points.number', '=', input.point.number)
      .where(eb =>
        eb.or([eb('points.contribution_id', '=', input.point.id), eb('points.with_id', '=', input.point.id)]),
      )
      .distinctOn('people.id')
      .orderBy('people.id')
      .orderBy('contributions.number')
      .execute()
    for (const author of authors)
      await write(tx, secret, {
        kind: waivedLetter.name,
        recipient: author.email,
        language: author.language,
        data: {
          number: numberInWords(author.number),
          words: excerptOf(author.part ?? author.text, longestQuote),
          reason: author.reason,
          signedAs: author.signed_as,
        },
        now,
        expires: new Date(now.getTime() + daysToSend * 86_400_000),
      })
    return done
  })
