import type { FC } from 'hono/jsx'
import { readTrackedOfPlan, trackerColumns } from '../commitments/index.ts'
import {
  EmptyState,
  Formats,
  Notice,
  PageHead,
  Pagination,
  type PlanSlab,
  PlanSlabs,
  Typeset,
  Wrap,
} from '../design/index.ts'
import { countAllPlans, readPlan, readPlans, readPlansBeside } from '../plans/index.ts'
import type { Json } from '../platform/canonical.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { documentFormats, pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../platform/http/answer.ts'
import { table } from '../platform/http/formats/csv.ts'
import type { Reading } from '../platform/reading.ts'
import { readHistory } from '../record/index.ts'
import { planCalendar } from './calendar/plan-calendar.ts'
import { type CountedPlan, countPlans } from './counted-plans.ts'
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

/** A page of the plans, the latest first. */
type PlansPage = { plans: CountedPlan[]; total: number; previous: string | null; next: string | null; strayed: boolean }

const plansOnPage = 30

/** @param query a plan after or before which the page goes on, by its slug */
async function readPlansPage(reading: Reading, query: URLSearchParams): Promise<PlansPage> {
  const { db } = reading
  const slug = query.get('after') || query.get('before')
  const named = slug && slug.length <= 100 && !slug.includes('\0') ? await readPlan(db, slug) : null
  const way = query.get('after') ? 'after' : 'before'
  const asked = { ...(named ? { [way]: named } : {}), limit: plansOnPage + 1 }
  const found = await readPlansBeside(db, asked)
  const astray = slug !== null && slug !== '' && (!named || found.length === 0)
  const rows = astray && named ? await readPlansBeside(db, { limit: plansOnPage + 1 }) : found
  const upwards = named !== null && !astray && way === 'before'
  const more = rows.length > plansOnPage
  const own = upwards ? rows.slice(-plansOnPage) : rows.slice(0, plansOnPage)
  const hasPrevious = upwards ? more : named !== null && !astray
  const hasNext = upwards || more
  return {
    plans: await countPlans(reading, own),
    total: await countAllPlans(db),
    previous: hasPrevious ? (own[0]?.slug ?? null) : null,
    next: hasNext ? (own.at(-1)?.slug ?? null) : null,
    strayed: astray,
  }
}

const PlansView: FC<{ page: PlansPage; reading: Reading }> = ({ page, reading }) => {
  const { language } = reading
  const { plans, total, previous, next } = page
  const to = (way: 'after' | 'before', slug: string | null) => slug && `${pathOf('plans', language)}?${way}=${slug}`
  const say = words(language).plans
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.lede} />
      <Wrap>
        {plans.length === 0 ? (
          <EmptyState language={language} sentence={say.none} />
        ) : (
          <>
            {page.strayed && (
              <Notice language={language}>
                <p>
                  <Typeset words={say.strayed} language={language} />
                </p>
              </Notice>
            )}
            <PlanSlabs language={language} plans={planSlabs(plans, reading)} level={2} />
            {(previous || next) && (
              <Pagination
                language={language}
                count={say.onPage(plans.length, total)}
                previous={to('before', previous)}
                next={to('after', next)}
              />
            )}
          </>
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
  query: ['after', 'before'],
  async answer(reading, _, query): Promise<Answer> {
    const { db, language, origin } = reading
    const say = words(language).plans
    const page = reading.format === 'html' ? await readPlansPage(reading, query) : null
    const plans = page?.plans ?? (await countPlans(reading, await readPlans(db)))
    return {
      kind: 'page',
      section: 'plans',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('plans', 'fr'), en: pathOf('plans', 'en') },
      unlisted: query.has('after') || query.has('before'),
      body: page ? <PlansView page={page} reading={reading} /> : '',
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
  formats: ['csv', ...documentFormats, 'ics'],
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
      embed: {
        paths: {
          fr: pathOf('planEmbed', 'fr', { plan: plan.slug }),
          en: pathOf('planEmbed', 'en', { plan: plan.slug }),
        },
        name: words(language).plan(plan.slug),
      },
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
