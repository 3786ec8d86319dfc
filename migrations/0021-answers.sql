-- Answers: what each contribution is owed, what was decided of it and why, and what came of that.

-- Where a published contribution stands: owed until each of its points is answered or waived. Kept by the triggers below, in the transaction
-- of whatever changes a point.
alter table contributions add column standing text not null default 'owed' check (standing in ('owed', 'answered', 'waived'));
alter table contributions add column settled_at timestamptz;
alter table contributions add constraint contributions_settled_at check ((settled_at is null) = (standing = 'owed'));

-- What contributions of a consultation have in common, in the words of whoever read them all.
create table themes (
  id text primary key check (length(id) = 26),
  consultation_id text not null references consultations (id),
  number integer not null check (number > 0),
  title text not null,
  -- What these contributions say, citing them: empty until somebody has written it.
  finding text not null,
  version integer not null default 1 check (version > 0),
  made_at timestamptz not null,
  changed_at timestamptz,
  -- Its points were put elsewhere, and it groups nothing any more.
  dissolved_at timestamptz,
  unique (consultation_id, number)
);
alter table themes alter column title set statistics 0, alter column finding set statistics 0;

-- An answer that an organisation gives: once for one point, for some, or for a theme. It stays as it was published; a corrected one replaces it.
create table answers (
  id text primary key check (length(id) = 26),
  consultation_id text not null references consultations (id),
  -- Given once for all that the theme holds when it is published.
  theme_id text references themes (id),
  outcome text not null check (outcome in ('retained', 'retained-in-part', 'done-already', 'not-retained', 'out-of-scope', 'under-study', 'passed-on')),
  reason text not null check (reason <> ''),
  language text not null check (language in ('fr', 'en')),
  -- In whose name, and the function of who signs.
  organisation_id text not null references organisations (id),
  signed_as text not null check (signed_as <> ''),
  until date check ((until is null) = (outcome <> 'under-study')),
  passed_to text references organisations (id) check ((passed_to is null) = (outcome <> 'passed-on')),
  state text not null check (state in ('drafted', 'reviewed', 'publishing', 'published', 'dropped')),
  version integer not null default 1 check (version > 0),
  drafted_at timestamptz not null,
  drafted_as text not null,
  drafted_by text references people (id) on delete set null,
  reviewed_at timestamptz,
  reviewed_as text,
  reviewed_by text references people (id) on delete set null,
  -- The morning on which it is to be published.
  publish_on date,
  -- Why it couldn't be published then, in the words of a refusal.
  problem jsonb,
  published_at timestamptz,
  -- The earlier answer, of the same organisation, that it corrects.
  replaces text references answers (id),
  -- The second look that it answers, where it does.
  is_second boolean not null default false,
  check ((published_at is null) = (state in ('drafted', 'reviewed', 'dropped'))),
  check (state in ('drafted', 'dropped') or reviewed_at is not null)
);
create index answers_underway on answers (consultation_id, state, id) where state in ('drafted', 'reviewed', 'publishing');
create index answers_due on answers (publish_on, id) where state = 'reviewed' and publish_on is not null;
create index answers_publishing on answers (id) where state = 'publishing';
create index answers_published on answers (consultation_id, published_at desc, id desc) where state in ('publishing', 'published');
create index answers_of_organisation on answers (organisation_id, state, id desc);
create index answers_for_theme on answers (theme_id, id) where theme_id is not null;
create index answers_replacing on answers (replaces) where replaces is not null;
create index answers_drafted_by on answers (drafted_by) where drafted_by is not null;
create index answers_reviewed_by on answers (reviewed_by) where reviewed_by is not null;
alter table answers alter column reason set statistics 0, alter column signed_as set statistics 0;

