-- The record: the append-only journal of everything that was said on the site, and its seals.

create table entries (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity unique,
  batch_id text references entries (id) deferrable initially deferred,
  type text not null,
  subject_type text not null,
  subject_id text not null,
  actor text not null,
  recorded timestamptz not null,
  occurred jsonb,
  public jsonb not null,
  erasable jsonb not null,
  private jsonb not null,
  salts jsonb not null,
  digests jsonb not null,
  tags text[] not null
);
create index entries_of_subject on entries (subject_type, subject_id, position desc);
create index entries_on_top on entries (position desc) where batch_id is null;
create index entries_of_batch on entries (batch_id, position) where batch_id is not null;
comment on table entries is 'What was said, by whom, when. Append-only: only erasable and private values, and their salts, may be emptied.';

-- Committed, not yet numbered: the sealer empties it, so that looking for work never costs more than the work.
create table unsealed (
  entry_id text primary key references entries (id) deferrable initially deferred,
  position bigint not null
);
create index unsealed_in_order on unsealed (position);

create table seals (
  seq bigint primary key check (seq > 0),
  entry_id text not null unique references entries (id),
  leaf bytea not null check (length(leaf) = 32),
  chain bytea not null check (length(chain) = 32)
);
comment on table seals is 'The number of each entry without gaps, its leaf hash, and the chain of hashes up to it.';

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- An entry changes in one way only: values that may be erased become null, and lose their salts.
create function allow_only_erasing() returns trigger language plpgsql as $$
begin
  if (old.id, old.position, old.batch_id, old.type, old.subject_type, old.subject_id, old.actor, old.recorded,
      old.occurred, old.public, old.digests, old.tags)
     is distinct from
     (new.id, new.position, new.batch_id, new.type, new.subject_type, new.subject_id, new.actor, new.recorded,
      new.occurred, new.public, new.digests, new.tags)
     or exists (
       select from (
         select o.key, o.value as before, n.value as after from jsonb_each(old.erasable) o full join jsonb_each(new.erasable) n using (key)
         union all
         select o.key, o.value, n.value from jsonb_each(old.private) o full join jsonb_each(new.private) n using (key)
         union all
         select o.key, o.value, n.value from jsonb_each(old.salts) o full join jsonb_each(new.salts) n using (key)
       ) part
       where part.after is distinct from part.before and (part.before is null or part.after is distinct from 'null'::jsonb)
     )
     -- A salt that outlived its value would let anyone guess a short value from its digest.
     or exists (
       select from (
         select 'erasable.' || key as name, value from jsonb_each(new.erasable) union all
         select 'private.' || key, value from jsonb_each(new.private)
       ) part
       where part.value = 'null' and new.digests -> split_part(part.name, '.', 1) ? substr(part.name, strpos(part.name, '.') + 1)
         and new.salts -> part.name is distinct from 'null'::jsonb
     )
  then
    raise exception 'the record is append-only: an entry can only be erased from' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger entries_append_only before update on entries for each row execute function allow_only_erasing();
create trigger entries_no_delete before delete on entries for each row execute function refuse_rewriting();
create trigger entries_no_truncate before truncate on entries for each statement execute function refuse_rewriting();
create trigger seals_append_only before update or delete on seals for each row execute function refuse_rewriting();
create trigger seals_no_truncate before truncate on seals for each statement execute function refuse_rewriting();

-- What an action did under a key that its caller chose: the same key does nothing twice.
create table idempotency_keys (
  key text primary key,
  action text not null,
  result jsonb,
  at timestamptz not null
);

-- Typed links between things of any room: continues, answers, merged into. They outlive what they point to.
create table links (
  id bigint generated always as identity primary key,
  kind text not null,
  from_type text not null,
  from_id text not null,
  to_type text not null,
  to_id text not null,
  made_by text not null references entries (id) deferrable initially deferred,
  ended_by text references entries (id) deferrable initially deferred
);
create unique index links_once on links (from_type, from_id, kind, to_type, to_id) where ended_by is null;
create index links_to on links (to_type, to_id) where ended_by is null;

-- Every address that a thing has ever had: an old one leads to the thing's address of today, and never to another thing.
create table slugs (
  type text not null,
  scope text not null,
  slug text not null,
  id text not null,
  primary key (type, scope, slug)
);
create index slugs_of on slugs (id);
