import type { FC } from 'hono/jsx'
import { EmptyState, Formats, PageHead, Typeset, Wrap } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { ofPlan, plansWay, planWay } from '../of-plan.ts'
import { AllEvaluationsView } from './all-view.tsx'
import { countColumns, countRows, lineColumns, lineRows } from './columns.ts'
import { gapsOf } from './gaps.ts'
import { LineList, lineTitle } from './line-list.tsx'
import type { Line } from './lines.ts'
import { PlanEvaluationView } from './plan-view.tsx'
import { type PlanEvaluation, readEvaluations } from './read.ts'
import { words } from './words.ts'

/** The evaluation of one plan. */
export const evaluationRoute = ofPlan('evaluation', {
  formats: ['csv'],
  async answer(reading, plan) {
    const { language } = reading
    const { plans, lines } = await readEvaluations(reading)
    // It was found a moment ago: had it been taken away since, the page would be made again.
    const evaluation = plans.find(one => one.plan.id === plan.id)
    if (!evaluation) throw new Error(`plan ${plan.key} has no evaluation`)
    const own = lines.filter(({ steps }) => steps.some(step => step.plan.id === plan.id))
    const say = words(language).one
    return {
      title: say.title(plan.slug),
      description: say.description(plan.slug),
      breadcrumb: [plansWay(language), planWay(plan.slug, language)],
      crumb: say.crumb,
      body: (
        <>
          <PlanEvaluationView evaluation={evaluation} lines={own} language={language} />
          <Wrap>
            <DataLinks
              language={language}
              json={pathOf('evaluation', language, { plan: plan.slug }, 'json')}
              csv={pathOf('evaluation', language, { plan: plan.slug }, 'csv')}
            />
          </Wrap>
        </>
      ),
      data: { ...evaluationData(evaluation, own, reading), lines: own.map(line => lineData(line, reading)) },
      table: () => table(countColumns, countRows(evaluation)),
    }
  },
})

/** Every plan's evaluation, side by side. */
export const evaluationsRoute: PageRoute = {
  page: 'evaluations',
  formats: ['csv'],
  async answer(reading): Promise<Answer> {
    const { language } = reading
    const evaluations = await readEvaluations(reading)
    const { plans, lines } = evaluations
    const say = words(language).allPlans
    return {
      kind: 'page',
      section: 'plans',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.crumb,
      paths: { fr: pathOf('evaluations', 'fr'), en: pathOf('evaluations', 'en') },
      body: (
        <>
          <AllEvaluationsView evaluations={evaluations} reading={reading} />
          <Wrap>
            <DataLinks
              language={language}
              json={pathOf('evaluations', language, undefined, 'json')}
              csv={pathOf('evaluations', language, undefined, 'csv')}
            />
          </Wrap>
        </>
      ),
      data: {
        plans: plans.map(one => evaluationData(one, lines, reading)),
        lines: lines.map(line => lineData(line, reading)),
      },
      table: () => table(countColumns, plans.flatMap(countRows)),
    }
  },
}

/** The lines of commitments through the plans. */
export const carryOverRoute: PageRoute = {
  page: 'carryOver',
  formats: ['csv'],
  async answer(reading): Promise<Answer> {
    const { language } = reading
    const { plans, lines } = await readEvaluations(reading)
    const say = words(language).lines
    const linked = new Set(lines.flatMap(({ steps }) => steps.map(({ commitment }) => commitment.row.id)))
    const total = plans.reduce((sum, { commitments }) => sum + commitments.length, 0)
    return {
      kind: 'page',
      section: 'plans',
      title: say.title,
      description: say.description,
      breadcrumb: [{ label: words(language).allPlans.crumb, href: pathOf('evaluations', language) }],
      crumb: say.title,
      paths: { fr: pathOf('carryOver', 'fr'), en: pathOf('carryOver', 'en') },
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          <Wrap>
            {lines.length === 0 ? (
              <EmptyState language={language} sentence={say.none} />
            ) : (
              <LineList lines={lines} language={language} />
            )}
            {total > linked.size && (
              <p class="muted">
                <Typeset words={say.without(total - linked.size)} language={language} />
              </p>
            )}
            <DataLinks
              language={language}
              json={pathOf('carryOver', language, undefined, 'json')}
              csv={pathOf('carryOver', language, undefined, 'csv')}
            />
          </Wrap>
        </>
      ),
      data: { lines: lines.map(line => lineData(line, reading)), withoutLink: total - linked.size },
      table: () => table(lineColumns, lineRows(lines, reading)),
    }
  },
}

const DataLinks: FC<{ language: Language; json: string; csv: string }> = ({ language, json, csv }) => (
  <Formats
    language={language}
    links={[
      { format: 'json', href: json },
      { format: 'csv', href: csv },
    ]}
  />
)

const evaluationData = (evaluation: PlanEvaluation, lines: readonly Line[], reading: Reading): Record<string, Json> => {
  const { origin, language } = reading
  const { plan, state, announced, commitments, completion, reports } = evaluation
  return {
    plan: {
      id: plan.key,
      ulid: plan.id,
      slug: plan.slug,
      url: `${origin}${permanentPath('plan', plan.id)}`,
      page: `${origin}${pathOf('evaluation', language, { plan: plan.slug })}`,
      state,
    },
    announced: announced?.facts.value ?? null,
    sourced: commitments.length,
    completion: completion as unknown as Json,
    counts: countRows(evaluation) as unknown as Json,
    selfAssessment: (plan.facts.selfAssessment ?? null) as unknown as Json,
    reports: reports.map(({ key, id, facts }) => ({
      id: key,
      ulid: id,
      ...(facts as unknown as Record<string, Json>),
    })),
    unknown: gapsOf(evaluation, lines, language).map(({ what, count, sentence }) => ({ what, count, sentence })),
  }
}

const lineData = (line: Line, reading: Reading): Json => ({
  title: lineTitle(line, reading.language),
  steps: lineRows([line], reading).map(({ step }) => ({
    plan: step.plan.slug,
    id: step.commitment.row.key,
    ulid: step.commitment.row.id,
    url: `${reading.origin}${permanentPath('commitment', step.commitment.row.id)}`,
    number: step.commitment.row.number,
    title: step.commitment.row.facts.title as unknown as Json,
    completion: step.commitment.completion.level,
    ratings: (step.commitment.row.facts.ratings ?? []) as unknown as Json,
    takesUp: step.takesUp.map(({ kind, commitment, plan }) => ({
      kind,
      plan: plan.slug,
      number: commitment.row.number,
      id: commitment.row.key,
      ulid: commitment.row.id,
    })),
  })),
  silentPlans: line.silent.map(({ slug }) => slug),
})
