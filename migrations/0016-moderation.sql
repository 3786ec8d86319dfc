-- Moderation: what is reported, what is hidden by which rule, what its author says to it, and what came of it. Nothing is deleted: what is
-- hidden stays where it was, and comes back whole.

-- Of what the record shows no words for the time being, beside those with which it was hidden.
create table withheld (
  subject_type text not null,
  subject_id text not null,
  primary key (subject_type, subject_id)
);

-- What was set aside may be refused: it is hidden then without ever having been published. What was withdrawn may be hidden, for its title.
alter table contributions drop constraint contributions_check1;
alter table contributions add constraint contributions_published_at
  check (case state when 'hidden' then true else (published_at is null) = (state in ('unconfirmed', 'quarantined', 'lapsed')) end);
alter table contributions drop constraint contributions_check2;
alter table contributions add constraint contributions_withdrawn_at check (withdrawn_at is null or state in ('withdrawn', 'hidden'));

create table hidings (
  id text primary key check (length(id) = 26),
  contribution_id text not null references contributions (id),
  plan_id text not null references plans (id),
  -- A rule of the charter, in the wording of its version.
  rule text not null,
  charter integer not null check (charter > 0),
  -- To its author, and for everybody to read: it doesn't repeat what is hidden.
  explanation text not null,
  hidden_at timestamptz not null,
  -- In what capacity, and who; null once they have gone. The same for whoever restored it, and whoever settled the appeal.
  hidden_as text not null,
  hidden_by text references people (id) on delete set null,
  -- Whose it is; null where nobody is known.
  author_id text references people (id) on delete set null,
  appeal_until timestamptz not null,
  appealed_at timestamptz,
  -- What its author says to it; null once they have gone.
  appeal text,
  settled_at timestamptz check (settled_at is null or appealed_at is not null),
  settled_as text,
  settled_by text references people (id) on delete set null,
  settlement text,
  restored_at timestamptz,
  restored_as text,
  restored_by text references people (id) on delete set null,
  state text not null generated always as (
    case
      when restored_at is not null then 'restored'
      when settled_at is not null then 'upheld'
      when appealed_at is not null then 'appealed'
      else 'hidden'
    end
  ) stored,
  check ((settled_at is null) = (settled_as is null)),
  check ((restored_at is null) = (restored_as is null))
);
-- A contribution is hidden once at a time.
create unique index hidings_standing on hidings (contribution_id) where restored_at is null;
create index hidings_of_contribution on hidings (contribution_id, id desc);
create index hidings_of_plan on hidings (plan_id, id desc);
create index hidings_by_rule on hidings (rule, id desc);
create index hidings_by_change on hidings (greatest(hidden_at, appealed_at, settled_at, restored_at) desc, id desc);
create index hidings_appealed on hidings (appealed_at, id) where appealed_at is not null and settled_at is null and restored_at is null;
create index hidings_of_author on hidings (author_id, id desc) where author_id is not null;
create index hidings_by_moderator on hidings (hidden_by, id desc) where hidden_by is not null;
create index hidings_settled_by on hidings (settled_by) where settled_by is not null;
create index hidings_restored_by on hidings (restored_by) where restored_by is not null;
alter table hidings alter column explanation set statistics 0, alter column appeal set statistics 0, alter column settlement set statistics 0;

-- What people say against a contribution: nobody's name stands beside it.
create table reports (
  id text primary key check (length(id) = 26),
  contribution_id text not null references contributions (id),
  -- A rule of the charter, or `other`.
  rule text not null,
  words text not null,
  reported_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('dismissed', 'hidden')),
  check ((closed_at is null) = (outcome is null))
);
create index reports_of_contribution on reports (contribution_id, id);
create index reports_closed on reports (closed_at) where closed_at is not null;
alter table reports alter column words set statistics 0;

-- Which contributions have reports that nobody has answered: how many, since when, up to which.
create table reported (
  contribution_id text primary key references contributions (id),
  plan_id text not null references plans (id),
  count integer not null check (count > 0),
  since timestamptz not null
);
create index reported_in_plan on reported (plan_id);

-- How often what was done, by month and rule, kept in the transaction of each: the public log reads no more than this.
create table moderation_counts (
  month text not null check (month ~ '^\d{4}-\d\d$'),
  rule text not null,
  what text not null check (what in ('reported', 'dismissed', 'hidden', 'appealed', 'restored', 'upheld')),
  count integer not null check (count > 0),
  primary key (month, rule, what)
);
