import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/database.ts'

/**
 * Empties what the entries on some things keep private, or show and may lose, with its salts: what is left are digests that nobody can try
 * words against. All that was sealed still holds.
 * @param only of what it holds, these parts; all of them, where that isn't said
 */
export async function emptyParts(
  tx: Tx,
  mark: 'private' | 'erasable',
  subjects: readonly { type: string; id: string }[],
  only?: readonly string[],
): Promise<void> {
  const types = subjects.map(({ type }) => type)
  const ids = subjects.map(({ id }) => id)
  const nothing = sql`'null'::jsonb`
  const emptied = (name: RawBuilder<unknown>) =>
    only ? sql`${name} = any(${only.map(one => one)}::text[])` : sql`true`
  await sql`
    update entries set
      ${sql.ref(mark)} = (
        select coalesce(jsonb_object_agg(key, case when ${emptied(sql`key`)} then ${nothing} else value end), '{}')
        from jsonb_each(${sql.ref(mark)})
      ),
      salts = (
        select coalesce(jsonb_object_agg(key, case when starts_with(key, ${`${mark}.`}::text)
          and ${emptied(sql`substr(key, ${mark.length + 2}::int)`)} then ${nothing} else value end), '{}')
        from jsonb_each(salts)
      )
    where (subject_type, subject_id) in (select * from unnest(${types}::text[], ${ids}::text[]))`.execute(tx)
}
