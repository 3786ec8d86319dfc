import { type Selectable, sql } from 'kysely'
import type { Queries } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Reading } from '../platform/reading.ts'
import { holderOf } from '../record/index.ts'

export type ConsultationRow = Selectable<Tables['consultations']>

/** How many consultations a page offers to choose from. */
export const mostOffered = 50

/** A consultation by its slug of today or of once. */
export async function readConsultation(db: Queries, slug: string): Promise<ConsultationRow | null> {
  const current = await db.selectFrom('consultations').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (current) return current
  const id = await holderOf(db, 'consultation', '', slug)
  return id ? readConsultationById(db, id) : null
}

export const readConsultationById = async (db: Queries, id: string): Promise<ConsultationRow | null> =>
  (await db.selectFrom('consultations').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

export const readConsultationsById = (db: Queries, ids: readonly string[]): Promise<ConsultationRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('consultations')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()

/** The consultations that stand, those that close last first, as many as a page offers. */
export const readConsultations = (db: Queries, planId?: string): Promise<ConsultationRow[]> =>
  db
    .selectFrom('consultations')
    .selectAll()
    .where('removed', 'is', null)
    .$if(planId !== undefined, query => query.where('plan_id', '=', planId ?? ''))
    .orderBy('closes', 'desc')
    .orderBy('id')
    .limit(mostOffered)
    .execute()

/** When a consultation was made public: when it was first recorded. With the line of the record that shows it. */
export async function readAnnouncement(db: Queries, id: string): Promise<{ at: Date; entryId: string } | null> {
  const row = await db
    .selectFrom('entries')
    .select(['id', 'recorded'])
    .where('subject_type', '=', 'consultation')
    .where('subject_id', '=', id)
    .where('type', '=', 'consultation.described')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return row ? { at: row.recorded, entryId: row.id } : null
}

/** How many contributions of each consultation are published, withdrawn or hidden; kept in the transaction of each change. */
export async function countContributions(
  db: Queries,
  by: { consultationIds?: readonly string[]; priorityId?: string },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ consultation_id: string; state: string; count: number }>`
    select consultation_id, state, sum(count)::float8 as count from contribution_counts
    where ${by.consultationIds ? sql`consultation_id = any(${[...by.consultationIds]}::text[])` : sql`true`}
      and ${by.priorityId === undefined ? sql`true` : sql`priority_id = ${by.priorityId}`}
    group by 1, 2`.execute(db)
  return new Map(rows.map(({ consultation_id, state, count }) => [`${consultation_id} ${state}`, count]))
}

/** What is shown of consultations is true until the next of them opens, closes, or takes nothing any more. */
export function boundsOf(
  rows: readonly ConsultationRow[],
  { now, trueUntil }: Pick<Reading, 'now' | 'trueUntil'>,
): void {
  for (const { opens, closes } of rows) for (const moment of [opens, closes]) if (moment > now) trueUntil(moment)
}
