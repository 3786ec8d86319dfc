import type { Queries, Tx } from '../../platform/database/database.ts'
import type { PointKey } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import type { AnswerRow } from './answer.ts'

/** An answer, locked until the transaction ends. @throws a refusal where there is none */
export async function lockedAnswer(tx: Tx, id: string): Promise<AnswerRow> {
  const row = await tx.selectFrom('answers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw refusals.unknownAnswer()
  return row
}

/** Of what an answer is; null where there is none. */
export async function answerOf(tx: Tx, id: string): Promise<{ consultationId: string; organisationId: string } | null> {
  const row = await tx
    .selectFrom('answers')
    .select(['consultation_id', 'organisation_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { consultationId: row.consultation_id, organisationId: row.organisation_id } : null
}

/** Which points an answer answers, or is to. */
export const pointsOf = async (db: Queries, answerId: string): Promise<PointKey[]> =>
  (
    await db
      .selectFrom('answer_points')
      .select(['contribution_id', 'number'])
      .where('answer_id', '=', answerId)
      .orderBy('contribution_id')
      .orderBy('number')
      .execute()
  ).map(({ contribution_id, number }) => ({ id: contribution_id, number }))
