import { sql } from 'kysely'
import type { Database } from '../../src/platform/database/database.ts'
import { thingDefinitions } from '../../src/record/index.ts'

/** An identity of the right form, that sorts by a number. */
const ulid = (number: ReturnType<typeof sql>) =>
  sql`'01M' || lpad(upper(to_hex(${number})), 10, '0') || upper(substr(md5(random()::text), 1, 13))`
const salt = sql`md5(random()::text)`
const digest = sql`md5(random()::text) || md5(random()::text)`

/** Salts and digests of the right form for what an entry says; they prove nothing, and nothing here is verified. */
const proofs = (said: ReturnType<typeof sql>) => sql`
  (select jsonb_object_agg('erasable.' || key, ${salt}) from jsonb_object_keys(${said}) as key),
  jsonb_build_object('private', '{}'::jsonb, 'erasable', (select jsonb_object_agg(key, ${digest}) from jsonb_object_keys(${said}) as key))`

const sealWaiting = sql`insert into seals (seq, entry_id, leaf, chain)
  select row_number() over (order by position) + (select coalesce(max(seq), 0) from seals), id,
    decode(${digest}, 'hex'), decode(${digest}, 'hex')
  from entries where not exists (select from seals where entry_id = entries.id)`

/** An entry for everything that the record doesn't tell of yet, in the form that an import gives it, and its seal. */
export async function recordEverything(db: Database): Promise<void> {
  for (const { type, table, parent } of thingDefinitions().values()) {
    const parentId = parent ? sql.ref(parent.column) : sql`null::text`
    const parentType = parent?.type ?? ''
    const tags = parent
      ? sql`array[${`${type}:`} || id, ${`all:${type}`}, ${`${parentType}:`} || ${parentId}]`
      : sql`array[${`${type}:`} || id, ${`all:${type}`}]`
    await sql`
      insert into entries (id, type, subject_type, subject_id, actor, recorded, public, erasable, private, salts, digests, tags)
      select ${ulid(sql`row_number() over (order by position)`)}, ${`${type}.described`}, ${type}, id, 'operator',
        timestamptz '2026-11-24 08:00:00Z' - random() * interval '700 days',
        jsonb_build_object('change', 'added', 'key', key, 'fields', (select jsonb_agg(field) from jsonb_object_keys(facts) as field))
          || case when ${parentId} is null then '{}' else jsonb_build_object('parent', jsonb_build_object('type', ${parentType}::text, 'id', ${parentId})) end,
        said, '{}', ${proofs(sql`said`)}, ${tags}
      from ${sql.table(table)} as thing
      cross join lateral (
        select jsonb_object_agg(fact.key, jsonb_build_object('before', null, 'after', fact.value)) as said from jsonb_each(thing.facts) as fact
      ) as spoken
      where not exists (select from entries where subject_id = thing.id)`.execute(db)
  }
  await sealWaiting.execute(db)
}

/** As many corrections of milestones as make the record so long. */
export async function recordMore(db: Database, least: number): Promise<void> {
  await sql`
    insert into entries (id, type, subject_type, subject_id, actor, recorded, public, erasable, private, salts, digests, tags)
    select ${ulid(sql`100000000 + turn`)}, 'milestone.described', 'milestone', thing.id, 'operator',
      timestamptz '2026-11-24 09:00:00Z' - random() * interval '700 days',
      jsonb_build_object('change', 'corrected', 'key', thing.key, 'fields', '["due"]'::jsonb, 'parent',
        jsonb_build_object('type', 'commitment', 'id', thing.commitment_id)),
      said, '{}', ${proofs(sql`said`)}, array['milestone:' || thing.id, 'all:milestone', 'commitment:' || thing.commitment_id]
    from (
      select turn, turn % (select count(*) from milestones) as rank
      from generate_series(1, greatest(0, ${least} - (select count(*) from entries))) as turn
    ) as more
    join (select *, row_number() over (order by position) - 1 as rank from milestones) as thing using (rank)
    cross join lateral (select jsonb_build_object('due', jsonb_build_object('before', thing.facts -> 'due', 'after', thing.facts -> 'due')) as said) as spoken`.execute(
    db,
  )
  await sealWaiting.execute(db)
}

/** An entry for each contribution that somebody could read once, in the form that its action gives it, and its seal. */
export async function recordContributions(db: Database): Promise<void> {
  await sql`
    insert into entries (id, type, subject_type, subject_id, actor, recorded, public, erasable, private, salts, digests, tags)
    select ${ulid(sql`500000000 + number`)}, 'contribution.published', 'contribution', id, 'participant', published_at,
      jsonb_build_object('number', number, 'consultation', consultation_id, 'priority', priority_id, 'organisation', organisation_id,
        'channel', channel, 'language', language, 'version', version, 'due', due),
      spoken.said, '{}', ${proofs(sql`spoken.said`)}, array['contribution:' || id, 'consultation:' || consultation_id, 'all:contribution']
    from contributions
    cross join lateral (select jsonb_build_object('title', title, 'text', text, 'answers', answers, 'author', author) as said) as spoken
    where published_at is not null order by number`.execute(db)
  await sealWaiting.execute(db)
}
