import { type Selectable, sql } from 'kysely'
import { type PlanRow, readPlansById } from '../plans/index.ts'
import type { Queries } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Day } from '../platform/facts/period.ts'
import { holdersOf } from '../record/index.ts'
import {
  type Completion,
  type CompletionLevel,
  completionOf,
  type MilestoneStanding,
  standingOf,
} from './completion.ts'
import { numberOrder } from './number.ts'
import { keptOrMade } from './tracker/kept.ts'

export type CommitmentRow = Selectable<Tables['commitments']>
export type MilestoneRow = Selectable<Tables['milestones']>

/** A commitment with its milestones and what they give today. */
export type Followed = {
  row: CommitmentRow
  milestones: { row: MilestoneRow; standing: MilestoneStanding }[]
  completion: Completion
}

/** @param followedFrom by plan id: since when each plan is followed on this site */
async function follow(
  db: Queries,
  rows: CommitmentRow[],
  today: Day,
  followedFrom: ReadonlyMap<string, Day | null>,
): Promise<Followed[]> {
  if (rows.length === 0) return []
  const milestones = await db
    .selectFrom('milestones')
    .selectAll()
    .where(
      'commitment_id',
      'in',
      rows.map(row => row.id),
    )
    .where('removed', 'is', null)
    .orderBy('number')
    .execute()
  const byCommitment = new Map<string, MilestoneRow[]>()
  for (const milestone of milestones) {
    byCommitment.set(milestone.commitment_id, [...(byCommitment.get(milestone.commitment_id) ?? []), milestone])
  }
  return rows.map(row => {
    const since = followedFrom.get(row.plan_id) ?? null
    const own = (byCommitment.get(row.id) ?? []).map(milestone => ({
      row: milestone,
      standing: standingOf(milestone.facts, today, since),
    }))
    return {
      row,
      milestones: own,
      completion: completionOf(
        own.map(({ standing }) => standing),
        row.facts,
      ),
    }
  })
}

type PlanFollowed = { id: string; facts: { followedFrom?: Day | null | undefined } }
const sinceOf = (plans: readonly PlanFollowed[]) =>
  new Map(plans.map(plan => [plan.id, plan.facts.followedFrom ?? null]))

/** The commitments of a plan in the order of their numbers. */
export async function readCommitments(db: Queries, plan: PlanFollowed, today: Day): Promise<Followed[]> {
  const rows = await db
    .selectFrom('commitments')
    .selectAll()
    .where('plan_id', '=', plan.id)
    .where('removed', 'is', null)
    .orderBy('number_order')
    .execute()
  return follow(db, rows, today, sinceOf([plan]))
}

/** The commitments of several plans, each plan's in the order of their numbers. */
export async function readCommitmentsOfPlans(
  db: Queries,
  plans: readonly PlanFollowed[],
  today: Day,
): Promise<Followed[]> {
  if (plans.length === 0) return []
  const rows = await db
    .selectFrom('commitments')
    .selectAll()
    .where(
      'plan_id',
      'in',
      plans.map(plan => plan.id),
    )
    .where('removed', 'is', null)
    .orderBy('number_order')
    .execute()
  return follow(db, rows, today, sinceOf(plans))
}

/** Commitments by their keys, each with the slug of its plan; those that were taken away are left out. */
export async function readCommitmentRowsByKey(
  db: Queries,
  keys: readonly string[],
): Promise<{ row: CommitmentRow; planSlug: string }[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('commitments')
    .innerJoin('plans', 'plans.id', 'commitments.plan_id')
    .selectAll('commitments')
    .select('plans.slug')
    .where('commitments.removed', 'is', null)
    .where('commitments.key', 'in', [...keys])
    .execute()
  return rows.map(({ slug, ...row }) => ({ row, planSlug: slug }))
}

/** Commitments by id, with the plans that they are of. */
export async function readCommitmentsById(
  db: Queries,
  ids: readonly string[],
  plans: readonly PlanFollowed[],
  today: Day,
): Promise<Followed[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('commitments')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('number_order')
    .execute()
  return follow(db, rows, today, sinceOf(plans))
}

/**
 * The commitment of a plan that has, or once had, a number; removed ones too, whose page says why.
 * @param numbers that may be meant, the likeliest first
 */
export async function readCommitment(
  db: Queries,
  plan: PlanFollowed,
  numbers: readonly string[],
  today: Day,
): Promise<Followed | null> {
  const wanted = numbers.map(number => number.toLowerCase())
  const holders = await holdersOf(db, 'commitment', plan.id, wanted)
  const id = wanted.map(number => holders.get(number)).find(Boolean)
  const row = id ? await db.selectFrom('commitments').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  return row ? ((await follow(db, [row], today, sinceOf([plan])))[0] ?? null) : null
}

