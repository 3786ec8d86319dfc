import type { FC } from 'hono/jsx'
import type { Json } from '../../platform/canonical.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { standingOf } from '../consultation.ts'
import { ConsultationItem } from '../consultation-item.tsx'
import { boundsOf, type ConsultationRow, countContributions, readConsultations } from '../store.ts'

/** A consultation of a plan, and how many contributions to it stand. */
export type Call = { row: ConsultationRow; count: number }

const inOrder = ['open', 'announced', 'closed'] as const

/** The consultations of a plan, for its page, which is made anew when they change or something is said in them: the open ones first. */
export async function readCalls(reading: Reading, planId: string): Promise<Call[]> {
  const { db, now, uses } = reading
  const rows = await readConsultations(db, planId)
  uses('all:consultation', ...rows.map(({ id }) => `consultation:${id}`))
  boundsOf(rows, reading)
  const counts = await countContributions(db, { consultationIds: rows.map(({ id }) => id) })
  return inOrder
    .flatMap(standing => rows.filter(({ facts }) => standingOf(facts, now) === standing))
    .map(row => ({ row, count: counts.get(`${row.id} published`) ?? 0 }))
}

/** Consultations as a list: what is asked, until when, the way to answer, and to what was said. */
export const Calls: FC<{ calls: readonly Call[]; reading: Reading }> = ({ calls, reading }) => (
  <ul class="list">
    {calls.map(({ row, count }) => (
      <ConsultationItem row={row} reading={reading} contributions={count} />
    ))}
  </ul>
)

/** The list of contributions to a consultation. */
export const listOf = (slug: string, reading: Pick<Reading, 'language'>): string =>
  `${pathOf('contributions', reading.language)}?consultation=${slug}`

export const callsData = (calls: readonly Call[], reading: Reading): Json =>
  calls.map(({ row, count }) => ({
    id: row.key,
    ulid: row.id,
    url: `${reading.origin}${permanentPath('consultation', row.id)}`,
    title: row.facts.title as unknown as Json,
    standing: standingOf(row.facts, reading.now),
    opens: row.facts.opens,
    closes: row.facts.closes,
    contributions: { published: count, list: `${reading.origin}${listOf(row.slug, reading)}` },
  }))
