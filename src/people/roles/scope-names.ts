import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Text } from '../../platform/facts/text.ts'
import type { Scope } from '../../record/index.ts'

/** What something on which roles are held is called, where its kind is known by a page of its own. */
export type ScopeName = { name: Text | string; slug: string | null }

/** What the plans, organisations and commitments on which roles are held are called, by id: those that were taken away too. */
export async function readScopeNames(db: Queries, scopes: readonly Scope[]): Promise<Map<string, ScopeName>> {
  const ids = [...new Set(scopes.flatMap(({ id }) => (id === null ? [] : [id])))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ScopeName & { id: string }>`
    select id, facts -> 'name' as name, slug from organisations where id = any(${ids})
    union all select id, facts -> 'title', slug from plans where id = any(${ids})
    union all select id, facts -> 'title', null from commitments where id = any(${ids})`.execute(db)
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}
