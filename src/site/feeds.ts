import { trackedIdsAsked, trackerWords } from '../commitments/index.ts'
import type { Queries } from '../platform/database/database.ts'
import type { PageAnswer, PageRoute } from '../platform/http/answer.ts'
import type { FeedAnswer } from '../platform/http/formats/atom.ts'
import type { Reading } from '../platform/reading.ts'
import { type Entry, idsBelongingTo, readHistory, readRecord } from '../record/index.ts'
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

/** What the record says of commitments and milestones of any kind: the newest lines. */
async function newestOfKinds(db: Queries, kinds: readonly string[]): Promise<Entry[]> {
  const pages = await Promise.all(kinds.map(kind => readRecord(db, {}, newestInFeed, { kind })))
  return pages
    .flatMap(({ items }) => items)
    .sort((a, b) => b.position - a.position)
    .slice(0, newestInFeed)
}

/** The tracker, followed: what changes of the commitments that its filters let through, and of their milestones. */
export const followedTracker = (route: PageRoute): PageRoute => ({
  ...route,
  formats: [...(route.formats ?? []), 'atom'],
  async answer(reading, parameters, query) {
    const answer = await route.answer(reading, parameters, query)
    if (answer.kind !== 'page') return answer
    const feed = async () => {
      const { db } = reading
      reading.uses('record')
      const ids = await trackedIdsAsked(reading, query)
      const entries = ids
        ? await readHistory(db, await idsBelongingTo(db, 'commitment', ids), newestInFeed)
        : await newestOfKinds(db, ['commitment', 'milestone'])
      return feedOf(trackerWords(reading.language).title, entries, await namesFor(reading, entries), reading)
    }
    return { ...answer, feed }
  },
})

/** A priority's page, followed with the commitments that are of it, and their milestones. */
export const followedPriority = (route: PageRoute): PageRoute =>
  withFeed(route, async (db, id) => {
    const commitments = await db.selectFrom('commitments').select('id').where('priority_id', '=', id).execute()
    const ids = await idsBelongingTo(
      db,
      'commitment',
      commitments.map(one => one.id),
    )
    return [id, ...ids]
  })
