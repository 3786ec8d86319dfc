import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'

/** An entry of a calendar as a reader understood it. Days are those of the file: no time, no zone. */
export type CalendarEntry = {
  uid: string
  title: string
  first: string
  /** The day after its last one. */
  end: string
  wholeDays: boolean
  sequence: number
  place: string | null
  text: string
  url: string
  changed: number
}

const two = (number: number) => String(number).padStart(2, '0')
const dayOf = (year: number, month: number, day: number) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

/** The entries of a calendar as ical.js reads them, which refuses what is badly written. */
export function entriesByIcalJs(text: string): CalendarEntry[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component)
    const { startDate, endDate } = event
    const stamp = component.getFirstPropertyValue('last-modified') as ICAL.Time
    return {
      uid: event.uid,
      title: event.summary,
      first: dayOf(startDate.year, startDate.month, startDate.day),
      end: dayOf(endDate.year, endDate.month, endDate.day),
      wholeDays: startDate.isDate && endDate.isDate,
      sequence: event.sequence,
      place: event.location || null,
      text: event.description,
      url: String(component.getFirstPropertyValue('url')),
      changed: stamp.toJSDate().getTime(),
    }
  })
}

const wordsOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : String(value ?? '')

/** The same as node-ical reads them: it makes moments of days, at midnight where the program runs. */
export function entriesByNodeIcal(text: string): CalendarEntry[] {
  const events = Object.values(nodeIcal.sync.parseICS(text)).filter((one): one is VEvent => one?.type === 'VEVENT')
  const localDay = (moment: Date) => dayOf(moment.getFullYear(), moment.getMonth() + 1, moment.getDate())
  return events.map(event => ({
    uid: event.uid,
    title: wordsOf(event.summary),
    first: localDay(event.start),
    end: localDay(event.end as Date),
    wholeDays: event.datetype === 'date',
    sequence: Number(event.sequence),
    place: wordsOf(event.location) || null,
    text: wordsOf(event.description),
    url: wordsOf(event.url),
    changed: event.lastmodified.getTime(),
  }))
}
