import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { ThemeRow } from '../consolidation/theme.ts'
import type { Outcome } from '../replies/outcome.ts'

/** How many points led to a commitment or a milestone, from a theme or from none. */
export type Led = {
  target_type: 'commitment' | 'milestone'
  target_id: string
  consultation_id: string
  theme_id: string | null
  count: number
}

const led = sql<Led>`
  select target_type, target_id, consultation_id, nullif(theme_id, '') as theme_id, sum(count)::float8 as count from thread_counts`

/** What led to some commitments or milestones. What leads to a milestone leads to its commitment too. */
export async function readLedTo(db: Queries, targetIds: readonly string[]): Promise<Led[]> {
  if (targetIds.length === 0) return []
  const { rows } = await sql<Led>`
    ${led} where target_id = any(${[...targetIds]}::text[])
    group by 1, 2, 3, 4 having sum(count) > 0 order by 5 desc, 3, 4`.execute(db)
  return rows
}

/** Where what was said in some consultations led. */
export async function readLedFrom(db: Queries, consultationIds: readonly string[]): Promise<Led[]> {
  if (consultationIds.length === 0) return []
  const { rows } = await sql<Led>`
    ${led} where consultation_id = any(${[...consultationIds]}::text[])
    group by 1, 2, 3, 4 having sum(count) > 0 order by 5 desc, 1, 2`.execute(db)
  return rows
}

/** What a theme holds: how many points, by where they stand, those that say the same included. */
export type ThemeCounts = { owed: number; answered: number; waived: number; all: number }
export type CountedTheme = ThemeRow & { counts: ThemeCounts }

const nothing: ThemeCounts = { owed: 0, answered: 0, waived: 0, all: 0 }

async function countsOf(db: Queries, consultationIds: readonly string[]): Promise<Map<string, ThemeCounts>> {
  const { rows } = await sql<{ theme_id: string; state: 'owed' | 'answered' | 'waived'; count: number }>`
    select theme_id, state, sum(count)::float8 as count from point_counts
    where consultation_id = any(${[...consultationIds]}::text[]) and theme_id <> '' group by 1, 2`.execute(db)
  const counts = new Map<string, ThemeCounts>()
  for (const { theme_id, state, count } of rows) {
    const sofar = counts.get(theme_id) ?? nothing
    counts.set(theme_id, { ...sofar, [state]: count, all: sofar.all + count })
  }
  return counts
}

/** The themes of some consultations in the order of their numbers, with what each holds. */
export async function readThemes(db: Queries, consultationIds: readonly string[]): Promise<CountedTheme[]> {
  if (consultationIds.length === 0) return []
  const [rows, counts] = await Promise.all([
    db
      .selectFrom('themes')
      .selectAll()
      .where('consultation_id', 'in', [...consultationIds])
      .where('dissolved_at', 'is', null)
      .orderBy('consultation_id')
      .orderBy('number')
      .execute(),
    countsOf(db, consultationIds),
  ])
  return rows.map(row => ({ ...row, counts: counts.get(row.id) ?? nothing }))
}

/** A theme by its number, one that was dissolved too; null where there never was one. */
export async function readTheme(db: Queries, consultationId: string, number: number): Promise<CountedTheme | null> {
  const row = await db
    .selectFrom('themes')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? { ...row, counts: (await countsOf(db, [consultationId])).get(row.id) ?? nothing } : null
}

