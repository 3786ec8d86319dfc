import { sql } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import type { Progress } from '../platform/progress.ts'
import { rowOf, type SearchEntry, type ThingType, thingTypes } from './entry.ts'
import { rebuildAnswers } from './keep-answers.ts'
import { reachedBy } from './reach.ts'
import { allIds, entriesOf } from './sources.ts'

const entriesAtOnce = 500

const atOnce = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / entriesAtOnce) }, (_, place) =>
    items.slice(place * entriesAtOnce, (place + 1) * entriesAtOnce),
  )

/** Brings the entries of some things to what those things are now; those of things that were taken away go. */
async function keepEntries(tx: Tx, type: ThingType, ids: readonly string[]): Promise<void> {
  // Two who change parts of one thing wait for each other here, so that the second one reads what the first one wrote.
  const { rows: before } = await sql<{ plain: string[] }>`
    select tsvector_to_array(plain) as plain from search_entries where id = any(${ids}::text[]) order by id for update`.execute(
    tx,
  )
  const entries = await entriesOf[type](tx, ids)
  const kept = entries.map(({ id }) => id)
  await sql`delete from search_entries where id = any(${ids}::text[]) and not id = any(${kept}::text[])`.execute(tx)
  await writeEntries(tx, entries)
  const held = await learnWords(tx, kept)
  await forgetWords(
    tx,
    [...new Set(before.flatMap(({ plain }) => plain))].filter(word => !held.has(word)),
  )
}

async function writeEntries(tx: Tx, entries: readonly SearchEntry[]): Promise<void> {
  await sql`
    insert into search_entries (id, type, plan_id, place, title, pieces, codes, names, fr, en, plain)
    select id, type, plan_id, place, title, pieces, codes, names,
      setweight(to_tsvector('pg_catalog.french', fr ->> 'A'), 'A')
        || setweight(to_tsvector('pg_catalog.french', fr ->> 'B'), 'B')
        || setweight(to_tsvector('pg_catalog.french', fr ->> 'C'), 'C'),
      setweight(to_tsvector('pg_catalog.english', en ->> 'A'), 'A')
        || setweight(to_tsvector('pg_catalog.english', en ->> 'B'), 'B')
        || setweight(to_tsvector('pg_catalog.english', en ->> 'C'), 'C'),
      setweight(to_tsvector('pg_catalog.simple', plain ->> 'A'), 'A')
        || setweight(to_tsvector('pg_catalog.simple', plain ->> 'B'), 'B')
        || setweight(to_tsvector('pg_catalog.simple', plain ->> 'C'), 'C')
    from jsonb_to_recordset(${JSON.stringify(entries.map(rowOf))}::jsonb) as entry
      (id text, type text, plan_id text, place jsonb, title jsonb, pieces jsonb, codes text[], names text, fr jsonb, en jsonb, plain jsonb)
    on conflict (id) do update set (type, plan_id, place, title, pieces, codes, names, fr, en, plain) =
      (excluded.type, excluded.plan_id, excluded.place, excluded.title, excluded.pieces, excluded.codes, excluded.names,
       excluded.fr, excluded.en, excluded.plain)`.execute(tx)
}

async function learnWords(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ word: string }>`
    select distinct unnest(tsvector_to_array(plain)) as word from search_entries where id = any(${ids}::text[])`.execute(
    tx,
  )
  const words = rows.map(({ word }) => word)
  // In one order for all, so that two who learn the same new words never wait for each other.
  await sql`
    insert into search_words (word, fr, en)
    select word, search_stem('pg_catalog.french', word), search_stem('pg_catalog.english', word)
    from unnest(${words}::text[]) as new (word) where not exists (select from search_words where search_words.word = new.word)
    order by word collate "C" on conflict do nothing`.execute(tx)
  return new Set(words)
}

/** A word that no entry holds any more is forgotten: what was erased can't be guessed from what is offered for a typo. */
async function forgetWords(tx: Tx, words: readonly string[]): Promise<void> {
  if (words.length === 0) return
  await sql`
    delete from search_words where word = any(${words}::text[])
      and not exists (select from search_entries where plain @@ plainto_tsquery('pg_catalog.simple', search_words.word))`.execute(
    tx,
  )
}

/** Keeps the index with the things of a kind that a transaction wrote or took away, and with all whose words those are. */
export async function keepIndexed(tx: Tx, type: string, ids: readonly string[]): Promise<void> {
  for (const [reachedType, reached] of await reachedBy(tx, type, ids)) {
    for (const some of atOnce(reached)) await keepEntries(tx, reachedType, some)
  }
}

/**
 * Makes the whole index again, from the things and from what doesn't come from any of them.
 * @param others pages of text, which stand in the program
 */
export async function rebuild(tx: Tx, others: readonly SearchEntry[], tell?: Progress): Promise<number> {
  await sql`delete from search_entries`.execute(tx)
  await sql`delete from search_words`.execute(tx)
  const all: { type: ThingType; ids: string[] }[] = []
  for (const type of thingTypes) all.push({ type, ids: await allIds(tx, type) })
  const total = all.reduce((sum, { ids }) => sum + ids.length, others.length)
  let done = 0
  for (const { type, ids } of all) {
    for (const some of atOnce(ids)) {
      await keepEntries(tx, type, some)
      done += some.length
      tell?.(done, total)
    }
  }
  await writeEntries(tx, others)
  await learnWords(
    tx,
    others.map(({ id }) => id),
  )
  return total + (await rebuildAnswers(tx))
}
