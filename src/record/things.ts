import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Json } from '../platform/canonical.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Text } from '../platform/facts/text.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { Refused } from './action.ts'
import type { Conflict, Facts } from './differences.ts'
import type { Capacity, Scope } from './rights.ts'

/** What is wrong with one thing of several that were to be described. */
export type ThingProblem = {
  type: string
  key: string
  field?: string
  code: string
  sentence: Bilingual
  conflict?: Conflict
}

/** Things can't be described as asked: every problem, not only the first. */
export class ThingsRefused extends Refused {
  constructor(readonly problems: ThingProblem[]) {
    super({ code: problems[0]?.code ?? 'refused', sentence: problems[0]?.sentence ?? { fr: '', en: '' } })
  }
}

/** A reference from one thing's facts to another thing, by its key. */
export type Reference = { type: string; key: string; field: string }

/** Ids of the things that facts refer to, by type and key. */
export type Ids = { of(type: string, key: string): string }

/** The columns that each table of things has. */
export type ThingColumns<F> = {
  id: string
  position: import('kysely').Generated<number>
  key: string
  facts: import('kysely').ColumnType<F, string, string>
  imported: import('kysely').ColumnType<Facts | null, string | null, string | null>
  removed: import('kysely').ColumnType<Removal | null, string | null, string | null>
}

/** Why and when a thing was taken away, and the entry that says so. */
export type Removal = { reason: string; recorded: string; entryId: string }

/**
 * A kind of thing that is described by its facts: what the record needs to know of it. Its room owns its table and its rules.
 */
export type ThingDefinition<F> = {
  type: string
  table: string
  /** The kind in words, as it stands in the middle of a sentence. */
  label: Bilingual
  facts: z.ZodType<F>
  /** In which capacities it may be described and taken away; only by the operator, where that isn’t said. */
  by?: readonly Capacity[]
  /** On what a role counts for it beside the whole site: on the thing that it belongs to, if that is one of these. */
  ofParent?: Scope['type']
  /** Why its facts can't become others any more, or yet; nor be taken away, where nothing comes after. */
  forbids?(change: {
    before: F | null
    after: F | null
    at: Date
  }): { code: string; field: string; sentence: Bilingual } | null
  /** What people call it. */
  name(facts: F): Text | string
  /** The kind of thing that it belongs to, and the column that says to which. */
  parent?: { type: string; column: string }
  references?(facts: F): Reference[]
  /** References to what may be written after it; what they name can't be taken away either. */
  mentions?(facts: F): Reference[]
  /** The columns beside the facts; `slug` is the address that it took, for a kind of thing that has one. */
  columns?(facts: F, ids: Ids, key: string, slug: string): Record<string, string | number | null>
  /** The columns of which no two things may share the values, removed ones apart: a number within a parent, or only the parent. */
  distinct?: readonly string[]
  /** The address it takes: unique in its scope, and its own for ever; `otherwise` is taken where another thing has it already. */
  slug?(facts: F, parentId: string | null, key: string): { scope: string; slug: string; otherwise?: string }
  /** The links to other things that its facts state. */
  links?(facts: F): { kind: string; to: { type: string; key: string } }[]
  /** Rewrites the rows that join it to others. */
  relate?(tx: Tx, written: { id: string; facts: F }[], ids: Ids): Promise<void>
}

const definitions = new Map<string, ThingDefinition<Facts>>()

/** Makes a kind of thing known to the record. */
export function registerThing<F>(definition: ThingDefinition<F>): void {
  if (definitions.has(definition.type)) throw new Error(`two things are called ${definition.type}`)
  definitions.set(definition.type, definition as unknown as ThingDefinition<Facts>)
}

export const thingDefinitions = (): ReadonlyMap<string, ThingDefinition<Facts>> => definitions

export function definitionOf(type: string): ThingDefinition<Facts> {
  const definition = definitions.get(type)
  if (!definition) throw new Error(`no thing is called ${type}`)
  return definition
}

export const tableOf = (type: string): RawBuilder<unknown> => sql.table(definitionOf(type).table)

/** A thing as its table holds it. */
export type ThingRow = {
  id: string
  key: string
  facts: Facts
  imported: Facts | null
  removed: Removal | null
  parent_id: string | null
}

export const parentColumn = (definition: ThingDefinition<Facts>) =>
  definition.parent ? sql.ref(definition.parent.column) : sql`null::text`

/** What a room does, in the same transaction, after things of any kind were written or taken away. */
export type Follower = (tx: Tx, type: string, ids: readonly string[]) => Promise<void>

const followers: Follower[] = []

