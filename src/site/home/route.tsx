import { becameData } from '../../answers/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import { words } from '../words.ts'
import { HomeView } from './home-view.tsx'
import { readHome } from './read-home.ts'

/** What the site is, its plans, where the latest one stands, and what is new in the record. */
export const homeRoute: PageRoute = {
  page: 'home',
  async answer(reading) {
    const { language, origin } = reading
    const page = await readHome(reading)
    return {
      kind: 'page',
      section: 'home',
      title: wordsOf(page.site.name, language),
      description: words(language).home.description,
      breadcrumb: [],
      crumb: '',
      paths: { fr: pathOf('home', 'fr'), en: pathOf('home', 'en') },
      body: <HomeView page={page} reading={reading} />,
      data: {
        site: page.site as unknown as Json,
        mode: page.mode,
        currentPlan: page.current?.plan.key ?? null,
        timeline: page.slabs as unknown as Json,
        next: page.steps.map(step => ({
          period: step.period as unknown as Json,
          title: step.title as unknown as Json,
          type: step.of,
          kind: step.of === 'phase' ? step.kind : null,
          url: `${origin}${permanentPath(step.of, step.id)}`,
        })),
        completion: page.counts as Record<string, number>,
        plans: page.plans.map(({ plan, announced, sourced, state }) => ({
          id: plan.key,
          ulid: plan.id,
          url: `${origin}${permanentPath('plan', plan.id)}`,
          slug: plan.slug,
          state,
          commitmentsAnnounced: announced,
          commitmentsSourced: sourced,
        })),
        answers: page.became && becameData(page.became, reading),
        record: page.entries.map(entry => ({
          id: entry.id,
          type: entry.type,
          recorded: entry.recorded.toISOString(),
          url: `${origin}${permanentPath('entry', entry.id)}`,
        })),
      },
    }
  },
}
