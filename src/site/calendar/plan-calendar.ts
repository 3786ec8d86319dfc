import type { EventRow } from '../../events/index.ts'
import { type PhaseRow, periodOf } from '../../plans/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { CalendarAnswer } from '../../platform/http/formats/ics.ts'
import type { Reading } from '../../platform/reading.ts'
import { eventName } from '../agenda/naming.tsx'
import { calendarEntries, type Dated } from '../calendar-entry.ts'

/**
 * A plan's phases and events as a calendar to subscribe to. A phase that is one exact day on which the plan also has an event is that
 * event: it would stand there twice.
 */
export async function planCalendar(
  reading: Reading,
  title: string,
  phases: readonly PhaseRow[],
  events: readonly EventRow[],
): Promise<CalendarAnswer> {
  const { language } = reading
  const eventDays = new Set(
    events.flatMap(({ facts: { period } }) => (period.precision === 'day' && period.earliest ? [period.earliest] : [])),
  )
  const ofPhases = phases.flatMap(({ id, facts }): Dated[] => {
    const period = periodOf(facts)
    const isEvent = period?.precision === 'day' && eventDays.has(period.earliest ?? '')
    return period && !isEvent ? [{ type: 'phase', id, title: wordsOf(facts.label, language), period }] : []
  })
  const ofEvents = events.map(
    (event): Dated => ({
      type: 'event',
      id: event.id,
      title: eventName(event, language),
      period: event.facts.period,
      place: event.facts.place,
    }),
  )
  return { title, events: await calendarEntries(reading, [...ofPhases, ...ofEvents]) }
}
