import type { Selectable } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { ConsultationReportsTable } from '../tables.ts'

export type ReportRow = Selectable<ConsultationReportsTable>

/** The report of a consultation, whatever its state. */
export const readReport = async (db: Queries, consultationId: string): Promise<ReportRow | null> =>
  (await db
    .selectFrom('consultation_reports')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()) ?? null

/** Whether everybody may read the report of a consultation. */
export async function hasPublicReport(db: Queries, consultationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('consultation_reports')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'draft')
    .executeTakeFirst()
  return row !== undefined
}

/** The line of the record that says that a report is final, and its number and hash; null until it has one. */
export async function sealOf(
  db: Queries,
  consultationId: string,
): Promise<{ entryId: string; seq: number; chain: string } | null> {
  const row = await db
    .selectFrom('entries')
    .innerJoin('seals', 'seals.entry_id', 'entries.id')
    .select(['entries.id', 'seq', 'chain'])
    .where('subject_type', '=', 'consultation')
    .where('subject_id', '=', consultationId)
    .where('type', '=', 'report.finished')
    .executeTakeFirst()
  return row ? { entryId: row.id, seq: Number(row.seq), chain: row.chain.toString('hex') } : null
}
