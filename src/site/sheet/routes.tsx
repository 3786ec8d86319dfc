import { commitmentPath, commitmentSheetPath, ofCommitment } from '../../commitments/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { documentFormats, pathOf, permanentPath } from '../../platform/http/addresses.ts'
import { ofPlan, planReference, plansWay, planWay } from '../of-plan.ts'
import { commitmentSheet } from './commitment-sheet.ts'
import { planSheet, stepsOf } from './plan-sheet.ts'
import { readPlanSheet } from './read.ts'
import { CommitmentSheetView, NoSheet, PlanSheetView } from './view.tsx'
import { words } from './words.ts'

/** The action sheet of a plan: how it is made, on one page. */
export const sheetRoute = ofPlan('sheet', {
  formats: documentFormats,
  async answer(reading, plan) {
    const { language, origin } = reading
    const say = words(language)
    const page = await readPlanSheet(reading, plan)
    const shared = { breadcrumb: [plansWay(language), planWay(plan.slug, language)], crumb: say.crumb }
    if (!page) {
      const title = `${say.crumb} · ${planWay(plan.slug, language).label}`
      return {
        ...shared,
        title,
        description: say.description(title),
        unlisted: true,
        body: <NoSheet title={title} reading={reading} />,
        data: { plan: planReference(plan, reading), sheet: null },
      }
    }
    const { key, id, facts } = page.sheet
    const title = say.ofAction(facts.number)
    const sheet = planSheet(page, reading)
    return {
      ...shared,
      title: `${title} · ${wordsOf(facts.title, language)}`,
      description: say.description(title),
      body: <PlanSheetView page={page} sheet={sheet} reading={reading} />,
      data: {
        plan: planReference(plan, reading),
        sheet: {
          id: key,
          ulid: id,
          url: `${origin}${permanentPath('sheet', id)}`,
          ...(facts as unknown as Record<string, Json>),
          figures: facts.figures.map(({ figureId, withFigureId }) => ({
            figureId,
            withFigureId: withFigureId ?? null,
            ...Object.fromEntries(
              Object.entries({ counted: figureId, with: withFigureId }).map(([name, one]) => {
                const figure = one ? page.figures.get(one) : undefined
                return [
                  name,
                  figure
                    ? {
                        value: figure.facts.value,
                        qualifier: figure.facts.qualifier,
                        unit: figure.facts.unit,
                        asOf: figure.facts.asOf as unknown as Json,
                        page: `${origin}${pathOf('figure', language, { figure: figure.key })}`,
                      }
                    : null,
                ]
              }),
            ),
          })),
          nextSteps: stepsOf(page, reading) as unknown as Json,
        },
      },
      document: () => sheet,
    }
  },
})

/** The sheet of a commitment. */
export const commitmentSheetRoute = ofCommitment('commitmentSheet', {
  formats: documentFormats,
  answer(page, reading) {
    const { language, origin } = reading
    const { plan, commitment } = page
    const { number, facts, key, id } = commitment.row
    const title = words(language).ofCommitment(number)
    const sheet = commitmentSheet(page, reading)
    const way = { label: number, href: commitmentPath(language, plan.slug, facts) }
    return {
      title: `${title} · ${wordsOf(facts.title, language)}`,
      description: words(language).description(title),
      breadcrumb: [planWay(plan.slug, language), way],
      crumb: words(language).crumb,
      // Search engines have the commitment's own page, which says more.
      unlisted: true,
      body: <CommitmentSheetView page={page} sheet={sheet} reading={reading} />,
      data: {
        plan: planReference(plan, reading),
        commitment: {
          id: key,
          ulid: id,
          url: `${origin}${permanentPath('commitment', id)}`,
          page: `${origin}${commitmentPath(language, plan.slug, facts)}`,
        },
        sheet: {
          page: `${origin}${commitmentSheetPath(language, plan.slug, facts)}`,
          title: facts.title as unknown as Json,
          objective: (facts.objective ?? facts.problem ?? null) as unknown as Json,
          completion: commitment.completion as unknown as Json,
          milestones: commitment.milestones.map(({ row, standing }) => ({
            id: row.key,
            output: row.facts.output as unknown as Json,
            due: standing.due as unknown as Json,
            state: standing.state,
            late: standing.late,
          })),
          ratings: (facts.ratings ?? []) as unknown as Json,
        },
      },
      document: () => sheet,
    }
  },
})
