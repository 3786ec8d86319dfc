import { type RawBuilder, sql } from 'kysely'
import { isDay } from '../../replies/answer.ts'

/** What a list is in the order of, upwards: each column with what a cursor says of it. */
export type Key = { column: string; type: 'int' | 'day' | 'id' }

/** Where a page of a list begins, as a condition, and the order in which its lines are read. */
export type Place = { beyond: RawBuilder<boolean>; order: RawBuilder<unknown>; isBack: boolean; isFirst: boolean }

const sign = '~'

const fits: Record<Key['type'], (value: string) => boolean> = {
  int: value => /^\d{1,9}$/.test(value),
  day: isDay,
  id: value => /^[0-9A-Z]{26}$/.test(value),
}

function valuesOf(cursor: string, keys: readonly Key[]): string[] | null {
  const values = cursor.split(sign)
  const areRight = values.length === keys.length && keys.every(({ type }, at) => fits[type](values[at] ?? ''))
  return areRight ? values : null
}

const typed = ({ type }: Key, value: string) =>
  type === 'int' ? sql`${Number(value)}::int` : type === 'day' ? sql`${value}::date` : sql`${value}::text`

/** The place that a cursor says; the beginning of the list where it says nothing that means anything. */
export function placeAt(keys: readonly Key[], { after, before }: { after: string; before: string }): Place {
  const back = valuesOf(before, keys)
  const values = back ?? valuesOf(after, keys)
  const isBack = back !== null
  const columns = keys.map(({ column }) => sql.ref(column))
  const told = values && sql.join(keys.map((key, at) => typed(key, values[at] ?? '')))
  return {
    beyond: told
      ? isBack
        ? sql<boolean>`(${sql.join(columns)}) < (${told})`
        : sql<boolean>`(${sql.join(columns)}) > (${told})`
      : sql<boolean>`true`,
    order: sql.join(columns.map(column => (isBack ? sql`${column} desc` : sql`${column} asc`))),
    isBack,
    isFirst: values === null,
  }
}

/** One page of what was read, one more than it holds, with the cursors of its neighbours. */
export function pageOf<Row>(
  read: readonly Row[],
  { isBack, isFirst }: Place,
  limit: number,
  cursorOf: (row: Row) => readonly (string | number)[],
): { items: Row[]; previous: string | null; next: string | null } {
  const items = read.slice(0, limit)
  const isMore = read.length > limit
  if (isBack) items.reverse()
  const cursor = (row: Row | undefined) => (row ? cursorOf(row).join(sign) : null)
  return {
    items,
    previous: (isBack ? isMore : !isFirst) ? cursor(items[0]) : null,
    next: (isBack ? true : isMore) ? cursor(items.at(-1)) : null,
  }
}
