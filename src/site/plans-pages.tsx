import type { FC } from 'hono/jsx'
import { readTrackedOfPlan, trackerColumns } from '../commitments/index.ts'
import { EmptyState, Formats, PageHead, type PlanSlab, PlanSlabs, Wrap } from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { PageRoute } from '../platform/http/answer.ts'
import { table } from '../platform/http/formats/csv.ts'
import type { Reading } from '../platform/reading.ts'
import { readHistory } from '../record/index.ts'
import { planCalendar } from './calendar/plan-calendar.ts'
import { type CountedPlan, readCountedPlans } from './counted-plans.ts'
import { ofPlan, plansWay } from './of-plan.ts'
import { planColumns } from './plan-columns.ts'
import { planData } from './plan-data.ts'
import { PlanView } from './plan-page.tsx'
import { planBook } from './print/plan-book.ts'
import { readPlanPage } from './read-plan-page.ts'
import { feedOf, namesFor } from './record-list/lines.ts'
import { words } from './words.ts'

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
        <Formats
          language={language}
          links={(['json', 'csv', 'atom'] as const).map(format => ({
            format,
            href: pathOf('plans', language, undefined, format),
          }))}
        />
      </Wrap>
    </>
  )
}

const newestInFeed = 50

/** All plans, the latest first. */
export const plansRoute: PageRoute = {
  page: 'plans',
  formats: ['csv', 'atom'],
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
      table: () =>
        table(
          planColumns,
          plans.map(one => ({ ...one, reading })),
        ),
      feed: async () => {
        reading.uses('record')
        const entries = await readHistory(
          reading.db,
          plans.map(({ plan }) => plan.id),
          newestInFeed,
        )
        return feedOf(say.title, entries, await namesFor(reading, entries), reading)
      },
    }
  },
}

/** One plan. */
export const planRoute = ofPlan('plan', {
  formats: ['csv', 'pdf', 'ics'],
  async answer(reading, plan) {
    const { language } = reading
    const page = await readPlanPage(reading, plan)
    const title = wordsOf(plan.facts.title, language)
    return {
      title,
      description: words(language).planPage.description(plan.slug, page.commitments.length),
      breadcrumb: [plansWay(language)],
      crumb: words(language).plan(plan.slug),
      body: <PlanView page={page} reading={reading} />,
      data: planData(page, reading),
      table: async () => {
        const commitments = await readTrackedOfPlan(reading, plan.id)
        return table(
          trackerColumns,
          commitments.map(tracked => ({ tracked, reading })),
        )
      },
      calendar: () => planCalendar(reading, title, page.phases, page.events),
      document: () => planBook(page, reading),
    }
  },
})
