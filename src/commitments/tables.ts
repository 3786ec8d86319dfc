import type { ThingColumns } from '../record/index.ts'
import type { Commitment, Milestone } from './commitment.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    commitments: ThingColumns<Commitment> & {
      plan_id: string
      priority_id: string | null
      number: string
      number_order: string
    }
    commitment_organisations: { commitment_id: string; organisation_id: string; role: 'lead' | 'support'; rank: number }
    commitment_progress: { id: string; holds_after: string; holds_until: string }
    commitment_progress_state: { one: import('kysely').Generated<boolean>; made: string }
    milestones: ThingColumns<Milestone> & { commitment_id: string; number: number }
  }
}
