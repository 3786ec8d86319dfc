import { organisationKindWords } from '../../people/index.ts'
import type { Day } from '../../platform/facts/period.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'
import type { Around } from './around.ts'
import type { AuthorKind } from './contribution.ts'
import type { Listed } from './list-rows.ts'
import type { ContributionRow } from './read.ts'

/** Who speaks, as they wish to be named: the organisation for which they do, the name that they gave, or nobody. */
export function authorInWords(
  row: Pick<Listed, 'author' | 'organisation_id'>,
  around: Around,
  language: Language,
): string | null {
  const organisation = row.organisation_id ? around.organisations.get(row.organisation_id) : undefined
  const name = organisation ? wordsOf(organisation.facts.name, language) : ''
  return [name, row.author].filter(Boolean).join(', ') || null
}

/** What kind of author somebody is. */
export const authorKindInWords = (kind: AuthorKind, language: Language): string =>
  kind === 'person' ? words(language).list.person : organisationKindWords[language][kind]

/** How many whole days a day is past. */
export const daysPast = (due: Day, today: Day): number =>
  Math.max(0, Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${due}T00:00:00Z`)) / 86_400_000))

/** How many whole days an author waited for their answer. */
export const daysAfterPublication = (published: Date, settled: Date): number =>
  Math.max(0, Math.floor((settled.getTime() - published.getTime()) / 86_400_000))

export type Where = 'owed' | 'late' | 'answered' | 'waived' | 'withdrawn' | 'hidden'

/** Where a contribution stands on a day. */
export function whereOf(
  { state, due, standing }: Pick<ContributionRow, 'state' | 'due' | 'standing'>,
  today: Day,
): Where {
  if (state === 'withdrawn' || state === 'hidden') return state
  if (standing !== 'owed') return standing
  return due !== null && due < today ? 'late' : 'owed'
}

/** Its title, unless it is hidden: then nobody reads it. */
export const titleInWords = (row: Pick<Listed, 'state' | 'title'>, language: Language): string =>
  row.state === 'hidden' ? words(language).one.hidden : row.title
