import { sql } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import { type ThingType, thingTypes } from './entry.ts'

type Ids = readonly string[]
type Reached = { type: ThingType; id: string }

/**
 * Whose entries hold words of things of a kind: a milestone's output is in its commitment's entry, an organisation's name in those
 * of what it leads or holds, a plan's years in those of all that is of it, a consultation's title in those of its themes.
 */
const reaches: Record<string, (tx: Tx, ids: Ids) => Promise<{ rows: Reached[] }>> = {
  milestone: (tx, ids) =>
    sql<Reached>`
    select distinct 'commitment' as type, commitment_id as id from milestones where id = any(${ids}::text[])`.execute(
      tx,
    ),
  organisation: (tx, ids) =>
    sql<Reached>`
    select 'commitment' as type, commitment_id as id from commitment_organisations where organisation_id = any(${ids}::text[])
    union select 'event', event_id from event_organisations where organisation_id = any(${ids}::text[])
    union select 'organisation', part.id from organisations part join organisations whole on whole.key = part.facts ->> 'partOfId'
      where whole.id = any(${ids}::text[])
    union select 'plan', plans.id from plans join organisations on plans.facts -> 'coordinatorIds' ? organisations.key
      where organisations.id = any(${ids}::text[])`.execute(tx),
  term: (tx, ids) =>
    sql<Reached>`
    select distinct 'commitment' as type, commitments.id from commitments join terms
      on commitments.facts -> 'valueIds' ? terms.key or commitments.facts -> 'policyAreaIds' ? terms.key
    where terms.id = any(${ids}::text[])`.execute(tx),
  priority: (tx, ids) =>
    sql<Reached>`
    select 'commitment' as type, id from commitments where priority_id = any(${ids}::text[])`.execute(tx),
  series: (tx, ids) =>
    sql<Reached>`select 'event' as type, id from events where series_id = any(${ids}::text[])`.execute(tx),
  consultation: (tx, ids) =>
    sql<Reached>`
    select 'theme' as type, id from themes where consultation_id = any(${ids}::text[]) and dissolved_at is null`.execute(
      tx,
    ),
  plan: (tx, ids) => sql<Reached>`select type, id from search_entries where plan_id = any(${ids}::text[])`.execute(tx),
}

const isFound = (type: string): type is ThingType => (thingTypes as readonly string[]).includes(type)

/** The entries that a change of things of a kind changes, by kind: their own first. */
export async function reachedBy(tx: Tx, type: string, ids: Ids): Promise<Map<ThingType, string[]>> {
  const reached = new Map<ThingType, string[]>()
  const own = isFound(type) ? ids.map(id => ({ type, id })) : []
  const others = (await reaches[type]?.(tx, ids))?.rows ?? []
  for (const one of [...own, ...others]) {
    const known = reached.get(one.type) ?? []
    if (!known.includes(one.id)) reached.set(one.type, [...known, one.id])
  }
  return reached
}
