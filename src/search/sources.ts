import { sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Text } from '../platform/facts/text.ts'
import {
  type CommitmentContext,
  commitmentEntry,
  documentEntry,
  eventEntry,
  figureEntry,
  organisationEntry,
  planEntry,
  priorityEntry,
  seriesEntry,
  themeEntry,
} from './compose.ts'
import type { SearchEntry, ThingType } from './entry.ts'

/** The table of each kind of thing that can be found; themes aren’t things with facts. */
const tables = {
  plan: 'plans',
  commitment: 'commitments',
  priority: 'priorities',
  organisation: 'organisations',
  event: 'events',
  series: 'series',
  figure: 'figures',
  document: 'documents',
} as const satisfies Record<Exclude<ThingType, 'theme'>, string>

type Table = (typeof tables)[keyof typeof tables]
type Ids = readonly string[]

const rowsOf = <T extends Table>(db: Queries, table: T, ids: Ids) =>
  db
    .selectFrom(table as 'plans')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('removed', 'is', null)
    .execute() as unknown as Promise<import('kysely').Selectable<import('../platform/database/tables.ts').Tables[T]>[]>

/** The ids of all things of a kind that can be found. */
export async function allIds(db: Queries, type: ThingType): Promise<string[]> {
  const rows =
    type === 'theme'
      ? await db.selectFrom('themes').select('id').where('dissolved_at', 'is', null).orderBy('id').execute()
      : await db
          .selectFrom(tables[type] as 'plans')
          .select('id')
          .where('removed', 'is', null)
          .orderBy('id')
          .execute()
  return rows.map(({ id }) => id)
}

/** The plans that rows are of, by id. */
async function plansOf(db: Queries, rows: readonly { plan_id: string | null }[]) {
  const ids = [...new Set(rows.flatMap(({ plan_id }) => plan_id ?? []))]
  const plans =
    ids.length > 0 ? await db.selectFrom('plans').select(['id', 'slug']).where('id', 'in', ids).execute() : []
  const byId = new Map(plans.map(plan => [plan.id, plan]))
  return <R extends { plan_id: string | null }>(row: R) => ({ ...row, plan: byId.get(row.plan_id ?? '') ?? null })
}

/** What things are called by key, of one of the kinds that facts refer to by key. */
async function labels(db: Queries, table: 'organisations' | 'terms', keys: readonly (string | undefined)[]) {
  const wanted = [...new Set(keys.filter(key => key !== undefined))]
  if (wanted.length === 0) return () => []
  const { rows } = await sql<{ key: string; label: Text; abbreviation: string | null }>`
    select key, coalesce(facts -> 'name', facts -> 'label') as label, facts ->> 'abbreviation' as abbreviation
    from ${sql.table(table)} where key = any(${wanted}::text[])`.execute(db)
  const byKey = new Map(
    rows.map(({ key, label, abbreviation }) => [key, abbreviation ? [label, abbreviation] : [label]]),
  )
  return (some: readonly (string | undefined)[] | undefined): (Text | string)[] =>
    (some ?? []).flatMap(key => byKey.get(key ?? '') ?? [])
}

async function commitmentEntries(db: Queries, ids: Ids): Promise<SearchEntry[]> {
  const rows = await rowsOf(db, 'commitments', ids)
  const [withPlan, organisations, terms, milestones, priorities] = await Promise.all([
    plansOf(db, rows),
    labels(
      db,
      'organisations',
      rows.flatMap(({ facts }) => [...(facts.leadIds ?? []), ...(facts.supportIds ?? [])]),
    ),
    labels(
      db,
      'terms',
      rows.flatMap(({ facts }) => [...(facts.valueIds ?? []), ...(facts.policyAreaIds ?? [])]),
    ),
    db
      .selectFrom('milestones')
      .select(['commitment_id', 'facts'])
      .where('commitment_id', 'in', [...ids])
      .where('removed', 'is', null)
      .orderBy('number')
      .orderBy('id')
      .execute(),
    rowsOf(db, 'priorities', ['', ...rows.flatMap(({ priority_id }) => priority_id ?? [])]),
  ])
  const outputs = new Map<string, typeof milestones>(rows.map(({ id }) => [id, []]))
  for (const milestone of milestones) outputs.get(milestone.commitment_id)?.push(milestone)
  const context = ({ id, facts, priority_id }: (typeof rows)[number]): CommitmentContext => ({
    leads: organisations(facts.leadIds),
    supports: organisations(facts.supportIds),
    milestones: (outputs.get(id) ?? []).map(milestone => milestone.facts),
    terms: terms([...(facts.valueIds ?? []), ...(facts.policyAreaIds ?? [])]),
    priority: priorities.find(priority => priority.id === priority_id)?.facts.label,
  })
  return rows.map(row => commitmentEntry(withPlan(row), context(row)))
}

