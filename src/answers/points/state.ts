/** Where a point stands. An interim answer leaves it owed; `split`: what it said is in the points that follow it. */
export const pointStates = ['owed', 'answered', 'waived', 'split'] as const
export type PointState = (typeof pointStates)[number]
