import type { Tx } from '../../platform/database/database.ts'
import { refusals } from '../refusals.ts'
import { aloneSaying } from './groups.ts'
import type { ContributionRow } from './write.ts'

/**
 * Contributions, locked until the transaction ends with all that say the same, by number. Whoever changes one comes by here, so that all wait
 * in one order: for the words first, then for the rows.
 * @param also other words that are about to be said in their consultations
 * @throws a refusal where one of them was changed while it was waited for
 */
export async function lockedContributions(
  tx: Tx,
  ids: readonly string[],
  ...also: readonly Buffer[]
): Promise<ContributionRow[]> {
  if (ids.length === 0) return []
  const before = await tx
    .selectFrom('contributions')
    .select(['id', 'said', 'consultation_id'])
    .where('id', 'in', ids)
    .execute()
  const aboutToBe = before.flatMap(({ consultation_id }) => also.map(said => ({ consultation_id, said })))
  await aloneSaying(tx, ...before, ...aboutToBe)
  const rows = await tx
    .selectFrom('contributions')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('number')
    .forUpdate()
    .execute()
  const isAsItWas = ({ id, said }: ContributionRow) => before.some(one => one.id === id && one.said.equals(said))
  if (!rows.every(isAsItWas)) throw refusals.changedMeanwhile()
  return rows
}

/** One contribution, locked until the transaction ends with all that say the same; null where there is none. */
export const lockedContribution = async (
  tx: Tx,
  id: string,
  ...also: readonly Buffer[]
): Promise<ContributionRow | null> => (await lockedContributions(tx, [id], ...also))[0] ?? null
