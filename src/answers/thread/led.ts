import { sql } from 'kysely'
import { type Followed, readCommitmentsById } from '../../commitments/index.ts'
import { type PlanRow, readPlansById } from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'
import type { Led } from './store.ts'

/** A commitment to which contributions led: how many, and since when. */
export type LedCommitment = { commitment: Followed; plan: PlanRow; count: number; since: Date | null }

/** The commitments that stand of those to which contributions led, those to which most did first. */
export async function readLedCommitments({ db, today, uses }: Reading, led: readonly Led[]): Promise<LedCommitment[]> {
  const counts = new Map<string, number>()
  for (const { target_type, target_id, count } of led)
    if (target_type === 'commitment') counts.set(target_id, (counts.get(target_id) ?? 0) + count)
  const ids = [...counts.keys()]
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; plan_id: string; since: Date | null }>`
    select c.id, c.plan_id, (
      select a.published_at from answer_targets as t join answers as a on a.id = t.answer_id and a.published_at is not null
      where t.target_type = 'commitment' and t.target_id = c.id order by t.answer_id limit 1
    ) as since
    from commitments as c where c.id = any(${ids}::text[])`.execute(db)
  const plans = await readPlansById(db, [...new Set(rows.map(({ plan_id }) => plan_id))])
  const commitments = await readCommitmentsById(db, ids, plans, today)
  uses(...ids.map(id => `commitment:${id}`))
  return commitments
    .flatMap((commitment): LedCommitment[] => {
      const plan = plans.find(({ id }) => id === commitment.row.plan_id)
      const since = rows.find(({ id }) => id === commitment.row.id)?.since ?? null
      return plan && !commitment.row.removed
        ? [{ commitment, plan, count: counts.get(commitment.row.id) ?? 0, since }]
        : []
    })
    .sort((a, b) => b.count - a.count)
}