-- What is owed an answer: all that a contribution says, or, once it was split, each of the things that it says.
create table points (
  contribution_id text not null references contributions (id),
  number smallint not null check (number > 0),
  -- The contribution's own number, by which lists go.
  contribution_number integer not null,
  consultation_id text not null references consultations (id),
  -- Which of its words it is about; null for all of them. In its own words, never in ours.
  part text check ((part is null) = (number = 1)),
  -- Whether its contribution is published: what is hidden or withdrawn is owed nothing meanwhile.
  is_shown boolean not null,
  -- With which contribution it goes: that says the same words, or was found to say the same thing. What is done to that one is done to it.
  with_id text references contributions (id),
  joined text check (joined in ('same', 'merged')),
  theme_id text references themes (id),
  state text not null default 'owed' check (state in ('owed', 'answered', 'waived', 'split')),
  responsible_id text references organisations (id),
  due date,
  -- The answer that stands: the last one published, an interim one too.
  answer_id text references answers (id),
  settled_at timestamptz check ((settled_at is null) = (state in ('owed', 'split'))),
  -- Two organisations have answered it differently, and nobody has said yet which answer holds.
  disputed boolean not null default false,
  version integer not null default 1 check (version > 0),
  primary key (contribution_id, number),
  check ((with_id is null) = (joined is null)),
  check (with_id <> contribution_id),
  check (state <> 'split' or number = 1)
);
create index points_loose on points (consultation_id, due, contribution_number, number)
  where is_shown and with_id is null and theme_id is null and state = 'owed';
create index points_in_theme on points (theme_id, state, contribution_number, number) where is_shown and with_id is null and theme_id is not null;
create index points_owed_by on points (responsible_id, due, contribution_number, number) where is_shown and with_id is null and state = 'owed';
create index points_settled on points (consultation_id, state, contribution_number, number)
  where is_shown and with_id is null and state in ('answered', 'waived');
create index points_with on points (with_id, contribution_number) where with_id is not null;
create index points_disputed on points (consultation_id, contribution_number) where disputed;
create index points_answered_by on points (answer_id, contribution_number, number) where answer_id is not null;
alter table points alter column part set statistics 0;

-- Which points an answer answers. What was answered stays so, whatever becomes of it.
create table answer_points (
  answer_id text not null references answers (id),
  contribution_id text not null,
  number smallint not null,
  -- Null while it is a draft.
  published_at timestamptz,
  primary key (answer_id, contribution_id, number),
  foreign key (contribution_id, number) references points (contribution_id, number)
);
create index answer_points_of on answer_points (contribution_id, number, answer_id);

-- Which commitments or milestones an answer leads to, and, where a field of one was changed, the words before and after, as the record has them.
create table answer_targets (
  answer_id text not null references answers (id),
  place smallint not null check (place > 0),
  target_type text not null check (target_type in ('commitment', 'milestone')),
  target_id text not null,
  entry_id text references entries (id),
  field text check ((field is null) = (entry_id is null)),
  before jsonb,
  after jsonb,
  primary key (answer_id, place)
);
create index answer_targets_to on answer_targets (target_type, target_id, answer_id);

-- Who was told of an answer: each author once.
create table answers_told (
  answer_id text not null references answers (id),
  person_id text not null references people (id) on delete cascade,
  told_at timestamptz not null,
  primary key (answer_id, person_id)
);
create index answers_told_to on answers_told (person_id);

-- An author who says, once for each point, that its answer doesn't answer it.
create table contests (
  contribution_id text not null,
  number smallint not null,
  consultation_id text not null references consultations (id),
  answer_id text not null references answers (id),
  -- Why, in the author's words, for everybody to read.
  reason text not null,
  contested_at timestamptz not null,
  due date not null,
  -- The answer that was given to it.
  second_id text references answers (id),
  settled_at timestamptz check ((settled_at is null) = (second_id is null)),
  primary key (contribution_id, number),
  foreign key (contribution_id, number) references points (contribution_id, number)
);
create index contests_waiting on contests (consultation_id, due, contribution_id) where settled_at is null;
create index contests_in on contests (consultation_id, contested_at desc);
create index contests_of_answer on contests (answer_id);
alter table contests alter column reason set statistics 0;

-- What is decided of a point otherwise than by an answer: that none is owed, with its public reason; or which of two answers holds.
create table rulings (
  id text primary key check (length(id) = 26),
  contribution_id text not null,
  number smallint not null,
  kind text not null check (kind in ('waived', 'holds')),
  answer_id text references answers (id) check ((answer_id is null) = (kind = 'waived')),
  reason text not null check (reason <> ''),
  signed_as text not null check (signed_as <> ''),
  ruled_at timestamptz not null,
  ruled_by text references people (id) on delete set null,
  -- Taken back.
  ended_at timestamptz,
  foreign key (contribution_id, number) references points (contribution_id, number)
);
create index rulings_of on rulings (contribution_id, number, id desc);
create index rulings_by on rulings (ruled_by) where ruled_by is not null;
alter table rulings alter column reason set statistics 0, alter column signed_as set statistics 0;

