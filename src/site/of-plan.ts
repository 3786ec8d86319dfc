import { nearestPlans, type PlanRow, readPlan } from '../plans/index.ts'
import type { Json } from '../platform/canonical.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { type PageName, pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Answer, MissingAnswer, PageAnswer, PageRoute, Way } from '../platform/http/answer.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { words } from './words.ts'

/** The pages whose address is a plan's, or lies right under it. */
type PlanPageName = Extract<
  PageName,
  'plan' | 'evaluation' | 'calendar' | 'charts' | 'planEmbed' | 'method' | 'documents' | 'sheet' | 'planThread'
>

const nearby = 4

/** The way to a plan. */
export const planWay = (slug: string, language: Language): Way => ({
  label: words(language).plan(slug),
  href: pathOf('plan', language, { plan: slug }),
})

/** The way to all plans. */
export const plansWay = (language: Language): Way => ({
  label: words(language).plans.title,
  href: pathOf('plans', language),
})

/** The paths of a page of a plan. */
export const planPaths = (page: PlanPageName, plan: string): Record<Language, string> => ({
  fr: pathOf(page, 'fr', { plan }),
  en: pathOf(page, 'en', { plan }),
})

/** What data says of the plan that something is of. */
export const planReference = ({ key, id, slug }: PlanRow, { origin, language }: Reading): Record<string, Json> => ({
  id: key,
  ulid: id,
  slug,
  url: `${origin}${permanentPath('plan', id)}`,
  page: `${origin}${pathOf('plan', language, { plan: slug })}`,
})

type OfPlan = Pick<PageRoute, 'formats' | 'query' | 'framed'> & {
  answer(
    reading: Reading,
    plan: PlanRow,
    query: URLSearchParams,
    parameters: Record<string, string>,
  ): Promise<(Omit<PageAnswer, 'kind' | 'section' | 'paths'> & { paths?: PageAnswer['paths'] }) | MissingAnswer>
}

/** A page of a plan. Where the address names no plan, it answers the nearest ones; where it was taken away, why. */
export const ofPlan = (page: PlanPageName, { answer, ...more }: OfPlan): PageRoute => ({
  page,
  ...more,
  async answer(reading, parameters, query): Promise<Answer> {
    const { plan: slug = '' } = parameters
    const { db, language, uses } = reading
    const plan = await readPlan(db, slug)
    if (!plan) {
      uses('all:plan')
      const nearest = await nearestPlans(db, slug.slice(0, 200), nearby)
      return {
        kind: 'missing',
        nearest: nearest.map(one => ({
          label: words(language).plan(one.slug),
          href: pathOf(page, language, { plan: one.slug }),
        })),
      }
    }
    uses(`plan:${plan.id}`)
    if (plan.removed) {
      const { reason, recorded } = plan.removed
      return { kind: 'gone', title: wordsOf(plan.facts.title, language), reason, recorded, ways: [plansWay(language)] }
    }
    const own = await answer(reading, plan, query, parameters)
    return 'kind' in own ? own : { kind: 'page', section: 'plans', paths: planPaths(page, plan.slug), ...own }
  },
})
