import { type Selectable, sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Day } from '../platform/facts/period.ts'
import type { Text } from '../platform/facts/text.ts'
import type { EntriesTable } from './tables.ts'
import { tableOf, thingDefinitions } from './things.ts'
import { isWithheld, wordsShown } from './withheld.ts'

/** An entry as it is shown: private parts, salts and digests stay behind. */
export type Entry = Pick<
  Selectable<EntriesTable>,
  | 'id'
  | 'position'
  | 'batch_id'
  | 'type'
  | 'subject_type'
  | 'subject_id'
  | 'actor'
  | 'recorded'
  | 'occurred'
  | 'public'
  | 'erasable'
> & {
  seq: number | null
  chain: Buffer | null
  /** Its words are withheld for now: of `erasable`, only names are left. */
  withheld: boolean
}

const shown = [
  'entries.id',
  'entries.position',
  'entries.batch_id',
  'entries.type',
  'entries.subject_type',
  'entries.subject_id',
  'entries.actor',
  'entries.recorded',
  'entries.occurred',
  'entries.public',
  'seals.seq',
  'seals.chain',
  wordsShown.as('erasable'),
  isWithheld.as('withheld'),
] as const

const entriesIn = (db: Queries) =>
  db.selectFrom('entries').leftJoin('seals', 'seals.entry_id', 'entries.id').select(shown)

/** One page of a list, and the cursors of its neighbours. */
export type Page<T> = { items: T[]; newer: number | null; older: number | null }

/** What a list of the record is narrowed to. Whatever names things or changes looks into batches too: an import would hide them. */
export type RecordFilter = {
  /** A kind of thing. */
  kind?: string
  change?: 'added' | 'corrected' | 'removed' | 'import'
  subjectId?: string
  /** Without what people say: of thousands who say something, nothing else would be seen. */
  isCalm?: boolean
  /** Days of a time zone, both included. */
  from?: Day
  to?: Day
  timeZone?: string
}

/** The first moment of a day, or of the day after it, in a time zone. */
const startOf = (day: Day, timeZone: string, later = 0) =>
  sql<Date>`((${day}::date + ${later}::integer)::timestamp at time zone ${timeZone})`

/** That somebody has joined, or has another pseudonym, is proved by the record, and no news. */
const isNews = sql<boolean>`entries.subject_type <> 'person'`
const isCalmNews = sql<boolean>`entries.subject_type not in ('person', 'contribution')`

function filtered(db: Queries, { kind, change, subjectId, isCalm, from, to, timeZone = 'UTC' }: RecordFilter) {
  let query = entriesIn(db)
  if (change === 'import') query = query.where('entries.type', '=', 'import.completed')
  else if (change) query = query.where(sql<string>`entries.public ->> 'change'`, '=', change)
  if (kind) query = query.where('entries.subject_type', '=', kind)
  if (subjectId) query = query.where('entries.subject_id', '=', subjectId)
  if (!kind && !change && !subjectId)
    query = query.where('entries.batch_id', 'is', null).where(isCalm ? isCalmNews : isNews)
  if (from) query = query.where('entries.recorded', '>=', startOf(from, timeZone))
  if (to) query = query.where('entries.recorded', '<', startOf(to, timeZone, 1))
  return query
}

/**
 * The record from its newest line: an import, or any other batch, is one line, unless a filter looks into it. Keyset-paged by position.
 * @param cursor lines older than `before`, or newer than `after`
 */
