import { sql } from 'kysely'
import type { AuthorKind, Channel, ConsultationRow } from '../../consultations/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Text } from '../../platform/facts/text.ts'
import { citedIn } from '../consolidation/theme.ts'
import { type Coverage, readCoverage } from '../coverage/counted.ts'
import { readWaived } from '../coverage/lists.ts'
import { organisationsById } from '../coverage/read.ts'
import type { Outcome } from '../replies/outcome.ts'
import type { ReportWords } from './sections.ts'

type Counted<Kind extends string> = { kind: Kind; count: number }

/** What points of a theme were answered; those of no theme are counted together, without a number. */
export type ThemeTold = {
  number: number | null
  title: string
  finding: string
  /** Contributions are named by their numbers alone: their authors and moderation go on deciding of their words. */
  cites: number[]
  points: number
  owed: number
  waived: number
  outcomes: Counted<Outcome>[]
}

/** What an answer led to: a commitment or one of its milestones and, where it changed one, the words before and after. */
export type ChangeTold = {
  type: 'commitment' | 'milestone'
  id: string
  plan: string
  commitment: { number: string; title: Text }
  milestone: { number: number; output: Text } | null
  field: string | null
  before: Json
  after: Json
  /** The first contributions that this answers, and how many there are. */
  contributions: number[]
  count: number
}

/** All that a report says, but for the words of its editors: each number is counted, none is typed. */
export type Composed = {
  consultation: {
    id: string
    key: string
    slug: string
    title: Text
    question: Text
    opens: string
    closes: string
  }
  plan: { id: string; key: string; slug: string; title: Text }
  /** The day on which it was composed. */
  asOf: Day
  participation: { kinds: Counted<AuthorKind>[]; channels: Counted<Channel>[] }
  coverage: Omit<Coverage, 'owing'> & { owing: { name: Text | null; key: string | null; owed: number; late: number }[] }
  outcomes: Counted<Outcome>[]
  themes: ThemeTold[]
  changes: ChangeTold[]
  waivers: {
    number: number
    point: number
    reason: string
    signedAs: string
    day: Day
    others: number
  }[]
}

/** A report as it is frozen: what was composed, and the words around it. */
export type Frozen = { schema: 1; report: Composed; words: ReportWords }

/** As many as a report tells one by one. */
const most = { changes: 500, contributions: 10, waivers: 2000, cited: 50 }

/** Composes the report of a consultation from what is recorded. */
export async function compose(
  db: Queries,
  row: ConsultationRow,
  plan: PlanRow,
  { today, timeZone }: { today: Day; timeZone: string },
): Promise<Composed> {
  const { facts } = row
  const [{ whole }, participation, themes, changes, waivers] = await Promise.all([
    readCoverage(db, [row.id], today),
    readParticipation(db, row.id),
    readThemes(db, row.id),
    readChanges(db, row.id),
    readWaived(db, [row.id], most.waivers),
  ])
  const organisations = await organisationsById(
    db,
    whole.owing.map(({ organisationId }) => organisationId),
  )
  return {
    consultation: {
      id: row.id,
      key: row.key,
      slug: row.slug,
      title: facts.title,
      question: facts.question,
      opens: facts.opens,
      closes: facts.closes,
    },
    plan: { id: plan.id, key: plan.key, slug: plan.slug, title: plan.facts.title },
    asOf: today,
    participation,
    coverage: {
      ...whole,
      owing: whole.owing.map(({ organisationId, owed, late }) => {
        const one = organisations.get(organisationId)
        return { name: one?.facts.name ?? null, key: one?.key ?? null, owed, late }
      }),
    },
    outcomes: summedOutcomes(themes),
    themes,
    changes,
    waivers: waivers.map(({ number, point, reason, signed_as, ruled_at, others }) => ({
      number,
      point,
      reason,
      signedAs: signed_as,
      day: dayIn(timeZone, ruled_at),
      others,
    })),
  }
}

/** Who took part, by what kind of author they are and by which way they came. */
async function readParticipation(db: Queries, consultationId: string): Promise<Composed['participation']> {
  const { rows } = await sql<{ author_kind: AuthorKind | null; channel: Channel | null; count: number }>`
    select author_kind, channel, count(*)::float8 as count from contributions
    where consultation_id = ${consultationId} and state = 'published'
    group by grouping sets ((author_kind), (channel)) order by count desc, 1, 2`.execute(db)
  return {
    kinds: rows.flatMap(({ author_kind, count }) => (author_kind === null ? [] : [{ kind: author_kind, count }])),
    channels: rows.flatMap(({ channel, count }) => (channel === null ? [] : [{ kind: channel, count }])),
  }
}

