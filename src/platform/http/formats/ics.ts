import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Period } from '../../facts/period.ts'
import type { Language } from '../../locales/languages.ts'

export type CalendarEvent = {
  /** The permanent identity of the thing: the same event stays the same entry in a calendar. */
  uid: string
  title: string
  period: Period
  /** The period in words. */
  when: string
  place?: string | undefined
  url: string
  /** When it was last changed here, and how many times: a calendar takes the newer version. */
  changed: Date
  sequence: number
  cancelled?: boolean
}

export type CalendarAnswer = { title: string; events: readonly CalendarEvent[] }

const widestDays = 31
const dayLength = 86_400_000
const approximate: Record<Language, string> = { fr: '(date approchée)', en: '(approximate date)' }

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/**
 * Whether a period can stand in a calendar: it has both bounds, and is at most a month wide. A wider one would fill
 * the calendar with what is only vaguely known: it stays on the page.
 */
export const standsInCalendar = ({ earliest, latest }: Period): boolean =>
  Boolean(earliest && latest && at(latest) - at(earliest) < widestDays * dayLength)

/** Whether the days of a period are only bounds, so that its entry says that its date is approximate. */
const isVague = ({ precision }: Period): boolean => precision !== 'day' && precision !== 'range'

/** Words as a value of type TEXT (RFC 5545, 3.3.11): the library writes a calendar's name as it is given. */
const asText = (words: string): string => words.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\r\n]/g, '\\n')

/** Events as iCalendar (RFC 5545): all-day entries; a vague date is marked as approximate. */
export function ics({ title, events }: CalendarAnswer, language: Language): string {
  const calendar = ical({
    name: asText(title),
    prodId: { company: 'Parvis', product: 'Parvis', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const event of events.filter(({ period }) => standsInCalendar(period))) {
    const { earliest, latest } = event.period
    const vague = isVague(event.period)
    calendar.createEvent({
      id: event.uid,
      stamp: event.changed,
      lastModified: event.changed,
      sequence: event.sequence,
      allDay: true,
      start: new Date(at(earliest as string)),
      // The end of an all-day entry is the day after its last one.
      end: new Date(at(latest as string) + dayLength),
      summary: vague ? `${event.title} ${approximate[language]}` : event.title,
      description: event.when,
      url: event.url,
      ...(event.place ? { location: event.place } : {}),
      ...(event.cancelled ? { status: ICalEventStatus.CANCELLED } : {}),
    })
  }
  return calendar.toString()
}
