import { Day } from '../../platform/facts/period.ts'
import { isUlid } from '../../platform/ids.ts'
import { type RecordFilter, thingDefinitions } from '../../record/index.ts'

/** The query parameters that narrow the record. */
export const filterNames = ['kind', 'change', 'subject', 'from', 'to'] as const
export type FilterName = (typeof filterNames)[number]

const changes = ['added', 'corrected', 'removed', 'import'] as const

/** The kinds of things that lines can be about: those that facts describe, and imports. */
export const kinds = (): string[] => [...thingDefinitions().keys(), 'import']

export type Filters = {
  filter: RecordFilter
  /** What was asked for and stands, by parameter. */
  values: Partial<Record<FilterName, string>>
  /** What was asked for and means nothing here. */
  ignored: { name: FilterName; value: string }[]
  /** The canonical query: `?change=corrected&kind=commitment`, or nothing. */
  search: string
}

const accepts: Record<FilterName, (value: string) => string | null> = {
  kind: value => (kinds().includes(value) ? value : null),
  change: value => changes.find(one => one === value) ?? null,
  subject: value => (isUlid(value.toUpperCase()) ? value.toUpperCase() : null),
  from: value => (Day.safeParse(value).success ? value : null),
  to: value => (Day.safeParse(value).success ? value : null),
}

/** What a query asks the record for. A value that means nothing is left out, and said. */
export function filtersOf(query: URLSearchParams, timeZone: string): Filters {
  const values: Filters['values'] = {}
  const ignored: Filters['ignored'] = []
  for (const name of filterNames) {
    const value = query.get(name)
    if (!value) continue
    const accepted = accepts[name](value)
    if (accepted === null) ignored.push({ name, value })
    else values[name] = accepted
  }
  const { kind, change, subject, from, to } = values
  if (from && to && to < from) {
    // Without a value of its own: it is refused for its order.
    ignored.push({ name: 'to', value: '' })
    delete values.to
  }
  return {
    filter: {
      ...(kind ? { kind } : {}),
      ...(change ? { change: change as (typeof changes)[number] } : {}),
      ...(subject ? { subjectId: subject } : {}),
      ...(from ? { from } : {}),
      ...(values.to ? { to: values.to } : {}),
      timeZone,
    },
    values,
    ignored,
    search: searchOf(values),
  }
}

/** The canonical query of some filters. */
export function searchOf(values: Filters['values']): string {
  const query = new URLSearchParams(filterNames.flatMap(name => (values[name] ? [[name, values[name]]] : [])))
  query.sort()
  return query.size > 0 ? `?${query}` : ''
}

/** A position in the record, as an address holds it; undefined where it can't be one. */
export const positionIn = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined
