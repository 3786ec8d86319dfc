import { allAnswers, answeredTitle, decidedInWords, listedData } from '../answers/index.ts'
import type { Json } from '../platform/canonical.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../platform/http/answer.ts'
import type { FeedAnswer } from '../platform/http/formats/atom.ts'
import type { Reading } from '../platform/reading.ts'
import { parameters, searchQuery } from './asked.ts'
import { thingTypes } from './entry.ts'
import { type AnswerResult, type Result, readSearchPage, type SearchPage } from './read-search-page.ts'
import { SearchView } from './search-page.tsx'
import { words } from './words.ts'

/** Everything that can be found, in one box. */
export const searchRoute: PageRoute = {
  page: 'search',
  query: parameters,
  formats: ['atom'],
  async answer(reading, _, query): Promise<Answer> {
    const { language, uses } = reading
    uses(...thingTypes.map(type => `all:${type}`), 'all:milestone', 'all:term', 'all:contribution', 'all:consultation')
    uses(allAnswers)
    const say = words(language)
    const page = await readSearchPage(reading, query)
    const { request, found } = page
    const { text } = found.question
    return {
      kind: 'page',
      section: 'other',
      title: text ? say.titleOf(text) : say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('search', 'fr'), en: pathOf('search', 'en') },
      search: searchQuery({ q: text, type: request.type, plan: request.plan?.slug }),
      unlisted: text !== '',
      body: <SearchView page={page} reading={reading} />,
      data: dataOf(page, reading),
      feed: () => feedOf(page, reading),
    }
  },
}

/** What a result is known by for ever; a page of text, by its address. */
const permanent = ({ type, id, href }: Result): string => (type === 'page' ? href : permanentPath(type, id))

const resultData = (result: Result, { origin, language }: Reading): Record<string, Json> => ({
  type: result.type,
  ulid: result.type === 'page' ? null : result.id,
  url: `${origin}${permanent(result)}`,
  page: `${origin}${result.href}`,
  title: result.title as Json,
  plan: result.plan,
  number: result.place.number ?? null,
  score: result.score,
  extract: extractData(result.extract),
  name: typeof result.title === 'string' ? result.title : wordsOf(result.title, language),
})

const extractData = (extract: Result['extract']): Json =>
  extract && {
    language: extract.language,
    parts: extract.segments.map(({ words: said, found }) => ({ words: said, found })),
  }

/** An answer that was found: as any other result, with what was decided, why and by whom. */
const answerData = ({ of, extract }: AnswerResult, reading: Reading): Record<string, Json> => {
  const { id, ...more } = listedData(of, reading)
  return {
    type: 'answer',
    ulid: of.id,
    title: answeredTitle(of).title,
    name: answeredTitle(of).title,
    number: null,
    score: null,
    extract: extractData(extract),
    ...more,
  }
}

function dataOf(
  { request, found, results, nearest, lost, said, answers }: SearchPage,
  reading: Reading,
): Record<string, Json> {
  const { origin, language } = reading
  const path = `${origin}${pathOf('search', language, undefined, 'json')}`
  const asked = { q: found.question.text, type: request.type, plan: request.plan?.slug }
  const onlyAnswers = request.type === 'answer'
  const { newer, older } = onlyAnswers ? answers : found
  return {
    query: found.question.text,
    words: found.terms.map(({ typed, seek, corrected }) => ({ typed, sought: [...seek], corrected })),
    shortened: found.question.shortened,
    filters: { type: request.type ?? null, plan: request.plan?.slug ?? null },
    ignored: request.ignored,
    lost,
    total: onlyAnswers ? answers.count : found.total,
    // Answers are counted up to a hundred: there may be as many as there are contributions.
    isMore: onlyAnswers && answers.isMore,
    counts: {
      type: Object.fromEntries(found.types.map(({ type, count }) => [type, count])),
      plan: Object.fromEntries(
        request.plans.flatMap(({ id, slug }) => found.plans.filter(one => one.id === id).map(one => [slug, one.count])),
      ),
    },
    results: onlyAnswers
      ? answers.results.map(result => answerData(result, reading))
      : results.map(result => resultData(result, reading)),
    nearest: nearest.map(result => resultData(result, reading)),
    answers: {
      count: answers.count,
      isMore: answers.isMore,
      all: `${path}${searchQuery({ q: found.question.text, type: 'answer', plan: request.plan?.slug })}`,
    },
    contributions: {
      count: said.count,
      isMore: said.isMore,
      all: `${origin}${pathOf('contributions', language, undefined, 'json')}?q=${encodeURIComponent(found.question.text)}`,
    },
    previous: newer && `${path}${searchQuery({ ...asked, cursor: newer })}`,
    next: older && `${path}${searchQuery({ ...asked, cursor: older })}`,
  }
}

/** What was found as a feed, so that a subject can be followed: the last to change first. */
async function feedOf(page: SearchPage, reading: Reading): Promise<FeedAnswer> {
  const { db, language, origin } = reading
  const { found, results, request } = page
  const say = words(language)
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const feed = { title: found.question.text ? say.feed(found.question.text) : say.title }
  const summaryOf = (extract: Result['extract']) => extract?.segments.map(segment => segment.words).join('')
  if (request.type === 'answer')
    return {
      ...feed,
      entries: page.answers.results.map(({ of, href, extract }) => ({
        id: `${origin}${permanentPath('answer', of.id)}`,
        title: `${decidedInWords(of, language)}${colon} ${answeredTitle(of).title}`,
        href: `${origin}${href}`,
        updated: of.published_at,
        summary: summaryOf(extract),
      })),
    }
  const ids = results.map(({ id }) => id)
  const changed =
    ids.length === 0
      ? []
      : await db
          .selectFrom('entries')
          .select(['subject_id', eb => eb.fn.max('recorded').as('recorded')])
          .where('subject_id', 'in', ids)
          .groupBy('subject_id')
          .execute()
  const updated = new Map(changed.map(({ subject_id, recorded }) => [subject_id, recorded]))
  return {
    ...feed,
    entries: results
      .filter(({ type }) => type !== 'page')
      .map(({ id, type, title, href, extract }) => ({
        id: `${origin}${permanentPath(type, id)}`,
        title: `${say.type[type]}${colon} ${typeof title === 'string' ? title : wordsOf(title, language)}`,
        href: `${origin}${href}`,
        updated: updated.get(id) ?? new Date(0),
        summary: summaryOf(extract),
      }))
      .sort((a, b) => b.updated.getTime() - a.updated.getTime()),
  }
}
