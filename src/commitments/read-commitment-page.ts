import { type Mandate, type OrganisationRow, readMandates, readOrganisations } from '../people/index.ts'
import {
  type PlanRow,
  type PriorityRow,
  readPlansById,
  readPrioritiesById,
  readTerms,
  type TermRow,
} from '../plans/index.ts'
import type { Reading } from '../platform/reading.ts'
import { type Entry, type Link, linksOf, readHistory } from '../record/index.ts'
import { type Followed, readCommitmentsById } from './store.ts'

/** A commitment of another plan that this one is linked with. */
export type Related = { kind: string; forward: boolean; commitment: Followed; plan: PlanRow }

/** What is said of a commitment wherever it is told whole. */
export type CommitmentTold = {
  plan: PlanRow
  commitment: Followed
  priority: PriorityRow | null
  leads: OrganisationRow[]
  supports: OrganisationRow[]
  organisations: Map<string, OrganisationRow>
  terms: Map<string, TermRow>
  related: Related[]
}

/** All that a commitment's page says. */
export type CommitmentPage = CommitmentTold & { history: Entry[]; mandates: Mandate[] }

const newestEntries = 20
const keysOf = (keys: readonly string[] | undefined) => keys ?? []

/** Commitments of one plan, each told whole, in a number of queries that doesn't grow with theirs. */
export async function readCommitmentsTold(
  reading: Reading,
  plan: PlanRow,
  commitments: readonly Followed[],
): Promise<CommitmentTold[]> {
  const { db } = reading
  const facts = commitments.map(({ row }) => row.facts)
  const [organisations, terms, priorities, links] = await Promise.all([
    readOrganisations(db, [
      ...new Set([
        ...facts.flatMap(({ leadIds, supportIds }) => [...keysOf(leadIds), ...keysOf(supportIds)]),
        ...commitments.flatMap(({ milestones }) => milestones.flatMap(({ row }) => keysOf(row.facts.responsibleIds))),
      ]),
    ]),
    readTerms(db, [
      ...new Set(facts.flatMap(({ policyAreaIds, valueIds }) => [...keysOf(policyAreaIds), ...keysOf(valueIds)])),
    ]),
    readPrioritiesById(db, [...new Set(commitments.flatMap(({ row }) => row.priority_id ?? []))]),
    linksOf(
      db,
      'commitment',
      commitments.map(({ row }) => row.id),
    ),
  ])
  const related = await readRelated(reading, links)
  const termByKey = new Map([...terms].map(term => [term.key, term]))
  const told = commitments.map((commitment): CommitmentTold => {
    const { row } = commitment
    const named = (keys: readonly string[] | undefined) => keysOf(keys).flatMap(key => organisations.get(key) ?? [])
    return {
      plan,
      commitment,
      priority: priorities.find(({ id }) => id === row.priority_id) ?? null,
      leads: named(row.facts.leadIds),
      supports: named(row.facts.supportIds),
      organisations,
      terms: termByKey,
      related: related(row.id),
    }
  })
  reading.uses(
    `plan:${plan.id}`,
    ...commitments.map(({ row }) => `commitment:${row.id}`),
    ...[...organisations.values()].map(({ id }) => `organisation:${id}`),
    ...terms.map(({ id }) => `term:${id}`),
    ...priorities.map(({ id }) => `priority:${id}`),
    ...told.flatMap(one =>
      one.related.flatMap(other => [`commitment:${other.commitment.row.id}`, `plan:${other.plan.id}`]),
    ),
  )
  return told
}

/** By the commitment that is told: those of other plans that it is linked with. */
async function readRelated(
  { db, today }: Reading,
  links: readonly Link[],
): Promise<(commitmentId: string) => Related[]> {
  const ids = [...new Set(links.flatMap(({ from, to }) => [from.id, to.id]))]
  const plans = await readPlansById(db, await planIdsOf(db, ids))
  const others = new Map((await readCommitmentsById(db, ids, plans, today)).map(one => [one.row.id, one]))
  const planById = new Map(plans.map(one => [one.id, one]))
  return commitmentId =>
    links.flatMap(({ kind, from, to }): Related[] => {
      if (from.id !== commitmentId && to.id !== commitmentId) return []
      const forward = from.id === commitmentId
      const other = others.get(forward ? to.id : from.id)
      const of = other && planById.get(other.row.plan_id)
      return other && of && !other.row.removed ? [{ kind, forward, commitment: other, plan: of }] : []
    })
}

export async function readCommitmentPage(
  reading: Reading,
  plan: PlanRow,
  commitment: Followed,
): Promise<CommitmentPage> {
  const { row, milestones } = commitment
  const [[told], history, mandates] = await Promise.all([
    readCommitmentsTold(reading, plan, [commitment]),
    readHistory(reading.db, [row.id, ...milestones.map(milestone => milestone.row.id)], newestEntries),
    readMandates(reading.db, row.id, reading.timeZone),
  ])
  return { ...(told as CommitmentTold), history, mandates }
}

async function planIdsOf(db: Reading['db'], commitmentIds: readonly string[]): Promise<string[]> {
  if (commitmentIds.length === 0) return []
  const rows = await db
    .selectFrom('commitments')
    .select('plan_id')
    .distinct()
    .where('id', 'in', [...commitmentIds])
    .execute()
  return rows.map(row => row.plan_id)
}
