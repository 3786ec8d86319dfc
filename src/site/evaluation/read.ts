import { type CompletionLevel, type Followed, readCommitmentsOfPlans } from '../../commitments/index.ts'
import {
  type DocumentRow,
  type FigureRow,
  type PlanRow,
  planState,
  readFiguresByKey,
  readPhasesOf,
  readPlans,
  readReports,
} from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'
import { linksAmong } from '../../record/index.ts'
import { countedLevels } from '../counted-levels.ts'
import { carryOverLines, type Line } from './lines.ts'
import { countMarks, type ScaleMarks } from './marks.ts'

/** What is known of how a plan was kept, by whom it is said, and what nobody said. */
export type PlanEvaluation = {
  plan: PlanRow
  state: ReturnType<typeof planState>
  commitments: Followed[]
  announced: FigureRow | null
  completion: Partial<Record<CompletionLevel, number>>
  marks: ScaleMarks[]
  selfFigures: FigureRow[]
  evaluationFigures: FigureRow[]
  reports: DocumentRow[]
}

export type Evaluations = { plans: PlanEvaluation[]; lines: Line[] }

/** Every plan's evaluation, the latest plan first, and the lines through them: always the same six queries. */
export async function readEvaluations({ db, today, uses }: Reading): Promise<Evaluations> {
  uses('all:plan', 'all:commitment', 'all:milestone', 'all:figure', 'all:document', 'all:phase')
  const plans = await readPlans(db)
  const [commitments, figures, reports, phases, links] = await Promise.all([
    readCommitmentsOfPlans(db, plans, today),
    readFiguresByKey(
      db,
      plans.flatMap(({ facts }) => [
        ...(facts.commitmentsFigureId ? [facts.commitmentsFigureId] : []),
        ...(facts.evaluationFigureIds ?? []),
        ...(facts.selfAssessment?.figureIds ?? []),
      ]),
    ),
    readReports(
      db,
      plans.map(({ id }) => id),
    ),
    readPhasesOf(
      db,
      plans.map(({ id }) => id),
    ),
    linksAmong(db, 'commitment'),
  ])
  const figureByKey = new Map(figures.map(figure => [figure.key, figure]))
  const named = (keys: readonly string[] | undefined) => (keys ?? []).flatMap(key => figureByKey.get(key) ?? [])
  return {
    plans: plans.map((plan): PlanEvaluation => {
      const own = commitments.filter(({ row }) => row.plan_id === plan.id)
      return {
        plan,
        state: planState(
          plan.facts,
          phases.filter(({ plan_id }) => plan_id === plan.id).map(({ facts }) => facts),
          today,
        ),
        commitments: own,
        announced: named(plan.facts.commitmentsFigureId ? [plan.facts.commitmentsFigureId] : [])[0] ?? null,
        completion: countedLevels(own),
        marks: countMarks(own),
        selfFigures: named(plan.facts.selfAssessment?.figureIds),
        evaluationFigures: named(plan.facts.evaluationFigureIds),
        reports: reports.filter(({ plan_id }) => plan_id === plan.id),
      }
    }),
    lines: carryOverLines(links, commitments, plans),
  }
}

/** The first mark of a scale that an evaluator gave to the whole plan. */
export const planMark = ({ plan }: PlanEvaluation, scale: string) =>
  plan.facts.ratings?.find(rating => rating.scale === scale)
