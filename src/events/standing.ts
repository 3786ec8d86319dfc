import { type Day, daysBetween, type Period, standing } from '../platform/facts/period.ts'
import type { Event } from './event.ts'

/** How many days a period may be wide for an event to be under way all through it; of a wider one, only its bounds are known. */
const longest = 31

/** Where an event stands: `undated` when its date can't tell, because it has none or is too vague to say. */
export type EventState = 'past' | 'now' | 'upcoming' | 'undated'

/** Where an event stands on a day. */
export function eventState(period: Period, today: Day): EventState {
  const place = standing(period, today)
  if (place === 'past') return 'past'
  if (place === 'future') return 'upcoming'
  const { earliest, latest, precision } = period
  const exact = (precision === 'day' || precision === 'range') && earliest && latest
  return exact && daysBetween(earliest, latest) < longest ? 'now' : 'undated'
}

/**
 * How many days after an event its report was published; null where that can't be told: no report, or a date that isn't an exact day,
 * or a report that came before.
 */
export function reportDelay({ period, report }: Event): number | null {
  const { date } = report ?? {}
  if (period.precision !== 'day' || date?.precision !== 'day' || !period.latest || !date.earliest) return null
  const delay = daysBetween(period.latest, date.earliest)
  return delay >= 0 ? delay : null
}
