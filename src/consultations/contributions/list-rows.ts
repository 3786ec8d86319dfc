import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Day } from '../../platform/facts/period.ts'
import { type Asked, from, narrowed, type Query } from './list.ts'
import { type Search, saying } from './search-list.ts'

/** What a list shows of a contribution. */
const listed = [
  'id',
  'number',
  'consultation_id',
  'priority_id',
  'state',
  'version',
  'title',
  'text',
  'language',
  'author',
  'author_kind',
  'organisation_id',
  'channel',
  'channel_day',
  'event_id',
  'published_at',
  'due',
  'standing',
  'settled_at',
  'copies',
  'files',
  'same_as',
  'shuffle',
] as const
export type Listed = Pick<Selectable<Tables['contributions']>, (typeof listed)[number]>

/** Where a contribution stands in each order. */
export type Place = { number: number; due: Day | null; shuffle: number }

/** The place of a contribution by its number; null where there is none. */
export const placeOf = async (db: Queries, number: number): Promise<Place | null> =>
  (await db
    .selectFrom('contributions')
    .select(['number', 'due', 'shuffle'])
    .where('number', '=', number)
    .executeTakeFirst()) ?? null

/** Which list, in which order. */
type Which = Omit<Asked, 'cursor' | 'limit'>

type Stretch = {
  place: Place | null
  /** Towards the beginning of the list: what comes before the place, the nearest first. */
  isBack: boolean
  limit: number
  search: Search | null
}

/** Some lines of a list, from a place on. */
export async function readRows(db: Queries, asked: Which, stretch: Stretch): Promise<Listed[]> {
  const rows = await rowsIn(db, asked, stretch)
  // Words that many of the list say are looked for among its next lines; where too few of those say them, the index of words tells.
  if (stretch.search?.isCommon && !stretch.search.isWhole && rows.length < stretch.limit)
    return rowsIn(db, asked, { ...stretch, search: { ...stretch.search, isCommon: false } })
  return rows
}

const rowsIn = (db: Queries, asked: Which, stretch: Stretch): Promise<Listed[]> =>
  asked.order === 'random' ? readShuffled(db, asked, stretch) : readOrdered(db, asked, stretch)

type Ordered = { keys: readonly RawBuilder<unknown>[]; isUp: boolean; beyond: RawBuilder<boolean> | null }

/** The lines of a list in an order, as many as are asked for. */
function lines(db: Queries, { filter, today }: Which, { keys, isUp, beyond }: Ordered, { limit, search }: Stretch) {
  const inOrder = (query: Query) =>
    keys.reduce((ordered, key) => ordered.orderBy(key, isUp ? 'asc' : 'desc'), query as Query)
  const some = (query: Query) =>
    inOrder(narrowed(query, filter, today).$if(beyond !== null, one => one.where(beyond ?? sql<boolean>`true`)))
  if (!search) return some(from(db)).select(listed).limit(limit)
  return search.isCommon
    ? inOrder(
        saying(
          some(from(db))
            .select([...listed, 'words'])
            .$if(search.window !== null, one => one.limit(search.window ?? 0)),
          db,
          search,
        ),
      )
        .select(listed)
        .limit(limit)
    : some(saying(from(db).selectAll(), db, search))
        .select(listed)
        .limit(limit)
}

/** The newest first, and of what waits what is due last; or those whose answer is due first. */
async function readOrdered(db: Queries, asked: Which, stretch: Stretch): Promise<Listed[]> {
  const { place, isBack } = stretch
  const isUp = (asked.order === 'longest') !== isBack
  if (asked.order === 'longest' || asked.filter.state === 'owed' || asked.filter.state === 'late') {
    const than = isUp ? sql`>` : sql`<`
    const beyond = place && sql<boolean>`(due, number) ${than} (${place.due}::date, ${place.number}::int)`
    return (await lines(db, asked, { keys: [sql`due`, sql`number`], isUp, beyond }, stretch).execute()) as Listed[]
  }
  const than = isUp ? sql`<` : sql`>`
  const beyond = place && sql<boolean>`-number ${than} ${-place.number}::int`
  return (await lines(db, asked, { keys: [sql`-number`], isUp: !isUp, beyond }, stretch).execute()) as Listed[]
}

/**
 * An order that means nothing, and is another one for each seed: round a circle on which each contribution has a place of its own, from where
 * the seed says. Each is as likely as another to come first.
 */
async function readShuffled(db: Queries, asked: Which, stretch: Stretch): Promise<Listed[]> {
  const { place, isBack, limit } = stretch
  const start = Math.abs(Math.imul(asked.seed, 0x9e_37_79_b1) | 0) & 0x7f_ff_ff_ff
  const end = 2 ** 31
  const halves: [number, number][] = [
    [start, end],
    [0, start],
  ]
  if (isBack) halves.reverse()
  const isIn = ([low, high]: [number, number]) => place !== null && place.shuffle >= low && place.shuffle < high
  const first = Math.max(0, halves.findIndex(isIn))
  const than = isBack ? sql`<` : sql`>`
  // Both ways round at once: how many there are in the first isn't known before.
  const found = await Promise.all(
    halves.slice(first).map(async half => {
      const [low, high] = half
      const within = sql<boolean>`shuffle >= ${low}::bigint and shuffle < ${high}::bigint`
      const beyond =
        place && isIn(half)
          ? sql<boolean>`${within} and (shuffle, number) ${than} (${place.shuffle}::int, ${place.number}::int)`
          : within
      return (await lines(
        db,
        asked,
        { keys: [sql`shuffle`, sql`number`], isUp: !isBack, beyond },
        stretch,
      ).execute()) as Listed[]
    }),
  )
  return found.flat().slice(0, limit)
}

/** More than this many are counted as more than this many. */
const mostCounted = 1000

/** How much of a list there is. */
export async function countRows(
  db: Queries,
  { filter, today }: Which,
  search: Search | null,
): Promise<{ count: number; isMore: boolean }> {
  const most = search ? search.mostCounted : mostCounted
  const one = sql<number>`1`.as('one')
  const some = (query: Query) => narrowed(query, filter, today)
  const count = async (query: Query) =>
    (
      await query
        .select(one)
        .limit(most + 1)
        .execute()
    ).length
  const told = (found: number) => ({ count: Math.min(found, most), isMore: found > most })
  if (!search) return told(await count(some(from(db))))
  if (search.isVeryCommon) {
    const found = await count(
      saying(
        some(from(db))
          .select('words')
          .$if(search.window !== null, one => one.limit(search.window ?? 0)),
        db,
        search,
      ),
    )
    if (search.isWhole || found > most) return told(found)
  }
  return told(await count(some(saying(from(db).selectAll(), db, { ...search, isCommon: false }))))
}
