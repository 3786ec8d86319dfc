import { type ConsultationRow, readConsultationById, readConsultations, standingOf } from '../../consultations/index.ts'
import type { OrganisationRow, Reader } from '../../people/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Visit } from '../../platform/http/personal.ts'
import { type Gate, readGate } from '../coverage/gate.ts'
import { organisationsById } from '../coverage/read.ts'
import { type Composed, compose } from './composed.ts'
import { type ReportRow, readReport } from './store.ts'

/** A report as its editors see it: what is saved, what is counted, and what holds it back. */
export type Edited = {
  of: ConsultationRow
  report: ReportRow | null
  composed: Composed
  gate: Gate
  organisations: ReadonlyMap<string, OrganisationRow>
  /** Where what people say of it is gathered, once it is open. */
  comments: ConsultationRow | null
  /** Where comments can be gathered. */
  choices: readonly ConsultationRow[]
}

export async function readEdited(visit: Visit<Reader>, of: ConsultationRow, plan: PlanRow): Promise<Edited> {
  const { db, now, timeZone } = visit
  const today = dayIn(timeZone, now)
  const report = await readReport(db, of.id)
  const gate = await readGate(db, [of.id, ...(report?.comments_id ? [report.comments_id] : [])], today)
  const [composed, all, comments, organisations] = await Promise.all([
    compose(db, of, plan, { today, timeZone }),
    readConsultations(db, plan.id),
    report?.comments_id ? readConsultationById(db, report.comments_id) : null,
    organisationsById(
      db,
      gate.owing.map(({ organisationId }) => organisationId),
    ),
  ])
  const choices = all.filter(({ id, closes }) => id !== of.id && closes > now)
  return { of, report, composed, gate, organisations, comments, choices }
}

/** Why a report can’t be opened for comment yet. */
export type Hindrance = 'unsaved' | 'underway' | 'no-comments'

export const hindrancesOf = ({ of, report, choices }: Edited, now: Date): Hindrance[] => [
  ...(report === null ? (['unsaved'] as const) : []),
  ...(of.closes > now ? (['underway'] as const) : []),
  ...(choices.length === 0 ? (['no-comments'] as const) : []),
]

/** How far people have come with commenting on it. */
export const commenting = ({ report, comments }: Edited, now: Date): 'todo' | 'now' | 'done' => {
  if (report === null || report.state === 'draft') return 'todo'
  if (comments === null || comments.removed) return 'done'
  const standing = standingOf(comments.facts, now)
  return standing === 'announced' ? 'todo' : standing === 'closed' ? 'done' : 'now'
}
