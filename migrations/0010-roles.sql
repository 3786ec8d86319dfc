-- Who holds which role, on what, from when until when: dated facts that an action gives and withdraws, each with its entry.

create table roles (
  id text primary key check (length(id) = 26),
  person_id text not null references people (id) on delete cascade,
  role text not null check (role in ('member', 'correspondent', 'editor', 'moderator', 'evaluator', 'administrator')),
  on_type text not null check (on_type in ('site', 'plan', 'organisation', 'commitment')),
  -- Of the site there is one: it has none here.
  on_id text check ((on_type = 'site') = (on_id is null)),
  -- What somebody does in an organisation, in their own words; it goes with the person.
  duty text,
  -- Days in the site's time zone; both are within.
  from_day date not null,
  until_day date check (until_day >= from_day),
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
create index roles_of_person on roles (person_id) where withdrawn_at is null;
create index roles_on on roles (on_type, on_id, role) where withdrawn_at is null;
-- The same one twice would have to be withdrawn twice.
create unique index roles_once on roles (person_id, role, on_type, coalesce(on_id, '')) where withdrawn_at is null;
