import type { Json } from '../../platform/canonical.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newUlid } from '../../platform/ids.ts'
import type { Admitted } from '../../record/index.ts'
import type { PointRow } from '../points/point.ts'
import type { Change, ConsolidationKind } from './change.ts'

/** A point as it stands before it is changed once. */
export const changeOf = (point: PointRow, named: string): Change => ({
  id: point.contribution_id,
  number: point.number,
  named,
  before: {
    theme: point.theme_id,
    state: point.state,
    with: point.with_id,
    joined: point.joined,
    responsible: point.responsible_id,
    due: point.due,
  },
  version: point.version + 1,
})

/** Who does it, where the record isn’t told by name. */
export const personOf = ({ who }: Pick<Admitted, 'who'>): string | null =>
  who.capacity === 'participant' ? who.personId : null

/** Writes down what was done, by which it can be undone. @returns its id */
export async function keepJournal(
  tx: Tx,
  acting: Admitted,
  done: { consultationId: string; kind: ConsolidationKind; changes: readonly Change[]; themeId?: string | null },
): Promise<string> {
  const id = newUlid()
  await tx
    .insertInto('consolidations')
    .values({
      id,
      consultation_id: done.consultationId,
      kind: done.kind,
      changes: JSON.stringify(done.changes satisfies readonly Json[]),
      theme_id: done.themeId ?? null,
      done_at: acting.recorded,
      done_by: personOf(acting),
      undone_at: null,
    })
    .execute()
  return id
}
