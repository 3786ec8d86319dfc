import type { PointState } from '../points/state.ts'

/** What is done while consolidating, and can be undone. */
export const consolidationKinds = ['grouped', 'split', 'merged', 'unmerged', 'assigned', 'waived', 'dissolved'] as const
export type ConsolidationKind = (typeof consolidationKinds)[number]

/** Where a point stood before something was done to it, and which version it had afterwards. */
export type Change = {
  id: string
  number: number
  /** For those who read what was done, whatever became of it since. */
  named: string
  before: {
    theme: string | null
    state: PointState
    with: string | null
    joined: 'same' | 'merged' | null
    responsible: string | null
    due: string | null
  }
  version: number
}

/** What consolidating gives back: by which it can be undone. */
export type Consolidated = { consolidation: string | null; numbers: string[] }
