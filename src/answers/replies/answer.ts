import type { Selectable } from 'kysely'
import { z } from 'zod'
import { isStorable } from '../../platform/facts/text.ts'
import { interfaceLanguages } from '../../platform/locales/languages.ts'
import { Reason, Signature } from '../consolidation/waive.ts'
import { SeenPoints } from '../points/point.ts'
import type { AnswersTable } from '../tables.ts'

export type AnswerRow = Selectable<AnswersTable>

/** What may be decided of what somebody says: a closed list, whose meaning no site changes (OGP Standards 4.1: reasoned response). */
export const finalOutcomes = ['retained', 'retained-in-part', 'done-already', 'not-retained', 'out-of-scope'] as const
/** What says that the answer is still owed: until when, or by whom. */
export const interimOutcomes = ['under-study', 'passed-on'] as const
export const outcomes = [...finalOutcomes, ...interimOutcomes] as const
export type Outcome = (typeof outcomes)[number]

export const isInterim = (outcome: Outcome): boolean => interimOutcomes.some(one => one === outcome)

/** `publishing`: some of its authors have it, and the others get it next. */
export const answerStates = ['drafted', 'reviewed', 'publishing', 'published', 'dropped'] as const
export type AnswerState = (typeof answerStates)[number]

export const longestReply = 5000
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
  reason: Reason.max(longestReply),
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
