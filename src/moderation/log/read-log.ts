import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Capacity } from '../../record/index.ts'
import type { HidingState } from '../hidings/hiding.ts'

/** A decision as everybody may know of it: no words, no title, no name. */
export type LoggedDecision = {
  id: string
  number: number
  rule: string
  charter: number
  state: HidingState
  hidden_at: Date
  hidden_as: Capacity
  appealed_at: Date | null
  settled_at: Date | null
  settled_as: Capacity | null
  restored_at: Date | null
  restored_as: Capacity | null
}

type Cursor = { before?: string | undefined; after?: string | undefined }

const decisions = (db: Queries, rule: string | null) =>
  db
    .selectFrom('hidings')
    .innerJoin('contributions', 'contributions.id', 'contribution_id')
    .select([
      'hidings.id',
      'contributions.number',
      'rule',
      'charter',
      'hidings.state',
      'hidden_at',
      'hidden_as',
      'appealed_at',
      'hidings.settled_at',
      'settled_as',
      'restored_at',
      'restored_as',
    ])
    .$if(rule !== null, query => query.where('rule', '=', rule ?? ''))

/** A page of decisions, the newest first, and the ways to its neighbours. */
export async function readDecisions(
  db: Queries,
  rule: string | null,
  { before, after }: Cursor,
  limit: number,
): Promise<{ items: LoggedDecision[]; newer: string | null; older: string | null }> {
  const upwards = after !== undefined
  const query = decisions(db, rule)
    .$if(after !== undefined, one => one.where('hidings.id', '>', after ?? ''))
    .$if(after === undefined && before !== undefined, one => one.where('hidings.id', '<', before ?? ''))
  const rows: LoggedDecision[] = await query
    .orderBy('hidings.id', upwards ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute()
  const more = rows.length > limit
  const items = rows.slice(0, limit)
  if (upwards) items.reverse()
  return {
    items,
    newer: (upwards ? more : before !== undefined) ? (items[0]?.id ?? null) : null,
    older: upwards || more ? (items.at(-1)?.id ?? null) : null,
  }
}

/** All decisions, the newest first: for a file. */
export const readAllDecisions = (db: Queries, rule: string | null): Promise<LoggedDecision[]> =>
  decisions(db, rule).orderBy('hidings.id', 'desc').execute()

/** The decisions of which something was said last, for a feed. */
export const readLatest = (db: Queries, limit: number): Promise<LoggedDecision[]> =>
  decisions(db, null)
    .orderBy(sql`greatest(hidden_at, appealed_at, hidings.settled_at, restored_at)`, 'desc')
    .orderBy('hidings.id', 'desc')
    .limit(limit)
    .execute()

/** When the state of a decision was last another one. */
export const changedAt = ({ hidden_at, appealed_at, settled_at, restored_at }: LoggedDecision): Date =>
  restored_at ?? settled_at ?? appealed_at ?? hidden_at
