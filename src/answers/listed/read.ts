import { type RawBuilder, sql } from 'kysely'
import type { OrganisationRow } from '../../people/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Outcome } from '../replies/outcome.ts'

type Name = OrganisationRow['facts']['name']

/** A published answer as a line of a list: what was decided and why, and what it answers, which is where it is read whole. */
export type AnswerListed = {
  id: string
  outcome: Outcome
  reason: string
  language: Language
  until: Day | null
  published_at: Date
  organisation: Name
  passed_to: Name | null
  /** The slug of the plan. */
  plan: string
  /** The address of its consultation. */
  consultation: string
  /** What it answers: a theme, or the first of those contributions that everybody can read. */
  theme: { number: number; title: string } | null
  contribution: { number: number; title: string; language: Language } | null
}

/**
 * That an answer is one of those that lists show: published, and not corrected by a newer one. What a second look says stands beside the first
 * answer, and doesn’t replace it.
 * @param answers the name under which the answers are read
 */
const stands = (answers: string): RawBuilder<boolean> => sql<boolean>`
  ${sql.ref(`${answers}.published_at`)} is not null and not exists (
    select from answers as newer
    where newer.replaces = ${sql.ref(`${answers}.id`)} and newer.published_at is not null and not newer.is_second
  )`

type AnswerStanding = Pick<AnswerListed, 'id' | 'published_at' | 'outcome' | 'reason' | 'language'> & {
  plan_id: string
  organisation_id: string
  for_theme: boolean
}

/** Those of some answers that lists show, with what an index of them has to know. */
export async function readStanding(db: Queries, ids: readonly string[]): Promise<AnswerStanding[]> {
  const { rows } = await sql<AnswerStanding>`
    select a.id, c.plan_id, a.organisation_id, a.theme_id is not null as for_theme, a.published_at, a.outcome, a.reason, a.language
    from answers as a join consultations as c on c.id = a.consultation_id
    where a.id = any(${[...ids]}::text[]) and ${stands('a')} order by a.id`.execute(db)
  return rows
}

/** The ids of published answers after one of them, in their order. */
export const publishedAfter = async (db: Queries, id: string, limit: number): Promise<string[]> =>
  (
    await db
      .selectFrom('answers')
      .select('id')
      .where('published_at', 'is not', null)
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map(one => one.id)

/** The first contribution that everybody can read of those that an answer answers. */
const firstShown = (answerId: RawBuilder<string>, columns: RawBuilder<unknown>) => sql`
  select ${columns} from answer_points as p join contributions as said on said.id = p.contribution_id
  where p.answer_id = ${answerId} and p.published_at is not null and said.state = 'published'
  order by p.contribution_id, p.number limit 1`

/** That somebody can read what an answer answers: its page isn’t listed otherwise. */
export const isReadable = (forTheme: RawBuilder<boolean>, answerId: RawBuilder<string>): RawBuilder<boolean> =>
  // Looked up for each: of `exists`, the database would first read all contributions that are answered.
  sql<boolean>`(${forTheme} or (${firstShown(answerId, sql`true`)}))`

/**
 * Some answers as lines, the last published first.
 * @param found a query whose `answer_id` says which
 */
export async function readListed(db: Queries, found: RawBuilder<unknown>): Promise<AnswerListed[]> {
  const { rows } = await sql<AnswerListed>`
    select a.id, a.outcome, a.reason, a.language, a.until, a.published_at, o.facts -> 'name' as organisation,
      passed.facts -> 'name' as passed_to, plans.slug as plan, c.slug as consultation,
      case when t.id is not null then jsonb_build_object('number', t.number, 'title', t.title) end as theme,
      case when said.number is not null
        then jsonb_build_object('number', said.number, 'title', said.title, 'language', said.language) end as contribution
    from (${found}) as found
    join answers as a on a.id = found.answer_id
    join organisations as o on o.id = a.organisation_id
    left join organisations as passed on passed.id = a.passed_to
    join consultations as c on c.id = a.consultation_id and c.removed is null
    join plans on plans.id = c.plan_id
    left join themes as t on t.id = a.theme_id
    left join lateral (${firstShown(sql<string>`a.id`, sql`said.number, said.title, said.language`)}) as said
      on a.theme_id is null
    where t.id is not null or said.number is not null
    order by a.published_at desc, a.id desc`.execute(db)
  return rows
}

/** The answers of some consultations that were published last. */
export async function readLast(
  db: Queries,
  consultationIds: readonly string[],
  limit: number,
): Promise<AnswerListed[]> {
  if (consultationIds.length === 0) return []
  return readListed(
    db,
    sql`
    select answer_id from unnest(${[...consultationIds]}::text[]) as wanted (id)
    cross join lateral (
      select a.id as answer_id, a.published_at from answers as a
      where a.consultation_id = wanted.id and a.state in ('publishing', 'published') and ${stands('a')}
        and ${isReadable(sql<boolean>`a.theme_id is not null`, sql<string>`a.id`)}
      order by a.published_at desc, a.id desc limit ${limit}
    ) as last
    order by published_at desc, answer_id desc limit ${limit}`,
  )
}
