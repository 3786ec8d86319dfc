import { z } from 'zod'
import { Key } from '../platform/facts/keys.ts'
import { Period } from '../platform/facts/period.ts'
import { Source, WebAddress } from '../platform/facts/source.ts'
import { Text, Words } from '../platform/facts/text.ts'

export const eventKinds = [
  'forum',
  'webinar',
  'workshop',
  'hackathon',
  'launch',
  'handover',
  'meeting',
  'other',
] as const
export const EventKind = z.enum(eventKinds)
export type EventKind = z.infer<typeof EventKind>

/** Something that people took part in, or will. */
export const Event = z.strictObject({
  kind: EventKind,
  title: Text,
  period: Period,
  place: Words.optional(),
  online: z.boolean().optional(),
  hostId: Key.optional(),
  organiserIds: z.array(Key).optional(),
  seriesId: Key.optional().meta({ description: 'The series that it belongs to.' }),
  numberInSeries: z.int().min(1).max(999).optional(),
  attendanceFigureId: Key.optional(),
  sessions: z
    .array(z.strictObject({ number: z.int().min(1).max(999), title: Text }))
    .optional()
    .meta({ description: 'Its workshops, challenges or sessions.' }),
  outputs: z.array(Text).optional(),
  report: z
    .strictObject({ title: Words, address: WebAddress, date: Period.optional() })
    .optional()
    .meta({ description: 'What was published afterwards (compte rendu).' }),
  note: Text.optional(),
  sources: z.array(Source).optional(),
})
export type Event = z.infer<typeof Event>

/** Events that belong together, with their own sourced totals: six webinars, over 700 participants. */
export const Series = z.strictObject({
  kind: EventKind,
  title: Text,
  countFigureId: Key.optional().meta({ description: 'The figure that says how many there were.' }),
  attendanceFigureId: Key.optional().meta({ description: 'The sourced total of participants.' }),
  note: Text.optional(),
  sources: z.array(Source).optional(),
})
export type Series = z.infer<typeof Series>
