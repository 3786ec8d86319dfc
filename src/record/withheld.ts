import { sql } from 'kysely'
import type { Json } from '../platform/canonical.ts'
import type { Tx } from '../platform/database/database.ts'

type Subject = { type: string; id: string }

/**
 * The part of an entry by which words are withheld, which isn't withheld with them: why they are.
 */
export const explanationPart = 'explanation'

/**
 * From now on the record shows no words of the entries on a thing, wherever entries are read: neither those that are there, nor those to come.
 * The words stay, and so does every proof.
 */
export async function withhold(tx: Tx, { type, id }: Subject): Promise<void> {
  await tx
    .insertInto('withheld')
    .values({ subject_type: type, subject_id: id })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The record shows the words of the entries on a thing again. */
export async function showAgain(tx: Tx, { type, id }: Subject): Promise<void> {
  await tx.deleteFrom('withheld').where('subject_type', '=', type).where('subject_id', '=', id).execute()
}

/** Whether the words of an entry are withheld. */
export const isWithheld = sql<boolean>`exists (
  select from withheld where withheld.subject_type = entries.subject_type and withheld.subject_id = entries.subject_id)`

/** What an entry shows that may be erased: of what is withheld, names without their words. */
export const wordsShown = sql<Record<string, Json>>`case when ${isWithheld} then (
    select coalesce(jsonb_object_agg(key, case when key = ${explanationPart}::text then value else 'null'::jsonb end), '{}')
    from jsonb_each(entries.erasable)
  ) else entries.erasable end`
