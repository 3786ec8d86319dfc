import { trackedData, trackerColumns } from '../../commitments/index.ts'
import { gatheredData } from '../../consultations/index.ts'
import { nearestPlans, type PriorityRow, priorityPath } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { words as siteWords } from '../words.ts'
import { type PriorityPage, readPriorityPage } from './read.ts'
import { PriorityView } from './view.tsx'
import { words } from './words.ts'

const nearby = 4

const planWay = (slug: string, language: Language) => ({
  label: siteWords(language).plan(slug),
  href: pathOf('plan', language, { plan: slug }),
})

/** One priority of a plan: announced or published, with the commitments that a source says to be of it. */
export const priorityRoute: PageRoute = {
  page: 'priority',
  formats: ['csv'],
  async answer(reading, { plan: slug = '', priority: last = '' }): Promise<Answer> {
    const { db, language } = reading
    const found = await readPriorityPage(reading, slug, last)
    if (found.kind === 'noPlan') {
      const near = await nearestPlans(db, slug.slice(0, 200), nearby)
      return { kind: 'missing', nearest: near.map(one => planWay(one.slug, language)) }
    }
    if (found.kind === 'noPriority') {
      const { plan, all } = found
      const ways = all.map(one => ({
        label: `${one.number}. ${wordsOf(one.facts.label, language)}`,
        href: priorityPath(language, plan.slug, one, all),
      }))
      return { kind: 'missing', nearest: [...ways, planWay(plan.slug, language)] }
    }
    if (found.kind === 'gone') {
      const { plan, priority, removed } = found
      const { reason, recorded } = removed
      const title = wordsOf(priority.facts.label, language)
      return { kind: 'gone', title, reason, recorded, ways: [planWay(plan.slug, language)] }
    }
    const { page } = found
    const { plan, priority, all, commitments } = page
    const say = words(language)
    const path = (one: Language) => priorityPath(one, plan.slug, priority, all)
    return {
      kind: 'page',
      section: 'plans',
      title: priorityTitle(priority, plan.slug, language),
      description: say.description(priority.number, plan.slug),
      breadcrumb: [
        { label: siteWords(language).plans.title, href: pathOf('plans', language) },
        planWay(plan.slug, language),
      ],
      crumb: say.kicker(priority.number),
      paths: { fr: path('fr'), en: path('en') },
      body: <PriorityView page={page} reading={reading} />,
      data: dataOf(page, reading),
      table: () =>
        table(
          trackerColumns,
          commitments.map(tracked => ({ tracked, reading })),
        ),
    }
  },
}

/** Told apart from the priorities of other plans that have the same words, and from the same one announced. */
export function priorityTitle({ facts, number, stage }: PriorityRow, years: string, language: Language): string {
  const say = words(language)
  const stageWord = say.stages[stage]
  const kind = stageWord ? `${say.kicker(number)} ${stageWord}` : say.kicker(number)
  return `${wordsOf(facts.label, language)} (${kind}, ${siteWords(language).plan(years)})`
}

function dataOf({ plan, priority, twin, commitments, gathered }: PriorityPage, reading: Reading): Record<string, Json> {
  const { origin, language } = reading
  return {
    type: 'priority',
    id: priority.key,
    ulid: priority.id,
    url: `${origin}${permanentPath('priority', priority.id)}`,
    ...(priority.facts as unknown as Record<string, Json>),
    plan: {
      id: plan.key,
      ulid: plan.id,
      slug: plan.slug,
      url: `${origin}${permanentPath('plan', plan.id)}`,
      page: `${origin}${pathOf('plan', language, { plan: plan.slug })}`,
    },
    otherList: twin && { id: twin.key, ulid: twin.id, url: `${origin}${permanentPath('priority', twin.id)}` },
    commitments: commitments.map(one => trackedData(one, reading)),
    contributions: gatheredData(gathered, reading),
  }
}
