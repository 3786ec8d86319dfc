import { sql } from 'kysely'
import { canonicalJson, sha256 } from '../platform/canonical.ts'
import type { Database, Queries } from '../platform/database/database.ts'
import type { Progress } from '../platform/progress.ts'
import { followEntries, followThings } from '../record/index.ts'
import { keepIndexed, rebuild } from './keep.ts'
import { keepAnswers } from './keep-answers.ts'
import { type TextPart, textEntries } from './text-pages.ts'

// Importing this room is what keeps the index: whatever writes things, in whichever program, imports it.
followThings(keepIndexed)
// Themes and answers aren’t things with facts: what becomes of them is told by what the record says of them.
followEntries(async (tx, entries) => {
  const of = (type: string, only?: string) => [
    ...new Set(
      entries.flatMap(({ type: told, subject }) =>
        subject.type === type && (only === undefined || told === only) ? [subject.id] : [],
      ),
    ),
  ]
  const [themes, answers] = [of('theme'), of('answer', 'answer.published')]
  if (themes.length > 0) await keepIndexed(tx, 'theme', themes)
  if (answers.length > 0) await keepAnswers(tx, answers)
})

/** How entries are made, by number: to be raised with every change that makes them otherwise. */
const made = 2

/** The tables of the index: what stands in them is made from the things, and can be made again. */
export const indexTables = ['search_entries', 'search_answers', 'search_words', 'search_state']

/** One rebuilding at a time. */
const rebuildLock = 7_276_006

/** What the index of this program is, in short: how it makes entries, and the texts that stand in it. */
const stateOf = (texts: readonly TextPart[]): string => sha256(canonicalJson({ made, texts })).toString('hex')

/**
 * Makes the whole index again.
 * @returns how many things can be found in it
 */
export const reindex = (db: Database, texts: readonly TextPart[], tell?: Progress): Promise<number> =>
  db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(${rebuildLock})`.execute(tx)
    const count = await rebuild(tx, textEntries(texts), tell)
    await sql`insert into search_state (made) values (${stateOf(texts)})
      on conflict (one) do update set made = excluded.made`.execute(tx)
    return count
  })

/** Whether there is no index, or one that another version of the program made otherwise. */
export async function isIndexStale(db: Queries, texts: readonly TextPart[]): Promise<boolean> {
  const state = await db.selectFrom('search_state').select('made').executeTakeFirst()
  return state?.made !== stateOf(texts)
}

/** Makes the index if it wasn't, or if another version made it otherwise: for a database that is older than it. */
export async function reindexIfStale(db: Database, texts: readonly TextPart[]): Promise<void> {
  if (await isIndexStale(db, texts)) await reindex(db, texts)
}
