import { type RawBuilder, sql } from 'kysely'
import type { Queries } from '../../../platform/database/database.ts'
import { type Cursor, type Order, readKeyset } from '../../../platform/database/keyset.ts'
import type { Day } from '../../../platform/facts/period.ts'
import type { Bilingual } from '../../../platform/locales/languages.ts'
import { mostCounted, othersOfPoint } from '../../points/others.ts'
import type { AnswerState, Outcome } from '../outcome.ts'
import type { Door } from './whose.ts'

export const deskLists = ['owed', 'second', 'underway', 'given', 'disputes'] as const
export type DeskList = (typeof deskLists)[number]
/** Which of those that are being prepared. */
export const underwayKinds = ['mine', 'review', 'reviewed', 'scheduled'] as const
export type UnderwayKind = (typeof underwayKinds)[number]

const onOnePage = 50

export type PointLine = {
  contribution_id: string
  contribution_number: number
  number: number
  version: number
  consultation_id: string
  responsible_id: string | null
  due: Day
  part: string | null
  title: string
  text: string
  language: string
  theme_id: string | null
  theme: string | null
  /** What was answered, where that left it owed. */
  interim: Outcome | null
  /** Why its author says that the answer doesn’t answer it. */
  contest: string | null
  /** How many go with it, and have the same answer. */
  others: number
}

export type AnswerLine = {
  id: string
  version: number
  outcome: Outcome
  reason: string
  language: string
  state: AnswerState
  organisation_id: string
  theme: string | null
  points: number
  numbers: string[]
  drafted_at: Date
  drafted_by: string | null
  reviewed_at: Date | null
  publish_on: Day | null
  published_at: Date | null
  problem: Bilingual | null
  is_second: boolean
  replaces: string | null
}

const pointKeys: Order = {
  keys: [
    { column: 'due', type: 'date' },
    { column: 'contribution_number', type: 'bigint' },
    { column: 'number', type: 'bigint' },
  ],
}
const newestFirst: Order = { keys: [{ column: 'id', type: 'text' }], downwards: true }

const columns = sql`p.contribution_id, p.contribution_number, p.number, p.version, p.consultation_id, p.responsible_id, p.part,
  c.title, c.text, c.language, p.theme_id, t.title as theme`

const at = (door: Door, organisation: RawBuilder<unknown>, consultation: RawBuilder<unknown>) =>
  door.kind === 'organisation'
    ? sql`${organisation} = ${door.organisation.id}`
    : sql`${consultation} = ${door.consultation.id}`

const owedRows = (door: Door) => sql<PointLine>`
  select ${columns}, p.due, a.outcome as interim, null::text as contest, ${othersOfPoint} as others
  from points as p
  join contributions as c on c.id = p.contribution_id
  left join themes as t on t.id = p.theme_id
  left join answers as a on a.id = p.answer_id
  where p.is_shown and p.with_id is null and p.state = 'owed' and ${at(door, sql`p.responsible_id`, sql`p.consultation_id`)}`

const secondRows = (door: Door) => sql<PointLine>`
  select ${columns}, s.due, null::text as interim, s.reason as contest, 0 as others
  from contests as s
  join points as p on p.contribution_id = s.contribution_id and p.number = s.number and p.is_shown
  join contributions as c on c.id = p.contribution_id
  left join themes as t on t.id = p.theme_id
  where s.settled_at is null and ${at(door, sql`p.responsible_id`, sql`s.consultation_id`)}`

const disputedRows = (door: Door) => sql<PointLine>`
  select ${columns}, coalesce(p.due, date '2000-01-01') as due, null::text as interim, null::text as contest, 0 as others
  from points as p
  join contributions as c on c.id = p.contribution_id
  left join themes as t on t.id = p.theme_id
  where p.disputed and ${door.kind === 'consultation' ? sql`p.consultation_id = ${door.consultation.id}` : sql`false`}`

const kinds: Record<UnderwayKind, (me: string) => RawBuilder<unknown>> = {
  mine: me => sql`a.drafted_by = ${me}`,
  review: me => sql`a.state = 'drafted' and a.drafted_by is distinct from ${me}`,
  reviewed: () => sql`a.state <> 'drafted' and a.publish_on is null`,
  scheduled: () => sql`a.publish_on is not null`,
}

