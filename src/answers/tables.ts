import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../platform/canonical.ts'
import type { Day } from '../platform/facts/period.ts'
import type { Bilingual, Language } from '../platform/locales/languages.ts'
import type { Capacity } from '../record/index.ts'
import type { Change, ConsolidationKind } from './consolidation/change.ts'
import type { PointState } from './points/state.ts'
import type { AnswerState, Outcome } from './replies/outcome.ts'
import type { ReportWords } from './report/sections.ts'

export type PointsTable = {
  contribution_id: string
  number: number
  contribution_number: number
  consultation_id: string
  part: string | null
  is_shown: boolean
  with_id: string | null
  joined: 'same' | 'merged' | null
  theme_id: string | null
  state: Generated<PointState>
  responsible_id: string | null
  due: Day | null
  answer_id: string | null
  settled_at: Date | null
  disputed: Generated<boolean>
  version: Generated<number>
}

export type ThemesTable = {
  id: string
  consultation_id: string
  number: number
  title: string
  finding: string
  version: Generated<number>
  made_at: Date
  changed_at: Date | null
  dissolved_at: Date | null
}

export type AnswersTable = {
  id: string
  consultation_id: string
  theme_id: string | null
  outcome: Outcome
  reason: string
  language: Language
  organisation_id: string
  signed_as: string
  until: Day | null
  passed_to: string | null
  state: AnswerState
  version: Generated<number>
  drafted_at: Date
  drafted_as: Capacity
  drafted_by: string | null
  reviewed_at: Date | null
  reviewed_as: Capacity | null
  reviewed_by: string | null
  publish_on: Day | null
  problem: ColumnType<Bilingual | null, string | null | undefined, string | null>
  published_at: Date | null
  replaces: string | null
  is_second: boolean
}

export type ConsultationReportsTable = {
  id: string
  consultation_id: string
  state: 'draft' | 'open' | 'final'
  version: Generated<number>
  words: ColumnType<ReportWords, string, string>
  comments_id: string | null
  written_at: Date
  written_by: string | null
  opened_at: Date | null
  finished_at: Date | null
  frozen: string | null
  hash: string | null
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    points: PointsTable
    themes: ThemesTable
    answers: AnswersTable
    answer_points: { answer_id: string; contribution_id: string; number: number; published_at: Date | null }
    answer_targets: {
      answer_id: string
      place: number
      target_type: 'commitment' | 'milestone'
      target_id: string
      entry_id: string | null
      field: string | null
      before: ColumnType<Json, string | null, never>
      after: ColumnType<Json, string | null, never>
    }
    answers_told: { answer_id: string; person_id: string; told_at: Date }
    contests: {
      contribution_id: string
      number: number
      consultation_id: string
      answer_id: string
      reason: string
      contested_at: Date
      due: Day
      second_id: string | null
      settled_at: Date | null
      /** Kept by the database: what is hidden or withdrawn isn’t counted. */
      is_shown: Generated<boolean>
    }
    rulings: {
      id: string
      contribution_id: string
      number: number
      kind: 'waived' | 'holds'
      answer_id: string | null
      reason: string
      signed_as: string
      ruled_at: Date
      ruled_by: string | null
      ended_at: Date | null
    }
    consolidations: {
      id: string
      consultation_id: string
      kind: ConsolidationKind
      changes: ColumnType<Change[], string, never>
      theme_id: string | null
      done_at: Date
      done_by: string | null
      undone_at: Date | null
    }
    point_counts: {
      consultation_id: string
      theme_id: string
      state: PointState
      leads: boolean
      lane: number
      count: number
    }
    contest_counts: { consultation_id: string; is_waiting: boolean; lane: number; count: number }
    answer_reminders: { organisation_id: string; person_id: string; told_on: Day }
    consultation_reports: ConsultationReportsTable
    thread_counts: {
      target_type: 'commitment' | 'milestone'
      target_id: string
      consultation_id: string
      theme_id: string
      lane: number
      count: number
    }
    coverage_counts: {
      consultation_id: string
      responsible_id: string
      standing: 'owed' | 'answered' | 'waived'
      day: number
      lane: number
      count: number
    }
  }
}
