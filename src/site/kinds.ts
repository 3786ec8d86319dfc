import { sql } from 'kysely'
import { commitments, milestones } from '../commitments/index.ts'
import { events, series } from '../events/index.ts'
import { organisations } from '../people/index.ts'
import { documents, figures, phases, plans, priorities, sheets, terms } from '../plans/index.ts'
import type { Json } from '../platform/canonical.ts'
import type { Tx } from '../platform/database/database.ts'
import type { ThingActions } from '../record/index.ts'
import { siteSettings } from './describe-site.ts'

/** The kinds of thing in the order in which they are written: what is referred to comes first. */
export const kindsInOrder = [
  siteSettings,
  terms,
  organisations,
  plans,
  figures,
  priorities,
  phases,
  documents,
  series,
  events,
  commitments,
  milestones,
  sheets,
] as unknown as ThingActions<Record<string, Json>>[]

const lock = 7_276_003

/** Imports and corrections wait here for one another until their transactions end: two at once could each be right and together wrong. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
}
