import {
  type AgendaCursor,
  type AgendaFilter,
  type AgendaPage,
  type EventRow,
  readAgendaEvents,
  readAgendaLines,
  readEventsById,
} from '../../events/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Answer, PageAnswer, PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import { isUlid } from '../../platform/ids.ts'
import type { Reading } from '../../platform/reading.ts'
import { readHistory } from '../../record/index.ts'
import { calendarEntries } from '../calendar-entry.ts'
import { feedOf, namesFor } from '../record-list/lines.ts'
import { shortened } from '../shortened.ts'
import { AgendaView } from './agenda-view.tsx'
import { readAround, tagsAround } from './around.ts'
import { eventColumns } from './columns.ts'
import { eventData, seriesData } from './data.ts'
import { type Filters, filterNames, readFilters } from './filters.ts'
import { eventName } from './naming.tsx'
import { words } from './words.ts'

const linesOnPage = 25
const newestInFeed = 50

type Asked = AgendaPage & { strayed: boolean }

/** The page that the cursor of a query asks for: beyond the last line, the last ones; where it leads nowhere, the first ones. */
async function linesAsked({ db, today }: Reading, filter: AgendaFilter, query: URLSearchParams): Promise<Asked> {
  const read = (at: AgendaCursor) => readAgendaLines(db, filter, today, at, linesOnPage)
  const [after, before] = ['after', 'before'].map(name => query.get(name)?.toUpperCase() ?? '') as [string, string]
  const cursor: AgendaCursor = isUlid(after) ? { after } : isUlid(before) ? { before } : null
  const found = cursor ? await read(cursor) : null
  if (found && found.lines.length > 0) return { ...found, strayed: false }
  const page = await read(found && isUlid(after) ? { end: true } : null)
  return { ...(page ?? { lines: [], earlier: false, later: false, total: 0 }), strayed: Boolean(after || before) }
}

/** Events of all plans, past and to come. */
export const agendaRoute: PageRoute = {
  page: 'agenda',
  query: [...filterNames, 'after', 'before'],
  formats: ['csv', 'atom', 'ics'],
  async answer(reading, _, query): Promise<Answer> {
    const { db, language, today, format, uses } = reading
    uses(...tagsAround)
    const say = words(language)
    const filters = await readFilters(reading, query)
    const path = pathOf('agenda', language)
    const common: Omit<PageAnswer, 'body' | 'data'> = {
      kind: 'page',
      section: 'agenda',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.crumb,
      paths: { fr: pathOf('agenda', 'fr'), en: pathOf('agenda', 'en') },
      search: filters.search,
      unlisted: [...query.keys()].length > 0,
    }
    if (format !== 'html') {
      const events = await readAgendaEvents(db, filters.filter, today)
      return { ...common, body: null, ...(await whole(events, filters, reading)) }
    }
    const page = await linesAsked(reading, filters.filter, query)
    const idsOf = (of: 'event' | 'series') => page.lines.filter(line => line.of === of).map(({ id }) => id)
    const events = await readEventsById(db, idsOf('event'))
    const around = await readAround(db, events, idsOf('series'))
    const way = (name: string, id: string | undefined) =>
      id ? `${path}${filters.search}${filters.search ? '&' : '?'}${name}=${id}` : null
    return {
      ...common,
      body: (
        <AgendaView
          agenda={{
            ...page,
            events: new Map(events.map(event => [event.id, event])),
            around,
            filters,
            ways: {
              newer: page.earlier ? way('before', page.lines[0]?.id) : null,
              older: page.later ? way('after', page.lines.at(-1)?.id) : null,
            },
          }}
          reading={reading}
          formats={(['json', 'csv', 'atom', 'ics'] as const).map(one => ({
            format: one,
            href: pathOf('agenda', language, undefined, one) + filters.search,
          }))}
        />
      ),
      data: {},
    }
  },
}

/** The siblings of the agenda: all its events, one by one. */
async function whole(events: readonly EventRow[], { values, ignored }: Filters, reading: Reading) {
  const { db, language } = reading
  const say = words(language)
  const around = await readAround(db, events)
  return {
    data: {
      filters: { ...values },
      ignored: ignored.map(({ name, value }) => ({ name, value: shortened(value) })),
      total: events.length,
      events: events.map(event => eventData(event, around, reading)),
      series: [...around.series.values()].map(series => seriesData(series, around, reading)),
    },
    table: () =>
      table(
        eventColumns,
        events.map(event => ({ event, around, reading })),
      ),
    calendar: async () => ({
      title: say.title,
      events: await calendarEntries(
        reading,
        events.map(event => ({
          type: 'event',
          id: event.id,
          title: eventName(event, language),
          period: event.facts.period,
          place: event.facts.place,
        })),
      ),
    }),
    feed: async () => {
      const history = await readHistory(db, [...events.map(({ id }) => id), ...around.series.keys()], newestInFeed)
      return feedOf(say.title, history, await namesFor(reading, history), reading)
    },
  }
}