-- What was done while consolidating, with what stood before, so that it can be undone.
create table consolidations (
  id text primary key check (length(id) = 26),
  consultation_id text not null references consultations (id),
  kind text not null,
  -- For each point: where it stood before, and which version it had afterwards.
  changes jsonb not null,
  theme_id text references themes (id),
  done_at timestamptz not null,
  done_by text references people (id) on delete set null,
  undone_at timestamptz
);
create index consolidations_in on consolidations (consultation_id, id desc);
create index consolidations_by on consolidations (done_by) where done_by is not null;
alter table consolidations alter column changes set statistics 0;

-- How many published contributions there are by where they stand, by who owes their answer, and by day: the day on which an answer is due (days
-- since 2000), or how many days it took.
create table coverage_counts (
  consultation_id text not null references consultations (id),
  responsible_id text not null,
  standing text not null,
  day integer not null,
  lane smallint not null,
  count bigint not null,
  primary key (consultation_id, responsible_id, standing, day, lane)
);
-- How many points are shown, by theme and state; `leads`: those that others go with, or that stand for themselves.
create table point_counts (
  consultation_id text not null references consultations (id),
  theme_id text not null,
  state text not null,
  leads boolean not null,
  lane smallint not null,
  count bigint not null,
  primary key (consultation_id, theme_id, state, leads, lane)
);

-- How many points led where, by the answer that stands for each, and from which theme. What is hidden or withdrawn since led there too.
create table thread_counts (
  target_type text not null,
  target_id text not null,
  consultation_id text not null references consultations (id),
  theme_id text not null,
  lane smallint not null,
  count bigint not null,
  primary key (target_type, target_id, consultation_id, theme_id, lane)
);
create index thread_counts_from on thread_counts (consultation_id, theme_id);

-- Counted as before, but what cancels out writes nothing.
create or replace function count_contributions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into contribution_counts as counted (consultation_id, priority_id, state, lane, count)
    select consultation_id, coalesce(priority_id, ''), state, pg_backend_pid() % 16, count(*) from after_change group by 1, 2, 3 order by 1, 2, 3
    on conflict (consultation_id, priority_id, state, lane) do update set count = counted.count + excluded.count;
  else
    insert into contribution_counts as counted (consultation_id, priority_id, state, lane, count)
    select consultation_id, priority_id, state, pg_backend_pid() % 16, sum(n) from (
      select consultation_id, coalesce(priority_id, '') as priority_id, state, -1 as n from before_change
      union all
      select consultation_id, coalesce(priority_id, ''), state, 1 from after_change
    ) as moved
    group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
    on conflict (consultation_id, priority_id, state, lane) do update set count = counted.count + excluded.count;
  end if;
  return null;
end
$$;

create function coverage_day(c contributions) returns integer language sql immutable as $$
  select case c.standing
    when 'owed' then coalesce(c.due - date '2000-01-01', 0)
    when 'answered' then greatest(0, floor(extract(epoch from c.settled_at - c.published_at) / 86400))::integer
    else 0
  end
$$;

create function count_coverage() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into coverage_counts as counted (consultation_id, responsible_id, standing, day, lane, count)
    select c.consultation_id, coalesce(c.responsible_id, ''), c.standing, coverage_day(c), pg_backend_pid() % 16, count(*)
    from after_change as c where c.state = 'published' group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (consultation_id, responsible_id, standing, day, lane) do update set count = counted.count + excluded.count;
  else
    insert into coverage_counts as counted (consultation_id, responsible_id, standing, day, lane, count)
    select consultation_id, responsible_id, standing, day, pg_backend_pid() % 16, sum(n) from (
      select c.consultation_id, coalesce(c.responsible_id, '') as responsible_id, c.standing, coverage_day(c) as day, -1 as n
      from before_change as c where c.state = 'published'
      union all
      select c.consultation_id, coalesce(c.responsible_id, ''), c.standing, coverage_day(c), 1
      from after_change as c where c.state = 'published'
    ) as moved
    group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
    on conflict (consultation_id, responsible_id, standing, day, lane) do update set count = counted.count + excluded.count;
  end if;
  return null;
