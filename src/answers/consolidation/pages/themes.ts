import { sql } from 'kysely'
import type { Queries } from '../../../platform/database/database.ts'
import { citedIn } from '../theme.ts'
import type { Theme } from './asked.ts'

/** The themes of a consultation that stand, in their order. */
export const readThemes = (db: Queries, consultationId: string): Promise<Theme[]> =>
  db
    .selectFrom('themes')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('dissolved_at', 'is', null)
    .orderBy('number')
    .execute()

/** What is known of a theme's finding: nobody has written it, it cites contributions that aren't in the theme any more, or it stands. */
export type FindingState = { kind: 'none' } | { kind: 'stale'; left: number[] } | { kind: 'fine' }

/** The state of the finding of each of some themes, by theme. */
export async function readFindings(db: Queries, themes: readonly Theme[]): Promise<Map<string, FindingState>> {
  const cited = themes.flatMap(({ id, finding }) => citedIn(finding).map(number => ({ id, number })))
  const { rows } =
    cited.length === 0
      ? { rows: [] }
      : await sql<{ id: string; number: number }>`
          select wanted.id, wanted.number from ${sql`unnest(${cited.map(({ id }) => id)}::text[], ${cited.map(({ number }) => number)}::int[])`} as wanted (id, number)
          where not exists (
            select from contributions as c join points as p on p.contribution_id = c.id
            where c.number = wanted.number and p.theme_id = wanted.id and p.is_shown and p.state <> 'split')
          order by 2`.execute(db)
  return new Map(
    themes.map(({ id, finding }): [string, FindingState] => {
      const left = rows.filter(row => row.id === id).map(({ number }) => number)
      return [id, finding === '' ? { kind: 'none' } : left.length > 0 ? { kind: 'stale', left } : { kind: 'fine' }]
    }),
  )
}
