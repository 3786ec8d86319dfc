-- How many lines of the record each stretch of time has, so that its months are counted without reading all of it. Whoever seals an
-- entry counts it; what isn't sealed yet is few, and is counted where it is read.

-- Stretches that no time zone can cut at the end of a month: quarters of an hour on the first and the last day of a month in UTC,
-- and all the days between as one.
create function stretch_of(recorded timestamptz) returns timestamptz language sql immutable strict parallel safe
  return case
    when extract(day from recorded at time zone 'UTC') = 1 or extract(day from (recorded at time zone 'UTC') + interval '1 day') = 1
      then date_bin(interval '15 minutes', recorded, timestamptz '2000-01-01 00:00:00Z')
    else (date_trunc('month', recorded at time zone 'UTC') + interval '1 day') at time zone 'UTC'
  end;

create table recorded_lines (
  stretch timestamptz primary key,
  lines bigint not null,
  newest timestamptz not null
);
comment on table recorded_lines is 'How many sealed lines of the record (entries that are no part of another) each stretch of time has.';

insert into recorded_lines (stretch, lines, newest)
select stretch_of(recorded), count(*), max(recorded) from entries join seals on seals.entry_id = entries.id where batch_id is null group by 1;

create function count_sealed() returns trigger language plpgsql as $$
begin
  insert into recorded_lines as counted (stretch, lines, newest)
  select stretch_of(recorded), count(*), max(recorded) from just_sealed join entries on entries.id = just_sealed.entry_id
  where batch_id is null group by 1
  on conflict (stretch) do update set lines = counted.lines + excluded.lines, newest = greatest(counted.newest, excluded.newest);
  return null;
end $$;
create trigger counted_when_sealed after insert on seals
  referencing new table as just_sealed for each statement execute function count_sealed();
