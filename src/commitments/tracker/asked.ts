import { z } from 'zod'
import { type OrganisationRow, readOrganisation } from '../../people/index.ts'
import {
  type PlanRow,
  type PriorityRow,
  readLatestPlans,
  readPlan,
  readPrioritiesOf,
  readPriorityAt,
} from '../../plans/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import { type CompletionLevel, completionLevels } from '../completion.ts'
import type { Narrowed } from './narrow.ts'
import { type Place, type Sort, sorts } from './sorts.ts'

/** The filters of the tracker, in the order in which they are shown. */
export const filterNames = ['q', 'plan', 'priority', 'organisation', 'completion', 'late'] as const
export type FilterName = (typeof filterNames)[number]
type Parameter = FilterName | 'sort'

/** The parameters that the tracker reads. */
export const parameters = [...filterNames, 'sort', 'after', 'before'] as const

/** What an address asks the tracker for. */
export type Asked = {
  /** What was asked for and stands, by parameter, as an address says it. */
  values: Partial<Record<Parameter, string | undefined>>
  /** What was asked for and means nothing here. */
  ignored: { name: Parameter; value: string }[]
  /** Words were left out, since there were too many. */
  shortened: boolean
  narrowed: Narrowed
  sort: Sort
  plan: PlanRow | null
  priority: PriorityRow | null
  organisation: OrganisationRow | null
  /** What the filters can be set to. */
  plans: PlanRow[]
  priorities: PriorityRow[]
  after: Place | undefined
  before: Place | undefined
  /** A cursor was given that can't be one of this order. */
  lost: boolean
}

/** Of how many plans the priorities are offered, while no plan is chosen. */
const plansWithPriorities = 10
const longestWords = 200
const mostWords = 8
const longestShown = 60

/** What was asked for, as a sentence can hold it: short, and without signs that pages may not have. */
const shown = (value: string): string => {
  const plain = value.toWellFormed().replace(/[\p{Cc}\p{Cs}]/gu, ' ')
  const signs = [...plain]
  return signs.length > longestShown ? `${signs.slice(0, longestShown).join('')}…` : plain
}

/** Reads the query of an address. A value that means nothing is left out, and said. */
export async function readAsked(db: Queries, query: URLSearchParams): Promise<Asked> {
  const given = (name: Parameter) => query.get(name) || null
  const askable = (name: Parameter) => {
    const value = given(name)
    return value !== null && value.length <= 100 && !value.includes('\0') ? value : null
  }
  const [planSlug, priorityKey, organisationSlug] = [askable('plan'), askable('priority'), askable('organisation')]
  const [latest, namedPlan, namedPriority, namedOrganisation] = await Promise.all([
    readLatestPlans(db),
    planSlug === null ? null : readPlan(db, planSlug),
    priorityKey === null ? null : readPriorityAt(db, priorityKey),
    organisationSlug === null ? null : readOrganisation(db, organisationSlug),
  ])
  const plan = namedPlan?.removed ? null : namedPlan
  const plans = plan && !latest.some(({ id }) => id === plan.id) ? [...latest, plan] : latest
  const priority = namedPriority ?? null
  const offered = await readPrioritiesOf(db, plan ? [plan.id] : plans.slice(0, plansWithPriorities).map(({ id }) => id))
  const priorities = priority && !offered.some(({ id }) => id === priority.id) ? [...offered, priority] : offered
  const organisation = namedOrganisation?.removed ? null : namedOrganisation
  const level: CompletionLevel | null = completionLevels.find(one => one === given('completion')) ?? null
  const late = given('late') === 'yes'
  const sort = sorts.find(one => one === given('sort')) ?? null
  const wanted = wordsIn(query.get('q') ?? '')
  const values: Asked['values'] = {
    ...(wanted.words.length > 0 ? { q: wanted.words.join(' ') } : {}),
    ...(plan ? { plan: plan.slug } : {}),
    ...(priority ? { priority: priority.key } : {}),
    ...(organisation ? { organisation: organisation.slug } : {}),
    ...(level ? { completion: level } : {}),
    ...(late ? { late: 'yes' } : {}),
    ...(sort && sort !== 'number' ? { sort } : {}),
  }
  const understood = { plan, priority, organisation, completion: level, late, sort }
  const ignored = Object.entries(understood).flatMap(([name, meaning]) => {
    const value = given(name as Parameter)
    return value !== null && !meaning ? [{ name: name as Parameter, value: shown(value) }] : []
  })
  const [after, before] = [
    placeIn(query.get('after'), sort ?? 'number'),
    placeIn(query.get('before'), sort ?? 'number'),
  ]
  return {
    values,
    ignored,
    shortened: wanted.shortened,
    narrowed: {
      planId: plan?.id,
      priorityId: priority?.id,
      organisationId: organisation?.id,
      level: level ?? undefined,
      late,
      words: wanted.words,
    },
    sort: sort ?? 'number',
    plan,
    priority,
    organisation,
    plans,
    priorities,
    after,
    before: after ? undefined : before,
    lost: Boolean((query.get('after') && !after) || (query.get('before') && !before)),
  }
}

/** Words as they are typed: short enough, without signs that nothing can hold. */
function wordsIn(typed: string): { words: string[]; shortened: boolean } {
  const words = typed
    .slice(0, longestWords)
    .toWellFormed()
    .split(/[\s\p{Cc}]+/u)
    .filter(Boolean)
  return { words: words.slice(0, mostWords), shortened: typed.length > longestWords || words.length > mostWords }
}

/** The canonical query of some values: the same for the same things asked. */
export function searchOf(values: Asked['values'], more: Record<string, string> = {}): string {
  const query = new URLSearchParams([
    ...[...filterNames, 'sort' as const].flatMap(name => (values[name] ? [[name, values[name]]] : [])),
    ...Object.entries(more),
  ])
  query.sort()
  return query.size > 0 ? `?${query}` : ''
}

const Cursor = z.tuple([
  z.enum(sorts),
  z.int().min(0).max(99),
  // The 80 signs of a key may be two units each.
  z.string().max(160),
  z.int().min(-10_000_000).max(10_000_000),
  z.int().min(-Number.MAX_SAFE_INTEGER).max(0),
  z.string().max(100),
])

/** A place in the list as an address holds it. */
export const cursorAt = (sort: Sort, place: Place): string =>
  Buffer.from(JSON.stringify([sort, ...place])).toString('base64url')

/** The place that a cursor means, if it was made for this order. */
function placeIn(cursor: string | null, sort: Sort): Place | undefined {
  if (!cursor || cursor.length > 1000) return undefined
  try {
    const read = Cursor.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (!read.success || JSON.stringify(read.data).includes('\\u0000')) return undefined
    const [made, ...place] = read.data
    return made === sort ? place : undefined
  } catch {
    return undefined
  }
}
