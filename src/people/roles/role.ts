import { z } from 'zod'
import { Day } from '../../platform/facts/period.ts'
import { isUlid } from '../../platform/ids.ts'
import { interfaceLanguages } from '../../platform/locales/languages.ts'
import { type RoleName, roleNames, type Scope } from '../../record/index.ts'
import { mailAddressOf } from '../sign-in/mail-address.ts'

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
export const longestDuty = 120

const OnSite = z.strictObject({ type: z.literal('site'), id: z.null() })
const OnThing = z.strictObject({ type: z.enum(['plan', 'organisation', 'commitment']), id: Ulid })

const On: z.ZodType<Scope> = z.union([OnSite, OnThing])

/** What there is to say of a role that is given: on what, from when until when, and what somebody does there. */
const said = {
  role: z.enum(roleNames),
  on: On,
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
}

const coherent = <T extends { role: RoleName; on: Scope; from: Day; until: Day | null }>(schema: z.ZodType<T>) =>
  schema
    .refine(({ role, on }) => scopesOf[role].includes(on.type), { path: ['on'] })
    .refine(({ from, until }) => until === null || until >= from, { path: ['until'] })

/** A role as it is given to somebody. */
export const GivenRole = coherent(z.strictObject({ personId: Ulid, ...said }))
export type GivenRole = z.infer<typeof GivenRole>

/** How long somebody who is invited has for their answer, in days. */
export const deadlines = [7, 14, 30] as const

/** A role that somebody is asked by mail to take: at which address, in which language, and how many days they have to answer. */
export const OfferedRole = coherent(
  z.strictObject({
    ...said,
    email: z.string().refine(typed => mailAddressOf(typed) === typed),
    language: z.enum(interfaceLanguages),
    days: z.union(deadlines.map(days => z.literal(days))),
  }),
)
export type OfferedRole = z.infer<typeof OfferedRole>
