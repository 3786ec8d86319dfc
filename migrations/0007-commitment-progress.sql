-- What the milestones of each commitment give, so that lists are filtered, ordered and counted without reading all of them. It is made
-- from the things, in the transaction that changes them, and can be made again.

create table commitment_progress (
  id text primary key references commitments (id),
  plan_id text not null,
  -- It holds on the days between: after the last due day that was passed, up to the next one.
  holds_after text collate "C" not null,
  holds_until text collate "C" not null,
  followed boolean not null,
  states text[] not null,
  total integer not null,
  reached integer not null,
  begun integer not null,
  computed text not null,
  level text not null,
  late boolean not null,
  due jsonb,
  due_kind text,
  news jsonb,
  -- What each order reads: what is unknown comes last; then its key; then its plan, the latest first; then its number.
  title_fr text collate "fr-x-icu" not null,
  title_en text collate "en-x-icu" not null,
  lead_rank integer not null,
  lead_fr text collate "fr-x-icu" not null,
  lead_en text collate "en-x-icu" not null,
  due_rank integer not null,
  due_key text collate "C" not null,
  level_rank integer not null,
  news_rank integer not null,
  news_key text collate "C" not null,
  back integer not null,
  plan_back bigint not null,
  number_order text collate "C" not null
);
create index commitment_progress_holds_after on commitment_progress (holds_after);
create index commitment_progress_holds_until on commitment_progress (holds_until);
create index commitment_progress_of_plan on commitment_progress (plan_id, number_order);
create index commitment_progress_by_number on commitment_progress (back, plan_back, number_order);
create index commitment_progress_by_title_fr on commitment_progress (title_fr, back, plan_back, number_order);
create index commitment_progress_by_title_en on commitment_progress (title_en, back, plan_back, number_order);
create index commitment_progress_by_lead_fr on commitment_progress (lead_rank, lead_fr, back, plan_back, number_order);
create index commitment_progress_by_lead_en on commitment_progress (lead_rank, lead_en, back, plan_back, number_order);
create index commitment_progress_by_due on commitment_progress (due_rank, due_key, back, plan_back, number_order);
create index commitment_progress_by_level on commitment_progress (level_rank, back, plan_back, number_order);
create index commitment_progress_by_news on commitment_progress (news_rank, news_key, back, plan_back, number_order);

-- How many commitments of each plan stand where, at every instant as many as there are lines above.
create table commitment_counts (
  plan_id text not null,
  level text not null,
  late boolean not null,
  followed boolean not null,
  count bigint not null,
  primary key (plan_id, level, late, followed)
);

create function count_commitments() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    insert into commitment_counts as counted (plan_id, level, late, followed, count)
    select plan_id, level, late, followed, -count(*) from before_change group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (plan_id, level, late, followed) do update set count = counted.count + excluded.count;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    insert into commitment_counts as counted (plan_id, level, late, followed, count)
    select plan_id, level, late, followed, count(*) from after_change group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (plan_id, level, late, followed) do update set count = counted.count + excluded.count;
  end if;
  return null;
end
$$;
create trigger counted_when_added after insert on commitment_progress
  referencing new table as after_change for each statement execute function count_commitments();
create trigger counted_when_changed after update on commitment_progress
  referencing old table as before_change new table as after_change for each statement execute function count_commitments();
create trigger counted_when_removed after delete on commitment_progress
  referencing old table as before_change for each statement execute function count_commitments();

-- How the lines were made: when Parvis makes them otherwise, they are made again.
create table commitment_progress_state (
  one boolean primary key default true check (one),
  made text not null
);
