import { z } from 'zod'
import { Day } from '../../platform/facts/period.ts'
import { isUlid } from '../../platform/ids.ts'
import { type RoleName, roleNames, type Scope } from '../../record/index.ts'

/** On what each role can be held. */
export const scopesOf: Record<RoleName, readonly Scope['type'][]> = {
  member: ['organisation'],
  correspondent: ['organisation', 'commitment'],
  evaluator: ['plan'],
  moderator: ['site', 'plan'],
  editor: ['site', 'plan'],
  administrator: ['site'],
}

const Ulid = z.string().refine(isUlid)
const longestDuty = 120

const OnSite = z.strictObject({ type: z.literal('site'), id: z.null() })
const OnThing = z.strictObject({ type: z.enum(['plan', 'organisation', 'commitment']), id: Ulid })

/** A role as it is given: to whom, on what, from when until when, and what they do there. */
export const GivenRole = z
  .strictObject({
    personId: Ulid,
    role: z.enum(roleNames),
    on: z.union([OnSite, OnThing]),
    /** What somebody does in an organisation: “chargée de mission”. */
    duty: z
      .string()
      .trim()
      .min(1)
      .max(longestDuty)
      .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u)
      .optional(),
    from: Day,
    until: Day.nullable(),
  })
  .refine(({ role, on }) => scopesOf[role].includes(on.type), { path: ['on'] })
  .refine(({ from, until }) => until === null || until >= from, { path: ['until'] })
export type GivenRole = z.infer<typeof GivenRole>
