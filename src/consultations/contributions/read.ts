import { type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { wordsIn } from '../../platform/facts/fold.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { AuthorKind, ContributionState } from './contribution.ts'

export type ContributionRow = Selectable<Tables['contributions']>

/** What a list shows of a contribution. */
export const listed = [
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
  'copies',
  'files',
  'same_as',
  'shuffle',
] as const
export type Listed = Pick<ContributionRow, (typeof listed)[number]>

export const listedStates = ['owed', 'late', 'withdrawn', 'hidden'] as const
export type ListedState = (typeof listedStates)[number]
export const orders = ['newest', 'longest', 'random'] as const
export type Order = (typeof orders)[number]

export type ListFilter = {
  consultationId?: string
  priorityId?: string
  state?: ListedState
  authorKind?: AuthorKind
  organisationId?: string
  /** Words that it says, as somebody typed them. */
  said?: string
  /** Those that say the same as this one. */
  sameAs?: string
}

/** Where a page of a list begins: after or before a contribution, whose number it is. */
export type ListCursor = { after: number } | { before: number } | null

type Query = SelectQueryBuilder<Tables, 'contributions', object>

const stateOf: Record<ListedState, ContributionState> = {
  owed: 'published',
  late: 'published',
  withdrawn: 'withdrawn',
  hidden: 'hidden',
}

const narrowed = (query: Query, filter: ListFilter, today: Day): Query => {
  const { consultationId, priorityId, state, authorKind, organisationId, said, sameAs } = filter
  const words = said === undefined ? [] : wordsIn(said).slice(0, 20)
  return (
    query
      .where('state', '=', state ? stateOf[state] : 'published')
      .$if(state === 'late', one => one.where('due', '<', today))
      .$if(consultationId !== undefined, one => one.where('consultation_id', '=', consultationId ?? ''))
      .$if(priorityId !== undefined, one => one.where('priority_id', '=', priorityId ?? ''))
      .$if(authorKind !== undefined, one => one.where('author_kind', '=', authorKind ?? 'person'))
      .$if(organisationId !== undefined, one => one.where('organisation_id', '=', organisationId ?? ''))
      // Whether what is hidden says a word would tell what it says.
      .$if(words.length > 0 && state === 'hidden', one => one.where(sql<boolean>`false`))
      .$if(words.length > 0, one =>
        one.where(sql<boolean>`words @@ plainto_tsquery('pg_catalog.french', ${words.join(' ')})`),
      )
      .$if(sameAs === undefined, one => one.where('same_as', 'is', null))
      .$if(sameAs !== undefined, one => one.where('same_as', '=', sameAs ?? ''))
  )
}

/** More than this many are counted as more than this many: a count isn't worth reading a million lines. */
export const mostCounted = 1000

export type ListPage = {
  rows: Listed[]
  newer: boolean
  older: boolean
  /** How many there are in all, up to `mostCounted`. */
  count: number
  isMore: boolean
}

const from = (db: Queries): Query => db.selectFrom('contributions') as unknown as Query

type Asked = { filter: ListFilter; order: Order; seed: number; cursor: ListCursor; limit: number; today: Day }

/** A row by its number, for a cursor. */
const at = (db: Queries, number: number) =>
  db.selectFrom('contributions').select(['number', 'due', 'shuffle']).where('number', '=', number).executeTakeFirst()

type Place = { number: number; due: Day | null; shuffle: number }

/**
 * A page of the list of contributions, in a fixed number of queries whatever there is. A cursor that leads nowhere gives the first page.
 */
export async function readList(db: Queries, asked: Asked): Promise<ListPage> {
  const { filter, cursor, limit, today } = asked
  const isBack = cursor !== null && 'before' in cursor
  const number = cursor === null ? null : 'before' in cursor ? cursor.before : cursor.after
  const place = number === null ? null : ((await at(db, number)) ?? null)
  const [rows, counted] = await Promise.all([
    asked.order === 'random' ? readShuffled(db, asked, place, isBack) : readOrdered(db, asked, place, isBack),
    narrowed(from(db), filter, today)
      .select(sql<number>`1`.as('one'))
      .limit(mostCounted + 1)
      .execute(),
  ])
  const hasMore = rows.length > limit
  const page = rows.slice(0, limit)
  if (isBack && place) page.reverse()
  return {
    rows: page,
    newer: place !== null && (isBack ? hasMore : true),
    older: place !== null && isBack ? true : hasMore,
    count: Math.min(counted.length, mostCounted),
    isMore: counted.length > mostCounted,
  }
}

/** The newest first; or those whose answer is due first. */
async function readOrdered(db: Queries, asked: Asked, place: Place | null, isBack: boolean): Promise<Listed[]> {
  const { filter, order, limit, today } = asked
  const longest = order === 'longest'
  const query = narrowed(from(db), filter, today).select(listed)
  // Upwards by due day and number; downwards by number.
  const isUp = longest !== isBack
  const beyond = longest
    ? isBack
      ? sql<boolean>`(due, number) < (${place?.due ?? null}::date, ${place?.number ?? 0}::int)`
      : sql<boolean>`(due, number) > (${place?.due ?? null}::date, ${place?.number ?? 0}::int)`
    : isBack
      ? sql<boolean>`number > ${place?.number ?? 0}::int`
      : sql<boolean>`number < ${place?.number ?? 0}::int`
  const direction = isUp ? 'asc' : 'desc'
  return (await query
    .$if(place !== null, one => one.where(beyond))
    .$if(longest, one => one.orderBy('due', direction))
    .orderBy('number', direction)
    .limit(limit + 1)
    .execute()) as Listed[]
}

/**
 * An order that means nothing, and is another one for each seed: round a circle on which each contribution has a place of its own, from where
 * the seed says. Each is as likely as another to come first.
 */
async function readShuffled(db: Queries, asked: Asked, place: Place | null, isBack: boolean): Promise<Listed[]> {
  const { filter, seed, limit, today } = asked
  const start = Math.abs(Math.imul(seed, 0x9e_37_79_b1) | 0) & 0x7f_ff_ff_ff
  const direction = isBack ? 'desc' : 'asc'
  /** A stretch of the circle: from a place, or the seed's, to its end; then what is before. */
  const stretch = async (low: number, high: number, room: number): Promise<Listed[]> => {
    if (room <= 0) return []
    const beyond = isBack
      ? sql<boolean>`(shuffle, number) < (${place?.shuffle ?? 0}::int, ${place?.number ?? 0}::int)`
      : sql<boolean>`(shuffle, number) > (${place?.shuffle ?? 0}::int, ${place?.number ?? 0}::int)`
    const isHere = place !== null && place.shuffle >= low && place.shuffle < high
    return (await narrowed(from(db), filter, today)
      .select(listed)
      .where(sql<boolean>`shuffle >= ${low}::bigint and shuffle < ${high}::bigint`)
      .$if(isHere, one => one.where(beyond))
      .orderBy('shuffle', direction)
      .orderBy('number', direction)
      .limit(room)
      .execute()) as Listed[]
  }
  const end = 2 ** 31
  const halves: [number, number][] = [
    [start, end],
    [0, start],
  ]
  if (isBack) halves.reverse()
  const first = place === null ? 0 : halves.findIndex(([low, high]) => place.shuffle >= low && place.shuffle < high)
  const found: Listed[] = []
  for (const [low, high] of halves.slice(Math.max(0, first)))
    found.push(...(await stretch(low, high, limit + 1 - found.length)))
  return found
}

/** A contribution by its number. */
export const readContribution = async (db: Queries, number: number): Promise<ContributionRow | null> =>
  ((await db.selectFrom('contributions').selectAll().where('number', '=', number).executeTakeFirst()) as
    | ContributionRow
    | undefined) ?? null

export const readContributionById = async (db: Queries, id: string): Promise<ContributionRow | null> =>
  ((await db.selectFrom('contributions').selectAll().where('id', '=', id).executeTakeFirst()) as
    | ContributionRow
    | undefined) ?? null

/** What a contribution said before, the last one first. */
export const readVersions = (db: Queries, id: string) =>
  db
    .selectFrom('contribution_versions')
    .selectAll()
    .where('contribution_id', '=', id)
    .orderBy('version', 'desc')
    .execute()

/** Those of somebody, the last one first. */
export const readOwn = async (db: Queries, personId: string): Promise<ContributionRow[]> =>
  (await db
    .selectFrom('contributions')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()) as ContributionRow[]
