import { commitmentData } from '../commitments/index.ts'
import { callsData } from '../consultations/index.ts'
import type { Json } from '../platform/canonical.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Reading } from '../platform/reading.ts'
import type { PlanPage } from './read-plan-page.ts'

type Row = { id: string; key: string; facts: unknown }

/** A plan in data: what its page says, from the same query. */
export function planData(page: PlanPage, reading: Reading): Record<string, Json> {
  const { plan } = page
  const { origin, language } = reading
  const list = (type: string, rows: readonly Row[]): Json =>
    rows.map(row => ({
      id: row.key,
      ulid: row.id,
      url: `${origin}${permanentPath(type, row.id)}`,
      ...(row.facts as Record<string, Json>),
    }))
  return {
    type: 'plan',
    id: plan.key,
    ulid: plan.id,
    url: `${origin}${permanentPath('plan', plan.id)}`,
    page: `${origin}${pathOf('plan', language, { plan: plan.slug })}`,
    ...(plan.facts as unknown as Record<string, Json>),
    state: page.state,
    commitmentsAnnounced: page.announced,
    commitmentsSourced: page.commitments.length,
    timeline: page.slabs as unknown as Json,
    consultations: callsData(page.calls, reading),
    priorities: list('priority', page.priorities),
    phases: list('phase', page.phases),
    figures: list('figure', page.figures),
    events: list('event', page.events),
    series: list('series', page.series),
    documents: list('document', page.documents),
    commitments: page.commitments.map(commitment => commitmentData(commitment, plan.slug, reading)),
  }
}
