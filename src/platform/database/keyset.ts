import { type RawBuilder, sql } from 'kysely'
import type { Queries } from './database.ts'

/** What a list is in the order of: a column of its rows, and how a cursor says it. */
export type Key = { column: string; type: 'int' | 'bigint' | 'text' | 'date' }
/** The columns of an order, all upwards or all downwards. */
export type Order = { keys: readonly Key[]; downwards?: boolean }
export type Cursor = { before: string | null; after: string | null }

/** Where a page of a list begins, as a condition, and the order in which its rows are read. */
export type Place = { beyond: RawBuilder<boolean>; order: RawBuilder<unknown>; isBack: boolean; isFirst: boolean }

export type KeysetPage<R> = { items: R[]; previous: string | null; next: string | null }

const sign = '~'
const fitting: Record<Key['type'], RegExp> = {
  text: /^[0-9A-Z]{1,40}$/i,
  int: /^\d{1,9}$/,
  bigint: /^-?\d{1,15}$/,
  date: /^(?!0000)\d{4}-\d\d-\d\d$/,
}
const typedAs: Record<Key['type'], (value: string) => RawBuilder<unknown>> = {
  text: value => sql`${value}::text`,
  int: value => sql`${value}::int`,
  bigint: value => sql`${value}::bigint`,
  date: value => sql`${value}::date`,
}

/** Whether a value is one of its type. */
const fits = (value: string, { type }: Key): boolean =>
  fitting[type].test(value) && (type !== 'date' || new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true)

/** The values of a cursor, each with its key; null for one that means nothing here. */
function valuesOf(cursor: string | null, keys: readonly Key[]): { key: Key; value: string }[] | null {
  const values = cursor ? cursor.split(sign) : []
  if (values.length !== keys.length) return null
  const each = keys.map((key, place) => ({ key, value: values[place] ?? '' }))
  return each.every(({ key, value }) => fits(value, key)) ? each : null
}

/** The place that a cursor says; the beginning of the list where it says nothing that means anything. */
export function placeAt({ keys, downwards = false }: Order, { before, after }: Cursor): Place {
  const back = valuesOf(before, keys)
  const from = back ?? valuesOf(after, keys)
  const isBack = back !== null
  const isUp = isBack === downwards
  const columns = sql.join(keys.map(({ column }) => sql.ref(column)))
  const values = from && sql.join(from.map(({ key, value }) => typedAs[key.type](value)))
  return {
    beyond: values
      ? isUp
        ? sql<boolean>`(${columns}) > (${values})`
        : sql<boolean>`(${columns}) < (${values})`
      : sql<boolean>`true`,
    order: sql.join(keys.map(({ column }) => (isUp ? sql`${sql.ref(column)} asc` : sql`${sql.ref(column)} desc`))),
    isBack,
    isFirst: from === null,
  }
}

/** One page of what was read from a place, at least one row more than it holds where there are more, with the cursors of its neighbours. */
export function pageOf<R>(
  read: readonly R[],
  { isBack, isFirst }: Place,
  limit: number,
  cursorOf: (row: R) => readonly unknown[],
): KeysetPage<R> {
  const isMore = read.length > limit
  const items = read.slice(0, limit)
  if (isBack) items.reverse()
  const cursor = (row: R | undefined) => (row ? cursorOf(row).join(sign) : null)
  return {
    items,
    previous: (isBack ? isMore : !isFirst) ? cursor(items[0]) : null,
    next: (isBack ? true : isMore) ? cursor(items.at(-1)) : null,
  }
}

/** A page of a list by cursor, and the cursors of its neighbours. A cursor that means nothing gives the first page. */
export async function readKeyset<R extends Record<string, unknown>>(
  db: Queries,
  rows: RawBuilder<R>,
  order: Order,
  cursor: Cursor,
  limit: number,
): Promise<KeysetPage<R>> {
  const place = placeAt(order, cursor)
  const { rows: read } = await sql<R>`
    select * from (${rows}) as row where ${place.beyond} order by ${place.order} limit ${limit + 1}`.execute(db)
  return pageOf(read, place, limit, row => order.keys.map(({ column }) => row[column]))
}
