import { z } from 'zod'
import { Day } from '../../platform/facts/period.ts'
import { References, SaidElsewhere } from '../contributions/contribution.ts'

/** How a contribution comes by somebody else's hand. */
export const ways = ['paper', 'mail', 'room', 'import'] as const
export type Way = (typeof ways)[number]

export const longestReference = 300

/** As many as one action enters: more are entered by several in one transaction. */
export const mostAtOnce = 1000

/** What came by another way than the site's form, as whoever enters it gives it. */
export const Entered = z.strictObject({
  said: SaidElsewhere,
  channel: z.enum(ways),
  /** The day on which it was written, sent or said. */
  day: Day,
  /** Where it was said, of what was said in a room. */
  eventId: z.string().length(26).nullable(),
  /** The organisation that signed it. */
  organisationId: z.string().length(26).nullable(),
  /** By what a file's row is known again; null for what was typed in. */
  identity: z
    .string()
    .min(1)
    .max(longestReference + 20)
    .nullable(),
  /** References of files that wait: what it came on, scanned. */
  files: References.optional(),
})
export type Entered = z.infer<typeof Entered>
