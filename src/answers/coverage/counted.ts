import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'

/** Who owes how many answers, and how many of them are late. An organisation's id; empty where none is named. */
export type Owing = { organisationId: string; owed: number; late: number }

/** How contributions were answered: each number counted in the transaction of what changes it, and none of them typed. */
export type Coverage = {
  /** What everybody could read once, or moderation kept from them: the sum of the next five. */
  received: number
  answered: number
  owed: number
  waived: number
  withdrawn: number
  moderated: number
  /** Of those owed, those whose day is past. */
  late: number
  /** Days from publication to answer: of the one in the middle (the later of two), and of the one that waited longest; null while none is answered. */
  median: number | null
  longest: number | null
  /** Answers given to points, by which shares of contests are counted: what says two things has two. */
  answersGiven: number
  /** Those of which their author said that they don't answer, and those of them that wait for a second answer. */
  contested: number
  awaitingSecond: number
  /** Of those, the ones whose day is past, as far as they are counted. */
  secondLate: number
  /** Points that two organisations answer differently, and nobody has decided yet. */
  disputed: number
  /** The one that owes most first. */
  owing: Owing[]
}

type Counted = {
  consultation_id: string
  kind:
    | 'owed'
    | 'late'
    | 'answered'
    | 'waived'
    | 'withdrawn'
    | 'hidden'
    | 'points'
    | 'contested'
    | 'awaiting'
    | 'second-late'
    | 'disputed'
  /** Of what is owed or late: who owes it. */
  organisation: string
  /** Of what is answered: how many days it took. */
  days: number
  count: number
}

/** More than this many that nobody has decided, or that are late, are told as this many. */
export const mostDisputed = 1000

/**
 * How the contributions to some consultations were answered, of all of them together and of each. All of it is read from counts, whose size
 * depends on days, organisations and consultations, never on how many contributions there are.
 */
export async function readCoverage(
  db: Queries,
  consultationIds: readonly string[],
  today: Day,
): Promise<{
  whole: Coverage
  each: ReadonlyMap<string, Coverage>
  /** Of some of them together. */
  of(consultationIds: readonly string[]): Coverage
}> {
  const ids = sql`${[...consultationIds]}::text[]`
  const { rows } = await sql<Counted>`
    select consultation_id,
      case when standing = 'owed' and day < ${today}::date - date '2000-01-01' then 'late' else standing end as kind,
      case when standing = 'owed' then responsible_id else '' end as organisation,
      case when standing = 'answered' then day else 0 end as days,
      sum(count)::float8 as count
    from coverage_counts where consultation_id = any(${ids}) group by 1, 2, 3, 4 having sum(count) <> 0
    union all
    select consultation_id, state, '', 0, sum(count)::float8 from contribution_counts
    where consultation_id = any(${ids}) and state in ('withdrawn', 'hidden') group by 1, 2
    union all
    select consultation_id, 'points', '', 0, sum(count)::float8 from point_counts
    where consultation_id = any(${ids}) and state = 'answered' group by 1
    union all
    select consultation_id, case when is_waiting then 'awaiting' else 'contested' end, '', 0, sum(count)::float8 from contest_counts
    where consultation_id = any(${ids}) group by 1, 2
    union all
    select id, 'second-late', '', 0, count(*)::float8 from unnest(${ids}) as id
    cross join lateral (
      select from contests where settled_at is null and is_shown and consultation_id = id and due < ${today}::date limit ${mostDisputed}
    ) as few group by 1
    union all
    select id, 'disputed', '', 0, count(*)::float8 from unnest(${ids}) as id
    cross join lateral (select from points where disputed and is_shown and consultation_id = id limit ${mostDisputed}) as few group by 1`.execute(
    db,
  )
  const each = new Map(consultationIds.map(id => [id, summed(rows.filter(row => row.consultation_id === id))]))
  const of = (some: readonly string[]) => summed(rows.filter(row => some.includes(row.consultation_id)))
  return { whole: summed(rows), each, of }
}

function summed(rows: readonly Counted[]): Coverage {
  const of = (...kinds: Counted['kind'][]) =>
    rows.reduce((sum, { kind, count }) => (kinds.includes(kind) ? sum + count : sum), 0)
  const counts = {
    answered: of('answered'),
    owed: of('owed', 'late'),
    waived: of('waived'),
    withdrawn: of('withdrawn'),
    moderated: of('hidden'),
  }
  return {
    received: Object.values(counts).reduce((sum, count) => sum + count, 0),
    ...counts,
    late: of('late'),
    ...waits(rows.filter(({ kind }) => kind === 'answered')),
    answersGiven: of('points'),
    contested: of('contested', 'awaiting'),
    awaitingSecond: of('awaiting'),
    secondLate: of('second-late'),
    disputed: of('disputed'),
    owing: owingOf(rows),
  }
}

/** How long it took: the middle one of all, and the longest. */
function waits(answered: readonly Counted[]): Pick<Coverage, 'median' | 'longest'> {
  const histogram = answered.toSorted((a, b) => a.days - b.days)
  const half = Math.floor(histogram.reduce((sum, { count }) => sum + count, 0) / 2)
  let before = 0
  for (const { days, count } of histogram) {
    before += count
    if (before > half) return { median: days, longest: histogram.at(-1)?.days ?? null }
  }
  return { median: null, longest: null }
}

function owingOf(rows: readonly Counted[]): Owing[] {
  const owing = new Map<string, Owing>()
  for (const { kind, organisation, count } of rows) {
    if (kind !== 'owed' && kind !== 'late') continue
    const one = owing.get(organisation) ?? { organisationId: organisation, owed: 0, late: 0 }
    one.owed += count
    if (kind === 'late') one.late += count
    owing.set(organisation, one)
  }
  return [...owing.values()].sort((a, b) => b.owed - a.owed || (a.organisationId < b.organisationId ? -1 : 1))
}

/** A share as whole and tenth of a percent; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10
