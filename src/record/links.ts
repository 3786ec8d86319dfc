import { sql } from 'kysely'
import type { Queries, Tx } from '../platform/database/database.ts'
import type { Facts } from './differences.ts'
import type { Ids, ThingDefinition } from './things.ts'

const nameOf = (link: { kind: string; to_type: string; to_id: string }) => `${link.kind} ${link.to_type} ${link.to_id}`

/** Makes the links that facts state, and ends those that they no longer do. Ended links stay readable. */
export async function makeLinks(
  tx: Tx,
  definition: ThingDefinition<Facts>,
  things: { id: string; facts: Facts; entryId: string }[],
  ids: Ids,
): Promise<void> {
  if (!definition.links) return
  for (const { id, facts, entryId } of things) {
    // Said twice, a link is still one.
    const stated = new Map(
      definition.links(facts).map(({ kind, to }) => {
        const link = { kind, to_type: to.type, to_id: ids.of(to.type, to.key) }
        return [nameOf(link), link]
      }),
    )
    const current = await tx
      .selectFrom('links')
      .select(['id', 'kind', 'to_type', 'to_id'])
      .where('from_type', '=', definition.type)
      .where('from_id', '=', id)
      .where('ended_by', 'is', null)
      .execute()
    const there = new Set(current.map(nameOf))
    const over = current.filter(link => !stated.has(nameOf(link))).map(link => link.id)
    const made = [...stated.values()].filter(link => !there.has(nameOf(link)))
    if (over.length > 0) await tx.updateTable('links').set({ ended_by: entryId }).where('id', 'in', over).execute()
    if (made.length > 0) {
      await tx
        .insertInto('links')
        .values(
          made.map(link => ({ ...link, from_type: definition.type, from_id: id, made_by: entryId, ended_by: null })),
        )
        .execute()
    }
  }
}

/** Ends the links that start from a thing that is taken away. */
export async function endLinks(tx: Tx, type: string, id: string, entryId: string): Promise<void> {
  await tx
    .updateTable('links')
    .set({ ended_by: entryId })
    .where('from_type', '=', type)
    .where('from_id', '=', id)
    .where('ended_by', 'is', null)
    .execute()
}

export type Link = { kind: string; from: { type: string; id: string }; to: { type: string; id: string } }

/** The links that start from or lead to a thing, or any of several of one type: each link once. */
export async function linksOf(db: Queries, type: string, id: string | readonly string[]): Promise<Link[]> {
  const ids = typeof id === 'string' ? [id] : [...id]
  const { rows } = await sql<{ kind: string; from_type: string; from_id: string; to_type: string; to_id: string }>`
    select kind, from_type, from_id, to_type, to_id from links
    where ended_by is null and from_type = ${type} and from_id = any(${ids}::text[])
    union all
    select kind, from_type, from_id, to_type, to_id from links
    where ended_by is null and to_type = ${type} and to_id = any(${ids}::text[])
      and not (from_type = ${type} and from_id = any(${ids}::text[]))`.execute(db)
  return rows.map(row => ({
    kind: row.kind,
    from: { type: row.from_type, id: row.from_id },
    to: { type: row.to_type, id: row.to_id },
  }))
}

/** Every link between two things of one type: the lines that they make from one to the next. */
export async function linksAmong(db: Queries, type: string): Promise<Link[]> {
  const rows = await db
    .selectFrom('links')
    .select(['kind', 'from_id', 'to_id'])
    .where('ended_by', 'is', null)
    .where('from_type', '=', type)
    .where('to_type', '=', type)
    .orderBy('id')
    .execute()
  return rows.map(({ kind, from_id, to_id }) => ({ kind, from: { type, id: from_id }, to: { type, id: to_id } }))
}
