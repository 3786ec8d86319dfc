-- The site as it could be known on a day of the past, for demonstrations (PARVIS_CLOCK). These temporary views stand in front of the
-- tables for one connection, so that no page, feed or list can forget to look away: what is dated later is not there for any of them.
-- The day is the setting parvis.known_on. What the tables hold is not touched.

create function pg_temp.known_on() returns text language sql stable as $$ select current_setting('parvis.known_on') $$;

-- A period is known once it has begun; a span of years or days, once it is over, since what sums it up came at its end.
create function pg_temp.known(period jsonb) returns boolean language sql stable as $$
  select case
    when period is null or period = 'null' then null
    when period ->> 'precision' = 'range' then period ->> 'latest' <= pg_temp.known_on()
    else coalesce(period ->> 'earliest', period ->> 'latest') <= pg_temp.known_on()
  end
$$;

-- The items of a list whose date (under one of two names) is known; an item without a date is kept if `undated` says so.
create function pg_temp.known_items(items jsonb, date_field text, undated boolean) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(item order by place), '[]') from jsonb_array_elements(coalesce(items, '[]')) with ordinality as list (item, place)
  where coalesce(pg_temp.known(item -> date_field), undated)
$$;

-- Facts without the sources that were published later.
create function pg_temp.known_sources(facts jsonb) returns jsonb language sql stable as $$
  select case when facts ? 'sources'
    then facts || jsonb_build_object('sources', pg_temp.known_items(facts -> 'sources', 'date', true)) else facts end
$$;

-- Facts without the decisions that were taken later.
create function pg_temp.without_later(facts jsonb, decisions text[]) returns jsonb language sql stable as $$
  select facts - array(select decision from unnest(decisions) as decision where not pg_temp.known(facts -> decision -> 'date'))
$$;

-- An event of which nothing was reported yet: neither the report, nor what it told, nor that it is a source.
create function pg_temp.unreported(facts jsonb) returns jsonb language sql stable as $$
  select facts - 'outputs' - 'report' - 'note' || case when facts ? 'sources' then jsonb_build_object('sources', (
    select coalesce(jsonb_agg(source order by place), '[]') from jsonb_array_elements(facts -> 'sources') with ordinality as list (source, place)
    where source ->> 'address' is distinct from facts #>> '{report,address}' or source ->> 'address' is null
  )) else '{}' end
$$;

-- A phase that has begun is known to be under way, however long it lasts; one that was neither planned nor has begun is not known.
create function pg_temp.begun(period jsonb) returns boolean language sql stable as $$
  select coalesce(period ->> 'earliest', period ->> 'latest') <= pg_temp.known_on()
$$;

create temporary view phases as
select id, position, key,
  case when coalesce(pg_temp.begun(facts -> 'actual'), true) then facts else facts - 'actual' - 'note' end as facts,
  imported, removed, plan_id
from public.phases
where coalesce(pg_temp.begun(facts -> 'actual'), true) or facts -> 'planned' is not null;

create temporary view plans as
select plans.id, plans.position, plans.key,
  case
    when plans.latest::text < pg_temp.known_on() then
      plans.facts || jsonb_build_object('ratings', pg_temp.known_items(plans.facts -> 'ratings', 'asOf', true))
      || case when coalesce(pg_temp.known(plans.facts -> 'selfAssessment' -> 'asOf'), true) then '{}' else '{"selfAssessment": null}'::jsonb end
    else
      plans.facts - 'ratings' - 'selfAssessment' - 'evaluationFigureIds' - 'evaluationNote' - 'promising' - 'policyAreasCarriedOver'
      - 'policyAreasEmerging' - 'commitmentsNote' - 'periodNote' - 'gaps' - 'note' - 'levels' - 'ogpIds' - 'sources'
  end as facts,
  plans.imported, plans.removed, plans.slug, plans.earliest, plans.latest
from public.plans
where plans.earliest::text <= pg_temp.known_on()
  or exists (select from phases where phases.plan_id = plans.id and pg_temp.known(phases.facts -> 'actual'));

create temporary view figures as
select id, position, key, facts, imported, removed, plan_id, measure from public.figures where pg_temp.known(facts -> 'asOf');

create temporary view priorities as
select id, position, key, facts, imported, removed, plan_id, stage, number from public.priorities
where coalesce(pg_temp.known(facts -> 'asOf'), true) and plan_id in (select id from plans);

create temporary view documents as
select documents.id, documents.position, documents.key, documents.facts, documents.imported, documents.removed, documents.plan_id
from public.documents join plans on plans.id = documents.plan_id
where coalesce(pg_temp.known(documents.facts -> 'date'), plans.latest::text < pg_temp.known_on());

