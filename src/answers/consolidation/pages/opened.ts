import { sql } from 'kysely'
import { type ConsultationRow, numberAt } from '../../../consultations/index.ts'
import type { Database } from '../../../platform/database/database.ts'
import { type PageName, pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer } from '../../../platform/http/personal.ts'
import { onConsultation, type V } from './door.tsx'
import { type BenchRow, readBenchRows } from './rows.ts'

/** A point as its own page shows it: with all the words of its contribution. */
export type Opened = { row: BenchRow; text: string }

/** `C-0142.2`: which of the things that a contribution says; all of it where none is named. */
function pointAt(named: string): { contribution: number; number: number } | null {
  const [, whole = '', part] = /^(C-\d{1,9})(?:\.(\d{1,2}))?$/i.exec(named) ?? []
  const contribution = numberAt(whole)
  return contribution === null ? null : { contribution, number: part === undefined ? 1 : Number(part) }
}

async function readOpened(db: Database, consultationId: string, named: string): Promise<Opened | null> {
  const at = pointAt(named)
  if (!at) return null
  const { rows } = await sql<{ id: string; text: string }>`
    select id, text from contributions where number = ${at.contribution} and consultation_id = ${consultationId} and state = 'published'`.execute(
    db,
  )
  const [found] = rows
  if (!found) return null
  const [row] = await readBenchRows(db, [{ id: found.id, number: at.number }])
  return row?.is_shown ? { row, text: found.text } : null
}

type ContributionPage = Extract<PageName, 'splitContribution' | 'waivePoint' | 'nearContributions'>

/** The address of a page of one contribution, or of one of its points. */
export const pathHere = ({ language, parameters }: V, page: ContributionPage) =>
  pathOf(page, language, {
    consultation: parameters.consultation ?? '',
    contribution: parameters.contribution ?? '',
  })

/** A page of one contribution of a consultation, or of one of its points: of another one, or one that isn’t shown, there is none. */
export const onContribution = (
  visit: V,
  page: ContributionPage,
  then: (opened: Opened, consultation: ConsultationRow) => Promise<PersonalAnswer>,
): Promise<PersonalAnswer> =>
  onConsultation(visit, pathHere(visit, page), async (consultation): Promise<PersonalAnswer> => {
    const opened = await readOpened(visit.db, consultation.id, visit.parameters.contribution ?? '')
    return opened ? then(opened, consultation) : { kind: 'missing' }
  })
