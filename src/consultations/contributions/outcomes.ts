import type { Queries, Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Bilingual, Language } from '../../platform/locales/languages.ts'

/** How what was decided of a contribution is shown: a stone, and always the word. */
export type OutcomeShown = {
  word: Bilingual
  icon: 'empty' | 'quarter' | 'half' | 'tick' | 'cross' | 'dashed' | 'postponed'
  isClosed: boolean
}

/** What was decided of contributions, by id, each thing once: of one that was split, of each of its points. */
export type Outcomes = ReadonlyMap<string, readonly OutcomeShown[]>

/** What became of somebody’s own contribution: where its answers led, and the day by which a second look is owed. */
export type Became = { leads: { label: string; href: string; hasMoved: boolean }[]; secondDue: Day | null }

type Asking = { language: Language; today: Day; timeZone: string }

type Reading = {
  outcomes(db: Queries, ids: readonly string[]): Promise<Outcomes>
  /** Whether any answer to a contribution was published, an interim one too. */
  isAnswered(tx: Tx, id: string): Promise<boolean>
  /** What became of contributions, by id: of those of which there is something to say. */
  became(db: Queries, ids: readonly string[], asking: Asking): Promise<ReadonlyMap<string, Became>>
}

let reading: Reading = {
  outcomes: async () => new Map(),
  isAnswered: async () => false,
  became: async () => new Map(),
}

/** Says where answers are kept: the room of answers does, when it is loaded. */
export function answersAreReadBy(read: Reading): void {
  reading = read
}

export const isAnswered = (tx: Tx, id: string): Promise<boolean> => reading.isAnswered(tx, id)

export const readBecame: Reading['became'] = (db, ids, asking) => reading.became(db, ids, asking)

type Standing = { id: string; standing?: string }

/** What was decided of those of some contributions of which anything was. */
export async function readOutcomes(db: Queries, rows: readonly Standing[]): Promise<Outcomes> {
  const answered = rows.filter(({ standing }) => standing === 'answered').map(({ id }) => id)
  return answered.length === 0 ? new Map() : reading.outcomes(db, answered)
}
