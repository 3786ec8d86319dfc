import { sql } from 'kysely'
import type { Queries, Tx } from '../platform/database/database.ts'
import type { Facts } from './differences.ts'
import { type ThingDefinition, type ThingProblem, ThingsRefused } from './things.ts'

type Step = { item: { key: string }; id: string; parentId: string | null; facts: Facts }

/**
 * Gives things their addresses. An address stays its thing's for ever, so that no link ever leads to something else:
 * one that another thing has or had is refused, unless the kind of thing says which one to take instead.
 * @returns the addresses that were taken, by id
 */
export async function takeSlugs(
  tx: Tx,
  definition: ThingDefinition<Facts>,
  steps: Step[],
): Promise<Map<string, string>> {
  if (!definition.slug || steps.length === 0) return new Map()
  const { type } = definition
  const wanted = steps.map(step => ({
    step,
    ...(definition.slug as NonNullable<typeof definition.slug>)(step.facts, step.parentId, step.item.key),
  }))
  const slugsOf = (claimed: Wanted[]) => claimed.map(({ step, slug }) => [step.id, slug] as const)
  const first = new Map(slugsOf(await claim(tx, type, wanted)))
  const second = wanted.flatMap(one =>
    first.has(one.step.id) || one.otherwise === undefined ? [] : [{ ...one, slug: one.otherwise }],
  )
  const taken = new Map([...first, ...slugsOf(await claim(tx, type, second))])
  const problems = wanted.filter(({ step }) => !taken.has(step.id)).map(one => addressTaken(type, one))
  if (problems.length > 0) throw new ThingsRefused(problems)
  return taken
}

/**
 * Gives things addresses beside the one that their facts give: an address that they had before, here or elsewhere.
 * @returns those that are new to them, by id
 */
export async function takeOtherAddresses(
  tx: Tx,
  definition: ThingDefinition<Facts>,
  steps: (Step & { item: { otherAddresses?: readonly string[] | undefined } })[],
): Promise<Map<string, string[]>> {
  const wanted = steps.flatMap(step => {
    const scope = definition.slug?.(step.facts, step.parentId, step.item.key).scope
    return scope === undefined ? [] : [...new Set(step.item.otherAddresses)].map(slug => ({ step, scope, slug }))
  })
  if (wanted.length === 0) return new Map()
  const { type } = definition
  const had = await addressesOf(
    tx,
    type,
    wanted.map(({ step }) => step.id),
  )
  const fresh = wanted.filter(({ step, slug }) => !had.get(step.id)?.includes(slug))
  const own = new Set(await claim(tx, type, fresh))
  const problems = fresh
    .filter(one => !own.has(one))
    .map(one => ({ ...addressTaken(type, one), field: 'otherAddresses' }))
  if (problems.length > 0) throw new ThingsRefused(problems)
  const taken = new Map<string, string[]>()
  for (const { step, slug } of fresh) taken.set(step.id, [...(taken.get(step.id) ?? []), slug])
  return taken
}

/** Every address that some things have or had, by id. */
export async function addressesOf(db: Queries, type: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; slugs: string[] }>`
    select id, array_agg(slug order by slug collate "C") as slugs from slugs
    where type = ${type} and id = any(${[...ids]}::text[]) group by id`.execute(db)
  return new Map(rows.map(({ id, slugs }) => [id, slugs]))
}

type Wanted = { step: Step; scope: string; slug: string }

const addressTaken = (type: string, { slug, step }: Wanted): ThingProblem => ({
  type,
  key: step.item.key,
  code: 'address-taken',
  sentence: {
    fr: `« ${slug} » est ou fut déjà le numéro ou l’adresse d’un autre objet, et le reste`,
    en: `“${slug}” is or was the number or address of something else, and stays so`,
  },
})

/**
 * Takes the addresses that nothing else has or had.
 * @returns those that are now, or were already, their thing's own
 */
async function claim(tx: Tx, type: string, wanted: readonly Wanted[]): Promise<Wanted[]> {
  if (wanted.length === 0) return []
  const scopes = wanted.map(({ scope }) => scope)
  const slugs = wanted.map(({ slug }) => slug)
  const ids = wanted.map(({ step }) => step.id)
  await sql`insert into slugs (type, scope, slug, id)
    select ${type}, scope, slug, id from unnest(${scopes}::text[], ${slugs}::text[], ${ids}::text[]) as wanted (scope, slug, id)
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{
    scope: string
    slug: string
    id: string
  }>`select slugs.scope, slugs.slug, slugs.id from slugs
    join unnest(${scopes}::text[], ${slugs}::text[]) as wanted (scope, slug) using (scope, slug) where type = ${type}`.execute(
    tx,
  )
  const holder = new Map(rows.map(row => [`${row.scope}/${row.slug}`, row.id]))
  return wanted.filter(({ scope, slug, step }) => holder.get(`${scope}/${slug}`) === step.id)
}

/** The things that have, or once had, some addresses: their ids, by address. */
export async function holdersOf(
  db: Queries,
  type: string,
  scope: string,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('slugs')
    .select(['slug', 'id'])
    .where('type', '=', type)
    .where('scope', '=', scope)
    .where('slug', 'in', [...slugs])
    .execute()
  return new Map(rows.map(({ slug, id }) => [slug, id]))
}

/** The thing that has, or once had, an address. */
export const holderOf = async (db: Queries, type: string, scope: string, slug: string): Promise<string | null> =>
  (await holdersOf(db, type, scope, [slug])).get(slug) ?? null
