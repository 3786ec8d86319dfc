import { type Selectable, sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import { holderOf } from '../record/index.ts'

export type OrganisationRow = Selectable<Tables['organisations']>

/** Organisations by key, for the facts that name them so. */
export async function readOrganisations(db: Queries, keys: readonly string[]): Promise<Map<string, OrganisationRow>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisations')
    .selectAll()
    .where('key', 'in', [...new Set(keys)])
    .execute()
  return new Map(rows.map(row => [row.key, row]))
}

/** An organisation by its slug of today or of once. */
export async function readOrganisation(db: Queries, slug: string): Promise<OrganisationRow | null> {
  const current = await db.selectFrom('organisations').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (current) return current
  const id = await holderOf(db, 'organisation', '', slug)
  return id
    ? ((await db.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst()) ?? null)
    : null
}

/** Organisations by their permanent identity, those that were taken away too. */
export const readOrganisationsById = async (
  db: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationRow>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (
          await db
            .selectFrom('organisations')
            .selectAll()
            .where('id', 'in', [...new Set(ids)])
            .execute()
        ).map(row => [row.id, row]),
      )

/** Every organisation, in the alphabetical order of French. */
export const readAllOrganisations = (db: Queries): Promise<OrganisationRow[]> =>
  db
    .selectFrom('organisations')
    .selectAll()
    .where('removed', 'is', null)
    .orderBy(sql`coalesce(facts #>> '{name,fr,text}', facts #>> '{name,fr}', key) collate "fr-x-icu"`)
    .execute()

/** The parts of an organisation. */
export const readParts = (db: Queries, key: string): Promise<OrganisationRow[]> =>
  db
    .selectFrom('organisations')
    .selectAll()
    .where('removed', 'is', null)
    .where(sql`facts ->> 'partOfId'`, '=', key)
    .orderBy('position')
    .execute()

/** The organisations whose slugs are nearest to one that leads nowhere. */
export const nearestOrganisations = (db: Queries, slug: string, limit: number): Promise<OrganisationRow[]> =>
  db
    .selectFrom('organisations')
    .selectAll()
    .where('removed', 'is', null)
    .orderBy(sql`slug <-> ${slug}`)
    .limit(limit)
    .execute()
