import { type AgendaFilter, EventKind, eventKinds, readAgendaChoices } from '../../events/index.ts'
import { type OrganisationRow, readAllOrganisations, readOrganisation } from '../../people/index.ts'
import { type PlanRow, readLatestPlans, readPlan } from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'

/** The query parameters that narrow the agenda. */
export const filterNames = ['plan', 'kind', 'organisation'] as const
export type FilterName = (typeof filterNames)[number]

type Values = Partial<Record<FilterName, string>>

export type Filters = {
  filter: AgendaFilter
  /** What was asked for and stands, by parameter. */
  values: Values
  /** What was asked for and means nothing here. */
  ignored: { name: FilterName; value: string }[]
  /** The canonical query: `?kind=forum&plan=2021-2023`, or nothing. */
  search: string
  /** What can be chosen: what the agenda has events of, and what is chosen already. */
  choices: { plans: PlanRow[]; kinds: EventKind[]; organisations: OrganisationRow[] }
}

const longestSlug = 100

/** What a query asks the agenda for. A value that means nothing is left out, and said. */
export async function readFilters({ db }: Reading, query: URLSearchParams): Promise<Filters> {
  const asked = (name: FilterName) => query.get(name) || undefined
  // An address of once leads to its thing here too.
  const slug = (name: FilterName) => {
    const value = asked(name)
    return value !== undefined && value.length <= longestSlug && !value.includes('\0') ? value : undefined
  }
  const [planSlug, organisationSlug] = [slug('plan'), slug('organisation')]
  const [latest, organisations, used, namedPlan, namedOrganisation] = await Promise.all([
    readLatestPlans(db),
    readAllOrganisations(db),
    readAgendaChoices(db),
    planSlug === undefined ? null : readPlan(db, planSlug),
    organisationSlug === undefined ? null : readOrganisation(db, organisationSlug),
  ])
  const plan = namedPlan && !namedPlan.removed ? namedPlan : undefined
  const plans = plan && !latest.some(({ id }) => id === plan.id) ? [...latest, plan] : latest
  const kind = EventKind.safeParse(asked('kind')).data
  const organisation = organisations.find(({ id }) => id === namedOrganisation?.id)
  const values: Values = {
    ...(plan ? { plan: plan.slug } : {}),
    ...(kind ? { kind } : {}),
    ...(organisation ? { organisation: organisation.slug } : {}),
  }
  return {
    filter: {
      ...(plan ? { planId: plan.id } : {}),
      ...(kind ? { kind } : {}),
      ...(organisation ? { organisationId: organisation.id } : {}),
    },
    values,
    ignored: filterNames.flatMap(name => {
      const value = asked(name)
      return value && !values[name] ? [{ name, value }] : []
    }),
    search: searchOf(values),
    choices: {
      plans: plans.filter(one => one.id === plan?.id || used.planIds.includes(one.id)),
      kinds: eventKinds.filter(one => one === kind || used.kinds.includes(one)),
      organisations: organisations.filter(one => one === organisation || used.organisationIds.includes(one.id)),
    },
  }
}

/** The canonical query of some filters. */
export function searchOf(values: Values): string {
  const query = new URLSearchParams(filterNames.flatMap(name => (values[name] ? [[name, values[name]]] : [])))
  query.sort()
  return query.size > 0 ? `?${query}` : ''
}
