import type { Selectable } from 'kysely'
import type { ConsultationRow } from '../../../consultations/index.ts'
import type { OrganisationRow } from '../../../people/index.ts'
import type { PriorityRow } from '../../../plans/index.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import type { ThemesTable } from '../../tables.ts'

/** What the list shows: what belongs to no theme yet, what does and is owed, and what was decided or is argued about. */
export const benchStates = ['place', 'grouped', 'waived', 'answered', 'disputed', 'contested'] as const
export type BenchState = (typeof benchStates)[number]

/** The states of a theme's points: the others are of the whole consultation. */
export const themeStates = ['grouped', 'answered', 'waived'] as const satisfies readonly BenchState[]

export const askedNames = ['state', 'theme', 'organisation', 'priority', 'q', 'after', 'before'] as const
export type Theme = Selectable<ThemesTable>

/** What a page of the list is narrowed to, and by which words its address says so. */
export type Asked = {
  consultationId: string
  state: BenchState
  theme: Theme | null
  organisation: OrganisationRow | null
  priority: PriorityRow | null
  said: string
  after: string
  before: string
}

const longestWords = 200

/** From what there is to choose. */
export type Choices = {
  themes: readonly Theme[]
  organisations: readonly OrganisationRow[]
  priorities: readonly PriorityRow[]
}

/** What an address asks for. A value that means nothing here is as good as none. */
export function askedIn(
  query: URLSearchParams,
  consultationId: string,
  { themes, organisations, priorities }: Choices,
): Asked {
  const of = (name: (typeof askedNames)[number]) => (query.get(name) ?? '').trim()
  const theme = themes.find(({ number }) => String(number) === of('theme')) ?? null
  const state = benchStates.find(one => one === of('state')) ?? 'place'
  return {
    consultationId,
    theme,
    state: theme && !themeStates.some(one => one === state) ? 'grouped' : state,
    organisation: organisations.find(({ key }) => key === of('organisation')) ?? null,
    priority: priorities.find(({ key }) => key === of('priority')) ?? null,
    said: of('q').slice(0, longestWords),
    after: of('after'),
    before: of('before'),
  }
}

export const benchPath = (language: Language, { slug }: Pick<ConsultationRow, 'slug'>) =>
  pathOf('consolidate', language, { consultation: slug })

export const themePath = (language: Language, { slug }: Pick<ConsultationRow, 'slug'>, number: number) =>
  pathOf('consolidationTheme', language, { consultation: slug, theme: String(number) })

/** The query by which an address says what is asked for, with more if need be; nothing where that is what is shown anyway. */
export function searchOf(asked: Asked, more: Partial<Record<string, string>> = {}): string {
  const { state, theme, organisation, priority, said, after, before } = asked
  const all: Partial<Record<string, string>> = {
    state: state === 'place' ? '' : state,
    theme: theme ? String(theme.number) : '',
    organisation: organisation?.key,
    priority: priority?.key,
    q: said,
    after,
    before,
    ...more,
  }
  const query = new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return query.size > 0 ? `?${query}` : ''
}

/** Whether the list is narrowed by something of which no count is kept. */
export const isNarrowed = ({ organisation, priority, said }: Asked): boolean =>
  organisation !== null || priority !== null || said !== ''