end
$$;

create function count_points() returns trigger language plpgsql as $$
begin
  insert into point_counts as counted (consultation_id, theme_id, state, leads, lane, count)
  select consultation_id, theme_id, state, leads, pg_backend_pid() % 16, sum(n) from (
    select consultation_id, coalesce(theme_id, '') as theme_id, state, with_id is null as leads, -1 as n
    from before_change where is_shown and state <> 'split'
    union all
    select consultation_id, coalesce(theme_id, ''), state, with_id is null, 1 from after_change where is_shown and state <> 'split'
  ) as moved
  group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
  on conflict (consultation_id, theme_id, state, leads, lane) do update set count = counted.count + excluded.count;
  return null;
end
$$;
-- One trigger has either one table or the other.
create function count_added_points() returns trigger language plpgsql as $$
begin
  insert into point_counts as counted (consultation_id, theme_id, state, leads, lane, count)
  select consultation_id, coalesce(theme_id, ''), state, with_id is null, pg_backend_pid() % 16, count(*)
  from after_change where is_shown and state <> 'split' group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (consultation_id, theme_id, state, leads, lane) do update set count = counted.count + excluded.count;
  return null;
end
$$;
create function count_taken_points() returns trigger language plpgsql as $$
begin
  insert into point_counts as counted (consultation_id, theme_id, state, leads, lane, count)
  select consultation_id, coalesce(theme_id, ''), state, with_id is null, pg_backend_pid() % 16, -count(*)
  from before_change where is_shown and state <> 'split' group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (consultation_id, theme_id, state, leads, lane) do update set count = counted.count + excluded.count;
  return null;
end
$$;

-- Where an answer leads: what leads to a milestone leads to its commitment.
create function targets_of(answer text) returns table (target_type text, target_id text) language sql stable as $$
  select target_type, target_id from answer_targets where answer_id = answer
  union
  select 'commitment', m.commitment_id from answer_targets as t join milestones as m on m.id = t.target_id
  where t.answer_id = answer and t.target_type = 'milestone'
$$;

create function count_threads() returns trigger language plpgsql as $$
begin
  if not exists (
    select from before_change as b join after_change as a using (contribution_id, number)
    where (b.answer_id, b.theme_id) is distinct from (a.answer_id, a.theme_id) and coalesce(b.answer_id, a.answer_id) is not null
  ) then return null; end if;
  insert into thread_counts as counted (target_type, target_id, consultation_id, theme_id, lane, count)
  select target_type, target_id, consultation_id, theme_id, pg_backend_pid() % 16, sum(n) from (
    select t.target_type, t.target_id, b.consultation_id, coalesce(b.theme_id, '') as theme_id, -1 as n
    from before_change as b cross join lateral targets_of(b.answer_id) as t
    union all
    select t.target_type, t.target_id, a.consultation_id, coalesce(a.theme_id, ''), 1
    from after_change as a cross join lateral targets_of(a.answer_id) as t
  ) as moved
  group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
  on conflict (target_type, target_id, consultation_id, theme_id, lane) do update set count = counted.count + excluded.count;
  return null;
end
$$;

-- Each published contribution has a point: what is owed is there in the transaction that publishes it, whichever that is.
create function give_points() returns trigger language plpgsql as $$
begin
  if not exists (select from after_change where state = 'published') then return null; end if;
  insert into points (contribution_id, number, contribution_number, consultation_id, is_shown, with_id, joined, responsible_id, due)
  select c.id, 1, c.number, c.consultation_id, true, first.id, case when first.id is not null then 'same' end, c.responsible_id, c.due
  from after_change as c
  left join lateral (
    -- The first of those that say the same, while nothing has been done of it: whoever says it later isn't lost in what is done already.
    select coalesce(p.with_id, p.contribution_id) as id from points as p
    where p.contribution_id = c.same_as and p.number = 1 and p.is_shown and p.state = 'owed' and p.theme_id is null and p.answer_id is null
  ) as first on true
  where c.state = 'published'
  on conflict (contribution_id, number) do nothing;
  return null;
end
$$;

