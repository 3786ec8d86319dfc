import type { Generated, GeneratedAlways } from 'kysely'
import type { Capacity } from '../record/index.ts'
import type { HidingState } from './hidings/hiding.ts'

export type HidingsTable = {
  id: string
  contribution_id: string
  plan_id: string
  rule: string
  charter: number
  explanation: string
  hidden_at: Date
  hidden_as: Capacity
  hidden_by: string | null
  author_id: string | null
  appeal_until: Date
  appealed_at: Generated<Date | null>
  appeal: Generated<string | null>
  settled_at: Generated<Date | null>
  settled_as: Generated<Capacity | null>
  settled_by: Generated<string | null>
  settlement: Generated<string | null>
  restored_at: Generated<Date | null>
  restored_as: Generated<Capacity | null>
  restored_by: Generated<string | null>
  state: GeneratedAlways<HidingState>
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    hidings: HidingsTable
    reports: {
      id: string
      contribution_id: string
      rule: string
      words: string
      reported_at: Date
      closed_at: Date | null
      outcome: 'dismissed' | 'hidden' | null
    }
    reported: { contribution_id: string; plan_id: string; count: number; since: Date }
    moderation_counts: { month: string; rule: string; what: Counted; count: number }
  }
}

/** What is counted by month and rule. */
export const countedThings = ['reported', 'dismissed', 'hidden', 'appealed', 'restored', 'upheld'] as const
export type Counted = (typeof countedThings)[number]
