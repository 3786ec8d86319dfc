import { type ConsultationRow, forTeam, readConsultation } from '../../../consultations/index.ts'
import type { Reader } from '../../../people/index.ts'
import type { PersonalAnswer, Visit } from '../../../platform/http/personal.ts'

export type V = Visit<Reader>

const longestSlug = 100

/** A page of those who read a consultation's contributions together: for editors of its plan; a consultation of another plan isn't there. */
export const onConsultation = (
  visit: V,
  path: string,
  then: (consultation: ConsultationRow) => Promise<PersonalAnswer>,
): Promise<PersonalAnswer> =>
  forTeam(visit, ['editor'], path, async (plans): Promise<PersonalAnswer> => {
    const row = await readConsultation(visit.db, (visit.parameters.consultation ?? '').slice(0, longestSlug))
    return row && !row.removed && plans.some(({ id }) => id === row.plan_id) ? then(row) : { kind: 'missing' }
  })
