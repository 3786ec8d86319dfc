import { sql } from 'kysely'
import { type ContributionRow, lockedContributions } from '../../consultations/index.ts'
import type { Tx } from '../../platform/database/database.ts'
import { refusals } from '../refusals.ts'
import { keyOf, type PointKey, type PointRow, pointInWords, type Seen } from './point.ts'

/** Points, locked until the transaction ends with their contributions and all that go with them. */
export type Held = {
  points: PointRow[]
  /** Their contributions, and those that go with them, by id. */
  contributions: ReadonlyMap<string, ContributionRow>
}

/** Keys as rows of a statement: an id and a number each. */
export const columnsOf = (keys: readonly PointKey[]) =>
  sql`unnest(${keys.map(({ id }) => id)}::text[], ${keys.map(({ number }) => number)}::int[])`

/** Points by their keys, whether they are shown or not. */
export async function readPoints(tx: Tx, keys: readonly PointKey[]): Promise<PointRow[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<PointRow>`
    select points.* from ${columnsOf(keys)} as wanted (id, number)
    join points on points.contribution_id = wanted.id and points.number = wanted.number
    order by contribution_number, points.number`.execute(tx)
  return rows
}

/**
 * Locks points, and what goes with them, in the order in which everybody locks contributions.
 * @param leads whether each has to stand for itself: what goes with another is handled with that one
 * @throws a refusal where one isn’t there, isn’t shown, goes with another, or was changed since somebody saw it
 */
export async function lockedPoints(
  tx: Tx,
  seen: readonly Seen[],
  consultationId: string,
  { leads }: { leads: boolean } = { leads: true },
): Promise<Held> {
  const held = await holdPoints(tx, seen)
  if (held.points.length < new Set(seen.map(({ id, number }) => `${id} ${number}`)).size) throw refusals.unknown()
  if (held.points.some(({ consultation_id }) => consultation_id !== consultationId)) throw refusals.elsewhere()
  const hidden = held.points.filter(({ is_shown }) => !is_shown)
  if (hidden.length > 0) throw refusals.notShown(hidden.map(pointInWords))
  const changed = held.points.filter(
    point => seen.some(one => isOf(point, one) && one.version !== point.version) || (leads && point.with_id !== null),
  )
  if (changed.length > 0) throw refusals.meanwhile(changed.map(pointInWords))
  return held
}

const isOf = ({ contribution_id, number }: PointRow, key: PointKey) =>
  contribution_id === key.id && number === key.number

/** Locks points as they are. */
export async function holdPoints(tx: Tx, keys: readonly PointKey[]): Promise<Held> {
  const ids = [...new Set(keys.map(({ id }) => id))]
  const others = await sql<{ id: string }>`
    select distinct contribution_id as id from points where with_id = any(${ids}::text[]) and is_shown`.execute(tx)
  const rows = await lockedContributions(tx, [...ids, ...others.rows.map(({ id }) => id)])
  return { points: await readPoints(tx, keys), contributions: new Map(rows.map(row => [row.id, row])) }
}

/** Points, and those that go with them: what is done to the first is done to all. */
export async function withOthers(tx: Tx, points: readonly PointRow[]): Promise<PointRow[]> {
  const { rows } = await sql<PointRow>`
    select points.* from ${columnsOf(points.map(keyOf))} as wanted (id, number)
    join points on points.with_id = wanted.id and points.number = wanted.number and points.is_shown
    order by contribution_number, points.number`.execute(tx)
  return [...points, ...rows]
}

export type PointChange = Partial<
  Pick<
    PointRow,
    'theme_id' | 'state' | 'responsible_id' | 'due' | 'answer_id' | 'settled_at' | 'disputed' | 'with_id' | 'joined'
  >
>

/** Changes points, locked, and counts that they were. */
export async function changePoints(tx: Tx, points: readonly PointRow[], change: PointChange): Promise<void> {
  if (points.length === 0) return
  await tx
    .updateTable('points')
    .set(eb => ({ ...change, version: eb('version', '+', 1) }))
    .where(sql<boolean>`(contribution_id, number) in (select * from ${columnsOf(points.map(keyOf))})`)
    .execute()
}
