import type { Followed } from '../../commitments/index.ts'
import type { FigureRow, PlanRow } from '../../plans/index.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { type Counted, completionStates, countedChart, levelsOf } from './counted.ts'
import { words } from './words.ts'

type ComparedPlan = { plan: PlanRow; commitments: Followed[]; announced: FigureRow | null }

/** Every plan's commitments by how far they are, and those that are known of by number only; null without a plan. */
export function comparedChart(plans: readonly ComparedPlan[], { language, origin }: Reading): Counted | null {
  const { titles, compared: say } = words(language)
  if (plans.length === 0) return null
  const unread = ({ commitments, announced }: ComparedPlan) =>
    Math.max(0, (announced?.facts.value ?? 0) - commitments.length)
  return countedChart(
    plans.map(one => ({
      id: `${origin}${permanentPath('plan', one.plan.id)}`,
      label: say.plan(one.plan.slug),
      counts: [...levelsOf(one.commitments), unread(one)],
    })),
    [...completionStates(language), { name: 'announced-only', label: say.announcedOnly, fill: 'announced' as const }],
    {
      id: 'compared',
      title: titles.compared,
      heading: say.heading,
      before: plans
        .map(one => say.summary(one.plan.slug, one.commitments.length + unread(one), one.commitments.length))
        .join(' '),
    },
    language,
  )
}
