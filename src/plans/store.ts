import { type Selectable, sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import { holderOf } from '../record/index.ts'

export type PlanRow = Selectable<Tables['plans']>
export type PriorityRow = Selectable<Tables['priorities']>
export type PhaseRow = Selectable<Tables['phases']>
export type FigureRow = Selectable<Tables['figures']>
export type DocumentRow = Selectable<Tables['documents']>
export type SheetRow = Selectable<Tables['sheets']>
export type TermRow = Selectable<Tables['terms']>

const latestFirst = (db: Queries) =>
  db.selectFrom('plans').selectAll().where('removed', 'is', null).orderBy('latest', 'desc').orderBy('position', 'desc')

/** All plans, the latest first. */
export const readPlans = (db: Queries): Promise<PlanRow[]> => latestFirst(db).execute()

/** How many plans a page offers to choose from or links to: it must not grow with all that was ever planned. */
export const mostPlansOffered = 50

/** The latest plans, as many as a page offers. */
export const readLatestPlans = (db: Queries): Promise<PlanRow[]> => latestFirst(db).limit(mostPlansOffered).execute()

/** How many plans there are. */
export const countAllPlans = async (db: Queries): Promise<number> =>
  (
    await db
      .selectFrom('plans')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('removed', 'is', null)
      .executeTakeFirst()
  )?.count ?? 0

/** Plans after one of the list, or before it, in the list's order: the latest first. */
export async function readPlansBeside(
  db: Queries,
  { after, before, limit }: { after?: PlanRow | undefined; before?: PlanRow | undefined; limit: number },
): Promise<PlanRow[]> {
  const place = sql`(coalesce(latest, 'infinity'), position)`
  const placeOf = ({ latest, position }: PlanRow) => sql`(coalesce(${latest}::date, 'infinity'), ${position}::bigint)`
  const beside = before
    ? sql<boolean>`${place} > ${placeOf(before)}`
    : after && sql<boolean>`${place} < ${placeOf(after)}`
  const rows = await db
    .selectFrom('plans')
    .selectAll()
    .where('removed', 'is', null)
    .$if(beside !== undefined, query => query.where(beside ?? sql<boolean>`true`))
    .orderBy(sql`coalesce(latest, 'infinity')`, before ? 'asc' : 'desc')
    .orderBy('position', before ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return before ? rows.reverse() : rows
}

/** A plan by its slug of today or of once. */
export async function readPlan(db: Queries, slug: string): Promise<PlanRow | null> {
  const current = await db.selectFrom('plans').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (current) return current
  const id = await holderOf(db, 'plan', '', slug)
  return id ? ((await db.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst()) ?? null) : null
}

export const readPlansById = (db: Queries, ids: readonly string[]): Promise<PlanRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('plans')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()

/** Plans by their keys; those that were taken away are left out. */
export const readPlansByKey = (db: Queries, keys: readonly string[]): Promise<PlanRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('plans')
        .selectAll()
        .where('removed', 'is', null)
        .where('key', 'in', [...keys])
        .execute()

export const readPriorities = (db: Queries, planId: string): Promise<PriorityRow[]> =>
  db
    .selectFrom('priorities')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('removed', 'is', null)
    .orderBy('stage')
    .orderBy('number')
    .execute()

/** The priorities that were taken away from a plan, whose pages say why. */
export const readRemovedPriorities = (db: Queries, planId: string): Promise<PriorityRow[]> =>
  db
    .selectFrom('priorities')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('removed', 'is not', null)
    .orderBy('position')
    .execute()

/** The priorities of some plans. */
export const readPrioritiesOf = (db: Queries, planIds: readonly string[]): Promise<PriorityRow[]> =>
  planIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('priorities')
        .selectAll()
        .where('plan_id', 'in', [...planIds])
        .where('removed', 'is', null)
        .orderBy('plan_id')
        .orderBy('stage')
        .orderBy('number')
        .execute()

/** A priority by its key, unless it was taken away. */
export const readPriorityAt = (db: Queries, key: string): Promise<PriorityRow | undefined> =>
  db.selectFrom('priorities').selectAll().where('key', '=', key).where('removed', 'is', null).executeTakeFirst()

/** The priorities of every plan. */
export const readAllPriorities = (db: Queries): Promise<PriorityRow[]> =>
  db
    .selectFrom('priorities')
    .selectAll()
    .where('removed', 'is', null)
    .orderBy('plan_id')
    .orderBy('stage')
    .orderBy('number')
    .execute()

export const readPriority = (db: Queries, id: string): Promise<PriorityRow | undefined> =>
  db.selectFrom('priorities').selectAll().where('id', '=', id).executeTakeFirst()

export const readPrioritiesById = (db: Queries, ids: readonly string[]): Promise<PriorityRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('priorities')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()

export const readPhases = (db: Queries, planId: string): Promise<PhaseRow[]> =>
  db
    .selectFrom('phases')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('removed', 'is', null)
    .orderBy('position')
    .execute()

/** The figures of a plan, and those that it names by key without owning them. */
export const readFigures = (db: Queries, planId: string, keys: readonly string[]): Promise<FigureRow[]> =>
  db
    .selectFrom('figures')
    .selectAll()
    .where('removed', 'is', null)
    .where(eb => eb.or([eb('plan_id', '=', planId), ...(keys.length > 0 ? [eb('key', 'in', [...keys])] : [])]))
    .orderBy('position')
    .execute()

export const readFiguresByKey = (db: Queries, keys: readonly string[]): Promise<FigureRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('figures')
        .selectAll()
        .where('removed', 'is', null)
        .where('key', 'in', [...keys])
        .execute()

export const readDocuments = (db: Queries, planId: string): Promise<DocumentRow[]> =>
  db
    .selectFrom('documents')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('removed', 'is', null)
    .orderBy('position')
    .execute()

/** The plan's action sheet, if one is sourced. */
export const readSheet = (db: Queries, planId: string): Promise<SheetRow | undefined> =>
  db
    .selectFrom('sheets')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('removed', 'is', null)
    .orderBy('position')
    .executeTakeFirst()

/** The action sheets of all plans. */
export const readAllSheets = (db: Queries): Promise<SheetRow[]> =>
  db.selectFrom('sheets').selectAll().where('removed', 'is', null).orderBy('position').execute()

/** The reports on several plans: what evaluators and the government itself said of them. */
export const readReports = (db: Queries, planIds: readonly string[]): Promise<DocumentRow[]> =>
  planIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('documents')
        .selectAll()
        .where('plan_id', 'in', [...planIds])
        .where('removed', 'is', null)
        .where(sql<string>`facts ->> 'kind'`, 'in', ['irm-report', 'self-assessment'])
        .orderBy('position')
        .execute()

export const readTerms = (db: Queries, keys: readonly string[]): Promise<TermRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('terms')
        .selectAll()
        .where('key', 'in', [...keys])
        .execute()

/** The plans whose slugs are nearest to one that leads nowhere. */
export const nearestPlans = (db: Queries, slug: string, limit: number): Promise<PlanRow[]> =>
  db
    .selectFrom('plans')
    .selectAll()
    .where('removed', 'is', null)
    .orderBy(eb => eb.fn('similarity', ['slug', eb.val(slug)]), 'desc')
    .orderBy('latest', 'desc')
    .limit(limit)
    .execute()

/** The phases of some plans, for telling where each is in its life. */
export const readPhasesOf = (db: Queries, planIds: readonly string[]): Promise<PhaseRow[]> =>
  planIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('phases')
        .selectAll()
        .where('plan_id', 'in', [...planIds])
        .where('removed', 'is', null)
        .orderBy('position')
        .execute()

/** A figure by its key, removed ones too, whose page says why. */
export const readFigureAt = (db: Queries, key: string): Promise<FigureRow | undefined> =>
  db.selectFrom('figures').selectAll().where('key', '=', key).executeTakeFirst()

/** The dated values of one measure, the latest first. */
export const readFiguresOfMeasure = (db: Queries, measure: string): Promise<FigureRow[]> =>
  db
    .selectFrom('figures')
    .selectAll()
    .where('measure', '=', measure)
    .where('removed', 'is', null)
    .orderBy(sql`coalesce(facts #>> '{asOf,latest}', facts #>> '{asOf,earliest}', '')`, 'desc')
    .orderBy('position')
    .execute()

/** The figures whose keys are nearest to one that leads nowhere. */
export const nearestFigures = (db: Queries, key: string, limit: number): Promise<FigureRow[]> =>
  db
    .selectFrom('figures')
    .selectAll()
    .where('removed', 'is', null)
    .orderBy(eb => eb.fn('similarity', ['key', eb.val(key)]), 'desc')
    .limit(limit)
    .execute()

/** One figure for each measure, by which it is called: the first that was given. */
export const readMeasures = (db: Queries): Promise<FigureRow[]> =>
  db
    .selectFrom('figures')
    .selectAll()
    .distinctOn(sql`measure collate "C"`)
    .where('removed', 'is', null)
    .orderBy(sql`measure collate "C"`)
    .orderBy('position')
    .execute()

/** What a list of figures is narrowed to, and which part of it: those after a position, or before one. */
export type FigureList = {
  planId?: string | undefined
  measure?: string | undefined
  after?: number | undefined
  before?: number | undefined
  limit?: number
}

/** Figures in the order in which they were given. */
export async function readFigureList(db: Queries, { planId, measure, after, before, limit }: FigureList) {
  let query = db.selectFrom('figures').selectAll().where('removed', 'is', null)
  if (planId) query = query.where('plan_id', '=', planId)
  if (measure) query = query.where('measure', '=', measure)
  if (before !== undefined) query = query.where('position', '<', before)
  else if (after !== undefined) query = query.where('position', '>', after)
  query = query.orderBy('position', before === undefined ? 'asc' : 'desc')
  const rows = await (limit === undefined ? query : query.limit(limit)).execute()
  return before === undefined ? rows : rows.reverse()
}

/** How many figures a list holds. */
export async function countFigures(db: Queries, { planId, measure }: FigureList): Promise<number> {
  let query = db
    .selectFrom('figures')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('removed', 'is', null)
  if (planId) query = query.where('plan_id', '=', planId)
  if (measure) query = query.where('measure', '=', measure)
  return (await query.executeTakeFirst())?.count ?? 0
}