-- What is hidden or withdrawn is owed nothing meanwhile; what says the same as another goes with it; what is owed by whom, until when, follows
-- what was said under which priority.
create function follow_contributions() returns trigger language plpgsql as $$
declare
  gone record;
  heir text;
begin
  -- What points themselves change of contributions comes by here too.
  if pg_trigger_depth() > 1 then return null; end if;
  if not exists (
    select from before_change as b join after_change as a using (id)
    where (b.state, b.same_as, b.responsible_id, b.due) is distinct from (a.state, a.same_as, a.responsible_id, a.due)
  ) then return null; end if;

  -- Those with which others go, and that aren't shown any more: the first of the others stands for them from now on.
  for gone in
    select a.id, p.with_id from before_change as b join after_change as a using (id)
    join points as p on p.contribution_id = a.id and p.number = 1
    where b.state = 'published' and a.state <> 'published' order by a.number
  loop
    heir := gone.with_id;
    if heir is null then
      select p.contribution_id into heir from points as p
      where p.with_id = gone.id and p.number = 1 and p.is_shown order by p.joined = 'same' desc, p.contribution_number limit 1;
    end if;
    if heir is not null then
      update points set with_id = nullif(heir, contribution_id), joined = case when heir <> contribution_id then joined end
      where with_id = gone.id;
    end if;
  end loop;

  insert into points (contribution_id, number, contribution_number, consultation_id, is_shown, with_id, joined, responsible_id, due)
  select a.id, 1, a.number, a.consultation_id, true, first.id, case when first.id is not null then 'same' end, a.responsible_id, a.due
  from before_change as b join after_change as a using (id)
  left join lateral (
    select coalesce(p.with_id, p.contribution_id) as id from points as p
    where p.contribution_id = a.same_as and p.number = 1 and p.is_shown and p.state = 'owed' and p.theme_id is null and p.answer_id is null
  ) as first on true
  where b.state <> 'published' and a.state = 'published'
  on conflict (contribution_id, number) do nothing;

  update points as p set
    is_shown = next.state = 'published',
    -- The words of what is withdrawn go, those of its points too.
    part = case when next.state = 'withdrawn' and p.number > 1 then '' else p.part end,
    with_id = next.with_id,
    joined = case when next.with_id is not null then coalesce(p.joined, 'same') end,
    responsible_id = case when p.state = 'owed' and next.was_responsible is distinct from next.responsible_id then next.responsible_id else p.responsible_id end,
    due = case when p.state = 'owed' and next.was_due is distinct from next.due then coalesce(p.due + (next.due - next.was_due), next.due) else p.due end
  from (
    select q.contribution_id, q.number, a.state, a.responsible_id, a.due, b.responsible_id as was_responsible, b.due as was_due,
      case
        when a.state <> 'published' then case when q.joined = 'merged' then q.with_id end
        when b.state = a.state and (q.joined = 'merged' or b.same_as is not distinct from a.same_as) then q.with_id
        else (
          -- Only what stands just the same goes together.
          select coalesce(f.with_id, f.contribution_id) from points as f
          where f.contribution_id = case when q.joined = 'merged' then q.with_id else a.same_as end and f.number = 1 and f.is_shown
            and q.number = 1 and coalesce(f.with_id, '') <> q.contribution_id and f.state = q.state and f.state <> 'split'
            and (f.theme_id, f.answer_id) is not distinct from (q.theme_id, q.answer_id)
        )
      end as with_id
    from before_change as b join after_change as a using (id) join points as q on q.contribution_id = a.id
    where (b.state, b.same_as, b.responsible_id, b.due) is distinct from (a.state, a.same_as, a.responsible_id, a.due)
  ) as next
  where p.contribution_id = next.contribution_id and p.number = next.number;
  update contests as t set reason = '' from before_change as b join after_change as a using (id)
  where t.contribution_id = a.id and a.state = 'withdrawn' and b.state <> 'withdrawn';
  return null;
end
$$;

