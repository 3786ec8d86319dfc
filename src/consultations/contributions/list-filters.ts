import { type OrganisationRow, organisationKinds, readOrganisation } from '../../people/index.ts'
import { type PriorityRow, readPriorities } from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'
import { type ConsultationRow, readConsultation, readConsultations } from '../store.ts'
import { type AuthorKind, numberAt, numberInWords } from './contribution.ts'
import { type ListCursor, type ListedState, type ListFilter, listedStates, type Order, orders } from './list.ts'
import { readContribution } from './read.ts'

/** The query parameters that narrow the list, and order it. */
export const filterNames = [
  'consultation',
  'priority',
  'state',
  'author',
  'organisation',
  'q',
  'same',
  'order',
  'seed',
] as const
export type FilterName = (typeof filterNames)[number]

export type ListFilters = {
  filter: ListFilter
  order: Order
  seed: number
  values: Partial<Record<FilterName, string>>
  ignored: { name: FilterName; value: string }[]
  search: string
  /** Whether anything but the order is asked for. */
  isNarrowed: boolean
  choices: { consultations: ConsultationRow[]; priorities: PriorityRow[]; organisations: OrganisationRow[] }
  same: { number: number; id: string } | null
}

const longestWords = 200
const isOneOf = <T extends string>(all: readonly T[], said: string): said is T => all.some(one => one === said)

/** What a query asks the list for. A value that means nothing is left out, and said. */
export async function readListFilters({ db }: Reading, query: URLSearchParams): Promise<ListFilters> {
  const asked = (name: FilterName) => (query.get(name) || '').replaceAll('\0', '').slice(0, longestWords)
  const consultations = await readConsultations(db)
  const slug = asked('consultation')
  const named = slug ? await readConsultation(db, slug) : null
  const consultation = named && !named.removed ? named : undefined
  const priorities = consultation
    ? (await readPriorities(db, consultation.plan_id)).filter(({ key }) =>
        consultation.facts.priorities.some(({ priorityId }) => priorityId === key),
      )
    : []
  const priorityKey = asked('priority')
  const priority = priorityKey
    ? (priorities.find(({ key }) => key === priorityKey) ??
      (await db.selectFrom('priorities').selectAll().where('key', '=', priorityKey).executeTakeFirst()))
    : undefined
  const state = isOneOf(listedStates, asked('state')) ? (asked('state') as ListedState) : undefined
  const kinds: readonly AuthorKind[] = ['person', ...organisationKinds]
  const author = isOneOf(kinds, asked('author')) ? (asked('author') as AuthorKind) : undefined
  const organisationSlug = asked('organisation')
  const organisation = organisationSlug ? await readOrganisation(db, organisationSlug) : null
  const words = asked('q').trim()
  const sameNumber = numberAt(asked('same'))
  const sameRow = sameNumber === null ? null : await readContribution(db, sameNumber)
  const same = sameRow && sameRow.state !== 'unconfirmed' ? { number: sameRow.number, id: sameRow.id } : null
  // What has its answer waits no longer.
  const isSettled = state === 'answered' || state === 'waived'
  const order =
    isOneOf(orders, asked('order')) && !(isSettled && asked('order') === 'longest')
      ? (asked('order') as Order)
      : undefined
  const seed = /^\d{1,9}$/.test(asked('seed')) ? Number(asked('seed')) : undefined
  const values: ListFilters['values'] = {
    ...(consultation ? { consultation: consultation.slug } : {}),
    ...(priority ? { priority: priority.key } : {}),
    ...(state ? { state } : {}),
    ...(author ? { author } : {}),
    ...(organisation ? { organisation: organisation.slug } : {}),
    ...(words ? { q: words } : {}),
    ...(same ? { same: numberInWords(same.number) } : {}),
    ...(order && order !== 'newest' ? { order } : {}),
    ...(order === 'random' ? { seed: String(seed ?? 1) } : {}),
  }
  const search = new URLSearchParams(filterNames.flatMap(name => (values[name] ? [[name, values[name]]] : [])))
  return {
    filter: {
      ...(consultation ? { consultationId: consultation.id } : {}),
      ...(priority ? { priorityId: priority.id } : {}),
      ...(state ? { state } : order === 'longest' ? { state: 'owed' as const } : {}),
      ...(author ? { authorKind: author } : {}),
      ...(organisation ? { organisationId: organisation.id } : {}),
      ...(words ? { said: words } : {}),
      ...(same ? { sameAs: same.id } : {}),
    },
    order: order ?? 'newest',
    seed: seed ?? 1,
    values,
    ignored: filterNames.flatMap(name => {
      const value = query.get(name)
      return value && !values[name] && name !== 'seed' && !(name === 'order' && order)
        ? [{ name, value: value.slice(0, longestWords) }]
        : []
    }),
    search: search.size > 0 ? `?${search}` : '',
    isNarrowed: Object.keys(values).some(name => name !== 'order' && name !== 'seed'),
    choices: { consultations, priorities, organisations: organisation ? [organisation] : [] },
    same,
  }
}

/** Where the page of a list begins. */
export function cursorOf(query: URLSearchParams): ListCursor {
  const after = numberAt(query.get('after') ?? '')
  const before = numberAt(query.get('before') ?? '')
  if (after !== null) return { after }
  return before === null ? null : { before }
}