function answerRows(door: Door, states: readonly AnswerState[], more: RawBuilder<unknown>) {
  return sql<AnswerLine>`
    select a.id, a.version, a.outcome, a.reason, a.language, a.state, a.organisation_id, a.drafted_at, a.drafted_by, a.reviewed_at,
      a.publish_on, a.published_at, a.problem, a.is_second, a.replaces, t.title as theme, said.points, said.numbers
    from answers as a
    left join themes as t on t.id = a.theme_id
    cross join lateral (
      select count(*)::int as points, coalesce((array_agg(named order by named))[1:5], '{}') as numbers from (
        select 'C-' || lpad(c.number::text, 4, '0') || case when ap.number > 1 then '.' || ap.number else '' end as named
        from answer_points as ap join contributions as c on c.id = ap.contribution_id where ap.answer_id = a.id
      ) as each
    ) as said
    where a.state = any(${[...states]}::text[]) and ${at(door, sql`a.organisation_id`, sql`a.consultation_id`)} and ${more}`
}

/** A page of points to answer, the most urgent first. */
export const readPoints = (db: Queries, list: 'owed' | 'second' | 'disputes', door: Door, cursor: Cursor) =>
  readKeyset(db, pointsIn[list](door), pointKeys, cursor, onOnePage)

const pointsIn = { owed: owedRows, second: secondRows, disputes: disputedRows }

/** A page of answers that are being prepared, or were given; the newest first. */
export const readAnswers = (
  db: Queries,
  door: Door,
  which: { list: 'given' } | { list: 'underway'; kind: UnderwayKind | null; me: string },
  cursor: Cursor,
) =>
  readKeyset(
    db,
    which.list === 'given'
      ? answerRows(door, ['published'], sql`true`)
      : answerRows(door, ['drafted', 'reviewed', 'publishing'], which.kind ? kinds[which.kind](which.me) : sql`true`),
    newestFirst,
    cursor,
    onOnePage,
  )

/** How much of each list there is, as far as it is counted. */
export async function countLists(db: Queries, door: Door): Promise<Record<DeskList, number | null>> {
  const countOf = async (from: RawBuilder<unknown>): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from (select 1 ${from} limit ${mostCounted + 1}) as counted`.execute(db)
    return rows[0]?.count ?? 0
  }
  const owed = sql`from points as p where p.is_shown and p.with_id is null and p.state = 'owed'
    and ${at(door, sql`p.responsible_id`, sql`p.consultation_id`)}`
  const second = sql`from contests as s join points as p on p.contribution_id = s.contribution_id and p.number = s.number and p.is_shown
    where s.settled_at is null and ${at(door, sql`p.responsible_id`, sql`s.consultation_id`)}`
  const underway = sql`from answers as a where a.state in ('drafted', 'reviewed', 'publishing')
    and ${at(door, sql`a.organisation_id`, sql`a.consultation_id`)}`
  const disputes =
    door.kind === 'consultation'
      ? sql`from points as p where p.disputed and p.consultation_id = ${door.consultation.id}`
      : null
  return {
    owed: await countOf(owed),
    second: await countOf(second),
    underway: await countOf(underway),
    given: null,
    disputes: disputes && (await countOf(disputes)),
  }
}

export type ThemeLine = { id: string; number: number; title: string; consultation_id: string }

const mostThemes = 100

/** The themes in which something is owed, by an organisation or in a consultation. */
export async function readOwingThemes(db: Queries, door: Door): Promise<(ThemeLine & { responsible_id: string })[]> {
  const { rows } = await sql<ThemeLine & { responsible_id: string }>`
    select t.id, t.number, t.title, t.consultation_id, owing.responsible_id
    from themes as t
    cross join lateral (
      select distinct p.responsible_id from points as p
      where p.theme_id = t.id and p.is_shown and p.with_id is null and p.state = 'owed'
        and ${door.kind === 'organisation' ? sql`p.responsible_id = ${door.organisation.id}` : sql`p.responsible_id is not null`}
    ) as owing
    where t.dissolved_at is null and t.consultation_id in (
      ${
        door.kind === 'consultation'
          ? sql`${door.consultation.id}`
          : sql`select consultation_id from coverage_counts
              where responsible_id = ${door.organisation.id} and standing = 'owed' group by 1 having sum(count) > 0`
      }
    )
    order by t.consultation_id, t.number limit ${mostThemes}`.execute(db)
  return rows
}
