import type { Tx } from '../platform/database/database.ts'
import type { Right, Scope } from '../record/index.ts'
import { refusals } from './refusals.ts'

/** The plan that a consultation is on. @throws a refusal where there is no such consultation */
export async function planOf(tx: Tx, consultationId: string): Promise<Scope> {
  const row = await tx.selectFrom('consultations').select('plan_id').where('id', '=', consultationId).executeTakeFirst()
  if (!row) throw refusals.unknownConsultation()
  return { type: 'plan', id: row.plan_id }
}

/** Who reads everything together and decides where it goes: an editor of the plan, or of the site. */
export const consolidating = <Input extends { consultationId: string }>(): Right<Input> => ({
  by: ['editor'],
  on: async ({ consultationId }, tx) => [await planOf(tx, consultationId)],
})

/**
 * Who works on answers: whoever has a mandate to answer for the organisation, and editors of the plan. In which of the two capacities decides
 * in whose name somebody speaks.
 */
export const answering = <Input>(
  of: (input: Input, tx: Tx) => Promise<{ consultationId: string; organisationId: string }>,
): Right<Input> => ({
  by: ['correspondent', 'editor'],
  async on(input, tx) {
    const { consultationId, organisationId } = await of(input, tx)
    return [{ type: 'organisation', id: organisationId }, await planOf(tx, consultationId)]
  },
})