async function eventEntries(db: Queries, ids: Ids): Promise<SearchEntry[]> {
  const rows = await rowsOf(db, 'events', ids)
  const [withPlan, organisations, series] = await Promise.all([
    plansOf(db, rows),
    labels(
      db,
      'organisations',
      rows.flatMap(({ facts }) => [facts.hostId, ...(facts.organiserIds ?? [])]),
    ),
    rowsOf(db, 'series', ['', ...rows.flatMap(({ series_id }) => series_id ?? [])]),
  ])
  return rows.map(row =>
    eventEntry(
      withPlan(row),
      series.find(({ id }) => id === row.series_id)?.facts.title,
      organisations([row.facts.hostId, ...(row.facts.organiserIds ?? [])]),
    ),
  )
}

async function themeEntries(db: Queries, ids: Ids): Promise<SearchEntry[]> {
  const rows = await db
    .selectFrom('themes')
    .innerJoin('consultations', 'consultations.id', 'themes.consultation_id')
    .select(['themes.id', 'themes.number', 'themes.title', 'themes.finding'])
    .select(['consultations.slug', 'consultations.facts', 'consultations.plan_id'])
    .where('themes.id', 'in', [...ids])
    .where('themes.dissolved_at', 'is', null)
    .where('consultations.removed', 'is', null)
    .execute()
  const withPlan = await plansOf(db, rows)
  return rows.map(row => {
    const { slug, facts, ...theme } = withPlan(row)
    return themeEntry({ ...theme, consultation: { slug, title: facts.title } })
  })
}

/** What search knows of things of a kind, read from where they stand; what was taken away is left out. */
export const entriesOf: Record<ThingType, (db: Queries, ids: Ids) => Promise<SearchEntry[]>> = {
  async plan(db, ids) {
    const rows = await rowsOf(db, 'plans', ids)
    const names = await labels(
      db,
      'organisations',
      rows.flatMap(({ facts }) => facts.coordinatorIds ?? []),
    )
    return rows.map(row => planEntry({ ...row, plan: row }, names(row.facts.coordinatorIds)))
  },
  commitment: commitmentEntries,
  async priority(db, ids) {
    const rows = await rowsOf(db, 'priorities', ids)
    return rows.map(await plansOf(db, rows)).map(priorityEntry)
  },
  async organisation(db, ids) {
    const rows = await rowsOf(db, 'organisations', ids)
    const names = await labels(
      db,
      'organisations',
      rows.map(({ facts }) => facts.partOfId),
    )
    return rows.map(row => organisationEntry(row, row.slug, names([row.facts.partOfId])[0]))
  },
  event: eventEntries,
  async series(db, ids) {
    const rows = await rowsOf(db, 'series', ids)
    return rows.map(await plansOf(db, rows)).map(seriesEntry)
  },
  theme: themeEntries,
  async figure(db, ids) {
    const rows = await rowsOf(db, 'figures', ids)
    return rows.map(await plansOf(db, rows)).map(figureEntry)
  },
  async document(db, ids) {
    const rows = await rowsOf(db, 'documents', ids)
    return rows.map(await plansOf(db, rows)).map(documentEntry)
  },
}
