import { sql } from 'kysely'
import type { Json } from '../../src/platform/canonical.ts'
import type { Database, Tx } from '../../src/platform/database/database.ts'
import { newUlid } from '../../src/platform/ids.ts'
import type { Facts } from '../../src/record/differences.ts'
import { thingDefinitions } from '../../src/record/index.ts'

type Thing = { type: string; key: string; parentKey: string | null; facts: Facts }
type Nested = Record<string, Json>

/** Where things of a kind stand in a file, within what. */
const places: { type: string; list: string; within?: string }[] = [
  { type: 'plan', list: 'plans' },
  { type: 'figure', list: 'figures' },
  { type: 'priority', list: 'priorities', within: 'plan' },
  { type: 'phase', list: 'phases', within: 'plan' },
  { type: 'document', list: 'documents', within: 'plan' },
  { type: 'event', list: 'events', within: 'plan' },
  { type: 'commitment', list: 'commitments', within: 'plan' },
  { type: 'milestone', list: 'milestones', within: 'commitment' },
]

/** The things of files, those that are referred to first. */
function thingsOf(files: readonly Json[]): Thing[] {
  const holders: Record<string, Nested[]> = { '': files as Nested[] }
  return places.flatMap(({ type, list, within = '' }) => {
    const found = (holders[within] ?? []).flatMap(holder =>
      ((holder[list] ?? []) as Nested[]).map(raw => ({ raw, parentKey: within ? String(holder.id) : null })),
    )
    holders[type] = found.map(({ raw }) => raw)
    return found.map(({ raw, parentKey }) => {
      const { id, ...facts } = raw
      for (const place of places) delete facts[place.list]
      return { type, key: String(id), parentKey, facts }
    })
  })
}

async function idsOf(tx: Tx, type: string, table: string): Promise<[string, string][]> {
  const { rows } = await sql<{ id: string; key: string }>`select id, key from ${sql.table(table)}`.execute(tx)
  return rows.map(({ id, key }) => [`${type}:${key}`, id])
}

/**
 * Writes the things of files straight into their tables, with the columns, addresses and relations that their rooms give them, a
 * hundred times quicker than one by one. Record and indexes are to be made afterwards.
 */
export async function writeInBulk(db: Database, files: readonly Json[]): Promise<void> {
  const things = thingsOf(files)
  const definitions = thingDefinitions()
  await db.transaction().execute(async tx => {
    const known = new Map(await idsOf(tx, 'organisation', 'organisations'))
    for (const { type, key } of things) known.set(`${type}:${key}`, newUlid())
    const ids = { of: (type: string, key: string) => known.get(`${type}:${key}`) ?? '' }
    for (const { type } of places) {
      const definition = definitions.get(type)
      const own = things.filter(thing => thing.type === type)
      if (!definition || own.length === 0) continue
      const written = own.map(({ key, parentKey, facts }) => {
        const id = ids.of(type, key)
        const parentId = definition.parent ? ids.of(definition.parent.type, parentKey ?? '') : null
        const address = definition.slug?.(facts, parentId, key)
        return {
          id,
          facts,
          address,
          row: {
            id,
            key,
            facts,
            imported: facts,
            ...(definition.parent ? { [definition.parent.column]: parentId } : {}),
            ...definition.columns?.(facts, ids, key, address?.slug ?? ''),
          },
        }
      })
      const columns = sql.join(Object.keys(written[0]?.row ?? {}).map(column => sql.ref(column)))
      await sql`insert into ${sql.table(definition.table)} (${columns})
        select ${columns} from jsonb_populate_recordset(null::${sql.table(definition.table)}, ${JSON.stringify(written.map(({ row }) => row))}::jsonb)`.execute(
        tx,
      )
      const addresses = written.flatMap(({ id, address }) => (address ? [{ type, ...address, id }] : []))
      await sql`insert into slugs (type, scope, slug, id)
        select type, scope, slug, id from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as one (type text, scope text, slug text, id text)`.execute(
        tx,
      )
      await definition.relate?.(tx, written, ids)
    }
  })
}
