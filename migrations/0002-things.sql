-- The things of a plan. Each table has the same furniture: the permanent identity, the key that files use, the facts as one
-- document that its schema checks, the facts as the last import left them (to notice what was changed on the site since), and
-- columns for what is joined, filtered or ordered by.

create extension if not exists pg_trgm;

create table sites (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb
);
create unique index one_site on sites ((true));

create table organisations (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  slug text not null,
  kind text not null
);
create unique index organisation_slugs on organisations (slug);
create index organisation_slugs_near on organisations using gist (slug gist_trgm_ops);

create table terms (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb
);

create table plans (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  slug text not null,
  earliest date,
  latest date
);
create unique index plan_slugs on plans (slug);

create table figures (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  plan_id text references plans (id),
  measure text not null
);
create index figures_of_plan on figures (plan_id);
create index figures_of_measure on figures (measure);

create table priorities (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  plan_id text not null references plans (id),
  stage text not null,
  number integer not null,
  exclude using btree (plan_id with =, stage with =, number with =) where (removed is null) deferrable initially deferred
);

create table phases (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  plan_id text not null references plans (id)
);
create index phases_of_plan on phases (plan_id);

create table documents (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  plan_id text not null references plans (id)
);
create index documents_of_plan on documents (plan_id);

create table series (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  plan_id text not null references plans (id)
);
create index series_of_plan on series (plan_id);

create table events (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  plan_id text not null references plans (id),
  series_id text references series (id),
  earliest date,
  latest date
);
create index events_of_plan on events (plan_id);

create table event_organisations (
  event_id text not null references events (id),
  organisation_id text not null references organisations (id),
  role text not null,
  rank integer not null,
  primary key (event_id, organisation_id, role)
);
create index event_organisations_by_organisation on event_organisations (organisation_id);

create table commitments (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  plan_id text not null references plans (id),
  priority_id text references priorities (id),
  number text not null,
  -- Numbers read as people count them: 2 before 10, 1-6 before 1-10.
  number_order text collate "C" not null,
  exclude using btree (plan_id with =, number with =) where (removed is null) deferrable initially deferred
);
create index commitments_of_plan on commitments (plan_id, number_order);

create table commitment_organisations (
  commitment_id text not null references commitments (id),
  organisation_id text not null references organisations (id),
  role text not null,
  rank integer not null,
  primary key (commitment_id, organisation_id, role)
);
create index commitment_organisations_by_organisation on commitment_organisations (organisation_id);

create table milestones (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  commitment_id text not null references commitments (id),
  number integer not null,
  exclude using btree (commitment_id with =, number with =) where (removed is null) deferrable initially deferred
);
create index milestones_of_commitment on milestones (commitment_id, number);

create table sheets (
  id text primary key check (length(id) = 26),
  position bigint generated always as identity,
  key text not null unique,
  facts jsonb not null,
  imported jsonb,
  removed jsonb,
  plan_id text not null references plans (id)
);
