import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../platform/facts/period.ts'
import { sortColumns, sortSources } from './sorts.ts'

/** The day that orders a date: its latest one. Days compare as text, letter by letter. */
const latestOf = (period: 'due' | 'news') => sql`coalesce(${sql.ref(period)} ->> 'latest', '9999-12-31') collate "C"`
const earliestOf = (period: 'due') => sql`coalesce(${sql.ref(period)} ->> 'earliest', '9999-12-31') collate "C"`

/** The last of a milestone's reports: by its date, of one day the last filed. `restriction` leaves some out. */
const lastReport = (restriction: ReturnType<typeof sql>) => sql`
  select report from jsonb_array_elements(milestones.facts -> 'reports') with ordinality as filed (report, place)
  where ${restriction} order by coalesce(report #>> '{date,latest}', '') collate "C" desc, place desc limit 1`

/**
 * What `standingOf` and `completionOf` say of commitments, in the database, so that any number of them can be filtered, ordered and
 * counted there. It is written in the query and not kept as a view, because with a clock set to the past the tables that it reads are
 * the connection's own views (`site/as-known-on.sql`). A property shows that both agree.
 *
 * Tables of a `with`: `standings`, one line for each milestone; `progress`, one for each commitment that wasn't removed, with what lists
 * of commitments are ordered by. A line of it holds until its next due day has passed: it is the same on each day after `holds_after`
 * up to `holds_until`.
 * @param only the ids to which it keeps, when it isn't all of them
 */
export const progress = (today: Day | RawBuilder<string>, only?: readonly string[]) => sql`
  standings as (
    select milestones.commitment_id, milestones.number,
      coalesce(last.report ->> 'state', 'no-information') as state,
      last.report -> 'date' as news,
      coalesce(postponed.report -> 'due', nullif(milestones.facts -> 'due', 'null')) as due
    from milestones
    left join lateral (${lastReport(sql`true`)}) as last on true
    left join lateral (${lastReport(sql`report ->> 'state' = 'postponed' and report -> 'due' is not null`)}) as postponed on true
    where milestones.removed is null${only ? sql` and milestones.commitment_id = any(${[...only]}::text[])` : sql``}
  ),
  counted as (
    select standings.commitment_id,
      array_agg(state order by standings.number) as states,
      (count(*) filter (where state <> 'abandoned'))::integer as total,
      (count(*) filter (where state = 'reached'))::integer as reached,
      (count(*) filter (where state = 'in-progress'))::integer as begun,
      (count(*) filter (where state not in ('abandoned', 'no-information')))::integer as told,
      coalesce(bool_or(
        state not in ('reached', 'abandoned')
        and due ->> 'latest' >= plans.facts ->> 'followedFrom' and due ->> 'latest' < ${today}
      ), false) as late,
      (array_agg(due order by ${latestOf('due')}, ${earliestOf('due')}, standings.number)
        filter (where due is not null and state not in ('reached', 'abandoned') and ${latestOf('due')} >= ${today}))[1] as next_due,
      max(due ->> 'latest' collate "C")
        filter (where state not in ('reached', 'abandoned') and due ->> 'latest' < ${today}) as holds_after,
      (array_agg(due order by ${latestOf('due')} desc, standings.number desc)
        filter (where due is not null and state <> 'abandoned'))[1] as last_due,
      (array_agg(news order by ${latestOf('news')} desc, standings.number)
        filter (where news is not null))[1] as news
    from standings
    join commitments on commitments.id = standings.commitment_id join plans on plans.id = commitments.plan_id
    group by standings.commitment_id
  ),
  progress as (
    select derived.id, derived.plan_id, derived.holds_after, derived.holds_until, derived.followed, derived.states, derived.total,
      derived.reached, derived.begun, derived.computed, derived.level, derived.level <> 'withdrawn' and derived.late as late, derived.due,
      case when due is null then null when next_due is not null then 'next' when last_due is not null then 'last' else 'end' end as due_kind,
      derived.news, ${sortColumns}
    from (
      select commitments.id, commitments.plan_id, plans.facts ->> 'followedFrom' is not null as followed,
        coalesce(counted.states, '{}') as states, coalesce(counted.total, 0) as total, coalesce(counted.reached, 0) as reached,
        coalesce(counted.begun, 0) as begun, levels.computed,
        case when jsonb_typeof(commitments.facts -> 'withdrawn') = 'object' then 'withdrawn'
          else coalesce(commitments.facts #>> '{override,completion}', levels.computed) end as level,
        coalesce(counted.late, false) as late,
        coalesce(counted.next_due, counted.last_due, nullif(commitments.facts -> 'end', 'null')) as due,
        counted.next_due, counted.last_due, counted.news, coalesce(counted.holds_after, '') as holds_after,
        coalesce(counted.next_due ->> 'latest', '9999-12-31') as holds_until
      from commitments
      join plans on plans.id = commitments.plan_id
      left join counted on counted.commitment_id = commitments.id
      cross join lateral (select case
        when counted.told is null or counted.told = 0 then 'no-information'
        when counted.reached = counted.total then 'complete'
        when counted.reached * 2 >= counted.total then 'substantial'
        when counted.reached + counted.begun > 0 then 'limited'
        else 'not-started' end as computed) as levels
      where commitments.removed is null${only ? sql` and commitments.id = any(${[...only]}::text[])` : sql``}
    ) as derived
    join commitments on commitments.id = derived.id
    join plans on plans.id = derived.plan_id
    ${sortSources}
  )`
