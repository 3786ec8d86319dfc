import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'

export type Reach = { points: number; authors: number }

/** How many points an answer for a theme would be given to now, and how many authors would be told. */
export async function reachOfTheme(db: Queries, themeId: string, organisationId: string): Promise<Reach> {
  const { rows } = await sql<Reach>`
    with leads as (
      select contribution_id, number from points
      where theme_id = ${themeId} and responsible_id = ${organisationId} and is_shown and state = 'owed' and with_id is null
    ), reached as (
      select contribution_id from leads
      union all
      select p.contribution_id from leads as l
      join points as p on p.with_id = l.contribution_id and p.number = l.number and p.is_shown
    )
    select count(*)::int as points, count(distinct c.person_id)::int as authors
    from reached join contributions as c on c.id = reached.contribution_id`.execute(db)
  return rows[0] ?? { points: 0, authors: 0 }
}