-- An event to come is announced; that a plan was launched or handed over is only known afterwards.
create temporary view events as
select id, position, key,
  pg_temp.known_sources(case when pg_temp.known(facts -> 'period') then
    case when coalesce(pg_temp.known(facts -> 'report' -> 'date'), true) then facts else pg_temp.unreported(facts) end
  else pg_temp.unreported(facts) - 'attendanceFigureId' end) as facts,
  imported, removed, plan_id, slug, series_id, earliest, latest
from public.events
where plan_id in (select id from plans) and (pg_temp.known(facts -> 'period') or not facts ->> 'kind' in ('launch', 'handover'));

create temporary view series as
select series.id, series.position, series.key,
  pg_temp.known_sources(case when plans.latest::text < pg_temp.known_on() then series.facts else series.facts - 'note' end) as facts,
  series.imported, series.removed, series.plan_id, series.slug
from public.series join plans on plans.id = series.plan_id;

-- Commitments are known from the publication of their plan.
create temporary view commitments as
select commitments.id, commitments.position, commitments.key,
  pg_temp.known_sources(pg_temp.without_later(commitments.facts, '{withdrawn,override}')) || jsonb_build_object('ratings', pg_temp.known_items(commitments.facts -> 'ratings', 'asOf', plans.latest::text < pg_temp.known_on())) as facts,
  commitments.imported, commitments.removed, commitments.plan_id, commitments.priority_id, commitments.number, commitments.number_order
from public.commitments join plans on plans.id = commitments.plan_id
where plans.latest::text < pg_temp.known_on()
  or exists (
    select from phases where phases.plan_id = plans.id and phases.facts ->> 'kind' = 'publication' and pg_temp.known(phases.facts -> 'actual')
  );

create temporary view milestones as
select milestones.id, milestones.position, milestones.key,
  milestones.facts || jsonb_build_object('reports', pg_temp.known_items(milestones.facts -> 'reports', 'date', false)) as facts,
  milestones.imported, milestones.removed, milestones.commitment_id, milestones.number
from public.milestones join commitments on commitments.id = milestones.commitment_id;

-- What is kept of commitments is of today: on a day of the past it isn't there, and is made from the things.
create temporary view commitment_progress as select * from public.commitment_progress where false;
create temporary view commitment_progress_state as select * from public.commitment_progress_state where false;

create temporary view commitment_organisations as
select commitment_id, organisation_id, role, rank from public.commitment_organisations where commitment_id in (select id from commitments);

-- An organisation that is known here only by commitments to come is one of them.
create temporary view organisations as
select id, position, key, facts - 'roles' - 'note' as facts, imported, removed, slug, kind from public.organisations
where id in (select organisation_id from commitment_organisations)
  or id in (select organisation_id from public.event_organisations where event_id in (select id from events))
  or id not in (select organisation_id from public.commitment_organisations);

create temporary view sheets as
select id, position, key, facts, imported, removed, plan_id from public.sheets where pg_temp.known(facts -> 'asOf') and plan_id in (select id from plans);

create temporary view entries as
select * from public.entries where recorded < (pg_temp.known_on()::date + 1);

create temporary view seals as
select * from public.seals where entry_id in (select id from entries);

create temporary view recorded_lines as
select recorded as stretch, 1 as lines, recorded as newest from entries join seals on seals.entry_id = entries.id where batch_id is null and subject_type <> 'person';

-- Search finds what is known, by the words that were: of a plan that isn't over and of an event to come, only their names and what they are for.
create temporary view search_entries as
select entry.id, entry.type, entry.plan_id, entry.place, entry.title,
  case when known.whole then entry.pieces
    else (select coalesce(jsonb_agg(piece), '[]') from jsonb_array_elements(entry.pieces) as piece where piece ->> 'weight' = any(known.weights)) end as pieces,
  entry.codes, entry.names,
  case when known.whole then entry.fr else ts_filter(entry.fr, known.weights::"char"[]) end as fr,
  case when known.whole then entry.en else ts_filter(entry.en, known.weights::"char"[]) end as en,
  case when known.whole then entry.plain else ts_filter(entry.plain, known.weights::"char"[]) end as plain
from public.search_entries entry join (
  select id, latest::text < pg_temp.known_on() as whole, '{A}'::text[] as weights from plans
  union all select id, false, '{A}' from organisations
  union all select id, pg_temp.known(facts -> 'period') and coalesce(pg_temp.known(facts -> 'report' -> 'date'), true), '{A,B}' from events
  union all select id, true, '{}' from commitments
  union all select id, true, '{}' from priorities
  union all select id, true, '{}' from figures
  union all select id, true, '{}' from documents
  union all select id, true, '{}' from series where plan_id in (select id from plans)
  union all select id, true, '{}' from public.search_entries where type = 'page'
) as known using (id);

-- Answers are known from their publication; a correction hides what stood on that day, and what it says came later.
create temporary view search_answers as
select * from public.search_answers where published_at < (pg_temp.known_on()::date + 1);
