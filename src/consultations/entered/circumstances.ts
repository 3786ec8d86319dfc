import { type EventRow, readEvents } from '../../events/index.ts'
import { timeZoneOf } from '../../people/index.ts'
import { type PriorityRow, readPriorities } from '../../plans/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type Named, organisationsByLook } from '../contributions/names-of-organisations.ts'
import type { ConsultationRow } from '../contributions/write.ts'

/** What has to be known of a consultation, and of what is around it, to enter what came by another way. */
export type Circumstances = {
  consultation: ConsultationRow
  /** The days on which something could be sent to it: from its opening to its closing, none that is still to come. */
  first: Day
  last: Day
  timeZone: string
  /** Its priorities, in the order of the plan. */
  priorities: readonly PriorityRow[]
  events: readonly EventRow[]
  organisations: ReadonlyMap<string, Named>
  /** Their identities, by these and by their keys. */
  organisationIds: ReadonlyMap<string, string>
  /** The language of what doesn't say its own. */
  language: Language
}

export async function readCircumstances(db: Queries, consultation: ConsultationRow, now: Date): Promise<Circumstances> {
  const { facts, plan_id } = consultation
  const timeZone = await timeZoneOf(db)
  const keys = new Set(facts.priorities.map(({ priorityId }) => priorityId))
  const organisations = await organisationsByLook(db)
  const closing = dayIn(timeZone, new Date(new Date(facts.closes).getTime() - 1))
  const today = dayIn(timeZone, now)
  return {
    consultation,
    first: dayIn(timeZone, new Date(facts.opens)),
    last: closing < today ? closing : today,
    timeZone,
    priorities: (await readPriorities(db, plan_id)).filter(({ key }) => keys.has(key)),
    events: await readEvents(db, plan_id),
    organisations,
    organisationIds: new Map(
      [...organisations.values()].flatMap(({ id, key }) => [
        [id, id],
        [key, id],
      ]),
    ),
    language: facts.title.original === 'en' ? 'en' : 'fr',
  }
}
