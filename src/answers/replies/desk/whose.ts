import { type ConsultationRow, plansWith, readConsultations } from '../../../consultations/index.ts'
import { capacityOf, type OrganisationRow, type Reader, readRolesOf } from '../../../people/index.ts'
import type { Visit } from '../../../platform/http/personal.ts'

type V = Visit<Reader>

/** For whom somebody answers: organisations of which they hold a mandate, and consultations of plans that they edit. */
export type Whose = { organisations: OrganisationRow[]; consultations: ConsultationRow[] }

export async function whoseOf(visit: V): Promise<Whose | null> {
  const { db, reader } = visit
  if (!reader.signedIn) return null
  const held = (await readRolesOf(db, reader.signedIn.personId)).flatMap(({ role, on }) =>
    role === 'correspondent' && on.type === 'organisation' && on.id ? [on.id] : [],
  )
  const named = await db
    .selectFrom('organisations')
    .selectAll()
    .where('id', 'in', ['', ...held])
    .where('removed', 'is', null)
    .orderBy('key')
    .execute()
  const organisations = []
  for (const one of named) if (await answersFor(visit, one.id)) organisations.push(one)
  const plans = await plansWith(visit, ['editor'])
  const consultations =
    plans.length === 0
      ? []
      : (await readConsultations(db)).filter(({ plan_id }) => plans.some(({ id }) => id === plan_id))
  return organisations.length + consultations.length + plans.length > 0 ? { organisations, consultations } : null
}

/** Whether somebody has a mandate to answer for an organisation. */
const answersFor = async (visit: V, id: string): Promise<boolean> =>
  (await capacityOf(
    visit,
    { by: ['correspondent'], on: async () => [{ type: 'organisation' as const, id }] },
    undefined,
  )) !== null

/** One of those for whom somebody answers, as the desk shows it. */
export type Door =
  | { kind: 'organisation'; code: string; organisation: OrganisationRow }
  | { kind: 'consultation'; code: string; consultation: ConsultationRow }

export const doorsOf = ({ organisations, consultations }: Whose): Door[] => [
  ...organisations.map(organisation => ({
    kind: 'organisation' as const,
    code: `o-${organisation.slug}`,
    organisation,
  })),
  ...consultations.map(consultation => ({
    kind: 'consultation' as const,
    code: `c-${consultation.slug}`,
    consultation,
  })),
]
