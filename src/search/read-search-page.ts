import { type AnswerListed, answerPath } from '../answers/index.ts'
import { nothingSaid, readSaid, type Said } from '../consultations/index.ts'
import { typographic } from '../design/index.ts'
import type { Queries } from '../platform/database/database.ts'
import type { Reading } from '../platform/reading.ts'
import { type Request, readRequest } from './asked.ts'
import { type FoundType, foundTypes } from './entry.ts'
import { type Extract, extractOf } from './extract.ts'
import { type AnswersFound, findAnswers, plansAnswered, withForms } from './find-answers.ts'
import { type Cursor, type Found, type Hit, search } from './search.ts'
import { wayTo } from './ways.ts'

const onPage = 20
const inData = 100
const inFeed = 50
const saidOnPage = 3
const answersOnPage = 3

/** A result as it is shown: where it leads, and the words that show why it was found. */
export type Result = Hit & { href: string; extract: Extract | null }

/** An answer that was found, the same way. */
export type AnswerResult = { of: AnswerListed; href: string; extract: Extract | null }

/** The answers that say the words: a few of them beside everything else, or a page of them where they alone are asked for. */
export type AnswersShown = Omit<AnswersFound, 'hits'> & {
  results: AnswerResult[]
  /** Where they alone are asked for: the plans of which there are any, by id. */
  plans: string[]
}

/** What the page of search shows. */
export type SearchPage = {
  request: Request
  found: Found
  results: Result[]
  nearest: Result[]
  /** How many things of each kind there are to be found, for a page that asks for nothing yet. */
  all: { type: FoundType; count: number }[]
  lost: boolean
  answers: AnswersShown
  /** The newest contributions that say these words, where nothing else is asked for. */
  said: Said
}

/** How many are read at once, where it isn’t what a page shows. */
const limits: Partial<Record<Reading['format'], number>> = { atom: inFeed, json: inData }

/** Reads what the page of search shows, in a number of queries that doesn't depend on what is found. */
export async function readSearchPage(reading: Reading, query: URLSearchParams): Promise<SearchPage> {
  const { db, language, format } = reading
  const request = await readRequest(db, query)
  const limit = limits[format] ?? onPage
  const planId = request.plan?.id
  const onlyAnswers = request.type === 'answer'
  const asked = {
    words: request.q,
    language,
    type: request.type === 'answer' ? undefined : request.type,
    planId,
    // Of everything else, only how much there is.
    limit: onlyAnswers ? 1 : limit,
  }
  const cursor = onlyAnswers ? undefined : request.cursor
  const at = await search(db, { ...asked, cursor })
  // A place in the list that is past its end: its beginning is the nearest thing that exists.
  const strayed = cursor !== undefined && at.hits.length === 0 && at.total > 0
  const all = strayed ? await search(db, asked) : at
  const found = onlyAnswers ? { ...all, hits: [], nearest: [], newer: null, older: null } : all
  const shown = (hit: Hit): Result => ({
    ...hit,
    href: wayTo(hit, language),
    extract: extractOf(hit.pieces, found.terms, language, typographic),
  })
  const wanted = onlyAnswers ? { limit, cursor: request.cursor } : { limit: answersOnPage, cursor: undefined }
  const answers = await readAnswers(reading, all, { ...wanted, planId })
  const lostAnswers = onlyAnswers && request.cursor !== undefined && answers.isStray
  return {
    request,
    found,
    results: found.hits.map(shown),
    nearest: found.nearest.map(shown),
    all: found.terms.length === 0 ? await countAll(db) : [],
    lost: request.lost || strayed || lostAnswers,
    answers: {
      ...answers,
      plans: onlyAnswers
        ? await plansAnswered(
            db,
            request.plans.map(({ id }) => id),
          )
        : [],
    },
    said:
      found.terms.length > 0 && !request.type && !request.plan && !request.cursor
        ? await readSaid(reading, found.question.text, saidOnPage)
        : nothingSaid,
  }
}

/** The answers that say the words, with what shows why; from their beginning where there is nothing at a place. */
async function readAnswers(
  { db, language }: Reading,
  { terms }: Found,
  asked: { limit: number; cursor: Cursor | undefined; planId: string | undefined },
) {
  const at = await findAnswers(db, { ...asked, terms })
  const isStray = asked.cursor !== undefined && at.hits.length === 0 && at.count > 0
  const { hits, ...found } = isStray ? await findAnswers(db, { ...asked, terms, cursor: undefined }) : at
  const marked = await withForms(db, terms, hits)
  const results = hits.map(of => ({
    of,
    href: answerPath(language, of),
    extract: extractOf(
      [{ text: { original: of.language, [of.language]: of.reason }, weight: 'B' }],
      marked,
      language,
      typographic,
    ),
  }))
  return { ...found, results, isStray }
}

async function countAll(db: Queries): Promise<{ type: FoundType; count: number }[]> {
  const rows = await db
    .selectFrom('search_entries')
    .select(['type', eb => eb.fn.countAll<number>().as('count')])
    .groupBy('type')
    .execute()
  return foundTypes.flatMap(type => rows.filter(row => row.type === type))
}
