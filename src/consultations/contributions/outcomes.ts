import type { Queries, Tx } from '../../platform/database/database.ts'
import type { Bilingual } from '../../platform/locales/languages.ts'

/** How what was decided of a contribution is shown: a stone, and always the word. */
export type OutcomeShown = {
  word: Bilingual
  icon: 'empty' | 'quarter' | 'half' | 'tick' | 'cross' | 'dashed' | 'postponed'
  isClosed: boolean
}

/** What was decided of contributions, by id, each thing once: of one that was split, of each of its points. */
export type Outcomes = ReadonlyMap<string, readonly OutcomeShown[]>

type Reading = {
  outcomes(db: Queries, ids: readonly string[]): Promise<Outcomes>
  /** Whether any answer to a contribution was published, an interim one too. */
  isAnswered(tx: Tx, id: string): Promise<boolean>
}

let reading: Reading = { outcomes: async () => new Map(), isAnswered: async () => false }

/** Says where answers are kept: the room of answers does, when it is loaded. */
export function answersAreReadBy(read: Reading): void {
  reading = read
}

export const isAnswered = (tx: Tx, id: string): Promise<boolean> => reading.isAnswered(tx, id)

type Standing = { id: string; standing?: string }

/** What was decided of those of some contributions of which anything was. */
export async function readOutcomes(db: Queries, rows: readonly Standing[]): Promise<Outcomes> {
  const answered = rows.filter(({ standing }) => standing === 'answered').map(({ id }) => id)
  return answered.length === 0 ? new Map() : reading.outcomes(db, answered)
}
