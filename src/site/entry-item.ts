import { recordedOn } from '../platform/facts/moment.ts'
import type { Text } from '../platform/facts/text.ts'
import { pathOf } from '../platform/http/addresses.ts'
import type { Reading } from '../platform/reading.ts'
import { type Entry, entryTitle } from '../record/index.ts'

/** A line of the record in a list. */
export const entryItem = (
  entry: Entry,
  names: ReadonlyMap<string, Text | string>,
  { language, timeZone }: Reading,
) => ({
  when: recordedOn(entry.recorded, timeZone),
  title: entryTitle(entry, names.get(entry.subject_id), language),
  href: pathOf('entry', language, { entry: entry.id }),
})
