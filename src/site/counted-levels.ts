import type { CompletionLevel, Followed } from '../commitments/index.ts'

/** How many commitments are at each level; a level that none has is left out. */
export function countedLevels(commitments: readonly Followed[]): Partial<Record<CompletionLevel, number>> {
  const counts: Partial<Record<CompletionLevel, number>> = {}
  for (const { completion } of commitments) counts[completion.level] = (counts[completion.level] ?? 0) + 1
  return counts
}
