import type { Reading } from '../../platform/reading.ts'
import { type Around, readAround } from './around.ts'
import type { Listed } from './list-rows.ts'
import { readList } from './read.ts'

/** The newest contributions that say some words, with what they refer to, and how many do. */
export type Said = { rows: Listed[]; around: Around; count: number; isMore: boolean }

const nowhere = new Map<string, never>()

export const nothingSaid: Said = {
  rows: [],
  around: {
    consultations: nowhere,
    priorities: nowhere,
    organisations: nowhere,
    plans: nowhere,
    events: nowhere,
    outcomes: nowhere,
  },
  count: 0,
  isMore: false,
}

/** What contributions say of some words, for a page that finds more than contributions. */
export async function readSaid({ db, today }: Reading, words: string, limit: number): Promise<Said> {
  const { rows, count, isMore } = await readList(db, {
    filter: { said: words },
    order: 'newest',
    seed: 1,
    cursor: null,
    limit,
    today,
  })
  return { rows, count, isMore, around: await readAround(db, rows) }
}
