-- Events and series have pages, and so addresses of their own, which stay theirs: see src/events/address.ts, whose rule those that are
-- already here get too. An address that two of them would share takes the key of the later one.

alter table events add column slug text;
alter table series add column slug text;

create function pg_temp.as_slug(words text) returns text language sql as $$
  with plain as (
    select trim(both '-' from regexp_replace(
      lower(regexp_replace(
        normalize(replace(replace(replace(replace(words, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), NFKD),
        '[\u0300-\u036f]', '', 'g'
      )),
      '[^a-z0-9]+', '-', 'g'
    )) as slug
  )
  select case when length(slug) <= 60 then slug else regexp_replace(left(slug, 61), '-[^-]*$', '') end from plain
$$;

-- The words of a text in French, or else in its original language.
create function pg_temp.words_of(text jsonb) returns text language sql as $$
  select case jsonb_typeof(wording) when 'object' then wording ->> 'text' else wording #>> '{}' end
  from (select coalesce(text -> 'fr', text -> (text ->> 'original')) as wording) as chosen
$$;

create function pg_temp.slug_of(title jsonb, key text) returns text language sql as $$
  select coalesce(nullif(pg_temp.as_slug(pg_temp.words_of(title)), ''), pg_temp.as_slug(key))
$$;

update events set slug = named.slug || case when named.rank = 1 then '' else '-' || pg_temp.as_slug(key) end
from (
  select id, slug, row_number() over (partition by slug order by position) as rank
  from (
    select id, position,
      case
        when facts #>> '{period,precision}' = 'day' then (facts #>> '{period,earliest}') || '-' || pg_temp.slug_of(facts -> 'title', key)
        else pg_temp.slug_of(facts -> 'title', key) || coalesce('-' || (facts ->> 'numberInSeries'), '')
      end as slug
    from events
  ) as each
) as named
where named.id = events.id;

update series set slug = named.slug || case when named.rank = 1 then '' else '-' || pg_temp.as_slug(key) end
from (
  select id, slug, row_number() over (partition by slug order by position) as rank
  from (select id, position, pg_temp.slug_of(facts -> 'title', key) as slug from series) as each
) as named
where named.id = series.id;

insert into slugs (type, scope, slug, id)
select 'event', '', slug, id from events union all select 'series', '', slug, id from series;

alter table events alter column slug set not null;
alter table series alter column slug set not null;
create unique index event_slugs on events (slug);
create unique index series_slugs on series (slug);
create index event_slugs_near on events using gist (slug gist_trgm_ops);
create index series_slugs_near on series using gist (slug gist_trgm_ops);
create index events_of_series on events (series_id);
