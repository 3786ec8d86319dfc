import { sql } from 'kysely'
import type { Queries, Tx } from '../platform/database/database.ts'
import type { Facts } from './differences.ts'
import { addressesOf } from './slugs.ts'
import { definitionOf, parentColumn, type Removal, tableOf } from './things.ts'

/** A thing as it stands. */
export type StandingThing = {
  id: string
  key: string
  parentId: string | null
  facts: Facts
  /** The addresses that lead to it and that its facts alone wouldn't give it elsewhere. */
  otherAddresses: string[]
}

/** The things of a kind that were not taken away, in the order in which they came. */
export async function readThings(db: Queries, type: string): Promise<StandingThing[]> {
  const definition = definitionOf(type)
  const { rows } = await sql<Omit<StandingThing, 'otherAddresses'>>`
    select id, key, facts, ${parentColumn(definition)} as "parentId" from ${tableOf(type)}
    where removed is null order by position`.execute(db)
  const { slug } = definition
  if (!slug) return rows.map(row => ({ ...row, otherAddresses: [] }))
  const held = await addressesOf(
    db,
    type,
    rows.map(({ id }) => id),
  )
  const wishes = rows.map(({ facts, parentId, key }) => slug(facts, parentId, key))
  const wishers = new Map<string, number>()
  const placeOf = (wish: { scope: string; slug: string } | undefined) => `${wish?.scope}/${wish?.slug}`
  for (const wish of wishes) wishers.set(placeOf(wish), (wishers.get(placeOf(wish)) ?? 0) + 1)
  return rows.map((row, index) => {
    const wish = wishes[index]
    // An address that several would take says by itself nothing of who has it.
    const given = wishers.get(placeOf(wish)) === 1 ? wish?.slug : undefined
    return { ...row, otherAddresses: (held.get(row.id) ?? []).filter(one => one !== given) }
  })
}

/** How many things were taken away, of whatever kind. */
export async function countRemoved(db: Queries, types: Iterable<string>): Promise<number> {
  let count = 0
  for (const type of types) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${tableOf(type)} where removed is not null`.execute(db)
    count += rows[0]?.count ?? 0
  }
  return count
}

/** A thing that was asked for by name, which may have been taken away, and the key of what it belongs to. */
export type FoundThing = { id: string; key: string; parentKey: string | null; facts: Facts; removed: Removal | null }

/**
 * The thing that has a key, or an identity, locked until the transaction ends.
 * @returns null when nothing of this kind has it
 */
export async function findThing(tx: Tx, type: string, keyOrId: string): Promise<FoundThing | null> {
  const { parent } = definitionOf(type)
  const parentKey = parent
    ? sql`(select key from ${tableOf(parent.type)} parent where parent.id = thing.${sql.ref(parent.column)})`
    : sql`null::text`
  const { rows } = await sql<FoundThing>`
    select id, key, facts, removed, ${parentKey} as "parentKey" from ${tableOf(type)} thing
    where key = ${keyOrId} or id = ${keyOrId.toUpperCase()} for update`.execute(tx)
  return rows[0] ?? null
}

/** The keys of the things of a kind that were not taken away. */
export async function keysOf(db: Queries, type: string): Promise<string[]> {
  const { rows } = await sql<{
    key: string
  }>`select key from ${tableOf(type)} where removed is null order by position`.execute(db)
  return rows.map(({ key }) => key)
}
