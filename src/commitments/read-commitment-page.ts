import { type OrganisationRow, readOrganisations } from '../people/index.ts'
import { type PlanRow, type PriorityRow, readPlansById, readPriority, readTerms, type TermRow } from '../plans/index.ts'
import type { Reading } from '../platform/reading.ts'
import { type Entry, linksOf, readHistory } from '../record/index.ts'
import { type Followed, readCommitmentsById } from './store.ts'

/** A commitment of another plan that this one is linked with. */
export type Related = { kind: string; forward: boolean; commitment: Followed; plan: PlanRow }

/** All that a commitment's page says, in a fixed number of queries. */
export type CommitmentPage = {
  plan: PlanRow
  commitment: Followed
  priority: PriorityRow | null
  leads: OrganisationRow[]
  supports: OrganisationRow[]
  organisations: Map<string, OrganisationRow>
  terms: Map<string, TermRow>
  related: Related[]
  history: Entry[]
}

const newestEntries = 20

export async function readCommitmentPage(
  reading: Reading,
  plan: PlanRow,
  commitment: Followed,
): Promise<CommitmentPage> {
  const { db, today } = reading
  const { row, milestones } = commitment
  const keysOf = (keys: readonly string[] | undefined) => keys ?? []
  const [organisations, terms, priority, links, history] = await Promise.all([
    readOrganisations(db, [
      ...keysOf(row.facts.leadIds),
      ...keysOf(row.facts.supportIds),
      ...milestones.flatMap(milestone => keysOf(milestone.row.facts.responsibleIds)),
    ]),
    readTerms(db, [...keysOf(row.facts.policyAreaIds), ...keysOf(row.facts.valueIds)]),
    row.priority_id ? readPriority(db, row.priority_id) : undefined,
    linksOf(db, 'commitment', row.id),
    readHistory(db, [row.id, ...milestones.map(milestone => milestone.row.id)], newestEntries),
  ])
  const relatedIds = links.map(link => (link.from.id === row.id ? link.to.id : link.from.id))
  const plans = await readPlansById(db, await planIdsOf(reading, relatedIds))
  const others = new Map((await readCommitmentsById(db, relatedIds, plans, today)).map(one => [one.row.id, one]))
  const planById = new Map(plans.map(one => [one.id, one]))
  const related = links.flatMap(({ kind, from, to }): Related[] => {
    const forward = from.id === row.id
    const other = others.get(forward ? to.id : from.id)
    const of = other && planById.get(other.row.plan_id)
    return other && of && !other.row.removed ? [{ kind, forward, commitment: other, plan: of }] : []
  })
  reading.uses(
    `commitment:${row.id}`,
    `plan:${plan.id}`,
    ...[...organisations.values()].map(({ id }) => `organisation:${id}`),
    ...terms.map(({ id }) => `term:${id}`),
    ...(priority ? [`priority:${priority.id}`] : []),
    ...related.flatMap(one => [`commitment:${one.commitment.row.id}`, `plan:${one.plan.id}`]),
  )
  const named = (keys: readonly string[] | undefined) => keysOf(keys).flatMap(key => organisations.get(key) ?? [])
  return {
    plan,
    commitment,
    priority: priority ?? null,
    leads: named(row.facts.leadIds),
    supports: named(row.facts.supportIds),
    organisations,
    terms: new Map([...terms].map(term => [term.key, term])),
    related,
    history,
  }
}

async function planIdsOf({ db }: Reading, commitmentIds: readonly string[]): Promise<string[]> {
  if (commitmentIds.length === 0) return []
  const rows = await db
    .selectFrom('commitments')
    .select('plan_id')
    .distinct()
    .where('id', 'in', [...commitmentIds])
    .execute()
  return rows.map(row => row.plan_id)
}
