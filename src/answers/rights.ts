import type { Tx } from '../platform/database/database.ts'
import type { Right, Scope } from '../record/index.ts'

/** The plan that a consultation is on; nothing where there is no such consultation. */
async function planOf(tx: Tx, consultationId: string): Promise<Scope[]> {
  const row = await tx.selectFrom('consultations').select('plan_id').where('id', '=', consultationId).executeTakeFirst()
  return row ? [{ type: 'plan', id: row.plan_id }] : []
}

/** Who reads everything together and decides where it goes: an editor of the plan, or of the site. */
export const consolidating = <Input extends { consultationId: string }>(): Right<Input> => ({
  by: ['editor'],
  on: ({ consultationId }, tx) => planOf(tx, consultationId),
})

type Whose = { consultationId: string; organisationId: string }

/**
 * Who works on answers: whoever has a mandate to answer for the organisation, and editors of the plan. In which of the two capacities decides
 * in whose name somebody speaks.
 */
export const answering = <Input>(of: (input: Input, tx: Tx) => Promise<Whose | null>): Right<Input> => ({
  by: ['correspondent', 'editor'],
  async on(input, tx) {
    const whose = await of(input, tx)
    if (!whose) return []
    return [{ type: 'organisation', id: whose.organisationId }, ...(await planOf(tx, whose.consultationId))]
  },
})
