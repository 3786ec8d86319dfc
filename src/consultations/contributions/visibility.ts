import { timeZoneOf } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { type NewEntry, showAgain, withhold } from '../../record/index.ts'
import { readFiles } from './files.ts'
import { joinSame, leaveSame } from './groups.ts'
import {
  type ContributionRow,
  consultationOf,
  daysAfter,
  daysBetween,
  priorityKeyOf,
  publication,
  publishedEntry,
} from './write.ts'

/** What can be hidden: what everybody can read something of, and what waits to be. */
const hideable = ['published', 'quarantined', 'withdrawn'] as const
type Hideable = ContributionRow & { state: (typeof hideable)[number] }

export const canBeHidden = (row: ContributionRow): row is Hideable => hideable.some(state => state === row.state)

const subjectOf = ({ id }: ContributionRow) => ({ type: 'contribution', id })

/** Takes a contribution, locked, from what everybody reads, in the record too. Its words stay where they are, for whoever may restore it. */
export async function hideContribution(tx: Tx, row: Hideable): Promise<void> {
  if (row.state === 'published') await leaveSame(tx, row)
  await tx.updateTable('contributions').set({ state: 'hidden', same_as: null }).where('id', '=', row.id).execute()
  await withhold(tx, subjectOf(row))
}

/** What became of a contribution that is given back: what the record is told beside that, and until when an answer is owed to it. */
type Restored = { entries: NewEntry[]; due: Day | null }

/**
 * Gives a hidden contribution, locked, back to everybody: as it was; or published for the first time, where it had been refused before it was.
 * What was owed to it is owed again, for as many days as were left: nobody could answer while it was hidden.
 */
export async function restoreContribution(
  tx: Tx,
  row: ContributionRow,
  { hidden, at }: { hidden: Date; at: Date },
): Promise<Restored> {
  await showAgain(tx, subjectOf(row))
  if (row.published_at === null) return { entries: [await releaseContribution(tx, row, at)], due: null }
  if (row.withdrawn_at) {
    await tx.updateTable('contributions').set({ state: 'withdrawn' }).where('id', '=', row.id).execute()
    return { entries: [], due: null }
  }
  const timeZone = await timeZoneOf(tx)
  const days = daysBetween(dayIn(timeZone, hidden), dayIn(timeZone, at))
  const due = row.due && daysAfter(row.due, days)
  await tx
    .updateTable('contributions')
    .set({ state: 'published', same_as: await joinSame(tx, row), due, days_hidden: row.days_hidden + days })
    .where('id', '=', row.id)
    .execute()
  return { entries: [], due }
}

/** Publishes a contribution, locked, that was set aside, just as its confirmation would have. @returns what the record is told of it */
export async function releaseContribution(tx: Tx, row: ContributionRow, at: Date): Promise<NewEntry> {
  const consultation = await consultationOf(tx, row.consultation_id)
  const priorityKey = await priorityKeyOf(tx, consultation, row.priority_id)
  const published = await publication(tx, consultation, { said: row.said, priorityKey, at })
  await tx.updateTable('contributions').set(published).where('id', '=', row.id).execute()
  return publishedEntry({ ...row, ...published, answers: row.answers as Json }, await readFiles(tx, row.id))
}
