-- People: who signs in, their sessions, and the mail that goes out to them. Names and addresses stand here and nowhere else, so that
-- they can be taken away; the record knows a person by their identity only.

create table people (
  id text primary key check (length(id) = 26),
  -- Their pseudonym; empty until they choose one.
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  language text not null check (language in ('fr', 'en')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table sessions (
  id text primary key check (length(id) = 26),
  -- The SHA-256 of what the browser holds: whoever reads this table can't sign in with it.
  token text not null unique check (length(token) = 64),
  person_id text not null references people (id) on delete cascade,
  -- "Firefox, Linux": never the whole of what the browser says of itself.
  device text not null,
  ip_address text check (ip_address = ''),
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_of_person on sessions (person_id);
create index sessions_by_end on sessions (expires_at);

-- Somebody asked to sign in: a link and a code were sent, of which one serves, once.
create table sign_in_requests (
  -- What the page holds on which the code is typed; it opens nothing by itself.
  id text primary key check (length(id) = 22),
  email text not null,
  language text not null,
  -- Where they were going: a path of this site.
  next text not null,
  link_hash bytea not null unique check (length(link_hash) = 32),
  code_hash bytea not null check (length(code_hash) = 32),
  wrong_codes integer not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_requests_by_end on sign_in_requests (expires_at);

-- How often something was done lately, by whom it is counted for. Keys are hashes: no address is kept.
create table rate_counts (
  key text primary key,
  count integer not null,
  ends timestamptz not null
);
create index rate_counts_by_end on rate_counts (ends);

-- Mail that goes out: written in the transaction of what it tells of, sent afterwards, tried again until it is too late.
create table notices (
  id text primary key check (length(id) = 26),
  kind text not null,
  recipient text not null,
  language text not null,
  data jsonb not null,
  -- What only the recipient may know (a link, a code), encrypted; emptied once it is sent or too late.
  sealed bytea,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  written_at timestamptz not null,
  next_try timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  problem text
);
create index notices_to_send on notices (next_try) where state = 'waiting';
create index notices_ended on notices (state, ended_at);

-- Who has which role, since when, until when: facts, given and withdrawn by actions, with their entries.
create table roles (
  id text primary key check (length(id) = 26),
  person_id text not null references people (id) on delete cascade,
  role text not null check (role in ('administrator')),
  given timestamptz not null,
  withdrawn timestamptz check (withdrawn >= given)
);
create unique index roles_held_once on roles (person_id, role) where withdrawn is null;

-- The lines of the record that tell of people's accounts are no news: lists and their months leave them out, `verify` doesn't.
drop index entries_on_top;
create index entries_on_top on entries (position desc) where batch_id is null and subject_type <> 'person';

create or replace function count_sealed() returns trigger language plpgsql as $$
begin
  insert into recorded_lines as counted (stretch, lines, newest)
  select stretch_of(recorded), count(*), max(recorded) from just_sealed join entries on entries.id = just_sealed.entry_id
  where batch_id is null and subject_type <> 'person' group by 1
  on conflict (stretch) do update set lines = counted.lines + excluded.lines, newest = greatest(counted.newest, excluded.newest);
  return null;
end $$;
