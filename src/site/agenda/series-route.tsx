import { nearestSeries, readOneSeries, seriesPath } from '../../events/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import { calendarEntries } from '../calendar-entry.ts'
import { eventColumns } from './columns.ts'
import { cumulative, cumulativeInWords } from './cumulative.ts'
import { eventData, seriesAbout, seriesData } from './data.ts'
import { toAgenda } from './event-route.tsx'
import { eventName } from './naming.tsx'
import { readSeriesPage } from './read-event-page.ts'
import { SeriesView } from './series-view.tsx'
import { words } from './words.ts'

const nearby = 5
const compared = 200

/** A series of events: what it adds up to, and each of them. */
export const seriesRoute: PageRoute = {
  page: 'eventSeries',
  formats: ['csv', 'ics'],
  async answer(reading, { series: slug = '' }): Promise<Answer> {
    const { db, language, origin, uses } = reading
    const series = await readOneSeries(db, slug)
    if (!series) {
      uses('all:series')
      const nearest = await nearestSeries(db, slug.slice(0, compared), nearby)
      return {
        kind: 'missing',
        nearest: [
          ...nearest.map(one => ({ label: wordsOf(one.facts.title, language), href: seriesPath(language, one.slug) })),
          toAgenda(reading),
        ],
      }
    }
    const title = wordsOf(series.facts.title, language)
    if (series.removed) {
      uses(`series:${series.id}`)
      const { reason, recorded } = series.removed
      return { kind: 'gone', title, reason, recorded, ways: [toAgenda(reading)] }
    }
    const page = await readSeriesPage(reading, series)
    const { members, around } = page
    return {
      kind: 'page',
      section: 'agenda',
      title,
      description: words(language).series.description(
        cumulativeInWords(series, cumulative(series, members, around.figures), language),
      ),
      breadcrumb: [toAgenda(reading)],
      crumb: title,
      paths: { fr: seriesPath('fr', series.slug), en: seriesPath('en', series.slug) },
      body: <SeriesView page={page} reading={reading} />,
      data: {
        ...seriesData(series, around, reading),
        events: members.map(member => eventData(member, around, reading)),
        history: page.history.map(({ id, type, recorded }) => ({
          id,
          type,
          recorded: recorded.toISOString(),
          url: `${origin}${permanentPath('entry', id)}`,
        })),
      },
      about: seriesAbout(series, reading),
      table: () =>
        table(
          eventColumns,
          members.map(event => ({ event, around, reading })),
        ),
      calendar: async () => ({
        title,
        events: await calendarEntries(
          reading,
          members.map(member => ({
            type: 'event',
            id: member.id,
            title: eventName(member, language),
            period: member.facts.period,
            place: member.facts.place,
          })),
        ),
      }),
    }
  },
}
