import { PageHead, Wrap } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { type RecordFilter, readMonths } from '../../record/index.ts'
import { words as siteWords } from '../words.ts'
import { filterNames, filtersOf, positionIn } from './filters.ts'
import { entryData, feedOf, lineColumns, namesFor } from './lines.ts'
import { type Lines, readAllLines, readLines, readNewest } from './read.ts'
import { FilterBox, MonthList, monthInWords, RecordLines, WaysOut } from './view.tsx'
import { words } from './words.ts'

const newestInFeed = 50

/** Where the neighbours of a page of lines are. */
export type Ways = { newer: string | null; older: string | null }

function waysOf(path: string, search: string, { newer, older }: Lines): Ways {
  const to = (name: string, position: number | null) =>
    position === null ? null : `${path}${search}${search ? '&' : '?'}${name}=${position}`
  return { newer: to('after', newer), older: to('before', older) }
}

/** The page of lines that the cursors of a query ask for. */
async function linesAsked(reading: Reading, query: URLSearchParams, filter: RecordFilter): Promise<Lines> {
  const [before, after] = [positionIn(query.get('before')), positionIn(query.get('after'))]
  const unread = (name: string, position: number | undefined) => Boolean(query.get(name)) && position === undefined
  const lines = await readLines(reading.db, { before, after }, filter)
  return { ...lines, strayed: lines.strayed || unread('before', before) || unread('after', after) }
}

/** The siblings of a list of the record: all its lines as CSV, the newest as a feed, this page of it as JSON, whose ways are absolute. */
const siblings = (reading: Reading, title: string, filter: RecordFilter, lines: Lines, ways: Ways) => ({
  data: { entries: lines.items.map(entry => entryData(entry, reading)) as Json, ...ways },
  table: async () => {
    const all = await readAllLines(reading.db, filter)
    const named = await namesFor(reading, all)
    return table(
      lineColumns,
      all.map(entry => ({ entry, names: named, reading })),
    )
  },
  feed: async () => {
    const newest = await readNewest(reading.db, filter, newestInFeed)
    return feedOf(title, newest, await namesFor(reading, newest), reading)
  },
})

/** The record, newest line first; an import is one line, unless a filter looks into it. */
export const recordRoute: PageRoute = {
  page: 'record',
  query: ['before', 'after', ...filterNames],
  formats: ['csv', 'atom'],
  async answer(reading, _, query): Promise<Answer> {
    const { db, language, timeZone, uses } = reading
    uses('record')
    const filters = filtersOf(query, timeZone)
    const [lines, months] = await Promise.all([linesAsked(reading, query, filters.filter), readMonths(db, timeZone)])
    const names = await namesFor(reading, lines.items)
    const say = siteWords(language).record
    const path = pathOf('record', language)
    const ways = waysOf(path, filters.search, lines)
    const dataWays = waysOf(reading.origin + pathOf('record', language, undefined, 'json'), filters.search, lines)
    const { data, table, feed } = siblings(reading, say.title, filters.filter, lines, dataWays)
    const filtered = filters.search !== ''
    return {
      kind: 'page',
      section: 'record',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('record', 'fr'), en: pathOf('record', 'en') },
      search: filters.search,
      unlisted: filtered || query.has('before') || query.has('after'),
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          <Wrap>
            <FilterBox filters={filters} names={names} language={language} />
            <RecordLines
              lines={lines}
              names={names}
              ways={ways}
              reading={reading}
              none={filtered ? words(language).none : say.none}
              formats={(['json', 'csv', 'atom'] as const).map(format => ({
                format,
                href: pathOf('record', language, undefined, format) + filters.search,
              }))}
            >
              {filtered && <WaysOut filters={filters} language={language} />}
            </RecordLines>
          </Wrap>
          <MonthList months={months} language={language} />
        </>
      ),
      data: { ...data, months: months.map(({ month, lines: count }) => ({ month, lines: count })) },
      table,
      feed,
    }
  },
}

const twoDigits = (value: string) => value.padStart(2, '0')

/** The last day of a month: the day before the first of the next. */
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

/** One month of the record. */
export const recordMonthRoute: PageRoute = {
  page: 'recordMonth',
  query: ['before', 'after'],
  formats: ['csv', 'atom'],
  async answer(reading, { year = '', month: asked = '' }, query): Promise<Answer> {
    const { db, language, timeZone, uses } = reading
    uses('record')
    const months = await readMonths(db, timeZone)
    const month = `${year}-${twoDigits(asked)}`
    const [newest, oldest] = [months[0]?.month, months.at(-1)?.month]
    const real = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
    if (!real || !newest || !oldest || month > newest || month < oldest) return missingMonth(month, months, language)
    const filter: RecordFilter = { from: `${month}-01`, to: lastDay(Number(year), Number(asked)), timeZone }
    const lines = await linesAsked(reading, query, filter)
    const names = await namesFor(reading, lines.items)
    const say = words(language)
    const parameters = { year, month: twoDigits(asked) }
    const ways = waysOf(pathOf('recordMonth', language, parameters), '', lines)
    const title = say.monthTitle(monthInWords(month, language))
    const dataWays = waysOf(reading.origin + pathOf('recordMonth', language, parameters, 'json'), '', lines)
    const { data, table, feed } = siblings(reading, title, filter, lines, dataWays)
    return {
      kind: 'page',
      section: 'record',
      title,
      description: say.monthDescription(monthInWords(month, language)),
      breadcrumb: [{ label: siteWords(language).record.title, href: pathOf('record', language) }],
      crumb: monthInWords(month, language),
      paths: { fr: pathOf('recordMonth', 'fr', parameters), en: pathOf('recordMonth', 'en', parameters) },
      unlisted: query.has('before') || query.has('after'),
      body: (
        <>
          <PageHead language={language} title={title} />
          <Wrap>
            <RecordLines
              lines={lines}
              names={names}
              ways={ways}
              reading={reading}
              none={say.monthEmpty}
              formats={(['json', 'csv', 'atom'] as const).map(format => ({
                format,
                href: pathOf('recordMonth', language, parameters, format),
              }))}
            />
          </Wrap>
          <MonthList months={months} current={month} language={language} />
        </>
      ),
      data: { month, ...data },
      table,
      feed,
    }
  },
}

const nearbyMonths = 4

/** The months nearest to one in which nothing could have been recorded. */
function missingMonth(month: string, months: readonly { month: string }[], language: Language): Answer {
  const distance = (one: string) =>
    Math.abs(Number(one.replace('-', '')) - Number(month.replace(/\D/g, '').slice(0, 6)))
  const nearest = [...months].sort((a, b) => distance(a.month) - distance(b.month)).slice(0, nearbyMonths)
  return {
    kind: 'missing',
    nearest: [
      ...nearest.map(one => {
        const [year = '', number = ''] = one.month.split('-')
        return {
          label: words(language).monthTitle(monthInWords(one.month, language)),
          href: pathOf('recordMonth', language, { year, month: number }),
        }
      }),
      { label: siteWords(language).record.title, href: pathOf('record', language) },
    ],
  }
}
