import { type RawBuilder, sql } from 'kysely'
import type { Queries } from './database.ts'

/** What a list is in the order of: columns of its rows, all upwards or all downwards, and how a cursor says each of them. */
export type Order = { keys: readonly { column: string; type: 'bigint' | 'text' | 'date' }[]; downwards?: boolean }
export type Cursor = { before: string | null; after: string | null }

const sign = '~'
const fitting = { text: /^[0-9A-Z]{1,40}$/i, bigint: /^-?\d{1,15}$/, date: /^(?!0000)\d{4}-\d\d-\d\d$/ }
/** Whether a value is one of its type. */
const fits = (value: string, type: keyof typeof fitting): boolean =>
  fitting[type].test(value) && (type !== 'date' || new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true)

/** The values of a cursor; null for one that means nothing here. */
function valuesOf(cursor: string | null, { keys }: Order): string[] | null {
  if (!cursor) return null
  const values = cursor.split(sign)
  return values.length === keys.length && values.every((value, place) => fits(value, keys[place]?.type ?? 'bigint'))
    ? values
    : null
}

/** A page of a list by cursor, and the cursors of its neighbours. A cursor that means nothing gives the first page. */
export async function readKeyset<R extends Record<string, unknown>>(
  db: Queries,
  rows: RawBuilder<R>,
  order: Order,
  { before, after }: Cursor,
  limit: number,
): Promise<{ items: R[]; previous: string | null; next: string | null }> {
  const [back, on] = [valuesOf(before, order), valuesOf(after, order)]
  const isBack = back !== null
  const from = back ?? on
  const columns = sql.join(order.keys.map(({ column }) => sql.ref(column)))
  const up = isBack === (order.downwards ?? false)
  const typed = (value: string, place: number) =>
    ({ text: sql`${value}::text`, bigint: sql`${value}::bigint`, date: sql`${value}::date` })[
      order.keys[place]?.type ?? 'bigint'
    ]
  const values = from && sql.join(from.map(typed))
  const beyond = values ? (up ? sql`where (${columns}) > (${values})` : sql`where (${columns}) < (${values})`) : sql``
  const sorted = sql.join(
    order.keys.map(({ column }) => (up ? sql`${sql.ref(column)} asc` : sql`${sql.ref(column)} desc`)),
  )
  const { rows: read } = await sql<R>`
    select * from (${rows}) as row ${beyond} order by ${sorted} limit ${limit + 1}`.execute(db)
  const more = read.length > limit
  const items = read.slice(0, limit)
  if (isBack) items.reverse()
  const cursorOf = (row: R | undefined) => row && order.keys.map(({ column }) => String(row[column])).join(sign)
  return {
    items,
    previous: (isBack ? more : from !== null) ? (cursorOf(items[0]) ?? null) : null,
    next: (isBack ? true : more) ? (cursorOf(items.at(-1)) ?? null) : null,
  }
}
