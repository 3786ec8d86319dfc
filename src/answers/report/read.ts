import { boundsOf, type ConsultationRow, readConsultationById } from '../../consultations/index.ts'
import { type PlanRow, readPlansById } from '../../plans/index.ts'
import type { Reading } from '../../platform/reading.ts'
import { coverageTags } from '../coverage/read.ts'
import { reportTag } from './actions.ts'
import { compose, type Frozen } from './composed.ts'
import { type ReportRow, readReport, sealOf } from './store.ts'

/** A report as everybody may read it. */
export type ShownReport = {
  row: ReportRow
  plan: PlanRow
  content: Frozen
  /** Where what people say of it is gathered. */
  comments: ConsultationRow | null
  /** The line of the record that says that it is final, once that has its number. */
  seal: Awaited<ReturnType<typeof sealOf>>
}

/** The report of a consultation: as it was frozen, or as it is composed today; null while nobody but its editors may read it. */
export async function readShownReport(reading: Reading, of: ConsultationRow): Promise<ShownReport | null> {
  const { db, today, timeZone, uses } = reading
  uses(reportTag(of.id), `consultation:${of.id}`)
  const row = await readReport(db, of.id)
  if (!row || row.state === 'draft') return null
  const [[plan], comments, seal] = await Promise.all([
    readPlansById(db, [of.plan_id]),
    row.comments_id ? readConsultationById(db, row.comments_id) : null,
    row.state === 'final' ? sealOf(db, of.id) : null,
  ])
  if (!plan) return null
  if (row.frozen !== null) return { row, plan, content: JSON.parse(row.frozen) as Frozen, comments, seal }
  uses('all:commitment', 'all:milestone', `plan:${plan.id}`, ...coverageTags([of]))
  if (comments) {
    uses(`consultation:${comments.id}`)
    boundsOf([comments], reading)
  }
  const report = await compose(db, of, plan, { today, timeZone })
  return { row, plan, content: { schema: 1, report, words: row.words }, comments, seal }
}
