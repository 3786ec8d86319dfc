import type { Queries } from '../platform/database/database.ts'
import type { PageAnswer, PageRoute } from '../platform/http/answer.ts'
import type { FeedAnswer } from '../platform/http/formats/atom.ts'
import type { Reading } from '../platform/reading.ts'
import { idsBelongingTo, readHistory } from '../record/index.ts'
import { feedOf, namesFor } from './record-list/lines.ts'

const newestInFeed = 50

/** What the record says of a thing and of what belongs to it, as a feed: the newest lines. */
async function feedAbout(reading: Reading, { title, data }: PageAnswer, idsOf: IdsOf): Promise<FeedAnswer> {
  const ids = await idsOf(reading.db, String(data.ulid))
  // Whatever is written about any of them changes the feed.
  reading.uses('record')
  const entries = await readHistory(reading.db, ids, newestInFeed)
  return feedOf(title, entries, await namesFor(reading, entries), reading)
}

type IdsOf = (db: Queries, id: string) => Promise<string[]>

/** A page of a thing that can also be followed with a feed reader: its data says which thing it is. */
const withFeed = (route: PageRoute, idsOf: IdsOf): PageRoute => ({
  ...route,
  formats: [...(route.formats ?? []), 'atom'],
  async answer(reading, parameters, query) {
    const answer = await route.answer(reading, parameters, query)
    return answer.kind === 'page' ? { ...answer, feed: () => feedAbout(reading, answer, idsOf) } : answer
  },
})

/** A plan's page, followed with all that is in the plan. */
export const followedPlan = (route: PageRoute): PageRoute =>
  withFeed(route, (db, id) => idsBelongingTo(db, 'plan', [id]))

/** A commitment's page, followed with its milestones. */
export const followedCommitment = (route: PageRoute): PageRoute =>
  withFeed(route, (db, id) => idsBelongingTo(db, 'commitment', [id]))

/** An organisation's page, followed with the commitments that it leads or supports, and its events. */
export const followedOrganisation = (route: PageRoute): PageRoute =>
  withFeed(route, async (db, id) => {
    const [commitments, events] = await Promise.all([
      db.selectFrom('commitment_organisations').select('commitment_id').where('organisation_id', '=', id).execute(),
      db.selectFrom('event_organisations').select('event_id').where('organisation_id', '=', id).execute(),
    ])
    const ids = await idsBelongingTo(
      db,
      'commitment',
      commitments.map(({ commitment_id }) => commitment_id),
    )
    return [id, ...ids, ...events.map(({ event_id }) => event_id)]
  })
