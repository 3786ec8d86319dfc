import { readSeriesCounting, type SeriesRow } from '../../events/index.ts'
import {
  countFigures,
  type FigureRow,
  type PlanRow,
  readFigureList,
  readFiguresOfMeasure,
  readLatestPlans,
  readMeasures,
  readPlan,
  readPlansById,
} from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'
import { shortened } from '../shortened.ts'
import type { FigureLine } from './columns.ts'

/** The filters of the figures. */
export const filterNames = ['plan', 'measure'] as const
export type FilterName = (typeof filterNames)[number]
type Values = Partial<Record<FilterName, string | undefined>>

/** The parameters that the figures read. */
export const parameters = [...filterNames, 'after', 'before'] as const

const figuresOnPage = 24

/** A page of the figures. */
export type FiguresPage = {
  values: Values
  ignored: { name: FilterName; value: string }[]
  plan: PlanRow | null
  plans: PlanRow[]
  /** One figure for each measure, by which it is called. */
  measures: FigureRow[]
  lines: FigureLine[]
  total: number
  previous: number | null
  next: number | null
  strayed: boolean
  series: SeriesRow[]
}

/** The canonical query of some filters. */
export function searchOf(values: Values, more: Record<string, string> = {}): string {
  const query = new URLSearchParams([
    ...filterNames.flatMap(name => (values[name] ? [[name, values[name]]] : [])),
    ...Object.entries(more),
  ])
  query.sort()
  return query.size > 0 ? `?${query}` : ''
}

const positionIn = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined

/** Reads a page of the figures, in a fixed number of queries. */
export async function readFiguresPage(reading: Reading, query: URLSearchParams): Promise<FiguresPage> {
  const { db, uses } = reading
  uses('all:figure', 'all:plan', 'all:series')
  const asked = (name: FilterName) => query.get(name) || null
  const planSlug = asked('plan')
  const speakable = planSlug !== null && planSlug.length <= 100 && !planSlug.includes('\0')
  const [latest, measures, named] = await Promise.all([
    readLatestPlans(db),
    readMeasures(db),
    speakable ? readPlan(db, planSlug) : null,
  ])
  const plan = named?.removed ? null : named
  const plans = plan && !latest.some(({ id }) => id === plan.id) ? [...latest, plan] : latest
  const measure = measures.find(one => one.measure === asked('measure'))?.measure
  const filter = { planId: plan?.id, measure }
  const [after, before] = [positionIn(query.get('after')), positionIn(query.get('before'))]
  const [page, total] = await Promise.all([readPart(reading, filter, after, before), countFigures(db, filter)])
  const [series, plansOfLines] = await Promise.all([
    readSeriesCounting(
      db,
      page.figures.map(({ key }) => key),
    ),
    readPlansOf(db, page.figures),
  ])
  const lost = Boolean((query.get('after') && after === undefined) || (query.get('before') && before === undefined))
  return {
    values: { ...(plan ? { plan: plan.slug } : {}), ...(measure ? { measure } : {}) },
    ignored: filterNames.flatMap(name => {
      const value = asked(name)
      return value !== null && !{ plan, measure }[name] ? [{ name, value: shortened(value) }] : []
    }),
    plan,
    plans,
    measures,
    lines: linesOf(page.figures, plansOfLines, series, reading),
    total,
    previous: page.previous,
    next: page.next,
    strayed: page.strayed || lost,
    series,
  }
}

const readPlansOf = (db: Reading['db'], figures: readonly FigureRow[]): Promise<PlanRow[]> =>
  readPlansById(db, [...new Set(figures.flatMap(({ plan_id }) => plan_id ?? []))])

const linesOf = (
  figures: readonly FigureRow[],
  plans: readonly PlanRow[],
  series: readonly SeriesRow[],
  reading: Reading,
): FigureLine[] =>
  figures.map(figure => ({
    named: { figure, series },
    plan: plans.find(({ id }) => id === figure.plan_id) ?? null,
    reading,
  }))

type Filter = { planId: string | undefined; measure: string | undefined }

/** Part of the list; beyond its end, the part that is nearest. */
async function readPart({ db }: Reading, filter: Filter, after: number | undefined, asked: number | undefined) {
  const limit = figuresOnPage + 1
  const before = after === undefined ? asked : undefined
  const read = await readFigureList(db, { ...filter, after, before, limit })
  const astray = read.length === 0 && (after !== undefined || before !== undefined)
  const upwards = astray ? after !== undefined : before !== undefined
  const rows = !astray
    ? read
    : await readFigureList(db, { ...filter, limit, ...(upwards ? { before: after as number } : {}) })
  const more = rows.length > figuresOnPage
  const figures = upwards ? rows.slice(-figuresOnPage) : rows.slice(0, figuresOnPage)
  const hasPrevious = upwards ? more : after !== undefined && !astray
  const hasNext = upwards ? !astray : more
  return {
    figures,
    previous: hasPrevious ? (figures[0]?.position ?? null) : null,
    next: hasNext ? (figures.at(-1)?.position ?? null) : null,
    strayed: astray && rows.length > 0,
  }
}

/** Every figure that a page's filters let through, for the formats that hold the whole list. */
export async function readAllFigures(reading: Reading, { plan, values }: FiguresPage): Promise<FigureLine[]> {
  const figures = await readFigureList(reading.db, { planId: plan?.id, measure: values.measure })
  const [series, plans] = await Promise.all([
    readSeriesCounting(
      reading.db,
      figures.map(({ key }) => key),
    ),
    readPlansOf(reading.db, figures),
  ])
  return linesOf(figures, plans, series, reading)
}

/** A figure, with the other values of what it measures, the latest first. */
export type FigurePage = { line: FigureLine; values: FigureLine[] }

/** Reads what the page of a figure says. */
export async function readFigurePage(reading: Reading, figure: FigureRow): Promise<FigurePage> {
  const { db, uses } = reading
  uses(`figure:${figure.id}`, 'all:figure', 'all:plan', 'all:series')
  const measured = await readFiguresOfMeasure(db, figure.measure)
  const [plans, series] = await Promise.all([
    readPlansById(
      db,
      measured.flatMap(({ plan_id }) => plan_id ?? []),
    ),
    readSeriesCounting(
      db,
      measured.map(({ key }) => key),
    ),
  ])
  const values = linesOf(measured, plans, series, reading)
  return { line: linesOf([figure], plans, series, reading)[0] as FigureLine, values }
}
