import { eventPath, nearestEvents, readEvent } from '../../events/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import type { Reading } from '../../platform/reading.ts'
import { calendarEntries } from '../calendar-entry.ts'
import { words as siteWords } from '../words.ts'
import { eventAbout, eventData, peopleOf } from './data.ts'
import { EventView } from './event-view.tsx'
import { eventName, shortName } from './naming.tsx'
import { readEventPage } from './read-event-page.ts'
import { words } from './words.ts'

const nearby = 5
/** As much of an address as is compared with others. */
const compared = 200

export const toAgenda = ({ language }: Pick<Reading, 'language'>) => ({
  label: words(language).crumb,
  href: pathOf('agenda', language),
})

/** One event: when, where, by whom, and what came out of it. */
export const eventRoute: PageRoute = {
  page: 'event',
  formats: ['ics'],
  async answer(reading, { event: slug = '' }): Promise<Answer> {
    const { db, language, origin, uses } = reading
    const event = await readEvent(db, slug)
    if (!event) {
      uses('all:event')
      const nearest = await nearestEvents(db, slug.slice(0, compared), nearby)
      return {
        kind: 'missing',
        nearest: [
          ...nearest.map(one => ({ label: eventName(one, language), href: eventPath(language, one.slug) })),
          toAgenda(reading),
        ],
      }
    }
    const name = eventName(event, language)
    if (event.removed) {
      uses(`event:${event.id}`)
      const { reason, recorded } = event.removed
      return { kind: 'gone', title: name, reason, recorded, ways: [toAgenda(reading)] }
    }
    const page = await readEventPage(reading, event)
    const { kind, period, place } = event.facts
    const { host, organisers } = peopleOf(event, page.around)
    return {
      kind: 'page',
      section: 'agenda',
      title: name,
      description: words(language).event.description(
        siteWords(language).eventKinds[kind],
        wordsOf(period.text, language),
        place ?? null,
      ),
      breadcrumb: [toAgenda(reading)],
      crumb: shortName(event, language),
      paths: { fr: eventPath('fr', event.slug), en: eventPath('en', event.slug) },
      body: <EventView page={page} reading={reading} />,
      data: {
        ...eventData(event, page.around, reading),
        organisations: [...new Set([...(host ? [host] : []), ...organisers])].map(({ key, id, facts }) => ({
          id: key,
          ulid: id,
          url: `${origin}${permanentPath('organisation', id)}`,
          name: facts.name,
        })),
        history: page.history.map(({ id, type, recorded }) => ({
          id,
          type,
          recorded: recorded.toISOString(),
          url: `${origin}${permanentPath('entry', id)}`,
        })),
      },
      about: eventAbout(event, page.around, reading),
      calendar: async () => ({
        title: name,
        events: await calendarEntries(reading, [{ type: 'event', id: event.id, title: name, period, place }]),
      }),
    }
  },
}
