import type { Period } from '../platform/facts/period.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { permanentPath } from '../platform/http/addresses.ts'
import type { CalendarEvent } from '../platform/http/formats/ics.ts'
import type { Reading } from '../platform/reading.ts'
import { versionsOf } from '../record/index.ts'

/** Something that can stand in a calendar. */
export type Dated = { type: 'event' | 'phase'; id: string; title: string; period: Period; place?: string | undefined }

/**
 * Things as entries of a calendar. Each keeps its identity for ever, and its version and its time of change come from the record,
 * so that a calendar that was subscribed to takes the newer one.
 */
export async function calendarEntries(reading: Reading, dated: readonly Dated[]): Promise<CalendarEvent[]> {
  const { db, language, origin, now } = reading
  const versions = await versionsOf(
    db,
    dated.map(({ id }) => id),
  )
  const { host } = new URL(origin)
  return dated.map(({ type, id, title, period, place }) => {
    const { entries, last } = versions.get(id) ?? { entries: 1, last: now }
    return {
      uid: `${id}@${host}`,
      title,
      period,
      when: wordsOf(period.text, language),
      place,
      url: `${origin}${permanentPath(type, id)}`,
      changed: last,
      sequence: entries - 1,
    }
  })
}
