-- Who holds which role, on what, from which day until which day: the administrators of 0009 hold theirs on the site.

alter table roles rename column given to given_at;
alter table roles rename column withdrawn to withdrawn_at;
-- A clock that was put back must not keep anybody from withdrawing a role.
alter table roles drop constraint roles_check;
alter table roles drop constraint roles_role_check;
alter table roles add check (role in ('member', 'correspondent', 'evaluator', 'moderator', 'editor', 'administrator'));
alter table roles
  add column on_type text not null default 'site' check (on_type in ('site', 'plan', 'organisation', 'commitment')),
  -- Of the site there is one: it has none here.
  add column on_id text check ((on_type = 'site') = (on_id is null)),
  -- What somebody does there, in their own words; it stands here only, and goes with the person.
  add column duty text,
  -- Days in the site's time zone; both are within.
  add column from_day date,
  add column until_day date check (until_day >= from_day);
update roles set from_day = given_at::date;
alter table roles alter column on_type drop default, alter column from_day set not null;

drop index roles_held_once;
create index roles_of_person on roles (person_id) where withdrawn_at is null;
create index roles_on on roles (on_type, on_id, role) where withdrawn_at is null;
-- The same one twice would have to be withdrawn twice.
create unique index roles_once on roles (person_id, role, on_type, coalesce(on_id, '')) where withdrawn_at is null;
