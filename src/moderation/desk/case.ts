import { type Consultation, type ContributionFile, type ContributionRow, readFiles } from '../../consultations/index.ts'
import type { Database } from '../../platform/database/database.ts'
import { contributionAt } from '../found.ts'
import type { HidingRow } from '../hidings/store.ts'
import type { Moderated } from './moderated.ts'

export type Report = { id: string; rule: string; words: string; reported_at: Date }

/** All about one contribution that a moderator decides by. */
export type Case = {
  row: ContributionRow
  consultation: Consultation
  slug: string
  reports: Report[]
  hidings: HidingRow[]
  files: ContributionFile[]
}

/** So many reports are enough to decide by. */
const mostReports = 100

/** A contribution, by its number, for whoever moderates its plan; null for anybody else, and where there is none. */
export async function readCase(db: Database, named: string, moderated: Moderated): Promise<Case | null> {
  const row = await contributionAt(db, named)
  if (!row) return null
  const consultation = await db
    .selectFrom('consultations')
    .select(['facts', 'plan_id', 'slug'])
    .where('id', '=', row.consultation_id)
    .executeTakeFirstOrThrow()
  if (moderated !== 'all' && !moderated.includes(consultation.plan_id)) return null
  const reports = await db
    .selectFrom('reports')
    .select(['id', 'rule', 'words', 'reported_at'])
    .where('contribution_id', '=', row.id)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(mostReports)
    .execute()
  const hidings = await db
    .selectFrom('hidings')
    .selectAll()
    .where('contribution_id', '=', row.id)
    .orderBy('id', 'desc')
    .execute()
  return {
    row,
    consultation: consultation.facts,
    slug: consultation.slug,
    reports,
    hidings,
    files: await readFiles(db, row.id),
  }
}