/** How many contributions of each consultation are published, by its id. */
export async function readPublished(
  db: Queries,
  consultationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select consultation_id as id, sum(count)::float8 as count from coverage_counts
    where consultation_id = any(${[...consultationIds]}::text[]) group by 1`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** A point that led somewhere, or stands in a theme, with the contribution that made it. */
export type Traced = {
  contribution_id: string
  contribution: number
  number: number
  title: string
  part: string | null
  language: Language
  state: 'published' | 'withdrawn' | 'hidden'
  stands: 'owed' | 'answered' | 'waived'
  theme_id: string | null
  answer_id: string | null
  outcome: Outcome | null
  organisation_id: string | null
  published_at: Date | null
  /** With how many others it goes. */
  others: number
}

/** Where a page of points begins: after the last one of the page before. */
export type TraceCursor = { answer: string; contribution: number; number: number } | null

const traced = sql`
  c.id as contribution_id, c.number as contribution, p.number, case when c.state = 'hidden' then '' else c.title end as title,
  case when c.state = 'published' then p.part end as part, c.language, c.state, p.state as stands, p.theme_id, p.answer_id, a.outcome,
  a.organisation_id, a.published_at,
  case when p.with_id is null then (
    select count(*)::int from (select from points as w where w.with_id = p.contribution_id and w.number = p.number and w.is_shown limit 1000) as counted
  ) else 0 end as others`

/**
 * What led to a commitment or to one of its milestones, the last answered first. A contribution that is hidden or withdrawn since stays in the
 * line, without its words.
 * @param targetIds the commitment and its milestones
 */
export async function readArrived(
  db: Queries,
  targetIds: readonly string[],
  cursor: TraceCursor,
  limit: number,
): Promise<Traced[]> {
  const ids = [...targetIds]
  const beyond = cursor
    ? sql`and t.answer_id <= ${cursor.answer}
        and (t.answer_id, p.contribution_number, p.number) < (${cursor.answer}, ${cursor.contribution}::int, ${cursor.number}::smallint)`
    : sql``
  const { rows } = await sql<Traced>`
    select ${traced} from unnest(${ids}::text[]) as wanted (id)
    cross join lateral (
      select p.* from answer_targets as t join points as p on p.answer_id = t.answer_id
      where t.target_id = wanted.id and t.target_type in ('commitment', 'milestone')
        -- What leads to several of them is one line.
        and not exists (
          select from answer_targets as e where e.answer_id = t.answer_id and e.target_id = any(${ids}::text[]) and e.place < t.place
        )
        ${beyond}
      order by t.answer_id desc, p.contribution_number desc, p.number desc limit ${limit}
    ) as p
    join contributions as c on c.id = p.contribution_id
    join answers as a on a.id = p.answer_id
    order by p.answer_id desc, p.contribution_number desc, p.number desc limit ${limit}`.execute(db)
  return rows
}

/** What a theme holds, by number: each line stands for those that go with it. */
export async function readHeld(
  db: Queries,
  themeId: string,
  after: { contribution: number; number: number } | null,
  limit: number,
): Promise<Traced[]> {
  const states = ['owed', 'answered', 'waived'] as const
  const { rows } = await sql<Traced>`
    select ${traced} from unnest(${[...states]}::text[]) as wanted (state)
    cross join lateral (
      select * from points where theme_id = ${themeId} and state = wanted.state and is_shown and with_id is null
        and (contribution_number, number) > (${after?.contribution ?? 0}::int, ${after?.number ?? 0}::smallint)
      order by contribution_number, number limit ${limit}
    ) as p
    join contributions as c on c.id = p.contribution_id
    left join answers as a on a.id = p.answer_id
    order by p.contribution_number, p.number limit ${limit}`.execute(db)
  return rows
}

/** As many answers as the page of a theme shows. */
const mostGiven = 20

/** The published answers that were given once for all that a theme holds, the last one first. */
export const readGivenTo = async (db: Queries, themeId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('answers')
      .select('id')
      .where('theme_id', '=', themeId)
      .where('published_at', 'is not', null)
      .orderBy('published_at', 'desc')
      .orderBy('id', 'desc')
      .limit(mostGiven)
      .execute()
  ).map(({ id }) => id)

/** Of some answers, the fields of commitments and milestones that changed, by answer. */
export async function readChanges(db: Queries, answerIds: readonly string[], targetIds: readonly string[]) {
  if (answerIds.length === 0) return []
  return db
    .selectFrom('answer_targets')
    .selectAll()
    .where('answer_id', 'in', [...new Set(answerIds)])
    .where('target_id', 'in', [...targetIds])
    .orderBy('answer_id')
    .orderBy('place')
    .execute()
}
