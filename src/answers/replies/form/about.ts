import { sql } from 'kysely'
import type { Queries } from '../../../platform/database/database.ts'
import type { ThemeRow } from '../../consolidation/theme.ts'
import { othersOfPoint } from '../../points/others.ts'
import type { PointRow } from '../../points/point.ts'
import type { AnswerRow } from '../answer.ts'
import { type Reach, reachOfTheme } from '../reach.ts'

/** A point as the form shows it, with the version that whoever answers it has seen. */
export type PointAsked = PointRow & {
  title: string
  text: string
  language: string
  seen: number
  ticked: boolean
  /** Why its author says that the first answer doesn’t answer it. */
  contest: string | null
  /** How many go with it, and have the same answer. */
  others: number
}

/** What an answer is to. */
export type About = { consultationId: string; organisationId: string } & (
  | { kind: 'points'; points: PointAsked[]; isSecond: boolean }
  | { kind: 'theme'; theme: ThemeRow; reach: Reach }
  | { kind: 'correction'; earlier: AnswerRow; count: number }
)

/** What an address or a form asks to answer. */
export type Asking = {
  points: { number: number; point: number; seen: number; ticked: boolean }[]
  isSecond: boolean
  theme: string | null
  organisation: string | null
  replaces: string | null
}

const mostPoints = 100
const pattern = /^(\d{1,9})\.(\d{1,2})\.(\d{1,9})$/

const pointsIn = (said: string): Asking['points'] =>
  said.split(',', mostPoints).flatMap(one => {
    const [, number, point, seen] = pattern.exec(one) ?? []
    return seen === undefined
      ? []
      : [{ number: Number(number), point: Number(point), seen: Number(seen), ticked: true }]
  })

/** @param of the query of the page, or what its form sends: there, those points count that are still ticked */
export function askingIn(of: URLSearchParams, isForm: boolean): Asking {
  const id = (name: string) => (/^[0-9A-Z]{26}$/.test(of.get(name) ?? '') ? of.get(name) : null)
  return {
    points: pointsIn(of.get('points') ?? '').map(one => ({
      ...one,
      ticked: !isForm || of.has(`p-${one.number}.${one.point}`),
    })),
    isSecond: of.get('second') === '1',
    theme: id('theme'),
    organisation: id('organisation'),
    replaces: id('replaces'),
  }
}

/** How a form, or an address, says which points it is about. */
export const pointsInWords = (points: readonly PointAsked[]): string =>
  points.map(({ contribution_number, number, seen }) => `${contribution_number}.${number}.${seen}`).join(',')

/** What somebody asks to answer, without what another organisation owes: that is ticked by whoever means it. */
export function ofOne(about: About): About {
  if (about.kind !== 'points') return about
  const { points, organisationId } = about
  return { ...about, points: points.map(one => ({ ...one, ticked: one.responsible_id === organisationId })) }
}

/** Points by their contributions’ numbers. */
export async function readAskedPoints(db: Queries, asked: Asking['points']): Promise<PointAsked[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<PointAsked>`
    select p.*, c.title, c.text, c.language, contests.reason as contest, ${othersOfPoint} as others
    from unnest(${asked.map(({ number }) => number)}::int[], ${asked.map(({ point }) => point)}::int[]) as wanted (contribution_number, number)
    join contributions as c on c.number = wanted.contribution_number
    join points as p on p.contribution_id = c.id and p.number = wanted.number
    left join contests on contests.contribution_id = p.contribution_id and contests.number = p.number
    order by p.contribution_number, p.number`.execute(db)
  return rows.map(row => {
    const one = asked.find(({ number, point }) => number === row.contribution_number && point === row.number)
    // What isn’t shown to everybody isn’t shown here either.
    const shown = row.is_shown ? row : { ...row, title: '', text: '', part: null, contest: null }
    return { ...shown, seen: one?.seen || row.version, ticked: one?.ticked ?? true }
  })
}

/** What somebody asks to answer; null where it isn’t there. */
export async function readAbout(db: Queries, asking: Asking): Promise<About | null> {
  if (asking.replaces) return readCorrection(db, asking.replaces)
  if (asking.theme && asking.organisation) {
    const theme = await db
      .selectFrom('themes')
      .selectAll()
      .where('id', '=', asking.theme)
      .where('dissolved_at', 'is', null)
      .executeTakeFirst()
    if (!theme) return null
    const reach = await reachOfTheme(db, theme.id, asking.organisation)
    return { kind: 'theme', theme, reach, consultationId: theme.consultation_id, organisationId: asking.organisation }
  }
  const points = await readAskedPoints(db, asking.points)
  const first = points.find(({ ticked }) => ticked) ?? points[0]
  if (!first?.responsible_id) return null
  const { consultation_id: consultationId, responsible_id: organisationId } = first
  return { kind: 'points', points, isSecond: asking.isSecond, consultationId, organisationId }
}

async function readCorrection(db: Queries, id: string): Promise<About | null> {
  const earlier: AnswerRow | undefined = await db
    .selectFrom('answers')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (!earlier) return null
  const { count } = await db
    .selectFrom('answer_points')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('answer_id', '=', id)
    .executeTakeFirstOrThrow()
  const { consultation_id: consultationId, organisation_id: organisationId } = earlier
  return { kind: 'correction', earlier, count, consultationId, organisationId }
}

/** What a draft is about, as it stands now. */
export async function aboutOf(db: Queries, row: AnswerRow): Promise<About | null> {
  const { consultation_id: consultationId, organisation_id: organisationId } = row
  if (row.replaces !== null) return readCorrection(db, row.replaces)
  if (row.theme_id !== null) {
    const theme = await db.selectFrom('themes').selectAll().where('id', '=', row.theme_id).executeTakeFirst()
    if (!theme) return null
    return {
      kind: 'theme',
      theme,
      reach: await reachOfTheme(db, theme.id, organisationId),
      consultationId,
      organisationId,
    }
  }
  const { rows } = await sql<{ number: number; point: number }>`
    select c.number, ap.number as point from answer_points as ap join contributions as c on c.id = ap.contribution_id
    where ap.answer_id = ${row.id} order by c.number, ap.number limit ${mostPoints}`.execute(db)
  const points = await readAskedPoints(
    db,
    rows.map(one => ({ ...one, seen: 0, ticked: true })),
  )
  return { kind: 'points', points, isSecond: row.is_second, consultationId, organisationId }
}