/** A commitment of an organisation, with the part that the organisation has in it. */
export type Part = Followed & { role: 'lead' | 'support'; plan: PlanRow }

/**
 * The commitments that an organisation leads or supports, those of the latest plans first, and how many there are of each.
 * @param most as many of each; null: all
 */
export async function readCommitmentsOf(
  db: Queries,
  organisationId: string,
  today: Day,
  most: number | null,
): Promise<{ parts: Part[]; all: Record<'lead' | 'support', number> }> {
  const { rows } = await sql<{ id: string; plan_id: string; role: Part['role']; all: number }>`
    select id, plan_id, role, "all" from (
      select commitments.id, commitments.plan_id, part.role, count(*) over (partition by part.role) as "all",
        row_number() over (
          partition by part.role order by coalesce(plans.latest, 'infinity') desc, plans.position desc, commitments.number_order
        ) as place
      from commitment_organisations as part
      join commitments on commitments.id = part.commitment_id
      join plans on plans.id = commitments.plan_id
      where part.organisation_id = ${organisationId} and commitments.removed is null
    ) as placed
    where place <= coalesce(${most}::integer, place) order by role, place`.execute(db)
  const plans = await readPlansById(db, [...new Set(rows.map(({ plan_id }) => plan_id))])
  const followed = await readCommitmentsById(
    db,
    rows.map(({ id }) => id),
    plans,
    today,
  )
  const planOf = new Map(plans.map(plan => [plan.id, plan]))
  const byId = new Map(followed.map(one => [one.row.id, one]))
  return {
    parts: rows.flatMap(({ id, plan_id, role }) => {
      const [one, plan] = [byId.get(id), planOf.get(plan_id)]
      return one && plan ? [{ ...one, role, plan }] : []
    }),
    all: {
      lead: rows.find(({ role }) => role === 'lead')?.all ?? 0,
      support: rows.find(({ role }) => role === 'support')?.all ?? 0,
    },
  }
}

/** How many commitments some plans hold here. */
export async function countCommitments(db: Queries, planIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('commitments')
    .select(['plan_id', eb => eb.fn.countAll<number>().as('count')])
    .where('plan_id', '=', sql<string>`any(${[...planIds]}::text[])`)
    .where('removed', 'is', null)
    .groupBy('plan_id')
    .execute()
  return new Map(rows.map(row => [row.plan_id, row.count]))
}

/** How many commitments each organisation leads and supports. */
export async function countCommitmentsByOrganisation(
  db: Queries,
): Promise<Map<string, { lead: number; support: number }>> {
  const rows = await db
    .selectFrom('commitment_organisations as part')
    .innerJoin('commitments', 'commitments.id', 'part.commitment_id')
    .select(['part.organisation_id', 'part.role', eb => eb.fn.countAll<number>().as('count')])
    .where('commitments.removed', 'is', null)
    .groupBy(['part.organisation_id', 'part.role'])
    .execute()
  const counts = new Map<string, { lead: number; support: number }>()
  for (const { organisation_id, role, count } of rows) {
    counts.set(organisation_id, { lead: 0, support: 0, ...counts.get(organisation_id), [role]: count })
  }
  return counts
}

/** The commitments of a plan whose numbers are nearest to one that leads nowhere. */
export async function nearestCommitments(
  db: Queries,
  planId: string,
  number: string,
  limit: number,
): Promise<CommitmentRow[]> {
  const order = numberOrder(number)
  const { rows } = await sql<{ id: string }>`
    (select id from commitments where plan_id = ${planId} and removed is null and number_order >= ${order} order by number_order limit ${limit})
    union all
    (select id from commitments where plan_id = ${planId} and removed is null and number_order < ${order} order by number_order desc limit ${limit})`.execute(
    db,
  )
  if (rows.length === 0) return []
  return db
    .selectFrom('commitments')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('number_order')
    .execute()
}

/** How many commitments of some plans are at each level today. */
export async function completionCounts(
  { db, today }: { db: Queries; today: Day },
  plans: readonly { id: string }[],
): Promise<Partial<Record<CompletionLevel, number>>> {
  const ids = plans.map(({ id }) => id)
  const { rows } = await sql<{ level: CompletionLevel; count: number }>`
    with ${await keptOrMade(db, today)}
    select level, count(*) as count from progress where plan_id = any(${ids}::text[]) group by level`.execute(db)
  return Object.fromEntries(rows.map(({ level, count }) => [level, count]))
}
