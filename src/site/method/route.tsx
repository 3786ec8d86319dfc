import type { Json } from '../../platform/canonical.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import { ofPlan, planReference, plansWay, planWay } from '../of-plan.ts'
import { readMethodPage } from './read.ts'
import { MethodView } from './view.tsx'
import { words } from './words.ts'

/** How a plan was made. */
export const methodRoute = ofPlan('method', {
  async answer(reading, plan) {
    const { language, origin } = reading
    const page = await readMethodPage(reading, plan)
    const { coordinators, slabs, events, series, ratings, sheet } = page
    const say = words(language)
    const thing = (type: string, { key, id }: { key: string; id: string }) => ({
      id: key,
      ulid: id,
      url: `${origin}${permanentPath(type, id)}`,
    })
    return {
      title: say.title(plan.slug),
      description: say.description(plan.slug),
      breadcrumb: [plansWay(language), planWay(plan.slug, language)],
      crumb: say.crumb,
      body: <MethodView page={page} reading={reading} />,
      data: {
        plan: planReference(plan, reading),
        coordinators: coordinators.map(one => ({ ...thing('organisation', one), name: one.facts.name as Json })),
        coordinator: (plan.facts.coordinator ?? null) as Json,
        levels: (plan.facts.levels ?? null) as Json,
        timeline: slabs as unknown as Json,
        events: events.map(one => ({ ...thing('event', one), kind: one.facts.kind, title: one.facts.title as Json })),
        series: series.map(one => ({ ...thing('series', one), kind: one.facts.kind, title: one.facts.title as Json })),
        ratings: ratings as unknown as Json,
        sheet: sheet && { ...thing('sheet', sheet), ...(sheet.facts as unknown as Record<string, Json>) },
        notKnown: say.unknownList,
      },
    }
  },
})
