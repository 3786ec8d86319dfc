import type { Queries } from '../platform/database/database.ts'
import { type AskedType, askedTypes } from './entry.ts'
import type { Cursor } from './search.ts'

export type PlanName = { id: string; slug: string }

/** What the query of an address asks for; what it asks for in vain is named, to be said. */
export type Request = {
  q: string
  type: AskedType | undefined
  plan: PlanName | undefined
  cursor: Cursor | undefined
  plans: PlanName[]
  ignored: { name: 'type' | 'plan'; value: string }[]
  /** A cursor was given that can't be one. */
  lost: boolean
}

/** The parameters that the page of search reads. */
export const parameters = ['q', 'type', 'plan', 'after', 'before'] as const

const longestShown = 40
const shortened = (value: string) => [...value.toWellFormed()].slice(0, longestShown).join('')

function readCursor(query: URLSearchParams): Cursor | undefined {
  for (const [name, towards] of [
    ['after', 'next'],
    ['before', 'previous'],
  ] as const) {
    const [, score, id] = /^(\d{1,9})-([0-9A-Za-z][0-9A-Za-z.-]{0,79})$/.exec(query.get(name) ?? '') ?? []
    if (score && id) return { score: Number(score), id, towards }
  }
  return undefined
}

/** Reads the query of an address. */
export async function readRequest(db: Queries, query: URLSearchParams): Promise<Request> {
  const plans = await db
    .selectFrom('plans')
    .select(['id', 'slug'])
    .where('removed', 'is', null)
    .orderBy('latest', 'desc')
    .orderBy('position', 'desc')
    .execute()
  const [askedType, askedPlan] = [query.get('type') ?? '', query.get('plan') ?? '']
  const type = askedTypes.find(one => one === askedType)
  const plan = plans.find(({ slug }) => slug === askedPlan)
  const cursor = readCursor(query)
  return {
    q: query.get('q') ?? '',
    type,
    plan,
    cursor,
    plans,
    ignored: [
      ...(askedType && !type ? [{ name: 'type' as const, value: shortened(askedType) }] : []),
      ...(askedPlan && !plan ? [{ name: 'plan' as const, value: shortened(askedPlan) }] : []),
    ],
    lost: !cursor && Boolean(query.get('after') || query.get('before')),
  }
}

/** The query of the page of search for some words and filters: the same for the same things asked. */
export function searchQuery(asked: {
  q: string
  type?: string | undefined
  plan?: string | undefined
  cursor?: Cursor | null
}): string {
  const query = new URLSearchParams()
  if (asked.q) query.set('q', asked.q)
  if (asked.type) query.set('type', asked.type)
  if (asked.plan) query.set('plan', asked.plan)
  if (asked.cursor)
    query.set(asked.cursor.towards === 'next' ? 'after' : 'before', `${asked.cursor.score}-${asked.cursor.id}`)
  return query.size > 0 ? `?${query}` : ''
}
