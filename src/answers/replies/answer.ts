import type { Selectable } from 'kysely'
import { z } from 'zod'
import { isStorable } from '../../platform/facts/text.ts'
import { interfaceLanguages } from '../../platform/locales/languages.ts'
import { SeenPoints } from '../points/point.ts'
import type { AnswersTable } from '../tables.ts'
import { Reason, Signature } from '../typed.ts'
import { outcomes } from './outcome.ts'

export type AnswerRow = Selectable<AnswersTable>

export const mostTargets = 20

const Id = z.string().length(26)

/** What an answer leads to: a commitment or a milestone and, where that changed for it, which change of the record and which field. */
const Target = z.strictObject({
  type: z.enum(['commitment', 'milestone']),
  id: Id,
  change: z.strictObject({ entryId: Id, field: z.string().max(100) }).nullable(),
})
export type Target = z.infer<typeof Target>

/** What somebody answers, and to what. */
export const Drafting = z.strictObject({
  /** Null: a new one. */
  id: Id.nullable(),
  /** The version that whoever writes has seen; 0 for a new one. */
  seen: z.int().min(0),
  consultationId: Id,
  /** To some points; or, where there are none, once for a theme; or for what an earlier answer answered, which it corrects. */
  points: SeenPoints.nullable(),
  themeId: Id.nullable(),
  replaces: Id.nullable(),
  /** Whether it answers authors who said that the first one didn’t. */
  isSecond: z.boolean(),
  outcome: z.enum(outcomes),
  reason: Reason,
  language: z.enum(interfaceLanguages),
  organisationId: Id,
  signedAs: Signature,
  until: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .refine(isStorable)
    .nullable(),
  passedTo: Id.nullable(),
  targets: z.array(Target).max(mostTargets),
})
export type Drafting = z.infer<typeof Drafting>

/** Whether a day is one of the calendar. */
export const isDay = (day: string): boolean => {
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}
