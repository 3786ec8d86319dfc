import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import type { Found } from './check-files.ts'

export type Unmentioned = { type: string; key: string }

/** The kinds of thing that lie under a plan, and how to get from them to it. */
const underPlans: [type: string, from: RawBuilder<unknown>][] = [
  ['priority', sql`priorities t join plans p on p.id = t.plan_id`],
  ['phase', sql`phases t join plans p on p.id = t.plan_id`],
  ['document', sql`documents t join plans p on p.id = t.plan_id`],
  ['series', sql`series t join plans p on p.id = t.plan_id`],
  ['event', sql`events t join plans p on p.id = t.plan_id`],
  ['commitment', sql`commitments t join plans p on p.id = t.plan_id`],
  ['milestone', sql`milestones t join commitments c on c.id = t.commitment_id join plans p on p.id = c.plan_id`],
  ['sheet', sql`sheets t join plans p on p.id = t.plan_id`],
]

/** What the site has under a plan that the files hold, and that they don't mention: it stays, and the operator is told. */
export async function unmentioned(tx: Tx, found: Found): Promise<Unmentioned[]> {
  const plans = found.things.filter(({ type }) => type === 'plan').map(({ key }) => key)
  const missing: Unmentioned[] = []
  for (const [type, from] of underPlans) {
    const mentioned = found.things.filter(thing => thing.type === type).map(({ key }) => key)
    const { rows } = await sql<{ key: string }>`select t.key from ${from}
      where p.key = any(${plans}::text[]) and t.removed is null and not t.key = any(${mentioned}::text[]) order by t.position`.execute(
      tx,
    )
    missing.push(...rows.map(({ key }) => ({ type, key })))
  }
  return missing
}
