import { type Selectable, sql } from 'kysely'
import type { AuthorKind } from '../../../consultations/index.ts'
import type { Organisation } from '../../../people/index.ts'
import type { Queries } from '../../../platform/database/database.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { columnsOf } from '../../points/locked.ts'
import { othersOfPoint } from '../../points/others.ts'
import type { PointKey } from '../../points/point.ts'
import type { PointsTable } from '../../tables.ts'

/** A point as the list shows it: what it says, of whom, what is owed for it, where it is, and what goes with it. */
export type BenchRow = Selectable<PointsTable> & {
  title: string
  /** The beginning of what it says. */
  opening: string
  language: Language
  author_kind: AuthorKind
  published_at: Date | null
  theme: { number: number; title: string } | null
  organisation: Organisation['name'] | null
  /** How many go with it, up to one more than `mostCounted`. */
  others: number
  isUnderway: boolean
  /** Why it is waived, where it is. */
  because: string | null
  /** What its author says of its answer, where it is contested. */
  contested: { reason: string; due: string } | null
}

const longestOpening = 700

/** Points with what the list shows of them, in the order of their keys. Those that aren't there are left out. */
export async function readBenchRows(db: Queries, keys: readonly PointKey[]): Promise<BenchRow[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<BenchRow>`
    select p.*, c.title, left(coalesce(p.part, c.text), ${longestOpening}) as opening, c.language, c.author_kind, c.published_at,
      case when th.id is not null then jsonb_build_object('number', th.number, 'title', th.title) end as theme,
      o.facts -> 'name' as organisation,
      ${othersOfPoint} as others,
      exists (
        select from answer_points as ap join answers as a on a.id = ap.answer_id
        where ap.contribution_id = p.contribution_id and ap.number = p.number and a.state in ('drafted', 'reviewed', 'publishing')
      ) or exists (
        select from answers as a where a.theme_id = p.theme_id and a.state in ('drafted', 'reviewed', 'publishing')
      ) as "isUnderway",
      case when p.state = 'waived' then (
        select reason from rulings as r where r.contribution_id = p.contribution_id and r.number = p.number and r.kind = 'waived'
          and r.ended_at is null order by r.id desc limit 1
      ) end as because,
      (select jsonb_build_object('reason', t.reason, 'due', t.due) from contests as t
        where t.contribution_id = p.contribution_id and t.number = p.number and t.settled_at is null) as contested
    from ${columnsOf(keys)} with ordinality as wanted (id, number, place)
    join points as p on p.contribution_id = wanted.id and p.number = wanted.number
    join contributions as c on c.id = p.contribution_id
    left join themes as th on th.id = p.theme_id
    left join organisations as o on o.id = p.responsible_id
    order by wanted.place`.execute(db)
  return rows
}
