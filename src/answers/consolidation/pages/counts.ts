import { sql } from 'kysely'
import type { Queries } from '../../../platform/database/database.ts'
import { mostCounted } from '../../points/others.ts'
import type { Asked } from './asked.ts'

/** How many points there are of each kind, for authors and in lines of the list: what goes with another is no line of its own. */
export type Tally = Record<'place' | 'grouped' | 'answered' | 'waived', { all: number; lines: number }>

export type Counts = { whole: Tally; byTheme: ReadonlyMap<string, Tally> }

const nothing = (): Tally => ({
  place: { all: 0, lines: 0 },
  grouped: { all: 0, lines: 0 },
  answered: { all: 0, lines: 0 },
  waived: { all: 0, lines: 0 },
})

type Row = { theme_id: string; state: 'owed' | 'answered' | 'waived'; leads: boolean; count: number }

/** How much there is of everything, kept in the transaction of each change. */
export async function readCounts(db: Queries, consultationId: string): Promise<Counts> {
  const { rows } = await sql<Row>`
    select theme_id, state, leads, sum(count)::float8 as count from point_counts
    where consultation_id = ${consultationId} and state <> 'split' group by 1, 2, 3`.execute(db)
  const whole = nothing()
  const byTheme = new Map<string, Tally>()
  for (const { theme_id, state, leads, count } of rows) {
    const kind = state === 'owed' ? (theme_id === '' ? 'place' : 'grouped') : state
    const tallies = [whole]
    if (theme_id !== '') {
      const ofTheme = byTheme.get(theme_id) ?? nothing()
      byTheme.set(theme_id, ofTheme)
      tallies.push(ofTheme)
    }
    for (const tally of tallies) {
      tally[kind].all += count
      if (leads) tally[kind].lines += count
    }
  }
  return { whole, byTheme }
}

/** How many of them there are in all. */
export const sumOf = (tally: Tally): number => Object.values(tally).reduce((sum, { all }) => sum + all, 0)

/** How many lines a list has; null where nothing keeps that number, and it isn't worth reading them all. */
export async function countOf(db: Queries, asked: Asked, { whole, byTheme }: Counts): Promise<number | null> {
  const { state, theme, consultationId } = asked
  if (state === 'disputed' || state === 'contested') {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from (
        ${
          state === 'disputed'
            ? sql`select from points where consultation_id = ${consultationId} and disputed and is_shown and with_id is null`
            : sql`select from contests as t join points as p using (contribution_id, number)
              where t.consultation_id = ${consultationId} and t.settled_at is null and p.is_shown`
        } limit ${mostCounted + 1}) as counted`.execute(db)
    return rows[0]?.count ?? 0
  }
  return (theme ? (byTheme.get(theme.id) ?? nothing()) : whole)[state].lines
}
