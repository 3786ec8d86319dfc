import { type SelectQueryBuilder, sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { AuthorKind, ContributionState, Standing } from './contribution.ts'

export const listedStates = ['owed', 'late', 'answered', 'waived', 'withdrawn', 'hidden'] as const
export type ListedState = (typeof listedStates)[number]
export const orders = ['newest', 'longest', 'random'] as const
export type Order = (typeof orders)[number]

export type ListFilter = {
  consultationId?: string
  priorityId?: string
  state?: ListedState
  authorKind?: AuthorKind
  organisationId?: string
  /** Words that it says, as somebody typed them. */
  said?: string
  /** Those that say the same as this one. */
  sameAs?: string
}

/** Where a page of a list begins: after or before a contribution, whose number it is. */
export type ListCursor = { after: number } | { before: number } | null

/** What a list is asked for. */
export type Asked = { filter: ListFilter; order: Order; seed: number; cursor: ListCursor; limit: number; today: Day }

export type Query = SelectQueryBuilder<Tables, 'contributions', object>

const stateOf: Record<ListedState, ContributionState> = {
  owed: 'published',
  late: 'published',
  answered: 'published',
  waived: 'published',
  withdrawn: 'withdrawn',
  hidden: 'hidden',
}

/** Of what is published, what it is owed; nothing of what isn’t. */
const standingOf: Partial<Record<ListedState, Standing>> = {
  owed: 'owed',
  late: 'owed',
  answered: 'answered',
  waived: 'waived',
}

/** Contributions, or those of them that a search goes through. */
export const from = (db: Queries): Query => db.selectFrom('contributions') as unknown as Query

/** Those of a list, whatever words are asked for. */
export function narrowed(query: Query, filter: ListFilter, today: Day): Query {
  const { consultationId, priorityId, state, authorKind, organisationId, sameAs } = filter
  const standing = state && standingOf[state]
  const isWhole = [consultationId, priorityId, authorKind, organisationId, sameAs].every(one => one === undefined)
  return (
    query
      .where('state', '=', state ? stateOf[state] : 'published')
      .$if(standing !== undefined, one => one.where('standing', '=', standing ?? 'owed'))
      .$if(state === 'late', one => one.where('due', '<', today))
      .$if(consultationId !== undefined, one => one.where('consultation_id', '=', consultationId ?? ''))
      .$if(priorityId !== undefined, one => one.where('priority_id', '=', priorityId ?? ''))
      .$if(authorKind !== undefined, one => one.where('author_kind', '=', authorKind ?? 'person'))
      .$if(organisationId !== undefined, one => one.where('organisation_id', '=', organisationId ?? ''))
      // Whether what is hidden says a word would tell what it says.
      .$if(filter.said !== undefined && state === 'hidden', one => one.where(sql<boolean>`false`))
      .$if(sameAs === undefined, one => one.where('same_as', 'is', null))
      .$if(sameAs !== undefined, one => one.where('same_as', '=', sameAs ?? ''))
      // All numbers are: by this alone, the indexes of the whole list are used for the whole list, and for nothing else (migration 20).
      .$if(isWhole, one => one.where('number', '>', 0))
  )
}
