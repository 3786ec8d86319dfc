import { sql } from 'kysely'
import type { Queries } from '../../../platform/database/database.ts'
import { wordsIn } from '../../../platform/facts/fold.ts'

/** How words are looked for: what takes least depends on how many contributions say them. */
export type Words = {
  said: string
  /** Many say them: some of the next lines do. Else the index of words knows the few that do. */
  isCommon: boolean
  /** As many of the next lines as are looked through. */
  window: number
}

const mostWords = 20
/** As many contributions as are taken by lot to know how common words are; and how many of them make words common. */
const tried = 500
const some = 5
/** As many of the next lines as are looked through, at most; and how many times as many as should hold a page of those that say the words. */
const mostLooked = 10_000
const margin = 2

/** How the words that are asked for are looked for in a consultation; null where none are. */
export async function searchIn(
  db: Queries,
  consultationId: string,
  asked: string,
  wanted: number,
): Promise<Words | null> {
  const said = wordsIn(asked).slice(0, mostWords).join(' ')
  if (said === '') return null
  const { rows } = await sql<{ all: number; found: number }>`
    select count(*)::int as all, count(*) filter (where words @@ plainto_tsquery('pg_catalog.french', ${said}))::int as found from (
      select words from contributions where consultation_id = ${consultationId} and state = 'published' and same_as is null
      order by shuffle, number limit ${tried}
    ) as lot`.execute(db)
  const { all = 0, found = 0 } = rows[0] ?? {}
  const window = Math.min(mostLooked, Math.ceil((margin * wanted * all) / Math.max(found, 1)))
  return { said, isCommon: all < tried || found >= some, window }
}