-- A contribution is owed an answer while one of its points is, by whoever owes the one that is due first.
create function follow_points() returns trigger language plpgsql as $$
begin
  if not exists (
    select from before_change as b join after_change as a using (contribution_id, number)
    where (b.state, b.due, b.responsible_id, b.settled_at) is distinct from (a.state, a.due, a.responsible_id, a.settled_at)
  ) then return null; end if;
  update contributions as c set
    standing = now.standing,
    settled_at = case when now.standing <> 'owed' then now.settled_at end,
    due = case when now.standing = 'owed' then now.due else c.due end,
    responsible_id = case when now.standing = 'owed' then now.responsible_id else c.responsible_id end
  from (
    select contribution_id,
      case when bool_or(state = 'owed') then 'owed' when bool_or(state = 'answered') then 'answered' else 'waived' end as standing,
      max(settled_at) as settled_at,
      min(due) filter (where state = 'owed') as due,
      (array_agg(responsible_id order by due, number) filter (where state = 'owed'))[1] as responsible_id
    from points
    where state <> 'split' and contribution_id in (
      select a.contribution_id from before_change as b join after_change as a using (contribution_id, number)
      where (b.state, b.due, b.responsible_id, b.settled_at) is distinct from (a.state, a.due, a.responsible_id, a.settled_at)
    )
    group by contribution_id
  ) as now
  where c.id = now.contribution_id and (c.standing, c.settled_at, c.due, c.responsible_id) is distinct from (
    now.standing, case when now.standing <> 'owed' then now.settled_at end,
    case when now.standing = 'owed' then now.due else c.due end,
    case when now.standing = 'owed' then now.responsible_id else c.responsible_id end
  );
  return null;
end
$$;

create trigger coverage_when_added after insert on contributions
  referencing new table as after_change for each statement execute function count_coverage();
create trigger coverage_when_changed after update on contributions
  referencing old table as before_change new table as after_change for each statement execute function count_coverage();
create trigger points_counted_when_added after insert on points
  referencing new table as after_change for each statement execute function count_added_points();
create trigger points_counted_when_changed after update on points
  referencing old table as before_change new table as after_change for each statement execute function count_points();
create trigger points_counted_when_taken after delete on points
  referencing old table as before_change for each statement execute function count_taken_points();
create trigger threads_counted after update on points
  referencing old table as before_change new table as after_change for each statement execute function count_threads();
create trigger points_given after insert on contributions
  referencing new table as after_change for each statement execute function give_points();
create trigger points_follow after update on contributions
  referencing old table as before_change new table as after_change for each statement execute function follow_contributions();
create trigger contributions_follow after update on points
  referencing old table as before_change new table as after_change for each statement execute function follow_points();

-- What is there already.
insert into points (contribution_id, number, contribution_number, consultation_id, is_shown, with_id, joined, responsible_id, due)
select id, 1, number, consultation_id, state = 'published', same_as, case when same_as is not null then 'same' end, responsible_id, due
from contributions where published_at is not null and state in ('published', 'hidden', 'withdrawn');
insert into coverage_counts (consultation_id, responsible_id, standing, day, lane, count)
select c.consultation_id, coalesce(c.responsible_id, ''), c.standing, coverage_day(c), 0, count(*)
from contributions as c where c.state = 'published' group by 1, 2, 3, 4;

-- Lists of what waits hold what waits only; those of what is settled are new.
drop index contributions_waiting, contributions_waiting_in, contributions_waiting_under, contributions_waiting_by_kind;
create index contributions_waiting on contributions (due, number) where state = 'published' and standing = 'owed' and same_as is null and number > 0;
create index contributions_waiting_in on contributions (consultation_id, due, number) where state = 'published' and standing = 'owed' and same_as is null;
create index contributions_waiting_under on contributions (priority_id, due, number) where state = 'published' and standing = 'owed' and same_as is null;
create index contributions_waiting_by_kind on contributions (author_kind, due, number) where state = 'published' and standing = 'owed' and same_as is null;
create index contributions_settled on contributions (standing, (-number))
  where state = 'published' and standing <> 'owed' and same_as is null and number > 0;
create index contributions_settled_in on contributions (consultation_id, standing, (-number))
  where state = 'published' and standing <> 'owed' and same_as is null;
create index contributions_settled_under on contributions (priority_id, standing, (-number))
  where state = 'published' and standing <> 'owed' and same_as is null;
create index contributions_settled_by_kind on contributions (author_kind, standing, (-number))
  where state = 'published' and standing <> 'owed' and same_as is null;
