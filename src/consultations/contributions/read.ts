import type { Selectable } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Asked } from './list.ts'
import { countRows, type Listed, placeOf, readRows } from './list-rows.ts'
import { searchFor } from './search-list.ts'

export type ContributionRow = Selectable<Tables['contributions']>

/** A page of the list of contributions: how many there are in all is counted up to a limit, since a count isn't worth reading a million lines. */
export type ListPage = {
  rows: Listed[]
  newer: boolean
  older: boolean
  count: number
  /** Whether there are more than were counted. */
  isMore: boolean
}

/** A page of the list of contributions, in a number of queries that doesn't depend on what there is. A cursor that leads nowhere gives the first page. */
export async function readList(db: Queries, asked: Asked): Promise<ListPage> {
  const { cursor, limit } = asked
  const isBack = cursor !== null && 'before' in cursor
  const number = cursor === null ? null : 'before' in cursor ? cursor.before : cursor.after
  const place = number === null ? null : await placeOf(db, number)
  const search = await searchFor(db, asked)
  const [rows, counted] = await Promise.all([
    readRows(db, asked, { place, isBack, limit: limit + 1, search }),
    countRows(db, asked, search),
  ])
  const hasMore = rows.length > limit
  const page = rows.slice(0, limit)
  if (isBack && place) page.reverse()
  return {
    rows: page,
    newer: place !== null && (isBack ? hasMore : true),
    older: place !== null && isBack ? true : hasMore,
    ...counted,
  }
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
