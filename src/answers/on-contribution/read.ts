import { type Selectable, sql } from 'kysely'
import type { ContributionRow } from '../../consultations/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Reading } from '../../platform/reading.ts'
import type { ChangesInWords } from '../changes-in-words.ts'
import type { ThemeRow } from '../consolidation/theme.ts'
import type { PointRow } from '../points/point.ts'
import { type AnswerShown, readShown } from '../shown/read-shown.ts'

export type ContestRow = Selectable<Tables['contests']>
export type RulingRow = Selectable<Tables['rulings']>
/** A contribution that goes with another, or with which others go. */
export type Near = { number: number; title: string; state: ContributionRow['state'] }

/** One thing that a contribution says, and what became of it. */
export type PointShown = {
  row: PointRow
  theme: (Pick<ThemeRow, 'id' | 'number' | 'title'> & { since: Date | null }) | null
  /** All its published answers, the last one first. */
  answers: AnswerShown[]
  /** The one that stands. */
  standing: AnswerShown | null
  contest: ContestRow | null
  rulings: RulingRow[]
}

export type BecameOf = {
  /** The address of its consultation, under which its themes are. */
  consultation: string
  points: PointShown[]
  isSplit: boolean
  /** With which one it was put together, by somebody who read both. */
  mergedInto: Near | null
  mergedHere: Near[]
}

/** As many of those that were put together with one as its page names. */
const mostMerged = 50

async function readNear(db: Queries, row: ContributionRow, points: readonly PointRow[]) {
  const into = points.find(({ joined }) => joined === 'merged')?.with_id ?? ''
  const nearBy = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<Near>`select number, title, state from contributions where ${condition} order by number limit ${mostMerged}`.execute(
      db,
    )
  const [mergedInto, mergedHere] = await Promise.all([
    into ? nearBy(sql<boolean>`id = ${into}`) : null,
    nearBy(sql<boolean>`state = 'published' and id in (
      select contribution_id from points where with_id = ${row.id} and joined = 'merged' and is_shown
      order by contribution_number limit ${mostMerged}
    )`),
  ])
  return { mergedInto: mergedInto?.rows[0] ?? null, mergedHere: mergedHere.rows }
}

/** What became of a contribution, in a number of queries that doesn’t depend on what was answered. */
export async function readBecameOf(
  { db, language, today }: Pick<Reading, 'db' | 'language' | 'today'>,
  row: ContributionRow,
  inWords: ChangesInWords,
): Promise<BecameOf> {
  const all = await db
    .selectFrom('points')
    .innerJoin('consultations', 'consultations.id', 'points.consultation_id')
    .leftJoin('themes', 'themes.id', 'theme_id')
    .selectAll('points')
    .select(['consultations.slug', 'themes.number as theme_number', 'themes.title as theme_title'])
    // What the record says: since when what goes with it, or it itself, is grouped there.
    .select(
      sql<Date | null>`(
        select max(recorded) from entries
        where subject_id in (points.contribution_id, points.with_id) and type = 'contribution.grouped'
          and public ->> 'theme' = themes.number::text
      )`.as('grouped_at'),
    )
    .where('contribution_id', '=', row.id)
    .orderBy('points.number')
    .execute()
  const live = all.filter(({ state }) => state !== 'split')
  const [given, contests, rulings, near] = await Promise.all([
    db
      .selectFrom('answer_points')
      .select(['answer_id', 'number'])
      .where('contribution_id', '=', row.id)
      .where('published_at', 'is not', null)
      .orderBy('published_at', 'desc')
      .orderBy('answer_id', 'desc')
      .execute(),
    db.selectFrom('contests').selectAll().where('contribution_id', '=', row.id).execute(),
    db
      .selectFrom('rulings')
      .selectAll()
      .where('contribution_id', '=', row.id)
      .where('ended_at', 'is', null)
      .orderBy('id', 'desc')
      .execute(),
    readNear(db, row, live),
  ])
  const shown = await readShown(db, [...new Set(given.map(({ answer_id }) => answer_id))], { language, today }, inWords)
  return {
    ...near,
    consultation: all[0]?.slug ?? '',
    isSplit: all.some(({ state }) => state === 'split'),
    points: live.map(point => ({
      row: point,
      theme:
        point.theme_id === null
          ? null
          : {
              id: point.theme_id,
              number: point.theme_number ?? 0,
              title: point.theme_title ?? '',
              since: point.grouped_at,
            },
      answers: given.flatMap(one => (one.number === point.number ? (shown.get(one.answer_id) ?? []) : [])),
      standing: (point.answer_id && shown.get(point.answer_id)) || null,
      contest: contests.find(({ number }) => number === point.number) ?? null,
      rulings: rulings.filter(({ number }) => number === point.number),
    })),
  }
}
