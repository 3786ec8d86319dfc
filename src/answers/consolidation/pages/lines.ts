import { type RawBuilder, sql } from 'kysely'
import type { Queries } from '../../../platform/database/database.ts'
import { type Key, type Place, pageOf, placeAt } from '../../../platform/database/keyset.ts'
import type { Asked } from './asked.ts'
import { searchIn, type Words } from './said.ts'

/** A line of the list: which point, and where it stands in the list's order. */
export type Line = { id: string; number: number; k1: string | number; k2: string | number; k3: number }

/** As many lines as a page of the list has. */
export const onPage = 50

const byDay: Key[] = [
  { column: 'k1', type: 'date' },
  { column: 'k2', type: 'int' },
  { column: 'k3', type: 'int' },
]
const byNumber: Key[] = [
  { column: 'k2', type: 'int' },
  { column: 'k3', type: 'int' },
]
const byContest: Key[] = [
  { column: 'k1', type: 'date' },
  { column: 'k2', type: 'text' },
  { column: 'k3', type: 'int' },
]

/** Most urgent first where something is owed by a day that an index knows; the oldest first elsewhere. */
export const isByDay = ({ state, theme, organisation }: Asked): boolean =>
  state === 'place' || state === 'contested' || (state === 'grouped' && organisation !== null && theme === null)

const keysOf = (asked: Asked): Key[] => (asked.state === 'contested' ? byContest : isByDay(asked) ? byDay : byNumber)

/** What the columns of an order are in the table itself, so that its indexes are used. */
const columns: Record<string, Record<string, string>> = {
  points: { k1: 'p.due', k2: 'p.contribution_number', k3: 'p.number' },
  contests: { k1: 't.due', k2: 't.contribution_id', k3: 't.number' },
}

const inTable = (keys: readonly Key[], table: string): Key[] =>
  keys.map(key => ({ ...key, column: columns[table]?.[key.column] ?? key.column }))

const shown = sql`p.contribution_id as id, p.number, p.due::text as k1, p.contribution_number as k2, p.number as k3`

/** What narrows lines, whichever list they are of. */
function narrowing({ organisation, priority }: Asked): RawBuilder<boolean> {
  return sql<boolean>`p.is_shown and p.with_id is null
    ${organisation ? sql`and p.responsible_id = ${organisation.id}` : sql``}
    ${priority ? sql`and (select c.priority_id from contributions as c where c.id = p.contribution_id) = ${priority.id}` : sql``}`
}

/** The lines of a list beyond a place, as a statement that reads no more of them than are asked for. */
function linesFrom(asked: Asked, place: Place, limit: number, from: RawBuilder<unknown>, and: RawBuilder<boolean>) {
  const { consultationId, state, theme, organisation } = asked
  const also = sql<boolean>`${narrowing(asked)} and ${and}`
  const some = (where: RawBuilder<boolean>) =>
    sql<Line>`select ${shown} from ${from} where ${where} and ${also} and ${place.beyond} order by ${place.order} limit ${limit}`
  if (theme) return some(sql<boolean>`p.theme_id = ${theme.id} and p.state = ${state === 'grouped' ? 'owed' : state}`)
  switch (state) {
    case 'place':
      return some(sql<boolean>`p.consultation_id = ${consultationId} and p.theme_id is null and p.state = 'owed'`)
    case 'grouped':
      if (organisation)
        return some(sql<boolean>`p.consultation_id = ${consultationId} and p.theme_id is not null and p.state = 'owed'`)
      // The first of each theme, of which the first of all are taken: no index knows all themes together.
      return sql<Line>`
        select one.* from themes as th cross join lateral (
          ${some(sql<boolean>`p.theme_id = th.id and p.state = 'owed'`)}
        ) as one where th.consultation_id = ${consultationId} and th.dissolved_at is null
        order by ${place.isBack ? sql`one.k2 desc, one.k3 desc` : sql`one.k2, one.k3`} limit ${limit}`
    case 'disputed':
      return some(sql<boolean>`p.consultation_id = ${consultationId} and p.disputed`)
    case 'contested':
      return sql<Line>`
        select p.contribution_id as id, p.number, t.due::text as k1, t.contribution_id as k2, t.number as k3
        from contests as t join ${from} on p.contribution_id = t.contribution_id and p.number = t.number
        where t.consultation_id = ${consultationId} and t.settled_at is null and p.is_shown and ${and}
          ${organisation ? sql`and p.responsible_id = ${organisation.id}` : sql``}
          ${asked.priority ? sql`and (select c.priority_id from contributions as c where c.id = p.contribution_id) = ${asked.priority.id}` : sql``}
          and ${place.beyond} order by ${place.order} limit ${limit}`
    default:
      return some(sql<boolean>`p.consultation_id = ${consultationId} and p.state = ${state}`)
  }
}

const points = sql`points as p`
const all = sql<boolean>`true`

/** Those of the next lines that say words, where many do; else those that the index of words knows. */
async function saying(db: Queries, asked: Asked, place: Place, limit: number, words: Words): Promise<Line[]> {
  const says = sql<boolean>`c.words @@ plainto_tsquery('pg_catalog.french', ${words.said})`
  if (words.isCommon) {
    const { rows } = await sql<Line>`
      select line.* from (${linesFrom(asked, place, words.window, points, all)}) as line
      join contributions as c on c.id = line.id where ${says}
      order by ${orderOutside(asked, place)} limit ${limit}`.execute(db)
    if (rows.length === limit) return rows
  }
  const { rows } = await sql<Line>`
    with found as materialized (
      select c.id from contributions as c where ${says} and c.consultation_id = ${asked.consultationId} and c.state = 'published' offset 0
    ) ${linesFrom(asked, place, limit, points, sql<boolean>`p.contribution_id in (select found.id from found)`)}`.execute(
    db,
  )
  return rows
}

const orderOutside = (asked: Asked, { isBack }: Place) =>
  sql.join(
    keysOf(asked).map(({ column }) =>
      isBack ? sql`${sql.ref(`line.${column}`)} desc` : sql`${sql.ref(`line.${column}`)} asc`,
    ),
  )

export type LinesRead = { lines: Line[]; previous: string | null; next: string | null }

/** A page of the list, at the same cost however much there is. A cursor that means nothing gives the first page. */
export async function readLines(db: Queries, asked: Asked): Promise<LinesRead> {
  const keys = keysOf(asked)
  const place = placeAt({ keys: inTable(keys, asked.state === 'contested' ? 'contests' : 'points') }, asked)
  const words = await searchIn(db, asked.consultationId, asked.said, onPage + 1)
  const read = words
    ? await saying(db, asked, place, onPage + 1, words)
    : (await linesFrom(asked, place, onPage + 1, points, all).execute(db)).rows
  const { items, previous, next } = pageOf(read, place, onPage, line =>
    keys.map(({ column }) => line[column as 'k1' | 'k2' | 'k3']),
  )
  return { lines: items, previous, next }
}
