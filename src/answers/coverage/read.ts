import { type ConsultationRow, readConsultations } from '../../consultations/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Reading } from '../../platform/reading.ts'
import { answersIn } from '../told.ts'
import { type Coverage, readCoverage } from './counted.ts'
import { consultationsOfPlan } from './gate.ts'
import { type OwedLine, type Place, readOwed, readWaived, type WaivedLine } from './lists.ts'

export const owedShown = 50
const waivedShown = 25

/** How the contributions to a plan were answered: all that its page says, in each of its formats. */
export type PlanCoverage = {
  plan: PlanRow
  consultations: ConsultationRow[]
  whole: Coverage
  each: ReadonlyMap<string, Coverage>
  organisations: ReadonlyMap<string, OrganisationRow>
  owed: OwedLine[]
  waived: WaivedLine[]
  /** Where the next page of what was waived begins. */
  next: Place | null
}

export const coverageTags = (consultations: readonly { id: string }[]): string[] => [
  'all:consultation',
  'all:organisation',
  ...consultations.flatMap(({ id }) => [`consultation:${id}`, answersIn(id)]),
]

/** Reads it once, in a number of queries that doesn’t depend on what there is. */
export async function readPlanCoverage(reading: Reading, plan: PlanRow, after: Place | null): Promise<PlanCoverage> {
  const { db, today, uses } = reading
  const [consultations, ids] = await Promise.all([readConsultations(db, plan.id), consultationsOfPlan(db, plan.id)])
  uses(...coverageTags(consultations))
  const [{ whole, each }, owed, waived] = await Promise.all([
    readCoverage(db, ids, today),
    readOwed(db, ids, owedShown),
    readWaived(db, ids, waivedShown + 1, after),
  ])
  const shown = waived.slice(0, waivedShown)
  const last = waived.length > waivedShown ? shown.at(-1) : undefined
  return {
    plan,
    consultations,
    whole,
    each,
    organisations: await organisationsById(db, [
      ...whole.owing.map(({ organisationId }) => organisationId),
      ...owed.map(({ responsible_id }) => responsible_id),
    ]),
    owed,
    waived: shown,
    next: last ? { number: last.number, point: last.point } : null,
  }
}

/** Organisations by their ids. */
export async function organisationsById(
  db: Queries,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, OrganisationRow>> {
  const rows = await db
    .selectFrom('organisations')
    .selectAll()
    .where('id', 'in', ['', ...new Set(ids.flatMap(id => id ?? []))])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}
