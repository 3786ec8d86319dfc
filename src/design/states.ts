/** How far a commitment is, in OGP's completion levels, with “no information” and “withdrawn” beside them. */
export type Completion = 'no-information' | 'not-started' | 'limited' | 'substantial' | 'complete' | 'withdrawn'

/** What is known of a milestone; `no-information` when nothing was ever reported on it. */
export type MilestoneStanding = 'no-information' | 'not-started' | 'in-progress' | 'reached' | 'postponed' | 'abandoned'

/** Where a slab of a timeline lies beside today: laid, being laid, to come, or without a date. */
export type SlabState = 'done' | 'now' | 'todo' | 'unknown'

/** The drawings of a state: a stone that fills up, and what can be drawn on it. */
export type StateIcon = 'dashed' | 'empty' | 'quarter' | 'half' | 'tick' | 'cross' | 'late' | 'postponed'

export const completionIcons: Record<Completion, StateIcon> = {
  'no-information': 'dashed',
  'not-started': 'empty',
  limited: 'quarter',
  substantial: 'half',
  complete: 'tick',
  withdrawn: 'cross',
}

export const milestoneIcons: Record<MilestoneStanding, StateIcon> = {
  'no-information': 'dashed',
  'not-started': 'empty',
  'in-progress': 'half',
  reached: 'tick',
  postponed: 'postponed',
  abandoned: 'cross',
}

const quiet = new Set<string>(['no-information', 'not-started'])
const closed = new Set<string>(['withdrawn', 'abandoned'])

/** How loud a state is: one of which nothing is known, or that is over, less than one that goes on. */
export const toneOf = (state: Completion | MilestoneStanding): 'plain' | 'quiet' | 'closed' =>
  quiet.has(state) ? 'quiet' : closed.has(state) ? 'closed' : 'plain'
