import type { Generated } from 'kysely'
import type { Day } from '../platform/facts/period.ts'
import type { FileKind } from '../platform/files/kinds.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { ThingColumns } from '../record/index.ts'
import type { Consultation } from './consultation.ts'
import type { AuthorKind, Channel, ContributionState, Standing, Suspicion } from './contributions/contribution.ts'
import type { Answers } from './fields/field.ts'

type Written<T> = import('kysely').ColumnType<T, string, string>

export type ContributionsTable = {
  id: string
  number: Generated<number>
  consultation_id: string
  priority_id: string | null
  state: ContributionState
  version: number
  title: string
  text: string
  answers: Written<Answers>
  language: Language
  author: string
  organisation_id: string | null
  author_kind: AuthorKind
  person_id: string | null
  email: string | null
  channel: Channel
  channel_day: Day | null
  event_id: string | null
  sent_at: Date
  published_at: Date | null
  responsible_id: string | null
  due: Day | null
  /** For how many days it was hidden and then given back: its answer is due as much later. */
  days_hidden: Generated<number>
  /** Kept by the database, by what is decided of each of its points (migration 21). */
  standing: import('kysely').ColumnType<Standing, never, never>
  settled_at: import('kysely').ColumnType<Date | null, never, never>
  changed_at: Date | null
  withdrawn_at: Date | null
  withdrawn_reason: string | null
  link_hash: Buffer | null
  link_ends: Date | null
  said: Buffer
  same_as: string | null
  copies: Generated<number>
  suspicion: Suspicion | null
  /** How many it has now. */
  files: Generated<number>
  shuffle: number
  words: import('kysely').ColumnType<string, never, never>
}

export type ContributionVersionsTable = {
  contribution_id: string
  version: number
  title: string
  text: string
  answers: Written<Answers>
  priority_id: string | null
  since: Date
}

export type ContributionDraftsTable = {
  id: string
  link_hash: Buffer
  consultation_id: string
  typed: Written<Record<string, string>>
  person_id: string | null
  email: string | null
  /** The identities of those that wait with it. */
  files: import('kysely').ColumnType<string[], string | undefined, string>
  kept_at: Date
  ends_at: Date
}

export type ContributionFilesTable = {
  id: string
  contribution_id: string
  file_id: string | null
  hash: string
  size: number
  kind: FileKind
  place: number
  from_version: number
  until_version: number | null
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    consultations: ThingColumns<Consultation> & { plan_id: string; slug: string; opens: Date; closes: Date }
    contributions: ContributionsTable
    contribution_versions: ContributionVersionsTable
    contribution_drafts: ContributionDraftsTable
    contribution_files: ContributionFilesTable
    contribution_identities: { consultation_id: string; identity: string; contribution_id: string; content: Buffer }
    contribution_counts: {
      consultation_id: string
      priority_id: string
      state: ContributionState
      lane: number
      count: number
    }
  }
}
