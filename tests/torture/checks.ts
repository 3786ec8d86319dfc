import { sql } from 'kysely'
import type { Database } from '../../src/platform/database/database.ts'
import { sealAll, verifyRecord } from '../../src/record/index.ts'
// Every kind of thing that the record may tell of is known once the import is.
import '../../src/site/import-plans.ts'

/** What a program that was killed had said, by the key of what it did. */
export type Said = Map<string, { things: number; kind: string; entries: string[] | null }>

/** What is wrong with a database after a death: nothing, ever. */
export async function faultsAfter(db: Database, said: Said): Promise<string[]> {
  const done = [...said].filter(([, { entries }]) => entries !== null)
  const keys = done.flatMap(([key, { kind }]) => (kind === 'import' ? [] : [key]))
  const entries = done.flatMap(([, each]) => each.entries ?? [])
  const { rows } = await sql<{ fault: string }>`
    select 'acknowledged and lost: entry ' || id as fault from unnest(${entries}::text[]) as said (id)
      where not exists (select from entries where entries.id = said.id)
    union all select 'acknowledged and lost: action ' || key from unnest(${keys}::text[]) as said (key)
      where not exists (select from idempotency_keys where idempotency_keys.key = said.key)
    union all select 'half done: a key without what came of it: ' || key from idempotency_keys where result = 'null'
    union all select 'half done: ' || key || ' lacks the entry ' || id
      from idempotency_keys, jsonb_array_elements_text(result -> 'entryIds') as made (id)
      where not exists (select from entries where entries.id = made.id)
    union all select 'half done: an import of ' || total || ' things has ' || (select count(*) from entries part where part.batch_id = entries.id)
      from entries, lateral (select sum(value::integer) as total from jsonb_each(public -> 'counts') as kind (type, counts),
        jsonb_each_text(counts) as each (change, value)) as counted
      where type = 'import.completed' and total <> (select count(*) from entries part where part.batch_id = entries.id)
    union all select 'half done: ' || key || ' can’t be found' from organisations
      where removed is null and not exists (select from search_entries where search_entries.id = organisations.id)
    union all select 'half done: ' || key || ' has no address' from organisations
      where not exists (select from slugs where slugs.id = organisations.id and slugs.slug = organisations.slug)
    union all select 'half done: ' || key || ' lacks a contribution' from idempotency_keys,
        jsonb_array_elements(case when action = 'contribution.sent' then jsonb_build_array(result -> 'result')
          when action = 'contribution.entered' then result -> 'result' -> 'made' else '[]' end) as made (one)
      where not exists (select from contributions where id = one ->> 'id' and number = (one ->> 'number')::integer)
    union all select 'half done: contributions that are ' || state || ' are counted ' || counted || ' times and are ' || there
      from (select state, sum(count) as counted from contribution_counts group by state) as counts
      full join (select state, count(*) as there from contributions group by state) as rows using (state)
      where coalesce(counted, 0) <> coalesce(there, 0)
    union all select 'half done: C-' || number || ' is published and has no point' from contributions
      where state = 'published' and not exists (select from points where contribution_id = contributions.id and is_shown)
    union all select 'half done: contributions that are ' || standing || ' are covered ' || counted || ' times and are ' || there
      from (select standing, sum(count) as counted from coverage_counts group by standing) as counts
      full join (select standing, count(*) as there from contributions where state = 'published' group by standing) as rows using (standing)
      where coalesce(counted, 0) <> coalesce(there, 0)
    union all select 'half done: ' || title || ' is said ' || copies || ' times more' from contributions first
      where same_as is null and copies <> (select count(*) from contributions copy where copy.same_as = first.id)
    union all select 'half done: ' || title || ' comes first twice' from contributions
      where state = 'published' and same_as is null group by title having count(*) > 1`.execute(db)
  const counts = await sql<{ key: string; made: number }>`
    select key, jsonb_array_length(result -> 'entryIds') as made from idempotency_keys where key = any(${[...said.keys()]}::text[])`.execute(
    db,
  )
  const unequal = counts.rows.flatMap(({ key, made }) => {
    const things = said.get(key)?.things
    return things === made ? [] : [`half done: ${key} was to change ${things} things and changed ${made}`]
  })
  await sealAll(db)
  const { problems, waiting } = await verifyRecord(db)
  return [
    ...rows.map(({ fault }) => fault),
    ...unequal,
    ...problems.map(({ en }) => en),
    ...(waiting > 0 ? [`${waiting} entries can’t be sealed`] : []),
  ]
}
