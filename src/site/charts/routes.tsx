import {
  ChartFigure,
  drawingAlone,
  EmptyState,
  Formats,
  formatDay,
  Link,
  PageHead,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { type Format, pathOf } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { phaseColumns } from '../calendar/columns.ts'
import { readEvaluations } from '../evaluation/read.ts'
import { ofPlan, planReference, plansWay, planWay } from '../of-plan.ts'
import { readSettings } from '../read-settings.ts'
import { chartAt, chartPath } from './address.ts'
import { chartColumns, countLines } from './columns.ts'
import { comparedChart } from './compared-chart.ts'
import type { Counted } from './counted.ts'
import { chartFiles } from './files.ts'
import { type PlanChart, planCharts } from './plan-charts.ts'
import { readChartedPlan } from './read.ts'
import { words } from './words.ts'

const chartFormats = ['csv', 'svg', 'png'] as const

/** What a chart says, as data. */
const chartData = ({ chart, counted }: Pick<PlanChart, 'chart' | 'counted'>): Record<string, Json> => ({
  title: chart.title,
  summary: chart.summary,
  ...(counted
    ? {
        states: counted.states.map(({ name, label }) => ({ name, label })),
        groups: counted.groups.map(({ id, label, counts }) => ({
          id,
          label: label as unknown as Json,
          counts: Object.fromEntries(counted.states.map(({ name }, place) => [name, counts[place] ?? 0])),
        })),
      }
    : {}),
})

/** Where a picture that is passed on comes from. */
async function imprintOf({ db, language, today, origin }: Reading, path: string): Promise<string[]> {
  const { name } = await readSettings(db)
  return [words(language).imprint(wordsOf(name, language), formatDay(today, language)), `${origin}${path}`]
}

/** All charts of a plan. */
export const chartsRoute = ofPlan('charts', {
  async answer(reading, plan) {
    const { language } = reading
    const say = words(language)
    const charts = planCharts(await readChartedPlan(reading, plan), reading)
    return {
      title: say.title(plan.slug),
      description: say.description(plan.slug),
      breadcrumb: [plansWay(language), planWay(plan.slug, language)],
      crumb: say.crumb,
      body: (
        <>
          <PageHead language={language} title={say.title(plan.slug)} lede={say.lede} />
          <Wrap>
            {charts.length === 0 && <EmptyState language={language} sentence={say.none} />}
            {charts.map(({ name, chart }) => {
              const href = chartPath(name, plan.slug, language)
              return (
                <ChartFigure
                  language={language}
                  chart={chart}
                  href={href}
                  files={chartFiles(href, language)}
                  level={2}
                />
              )
            })}
            <Formats
              language={language}
              links={[{ format: 'json', href: pathOf('charts', language, { plan: plan.slug }, 'json') }]}
            />
          </Wrap>
        </>
      ),
      data: {
        plan: planReference(plan, reading),
        charts: charts.map(one => ({
          name: one.name,
          page: `${reading.origin}${chartPath(one.name, plan.slug, language)}`,
          ...chartData(one),
        })),
      },
    }
  },
})

/** One chart of a plan, also as a file. */
export const chartRoute: PageRoute = {
  ...ofPlan('charts', {
    formats: chartFormats,
    async answer(reading, plan, _query, { chart: slug = '' }) {
      const { language } = reading
      const say = words(language)
      const page = await readChartedPlan(reading, plan)
      const charts = planCharts(page, reading)
      const one = charts.find(({ name }) => name === chartAt(slug))
      const overview = { label: say.ofPlan(plan.slug), href: pathOf('charts', language, { plan: plan.slug }) }
      if (!one) {
        const ways = charts.map(({ name, chart }) => ({
          label: chart.title,
          href: chartPath(name, plan.slug, language),
        }))
        return { kind: 'missing', nearest: [...ways, overview] }
      }
      const { name, counted } = one
      const title = say.about(one.chart.title, plan.slug)
      const chart = { ...one.chart, title }
      const path = (of: Language, format?: Format) => chartPath(name, plan.slug, of, format)
      return {
        title,
        description: chart.summary,
        breadcrumb: [plansWay(language), planWay(plan.slug, language), { ...overview, label: say.crumb }],
        crumb: one.chart.title,
        paths: { fr: path('fr'), en: path('en') },
        body: (
          <>
            <PageHead language={language} title={title} />
            <Wrap>
              <ChartFigure
                language={language}
                chart={chart}
                files={chartFiles(path(language), language)}
                open
                untitled
              />
              <p>
                <Link href={overview.href}>
                  <Typeset words={say.all} language={language} />
                </Link>
              </p>
              <Formats language={language} links={[{ format: 'json', href: path(language, 'json') }]} />
            </Wrap>
          </>
        ),
        data: { plan: planReference(plan, reading), name, ...chartData({ chart, counted }) },
        table: () =>
          counted
            ? countTable(counted, language)
            : table(
                phaseColumns,
                page.phases.map(phase => ({ phase, plan, reading })),
              ),
        picture: async () => drawingAlone(chart, { language, imprint: await imprintOf(reading, path(language)) }),
      }
    },
  }),
  page: 'chart',
}

const countTable = (counted: Counted, language: Language) => table(chartColumns, countLines(counted, language))

/** All plans side by side. */
export const comparedRoute: PageRoute = {
  page: 'compared',
  formats: chartFormats,
  async answer(reading) {
    const { language } = reading
    const say = words(language)
    const { plans } = await readEvaluations(reading)
    const counted = comparedChart(plans, reading)
    const path = pathOf('compared', language)
    const title = say.titles.compared
    return {
      kind: 'page',
      section: 'plans',
      title,
      description: counted?.chart.summary ?? say.none,
      breadcrumb: [{ label: say.evaluations, href: pathOf('evaluations', language) }],
      crumb: title,
      paths: { fr: pathOf('compared', 'fr'), en: pathOf('compared', 'en') },
      body: (
        <>
          <PageHead language={language} title={title} />
          <Wrap>
            {counted ? (
              <ChartFigure language={language} chart={counted.chart} files={chartFiles(path, language)} open untitled />
            ) : (
              <EmptyState language={language} sentence={say.none} />
            )}
            <Formats
              language={language}
              links={[{ format: 'json', href: pathOf('compared', language, undefined, 'json') }]}
            />
          </Wrap>
        </>
      ),
      data: counted ? chartData({ chart: counted.chart, counted }) : { title, groups: [] },
      table: () => (counted ? countTable(counted, language) : table(chartColumns, [])),
      ...(counted
        ? {
            picture: async () => drawingAlone(counted.chart, { language, imprint: await imprintOf(reading, path) }),
          }
        : {}),
    }
  },
}
