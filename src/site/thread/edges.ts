import { type RawBuilder, sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'

/** One link of a plan’s thread: from what to what, of which kind, since when. */
export type Edge = {
  from_type: 'contribution' | 'theme' | 'answer' | 'milestone' | 'commitment'
  from_id: string
  from_name: string | null
  kind:
    | 'in-theme'
    | 'same-words-as'
    | 'merged-into'
    | 'answered-by'
    | 'corrects'
    | 'leads-to'
    | 'part-of'
    | 'continues'
    | 'replaces'
    | 'merges'
    | 'splits'
  to_type: Edge['from_type'] | 'consultation'
  to_id: string
  to_name: string | null
  since: Date | null
}

/** The links of one kind, in an order by which they are read part by part. */
export type EdgeSource = (
  db: Queries,
  planId: string,
  after: readonly string[],
  limit: number,
) => Promise<{ edges: Edge[]; last: string[] }>

type Keyed = Edge & { key: string[] }

/** How a point is called: C-0142, or C-0142.2 for what it says second. */
const pointName = sql`'C-' || case when p.contribution_number < 10000 then lpad(p.contribution_number::text, 4, '0') else p.contribution_number::text end
  || case when p.number > 1 then '.' || p.number else '' end`
const numberOf = (column: RawBuilder<unknown>) =>
  sql`'C-' || case when ${column} < 10000 then lpad(${column}::text, 4, '0') else ${column}::text end`

const source =
  (read: (plan: string, after: readonly string[], limit: number) => ReturnType<typeof sql<Keyed>>): EdgeSource =>
  async (db, planId, after, limit) => {
    const { rows } = await read(planId, after, limit).execute(db)
    return { edges: rows.map(({ key: _, ...edge }) => edge), last: rows.length < limit ? [] : (rows.at(-1)?.key ?? []) }
  }

/** A place among points: their contribution, and their number. */
const afterPoint = (after: readonly string[]) =>
  sql`(p.contribution_id, p.number) > (${after[0] ?? ''}, ${Number(after[1] ?? 0)}::smallint)`
const pointKey = sql`array[p.contribution_id, p.number::text]`

const inPlan = (plan: string) => sql`(select id from consultations where plan_id = ${plan})`

/**
 * Everything that leads from one thing to another in a plan, kind by kind. What was hidden or withdrawn since is there by its number, without a
 * word; commitments that were taken away are left out with what led to them.
 */
export const edgeSources: readonly EdgeSource[] = [
  source(
    (plan, after, limit) => sql<Keyed>`
      select 'contribution' as from_type, p.contribution_id as from_id, ${pointName} as from_name, 'in-theme' as kind, 'theme' as to_type,
        p.theme_id as to_id, themes.number::text as to_name, null::timestamptz as since, ${pointKey} as key
      from points as p join themes on themes.id = p.theme_id
      where p.consultation_id in ${inPlan(plan)} and p.state <> 'split' and ${afterPoint(after)}
      order by p.contribution_id, p.number limit ${limit}`,
  ),
  source(
    (plan, after, limit) => sql<Keyed>`
      select 'contribution' as from_type, p.contribution_id as from_id, ${pointName} as from_name,
        case p.joined when 'same' then 'same-words-as' else 'merged-into' end as kind, 'contribution' as to_type, p.with_id as to_id,
        ${numberOf(sql`w.number`)} as to_name, null::timestamptz as since, ${pointKey} as key
      from points as p join contributions as w on w.id = p.with_id
      where p.consultation_id in ${inPlan(plan)} and p.with_id is not null and p.number = 1 and ${afterPoint(after)}
      order by p.contribution_id, p.number limit ${limit}`,
  ),
  source(
    (plan, after, limit) => sql<Keyed>`
      select 'contribution' as from_type, p.contribution_id as from_id, ${pointName} as from_name, 'answered-by' as kind, 'answer' as to_type,
        ap.answer_id as to_id, null as to_name, ap.published_at as since, array[p.contribution_id, p.number::text, ap.answer_id] as key
      from points as p join answer_points as ap on ap.contribution_id = p.contribution_id and ap.number = p.number
      where p.consultation_id in ${inPlan(plan)} and ap.published_at is not null
        and (p.contribution_id, p.number, ap.answer_id) > (${after[0] ?? ''}, ${Number(after[1] ?? 0)}::smallint, ${after[2] ?? ''})
      order by p.contribution_id, p.number, ap.answer_id limit ${limit}`,
  ),
  source(
    (plan, after, limit) => sql<Keyed>`
      select 'answer' as from_type, a.id as from_id, null as from_name, 'corrects' as kind, 'answer' as to_type, a.replaces as to_id, null as to_name,
        a.published_at as since, array[a.id] as key
      from answers as a
      where a.consultation_id in ${inPlan(plan)} and a.replaces is not null and a.published_at is not null and a.id > ${after[0] ?? ''}
      order by a.id limit ${limit}`,
  ),
  source(
    (plan, after, limit) => sql<Keyed>`
      select 'answer' as from_type, a.id as from_id, null as from_name, 'leads-to' as kind, t.target_type as to_type, t.target_id as to_id,
        coalesce(c.number, m.number::text) as to_name, a.published_at as since, array[a.id, t.place::text] as key
      from answers as a join answer_targets as t on t.answer_id = a.id
      left join commitments as c on c.id = t.target_id and t.target_type = 'commitment'
      left join milestones as m on m.id = t.target_id and t.target_type = 'milestone'
      where a.consultation_id in ${inPlan(plan)} and a.published_at is not null
        and (a.id, t.place) > (${after[0] ?? ''}, ${Number(after[1] ?? 0)}::smallint)
      order by a.id, t.place limit ${limit}`,
  ),
  source(
    (plan, after, limit) => sql<Keyed>`
      select 'milestone' as from_type, m.id as from_id, m.number::text as from_name, 'part-of' as kind, 'commitment' as to_type, c.id as to_id,
        c.number as to_name, null::timestamptz as since, array[m.id] as key
      from milestones as m join commitments as c on c.id = m.commitment_id
      where c.plan_id = ${plan} and c.removed is null and m.removed is null and m.id > ${after[0] ?? ''} order by m.id limit ${limit}`,
  ),
  source(
    (plan, after, limit) => sql<Keyed>`
      select 'commitment' as from_type, l.from_id, c.number as from_name, l.kind, 'commitment' as to_type, l.to_id, o.number as to_name,
        e.recorded as since, array[lpad(l.id::text, 20, '0')] as key
      from links as l join commitments as c on c.id = l.from_id join commitments as o on o.id = l.to_id
      join entries as e on e.id = l.made_by
      where l.from_type = 'commitment' and l.to_type = 'commitment' and l.ended_by is null and ${plan} in (c.plan_id, o.plan_id)
        and l.id > ${Number(after[0] ?? 0)}::bigint
      order by l.id limit ${limit}`,
  ),
]
