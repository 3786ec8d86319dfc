-- Somebody who may give a role asks somebody, by mail, to take it. The record knows an invitation by its identity; the address stands here only.

create table invitations (
  id text primary key check (length(id) = 26),
  email text not null,
  language text not null check (language in ('fr', 'en')),
  role text not null check (role in ('member', 'correspondent', 'evaluator', 'moderator', 'editor', 'administrator')),
  on_type text not null check (on_type in ('site', 'plan', 'organisation', 'commitment')),
  on_id text check ((on_type = 'site') = (on_id is null)),
  duty text,
  from_day date not null,
  until_day date check (until_day >= from_day),
  -- Nobody, once whoever invited has gone: then it can't be taken up any more.
  invited_by text references people (id) on delete set null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ending text check (ending in ('accepted', 'declined', 'withdrawn', 'expired')),
  check ((ended_at is null) = (ending is null))
);
-- One at a time to the same person for the same role.
create unique index invitations_once on invitations (email, role, on_type, coalesce(on_id, '')) where ended_at is null;
create index invitations_on on invitations (on_type, on_id) where ended_at is null;
create index invitations_of_inviter on invitations (invited_by);

-- Who answers for something: read on its page.
create index entries_of_mandates on entries ((public -> 'on' ->> 'id')) where type = 'role.given';
create index entries_ending_mandates on entries (subject_id) where subject_type = 'role';