/**
 * Lets a room keep something of its own beside the things of others, such as an index, without their rooms knowing it. It is told in the
 * transaction of the change, once the things, their addresses and their links are written: both are kept, or neither.
 */
export function followThings(follower: Follower): void {
  followers.push(follower)
}

/** Tells those who follow. */
export async function tellFollowers(tx: Tx, type: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (const follower of followers) await follower(tx, type, ids)
}

/** The things of a type that have one of the keys or ids, locked until the transaction ends. */
export async function loadThings(
  tx: Tx,
  type: string,
  keys: readonly string[],
  ids: readonly string[],
): Promise<ThingRow[]> {
  const definition = definitionOf(type)
  const { rows } = await sql<ThingRow>`
    select id, key, facts, imported, removed, ${parentColumn(definition)} as parent_id from ${tableOf(type)}
    where key = any(${[...keys]}::text[]) or id = any(${[...ids]}::text[]) order by position for update`.execute(tx)
  return rows
}

/** Ids of things by type and key; what isn't found, or was removed, is left out. */
export async function idsOf(
  tx: Tx,
  references: readonly { type: string; key: string }[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const type of new Set(references.map(reference => reference.type))) {
    const keys = [...new Set(references.filter(reference => reference.type === type).map(reference => reference.key))]
    const { rows } = await sql<{ id: string; key: string }>`
      select id, key from ${tableOf(type)} where key = any(${keys}::text[]) and removed is null`.execute(tx)
    for (const { id, key } of rows) found.set(`${type}:${key}`, id)
  }
  return found
}

/** Which of the references lead to a thing that the site has, as `type:key`. */
export async function thingKeys(tx: Tx, references: readonly { type: string; key: string }[]): Promise<Set<string>> {
  return new Set((await idsOf(tx, references)).keys())
}

/** Which of the ids a thing of any kind has. */
export async function takenIds(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>()
  if (ids.length === 0) return taken
  for (const { table } of definitions.values()) {
    const { rows } = await sql<{
      id: string
    }>`select id from ${sql.table(table)} where id = any(${[...ids]}::text[])`.execute(tx)
    for (const { id } of rows) taken.add(id)
  }
  return taken
}

/** The things among `ids` whose distinct columns something else has too, and what has them. */
export async function sharedNumbers(
  tx: Tx,
  { table, distinct }: ThingDefinition<Facts>,
  ids: readonly string[],
): Promise<{ key: string; holder: string }[]> {
  if (!distinct || ids.length === 0) return []
  const same = distinct.map(column => sql`other.${sql.ref(column)} = one.${sql.ref(column)}`)
  const { rows } = await sql<{ key: string; holder: string }>`
    select one.key, other.key as holder from ${sql.table(table)} one
    join ${sql.table(table)} other on ${sql.join(same, sql` and `)} and other.id <> one.id and other.removed is null
    where one.id = any(${[...ids]}::text[]) and one.removed is null`.execute(tx)
  return rows
}

/** The key of something that refers to a thing, or null. */
export const referringTo = (tx: Tx, type: string, key: string): Promise<string | null> =>
  naming(tx, type, key, 'references')

/** The key of something that mentions a thing, or null. */
export const mentioning = (tx: Tx, type: string, key: string): Promise<string | null> =>
  naming(tx, type, key, 'mentions')

export const stillReferredTo = (by: string): Bilingual => ({
  fr: `« ${by} » le cite encore`,
  en: `“${by}” still refers to it`,
})

/** Only a removal asks, so it may look at every row that holds the key. */
async function naming(tx: Tx, type: string, key: string, how: 'references' | 'mentions'): Promise<string | null> {
  for (const definition of definitions.values()) {
    if (!definition[how]) continue
    const { rows } = await sql<{ key: string; facts: Facts }>`select key, facts from ${sql.table(definition.table)}
      where removed is null and position(${JSON.stringify(key)} in facts::text) > 0`.execute(tx)
    const found = rows.find(row => definition[how]?.(row.facts).some(one => one.type === type && one.key === key))
    if (found) return found.key
  }
  return null
}

/** Whether anything that wasn't removed belongs to a thing. */
export async function hasChildren(tx: Tx, type: string, id: string): Promise<boolean> {
  for (const child of definitions.values()) {
    if (child.parent?.type !== type) continue
    const { rows } = await sql`select 1 from ${sql.table(child.table)}
      where ${sql.ref(child.parent.column)} = ${id} and removed is null limit 1`.execute(tx)
    if (rows.length > 0) return true
  }
  return false
}

/** One JSON column's value for a statement. */
export const jsonText = (value: Json | Facts | null): string | null => (value === null ? null : JSON.stringify(value))
