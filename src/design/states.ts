/** How far a commitment is, in OGP's completion levels, with “no information” and “withdrawn” beside them. */
export type Completion = 'no-information' | 'not-started' | 'limited' | 'substantial' | 'complete' | 'withdrawn'

/** What is known of a milestone; `no-information` when nothing was ever reported on it. */
export type MilestoneStanding = 'no-information' | 'not-started' | 'in-progress' | 'reached' | 'postponed' | 'abandoned'

/** Where a slab of a timeline lies beside today: laid, being laid, to come, or without a date. */
export type SlabState = 'done' | 'now' | 'todo' | 'unknown'
