-- How many answers are contested is counted as everything else of coverage is; who was reminded; and reports of consultations.

-- What is hidden or withdrawn isn't counted, nor what its author said of its answer.
alter table contests add column is_shown boolean not null default true;
update contests as t set is_shown = p.is_shown from points as p
where p.contribution_id = t.contribution_id and p.number = t.number and p.is_shown <> t.is_shown;

create table contest_counts (
  consultation_id text not null references consultations (id),
  is_waiting boolean not null,
  lane smallint not null,
  count bigint not null,
  primary key (consultation_id, is_waiting, lane)
);
insert into contest_counts (consultation_id, is_waiting, lane, count)
select consultation_id, settled_at is null, 0, count(*) from contests where is_shown group by 1, 2;

create function count_contests() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into contest_counts as counted (consultation_id, is_waiting, lane, count)
    select consultation_id, settled_at is null, pg_backend_pid() % 16, count(*) from after_change where is_shown group by 1, 2 order by 1, 2
    on conflict (consultation_id, is_waiting, lane) do update set count = counted.count + excluded.count;
  else
    insert into contest_counts as counted (consultation_id, is_waiting, lane, count)
    select consultation_id, is_waiting, pg_backend_pid() % 16, sum(n) from (
      select consultation_id, settled_at is null as is_waiting, -1 as n from before_change where is_shown
      union all
      select consultation_id, settled_at is null, 1 from after_change where is_shown
    ) as moved
    group by 1, 2 having sum(n) <> 0 order by 1, 2
    on conflict (consultation_id, is_waiting, lane) do update set count = counted.count + excluded.count;
  end if;
  return null;
end
$$;
create trigger contests_counted_when_added after insert on contests
  referencing new table as after_change for each statement execute function count_contests();
create trigger contests_counted_when_changed after update on contests
  referencing old table as before_change new table as after_change for each statement execute function count_contests();

create function follow_shown_points() returns trigger language plpgsql as $$
begin
  if not exists (
    select from before_change as b join after_change as a using (contribution_id, number) where b.is_shown <> a.is_shown
  ) then return null; end if;
  update contests as t set is_shown = a.is_shown
  from before_change as b join after_change as a using (contribution_id, number)
  where b.is_shown <> a.is_shown and t.contribution_id = a.contribution_id and t.number = a.number;
  return null;
end
$$;
create trigger contests_follow after update on points
  referencing old table as before_change new table as after_change for each statement execute function follow_shown_points();

-- When somebody was last reminded of what an organisation owes: once a week at most, whichever process does it.
create table answer_reminders (
  organisation_id text not null references organisations (id),
  person_id text not null references people (id) on delete cascade,
  told_on date not null,
  primary key (organisation_id, person_id)
);
create index answer_reminders_to on answer_reminders (person_id);

-- What came of a consultation: numbers that nobody types, and words around them; in the end both are frozen as they stood.
create table consultation_reports (
  id text primary key check (length(id) = 26),
  consultation_id text not null unique references consultations (id),
  state text not null check (state in ('draft', 'open', 'final')),
  version integer not null default 1 check (version > 0),
  -- The words of its editors, by section and language.
  words jsonb not null,
  -- The consultation in which what people say of it is gathered, so that each comment is owed an answer.
  comments_id text references consultations (id) check ((comments_id is null) = (state = 'draft')),
  written_at timestamptz not null,
  written_by text references people (id) on delete set null,
  opened_at timestamptz check ((opened_at is null) = (state = 'draft')),
  finished_at timestamptz check ((finished_at is null) = (state <> 'final')),
  -- All that it says once it is final, in canonical JSON, and the SHA-256 of that.
  frozen text check ((frozen is null) = (state <> 'final')),
  hash text check ((hash is null) = (frozen is null))
);
create index consultation_reports_comments on consultation_reports (comments_id) where comments_id is not null;
create index consultation_reports_by on consultation_reports (written_by) where written_by is not null;
alter table consultation_reports alter column words set statistics 0, alter column frozen set statistics 0;