async function readThemes(db: Queries, consultationId: string): Promise<ThemeTold[]> {
  const [themes, { rows }] = await Promise.all([
    db
      .selectFrom('themes')
      .select(['id', 'number', 'title', 'finding'])
      .where('consultation_id', '=', consultationId)
      .where('dissolved_at', 'is', null)
      .orderBy('number')
      .execute(),
    sql<{ theme_id: string | null; state: string; outcome: Outcome | null; count: number }>`
      select p.theme_id, p.state, case when p.state = 'answered' then a.outcome end as outcome, count(*)::float8 as count
      from points as p left join answers as a on a.id = p.answer_id
      where p.consultation_id = ${consultationId} and p.is_shown and p.state <> 'split'
      group by 1, 2, 3 order by count desc, outcome`.execute(db),
  ])
  const told = (of: { id: string | null; number: number | null; title: string; finding: string }): ThemeTold => {
    const own = rows.filter(({ theme_id }) => theme_id === of.id)
    const counted = (state?: string) =>
      own.reduce((sum, row) => (state === undefined || row.state === state ? sum + row.count : sum), 0)
    return {
      number: of.number,
      title: of.title,
      finding: of.finding,
      cites: citedIn(of.finding).slice(0, most.cited),
      points: counted(),
      owed: counted('owed'),
      waived: counted('waived'),
      outcomes: own.flatMap(({ outcome, count }) => (outcome === null ? [] : [{ kind: outcome, count }])),
    }
  }
  const without = told({ id: null, number: null, title: '', finding: '' })
  return [...themes.map(told), ...(without.points > 0 ? [without] : [])]
}

function summedOutcomes(themes: readonly ThemeTold[]): Counted<Outcome>[] {
  const sums = new Map<Outcome, number>()
  for (const { outcomes } of themes)
    for (const { kind, count } of outcomes) sums.set(kind, (sums.get(kind) ?? 0) + count)
  return [...sums]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
}

/** What published answers led to, in the order of the plan. */
async function readChanges(db: Queries, consultationId: string): Promise<ChangeTold[]> {
  const { rows } = await sql<{
    type: ChangeTold['type']
    id: string
    plan: string
    commitment: string
    title: Text
    milestone: number | null
    output: Text | null
    field: string | null
    before: Json
    after: Json
    numbers: number[]
    count: number
  }>`
    select t.target_type as type, t.target_id as id, plans.slug as plan, c.facts ->> 'number' as commitment, c.facts -> 'title' as title,
      m.number as milestone, m.facts -> 'output' as output, t.field, t.before, t.after,
      (array_agg(distinct p.contribution_number order by p.contribution_number))[1:${most.contributions}::int] as numbers,
      count(distinct p.contribution_number)::float8 as count
    from answers as a join answer_targets as t on t.answer_id = a.id
    left join milestones as m on t.target_type = 'milestone' and m.id = t.target_id
    join commitments as c on c.id = coalesce(m.commitment_id, t.target_id)
    join plans on plans.id = c.plan_id
    join answer_points as ap on ap.answer_id = a.id and ap.published_at is not null
    join points as p on p.contribution_id = ap.contribution_id and p.number = ap.number and p.answer_id = a.id
    where a.consultation_id = ${consultationId} and a.state in ('publishing', 'published')
    -- What several answers led to, or changed, is told once.
    group by t.target_type, t.target_id, plans.slug, c.id, m.id, t.entry_id, t.field, t.before, t.after
    order by c.position, m.number nulls first, t.field nulls last, min(a.published_at) limit ${most.changes}`.execute(
    db,
  )
  return rows.map(({ type, id, plan, commitment, title, milestone, output, field, before, after, numbers, count }) => ({
    type,
    id,
    plan,
    commitment: { number: commitment, title },
    milestone: milestone !== null && output !== null ? { number: milestone, output } : null,
    field,
    before,
    after,
    contributions: numbers,
    count,
  }))
}