export async function readRecord(
  db: Queries,
  cursor: { before?: number; after?: number },
  limit: number,
  filter: RecordFilter = {},
): Promise<Page<Entry>> {
  const upwards = cursor.after !== undefined
  let query = filtered(db, filter)
  if (upwards) query = query.where('entries.position', '>', cursor.after as number)
  else if (cursor.before !== undefined) query = query.where('entries.position', '<', cursor.before)
  const rows = await query
    .orderBy('entries.position', upwards ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute()
  const more = rows.length > limit
  const items = rows.slice(0, limit)
  if (upwards) items.reverse()
  const hasNewer = upwards ? more : cursor.before !== undefined
  const hasOlder = upwards ? true : more
  return {
    items,
    newer: hasNewer ? (items[0]?.position ?? null) : null,
    older: hasOlder ? (items.at(-1)?.position ?? null) : null,
  }
}

export type Month = { month: string; lines: number; newest: Date }

/** The months in which something was recorded, the latest first, with how many lines each has. */
export async function readMonths(db: Queries, timeZone: string): Promise<Month[]> {
  const { rows } = await sql<Month>`
    select to_char(recorded at time zone ${timeZone}, 'YYYY-MM') as month, sum(lines)::integer as lines, max(newest) as newest
    from (
      select stretch as recorded, lines, newest from recorded_lines
      union all
      select recorded, 1, recorded from unsealed join entries on entries.id = unsealed.entry_id where batch_id is null and ${isNews}
    ) as counted
    group by 1 order by 1 desc`.execute(db)
  return rows
}

/** When something was last recorded of each of some things of a type. */
export async function lastRecorded(db: Queries, type: string, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('entries')
    .select(['subject_id', 'recorded'])
    .distinctOn('subject_id')
    .where('subject_type', '=', type)
    .where('subject_id', 'in', [...ids])
    .orderBy('subject_id')
    .orderBy('position', 'desc')
    .execute()
  return new Map(rows.map(({ subject_id, recorded }) => [subject_id, recorded]))
}

/** Up to where the record goes on some things: its last line about any of them, and whether lines of theirs wait for their number. */
export type Standpoint = { last: { seq: number; chain: string; recorded: Date } | null; waiting: boolean }

export async function standpointOf(db: Queries, subjectIds: readonly string[]): Promise<Standpoint> {
  const ids = sql`any(${[...subjectIds]}::text[])`
  const [last, waiting] = await Promise.all([
    sql<{ seq: number; chain: string; recorded: Date }>`
      select seq, encode(chain, 'hex') as chain, recorded from entries join seals on seals.entry_id = entries.id
      where subject_id = ${ids} order by seq desc limit 1`.execute(db),
    sql<{ waiting: boolean }>`
      select exists (select from unsealed join entries on entries.id = unsealed.entry_id where subject_id = ${ids}) as waiting`.execute(
      db,
    ),
  ])
  return { last: last.rows[0] ?? null, waiting: waiting.rows[0]?.waiting ?? false }
}

/** How often something was recorded of each of some things, of whatever kind, and when last. */
export async function versionsOf(
  db: Queries,
  ids: readonly string[],
): Promise<Map<string, { entries: number; last: Date }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; entries: number; last: Date }>`
    select subject_id as id, count(*)::integer as entries, max(recorded) as last from entries
    where subject_id = any(${[...ids]}::text[]) group by 1`.execute(db)
  return new Map(rows.map(({ id, entries, last }) => [id, { entries, last }]))
}

/** One entry, or null. */
export async function readEntry(db: Queries, id: string): Promise<Entry | null> {
  return (await entriesIn(db).where('entries.id', '=', id).executeTakeFirst()) ?? null
}

/** The details of a batch in their order, after a position. */
export async function readDetails(
  db: Queries,
  batchId: string,
  after: number,
  limit: number,
): Promise<{ items: Entry[]; next: number | null }> {
  const rows = await entriesIn(db)
    .where('entries.batch_id', '=', batchId)
    .where('entries.position', '>', after)
    .orderBy('entries.position')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.position ?? null) : null }
}

/** What the record says of some things, newest first. */
export async function readHistory(db: Queries, subjectIds: readonly string[], limit: number): Promise<Entry[]> {
  if (subjectIds.length === 0) return []
  return entriesIn(db)
    .where('entries.subject_id', 'in', [...subjectIds])
    .orderBy('entries.position', 'desc')
    .limit(limit)
    .execute()
}

/** The ids of things and of all that belongs to them, and to what belongs to them: a plan's commitments, and their milestones. */
export async function idsBelongingTo(db: Queries, type: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = [...ids]
  for (const definition of thingDefinitions().values()) {
    if (definition.parent?.type !== type || definition.type === type) continue
    const { rows } = await sql<{ id: string }>`
      select id from ${tableOf(definition.type)} where ${sql.ref(definition.parent.column)} = any(${[...ids]}::text[])`.execute(
      db,
    )
    found.push(
      ...(await idsBelongingTo(
        db,
        definition.type,
        rows.map(row => row.id),
      )),
    )
  }
  return found
}

/** What things are called, by type and key (`organisation:ditp`): for values that refer to them so. */
export async function namesByKey(
  db: Queries,
  references: readonly { type: string; key: string }[],
): Promise<Map<string, Text | string>> {
  const names = new Map<string, Text | string>()
  for (const definition of thingDefinitions().values()) {
    const keys = references.filter(reference => reference.type === definition.type).map(reference => reference.key)
    if (keys.length === 0) continue
    const { rows } = await sql<{ key: string; facts: never }>`
      select key, facts from ${tableOf(definition.type)} where key = any(${keys}::text[])`.execute(db)
    for (const { key, facts } of rows) names.set(`${definition.type}:${key}`, definition.name(facts))
  }
  return names
}

/** What things are called, by id: for lines that speak of things of any kind. */
export async function namesOf(
  db: Queries,
  subjects: readonly { type: string; id: string }[],
): Promise<Map<string, Text | string>> {
  const names = new Map<string, Text | string>()
  for (const definition of thingDefinitions().values()) {
    const ids = subjects.filter(subject => subject.type === definition.type).map(subject => subject.id)
    if (ids.length === 0) continue
    const { rows } = await sql<{
      id: string
      facts: never
    }>`select id, facts from ${tableOf(definition.type)} where id = any(${ids}::text[])`.execute(db)
    for (const { id, facts } of rows) names.set(id, definition.name(facts))
  }
  return names
}
