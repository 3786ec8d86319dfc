import { readCommitments } from '../../commitments/index.ts'
import { readOrganisations } from '../../people/index.ts'
import { type PlanRow, readPhases, readPriorities } from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'
import { publishedAmong } from '../read-plan-page.ts'
import type { ChartedPlan } from './plan-charts.ts'

/** All that the charts of a plan show, in a fixed number of queries. */
export async function readChartedPlan({ db, today, uses }: Reading, plan: PlanRow): Promise<ChartedPlan> {
  uses('all:commitment', 'all:milestone', 'all:organisation', 'all:priority', 'all:phase')
  const [commitments, priorities, phases] = await Promise.all([
    readCommitments(db, plan, today),
    readPriorities(db, plan.id),
    readPhases(db, plan.id),
  ])
  const organisations = await readOrganisations(
    db,
    commitments.flatMap(({ row }) => row.facts.leadIds ?? []),
  )
  return { plan, commitments, published: publishedAmong(priorities), phases, organisations }
}
