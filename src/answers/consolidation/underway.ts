import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { columnsOf } from '../points/locked.ts'
import { keyOf, type PointRow, pointInWords } from '../points/point.ts'
import { refusals } from '../refusals.ts'

/** @throws a refusal where an answer to one of some points is being prepared: what it is about must not change beneath it */
export async function withoutDrafts(tx: Tx, points: readonly PointRow[]): Promise<void> {
  const { rows } = await sql<{ id: string; number: number }>`
    select ap.contribution_id as id, ap.number from answer_points as ap
    join answers on answers.id = ap.answer_id and answers.state in ('drafted', 'reviewed', 'publishing')
    where (ap.contribution_id, ap.number) in (select * from ${columnsOf(points.map(keyOf))})`.execute(tx)
  const underway = points.filter(point =>
    rows.some(({ id, number }) => id === point.contribution_id && number === point.number),
  )
  if (underway.length > 0) throw refusals.answerUnderway(underway.map(pointInWords))
}
