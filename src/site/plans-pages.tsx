import type { FC } from 'hono/jsx'
import { countCommitments } from '../commitments/index.ts'
import { EmptyState, PageHead, type PlanSlab, PlanSlabs, Wrap } from '../design/index.ts'
import {
  nearestPlans,
  type PlanRow,
  planState,
  readAllPhases,
  readFiguresByKey,
  readPlan,
  readPlans,
} from '../plans/index.ts'
import type { Json } from '../platform/canonical.ts'
import { read } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../platform/http/answer.ts'
import type { Reading } from '../platform/reading.ts'
import { planData } from './plan-data.ts'
import { PlanView } from './plan-page.tsx'
import { readPlanPage } from './read-plan-page.ts'
import { words } from './words.ts'

/** A plan beside its counts. */
export type CountedPlan = {
  plan: PlanRow
  announced: number | null
  sourced: number
  state: ReturnType<typeof planState>
}

/** Every plan with how many commitments it announced and how many are here. */
export async function readCountedPlans({ db, today, uses }: Reading): Promise<CountedPlan[]> {
  uses('all:plan', 'all:commitment', 'all:figure', 'all:phase')
  const plans = await readPlans(db)
  const [counts, figures, phases] = await Promise.all([
    countCommitments(db),
    readFiguresByKey(
      db,
      plans.flatMap(({ facts }) => facts.commitmentsFigureId ?? []),
    ),
    readAllPhases(db),
  ])
  const announcedBy = new Map(figures.map(({ key, facts }) => [key, facts.value]))
  return plans.map(plan => ({
    plan,
    announced: plan.facts.commitmentsFigureId ? (announcedBy.get(plan.facts.commitmentsFigureId) ?? null) : null,
    sourced: counts.get(plan.id) ?? 0,
    state: planState(
      plan.facts,
      phases.filter(({ plan_id }) => plan_id === plan.id).map(({ facts }) => facts),
      today,
    ),
  }))
}

const slabStates = { preparing: 'todo', running: 'now', over: 'done', unknown: 'unknown' } as const

export const planSlabs = (plans: readonly CountedPlan[], { language }: Reading): PlanSlab[] =>
  plans.map(({ plan, announced, sourced, state }) => {
    const say = words(language).planPage
    return {
      name: plan.slug,
      href: pathOf('plan', language, { plan: plan.slug }),
      state: slabStates[state],
      stateWords: say.states[state],
      lines: [announced === null ? say.ledeWithoutAnnounced(sourced) : say.lede(announced, sourced)],
    }
  })

const PlansView: FC<{ plans: CountedPlan[]; reading: Reading }> = ({ plans, reading }) => {
  const { language } = reading
  const say = words(language).plans
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.lede} />
      <Wrap>
        {plans.length === 0 ? (
          <EmptyState language={language} sentence={say.none} />
        ) : (
          <PlanSlabs language={language} plans={planSlabs(plans, reading)} level={2} />
        )}
      </Wrap>
    </>
  )
}

/** All plans, the latest first. */
export const plansRoute: PageRoute = {
  page: 'plans',
  async answer(reading) {
    const { language, origin } = reading
    const say = words(language).plans
    const plans = await readCountedPlans(reading)
    return {
      kind: 'page',
      section: 'plans',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('plans', 'fr'), en: pathOf('plans', 'en') },
      body: <PlansView plans={plans} reading={reading} />,
      data: {
        plans: plans.map(({ plan, announced, sourced, state }) => ({
          id: plan.key,
          ulid: plan.id,
          url: `${origin}${permanentPath('plan', plan.id)}`,
          page: `${origin}${pathOf('plan', language, { plan: plan.slug })}`,
          slug: plan.slug,
          title: plan.facts.title as Json,
          period: plan.facts.period as Json,
          state,
          commitmentsAnnounced: announced,
          commitmentsSourced: sourced,
        })),
      },
    }
  },
}

const nearby = 4

/** One plan. */
export const planRoute: PageRoute = {
  page: 'plan',
  async answer(reading, { plan: slug = '' }): Promise<Answer> {
    const { db, language, uses } = reading
    const plan = await readPlan(db, slug)
    if (!plan) {
      uses('all:plan')
      const nearest = await nearestPlans(db, slug, nearby)
      return {
        kind: 'missing',
        nearest: nearest.map(one => ({
          label: words(language).plan(one.slug),
          href: pathOf('plan', language, { plan: one.slug }),
        })),
      }
    }
    const title = read(plan.facts.title, language).words
    if (plan.removed) {
      uses(`plan:${plan.id}`)
      const { reason, recorded } = plan.removed
      return {
        kind: 'gone',
        title,
        reason,
        recorded,
        ways: [{ label: words(language).plans.title, href: pathOf('plans', language) }],
      }
    }
    const page = await readPlanPage(reading, plan)
    return {
      kind: 'page',
      section: 'plans',
      title,
      description: words(language).planPage.description(plan.slug, page.commitments.length),
      breadcrumb: [{ label: words(language).plans.title, href: pathOf('plans', language) }],
      crumb: words(language).plan(plan.slug),
      paths: { fr: pathOf('plan', 'fr', { plan: plan.slug }), en: pathOf('plan', 'en', { plan: plan.slug }) },
      body: <PlanView page={page} reading={reading} />,
      data: planData(page, reading),
    }
  },
}
