/** How long something is kept after its end, in days; and how long at most, however often its end moves. */
export type Term = { days: number; atMost?: number }

/** How long what this room keeps for a time is kept: these numbers stand here only, for what ends it and for what says so. */
export const terms = {
  sessions: { days: 14, atMost: 90 },
  requests: { days: 1 },
  counts: { days: 1 },
  lettersSent: { days: 7 },
  lettersFailed: { days: 30 },
  invitations: { days: 90 },
  filesWaiting: { days: 1 },
  runs: { days: 365 },
} as const satisfies Record<string, Term>
