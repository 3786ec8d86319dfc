import { nothingSaid, readSaid, type Said } from '../consultations/index.ts'
import { typographic } from '../design/index.ts'
import type { Queries } from '../platform/database/database.ts'
import type { Reading } from '../platform/reading.ts'
import { type Request, readRequest } from './asked.ts'
import { type FoundType, foundTypes } from './entry.ts'
import { type Extract, extractOf } from './extract.ts'
import { type Found, type Hit, search } from './search.ts'
import { wayTo } from './ways.ts'

const onPage = 20
const inData = 100
const inFeed = 50
const saidOnPage = 3

/** A result as it is shown: where it leads, and the words that show why it was found. */
export type Result = Hit & { href: string; extract: Extract | null }

/** What the page of search shows. */
export type SearchPage = {
  request: Request
  found: Found
  results: Result[]
  nearest: Result[]
  /** How many things of each kind there are to be found, for a page that asks for nothing yet. */
  all: { type: FoundType; count: number }[]
  lost: boolean
  /** The newest contributions that say these words, where nothing else is asked for. */
  said: Said
}

/** How many are read at once, where it isn’t what a page shows. */
const limits: Partial<Record<Reading['format'], number>> = { atom: inFeed, json: inData }

/** Reads what the page of search shows, in a number of queries that doesn't depend on what is found. */
export async function readSearchPage(reading: Reading, query: URLSearchParams): Promise<SearchPage> {
  const { db, language, format } = reading
  const request = await readRequest(db, query)
  const asked = {
    words: request.q,
    language,
    type: request.type,
    planId: request.plan?.id,
    limit: limits[format] ?? onPage,
  }
  const at = await search(db, { ...asked, cursor: request.cursor })
  // A place in the list that is past its end: its beginning is the nearest thing that exists.
  const strayed = request.cursor !== undefined && at.hits.length === 0 && at.total > 0
  const found = strayed ? await search(db, asked) : at
  const shown = (hit: Hit): Result => ({
    ...hit,
    href: wayTo(hit, language),
    extract: extractOf(hit.pieces, found.terms, language, typographic),
  })
  return {
    request,
    found,
    results: found.hits.map(shown),
    nearest: found.nearest.map(shown),
    all: found.terms.length === 0 ? await countAll(db) : [],
    lost: request.lost || strayed,
    said:
      found.terms.length > 0 && !request.type && !request.plan && !request.cursor
        ? await readSaid(reading, found.question.text, saidOnPage)
        : nothingSaid,
  }
}

async function countAll(db: Queries): Promise<{ type: FoundType; count: number }[]> {
  const rows = await db
    .selectFrom('search_entries')
    .select(['type', eb => eb.fn.countAll<number>().as('count')])
    .groupBy('type')
    .execute()
  return foundTypes.flatMap(type => rows.filter(row => row.type === type))
}
