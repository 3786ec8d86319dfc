import { sql } from 'kysely'
import type { OrganisationRow } from '../../people/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Reading } from '../../platform/reading.ts'
import { type Asked, cursorAt, readAsked } from './asked.ts'
import { type Counts, countTracked, readTracked, type Tracked, type TrackedLine, trackedIds } from './tracked.ts'

const linesOnPage = 30

/** All that a page of the tracker says, in a fixed number of queries. */
export type TrackerPage = {
  asked: Asked
  tracked: Tracked[]
  /** Counted without the filter by completion, which the counts themselves are the way to. */
  counts: Counts
  /** How many there are in all with every filter. */
  total: number
  organisations: OrganisationRow[]
  previous: string | null
  next: string | null
  /** The cursor led nowhere: the nearest lines stand in. */
  strayed: boolean
}

/** Organisations that lead or support a commitment of some plans, in the order of their names. */
const readInvolved = async (db: Queries, planIds: readonly string[]): Promise<OrganisationRow[]> =>
  db
    .selectFrom('organisations')
    .selectAll()
    .where('removed', 'is', null)
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('commitment_organisations as part')
          .innerJoin('commitments', 'commitments.id', 'part.commitment_id')
          .select('part.role')
          .whereRef('part.organisation_id', '=', 'organisations.id')
          .where('commitments.plan_id', '=', sql<string>`any(${[...planIds]}::text[])`)
          .where('commitments.removed', 'is', null),
      ),
    )
    .orderBy(sql`coalesce(facts #>> '{name,fr,text}', facts #>> '{name,fr}', key) collate "fr-x-icu"`)
    .execute()

/** One page of the lines that are asked for. Beyond the end of the list stands its last page. */
async function readLines(reading: Reading, asked: Asked) {
  const read = (part: Parameters<typeof readTracked>[3]) =>
    readTracked(reading, asked.narrowed, { sort: asked.sort, language: reading.language }, part)
  const { after, before } = asked
  const lines = await read({ after, before, limit: linesOnPage + 1 })
  if (lines.length > 0 || (!after && !before)) return { lines, after, before, strayed: asked.lost }
  const nearest = after ? await read({ before: after, limit: linesOnPage + 1 }) : await read({ limit: linesOnPage + 1 })
  return { lines: nearest, after: undefined, before: after, strayed: true }
}

/** The lines of a page, without the one more that says whether the list goes on. */
function paged({ lines, after, before }: Awaited<ReturnType<typeof readLines>>) {
  const more = lines.length > linesOnPage
  const own = before ? lines.slice(-linesOnPage) : lines.slice(0, linesOnPage)
  return { own, hasPrevious: before ? more : after !== undefined, hasNext: before ? true : more }
}

/** Reads a page of the tracker. */
export async function readTrackerPage(reading: Reading, query: URLSearchParams): Promise<TrackerPage> {
  const { db } = reading
  reading.uses('all:commitment', 'all:milestone', 'all:plan', 'all:priority', 'all:organisation')
  const asked = await readAsked(db, query)
  const { level, ...others } = asked.narrowed
  const [read, counts, organisations] = await Promise.all([
    readLines(reading, asked),
    countTracked(reading, others),
    readInvolved(
      db,
      asked.plans.map(({ id }) => id),
    ),
  ])
  const { own, hasPrevious, hasNext } = paged(read)
  const cursor = (line: TrackedLine | undefined) => (line ? cursorAt(asked.sort, line.place) : null)
  const total = level ? (counts.levels[level] ?? 0) : counts.total
  return {
    asked,
    tracked: own.map(({ tracked }) => tracked),
    counts,
    total,
    organisations,
    previous: hasPrevious ? cursor(own[0]) : null,
    // Beyond the end nothing follows, though a page before a place is mostly followed by that place.
    next: hasNext && !(read.strayed && read.before) ? cursor(own.at(-1)) : null,
    strayed: read.strayed,
  }
}

/** Everything that a query asks the tracker for, in its order: for the formats that hold the whole list. */
export async function readAllTracked(reading: Reading, { narrowed, sort }: Asked): Promise<Tracked[]> {
  const lines = await readTracked(reading, narrowed, { sort, language: reading.language })
  return lines.map(({ tracked }) => tracked)
}

const readAllOf = async (reading: Reading, narrowed: Asked['narrowed']): Promise<Tracked[]> => {
  const lines = await readTracked(reading, narrowed, { sort: 'number', language: reading.language })
  return lines.map(({ tracked }) => tracked)
}

/** The commitments that a source says to be of a priority. */
export const readTrackedOfPriority = (reading: Reading, priorityId: string): Promise<Tracked[]> =>
  readAllOf(reading, { priorityId })

/** The commitments of a plan. */
export const readTrackedOfPlan = (reading: Reading, planId: string): Promise<Tracked[]> =>
  readAllOf(reading, { planId })

/** The ids of what a query asks the tracker for; null when it asks for everything. */
export async function idsAsked(reading: Reading, query: URLSearchParams): Promise<string[] | null> {
  const { narrowed } = await readAsked(reading.db, query)
  const { words = [], ...others } = narrowed
  return words.length > 0 || Object.values(others).some(Boolean) ? trackedIds(reading, narrowed) : null
}
