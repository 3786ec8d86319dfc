import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database/database.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { newUlid } from '../../platform/ids.ts'
import { action } from '../../record/index.ts'
import { ruleCodes } from '../charter/rules.ts'
import { count } from '../counts.ts'
import { refusals } from '../refusals.ts'
import { moderating } from '../rights.ts'

export const longestReport = 1000
/** What a report is about: a rule of the charter, or something else. */
export const reportable = [...ruleCodes, 'other'] as [string, ...string[]]

const Id = z.string().length(26)
const Report = z.strictObject({
  id: Id,
  rule: z.enum(reportable),
  words: z.string().trim().min(1).max(longestReport).refine(isStorable),
})

/** What the record says of reports changes the counts of the public log. */
const tags = ['all:moderation']

/**
 * `contribution.reported`: anybody says that a contribution breaks a rule, or what else is wrong with it. What they say is for moderators only,
 * and who they are is kept nowhere.
 */
export const reportContribution = action<z.infer<typeof Report>, { number: number }>({
  name: 'contribution.reported',
  input: Report,
  right: { by: ['visitor'] },
  async run({ id, rule, words }, { tx, recorded }) {
    // Whoever hides it meanwhile waits, and answers this report too.
    const row = await tx
      .selectFrom('contributions')
      .innerJoin('consultations', 'consultations.id', 'consultation_id')
      .select(['contributions.number', 'contributions.state', 'plan_id'])
      .where('contributions.id', '=', id)
      .forShare('contributions')
      .executeTakeFirst()
    if (!row) throw refusals.unknown()
    if (row.state === 'hidden') throw refusals.hiddenAlready()
    if (row.state === 'withdrawn') throw refusals.withdrawn()
    if (row.state !== 'published') throw refusals.notShown()
    await tx
      .insertInto('reports')
      .values({
        id: newUlid(),
        contribution_id: id,
        rule,
        words,
        reported_at: recorded,
        closed_at: null,
        outcome: null,
      })
      .execute()
    await tx
      .insertInto('reported')
      .values({ contribution_id: id, plan_id: row.plan_id, count: 1, since: recorded })
      .onConflict(conflict =>
        conflict.column('contribution_id').doUpdateSet(eb => ({ count: eb('reported.count', '+', 1) })),
      )
      .execute()
    await count(tx, 'reported', rule, recorded)
    const { number } = row
    const entry = {
      type: 'contribution.reported',
      subject: { type: 'contribution', id },
      public: { number, rule },
      tags,
    }
    return { entries: [entry], result: { number } }
  },
})

/**
 * Answers the reports of a contribution that wait, up to one: those that came after it was read still do.
 * @returns the rule of each
 */
export async function closeReports(
  tx: Tx,
  contributionId: string,
  outcome: 'dismissed' | 'hidden',
  at: Date,
  upTo?: string,
): Promise<string[]> {
  const waits = await tx
    .selectFrom('reported')
    .select('contribution_id')
    .where('contribution_id', '=', contributionId)
    .forUpdate()
    .executeTakeFirst()
  if (!waits) return []
  const closed = await tx
    .updateTable('reports')
    .set({ closed_at: at, outcome })
    .where('contribution_id', '=', contributionId)
    .where('closed_at', 'is', null)
    .$if(upTo !== undefined, query => query.where('id', '<=', upTo as string))
    .returning('rule')
    .execute()
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::integer as count, min(reported_at) as since from reports
    where contribution_id = ${contributionId} and closed_at is null`.execute(tx)
  const [left] = rows
  if (left?.since)
    await tx
      .updateTable('reported')
      .set({ count: left.count, since: left.since })
      .where('contribution_id', '=', contributionId)
      .execute()
  else await tx.deleteFrom('reported').where('contribution_id', '=', contributionId).execute()
  return closed.map(({ rule }) => rule)
}

const Dismissing = z.strictObject({
  id: Id,
  /** The last report that whoever answers has read. */
  upTo: Id,
})

/** `report.dismissed`: a moderator has read what was reported of a contribution, and leaves it as it is. */
export const dismissReports = action<z.infer<typeof Dismissing>, { number: number; count: number }>({
  name: 'report.dismissed',
  input: Dismissing,
  right: moderating(({ id }) => [id]),
  async run({ id, upTo }, { tx, recorded }) {
    const row = await tx.selectFrom('contributions').select('number').where('id', '=', id).forShare().executeTakeFirst()
    if (!row) throw refusals.unknown()
    const closed = await closeReports(tx, id, 'dismissed', recorded, upTo)
    if (closed.length === 0) throw refusals.noReport()
    for (const rule of closed.toSorted()) await count(tx, 'dismissed', rule, recorded)
    const { number } = row
    const entry = {
      type: 'report.dismissed',
      subject: { type: 'contribution', id },
      public: { number, reports: closed.length },
      tags,
    }
    return { entries: [entry], result: { number, count: closed.length } }
  },
})

/** Takes away the reports that were answered so long ago. @returns how many */
export async function forgetReports(tx: Tx, { since }: { since: Date }): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('reports').where('closed_at', '<=', since).executeTakeFirst()
  return Number(numDeletedRows)
}
