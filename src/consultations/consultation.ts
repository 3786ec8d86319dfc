import { z } from 'zod'
import type { Json } from '../platform/canonical.ts'
import { sameContent } from '../platform/canonical.ts'
import { incoherent } from '../platform/facts/incoherent.ts'
import { Key, Slug } from '../platform/facts/keys.ts'
import { Text, Words } from '../platform/facts/text.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { AskedField, incoherentFields } from './fields/field.ts'

/** An instant, in UTC and to the minute: a consultation opens and closes at one. */
export const Instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/)

/** How long, in days, an organisation has to answer: a year at most. */
const Days = z.int().min(1).max(366)

const Answering = { organisationId: Key, withinDays: Days }

/** The longest time, in minutes, that is left to whoever had begun before the closing. */
export const longestGrace = 240
export const mostExtensions = 20

/** A call for contributions on a plan, on its priorities or on a text: what is asked, from when until when, and who answers. */
export const Consultation = z
  .strictObject({
    slug: Slug,
    title: Text,
    question: Text,
    context: Text.optional(),
    rules: Text.optional(),
    opens: Instant,
    closes: Instant,
    graceMinutes: z.int().min(0).max(longestGrace),
    /** Who may take part: anyone, or organisations only, by those who act for them. */
    participants: z.enum(['anyone', 'organisations']),
    /** The text that it is on, if it is on one. */
    documentId: Key.optional(),
    /** Who answers what falls under no priority of the list, and within how many days of its publication. */
    answeredBy: z.strictObject(Answering),
    /** The priorities that it is on, with who answers for each; none where it is on the plan as a whole. */
    priorities: z.array(z.strictObject({ priorityId: Key, ...Answering })).max(100),
    fields: z.array(AskedField).max(20),
    extensions: z
      .array(z.strictObject({ from: Instant, to: Instant, reason: Words }))
      .max(mostExtensions)
      .optional(),
  })
  .superRefine(({ opens, closes, priorities, fields, extensions = [] }, context) => {
    const say = (fr: string, en: string, path: string[]) => context.addIssue(incoherent({ fr, en }, path))
    if (closes <= opens) say('la clôture doit venir après l’ouverture', 'it must close after it opens', ['closes'])
    if (new Set(priorities.map(({ priorityId }) => priorityId)).size < priorities.length)
      say('une priorité est donnée deux fois', 'a priority is given twice', ['priorities'])
    if (extensions.some(({ from, to }) => to <= from) || (extensions.at(-1)?.to ?? closes) !== closes)
      say('la prolongation ne mène pas à la clôture', 'the extension doesn’t lead to the closing', ['extensions'])
    const problem = incoherentFields(fields)
    if (problem) say(problem.fr, problem.en, ['fields'])
  })
export type Consultation = z.infer<typeof Consultation>

export type Standing = 'announced' | 'open' | 'closed'

/** Where a consultation stands at a moment: it opens and closes by the clock. */
export const standingOf = ({ opens, closes }: Pick<Consultation, 'opens' | 'closes'>, now: Date): Standing =>
  now < new Date(opens) ? 'announced' : now < new Date(closes) ? 'open' : 'closed'

/**
 * Whether something may still be sent: until the closing, and for a time after it by whoever had begun before.
 * @param begun when the form was opened
 */
export function takesContributions(
  { opens, closes, graceMinutes }: Pick<Consultation, 'opens' | 'closes' | 'graceMinutes'>,
  { now, begun }: { now: Date; begun: Date },
): boolean {
  if (now < new Date(opens)) return false
  const closing = new Date(closes)
  return now < closing || (begun < closing && now < new Date(closing.getTime() + graceMinutes * 60_000))
}

/** Opportunities to take part are published so many days before they open: OGP Standards 3.1 (2022). */
export const daysOfNotice = 14

/** How many whole days before its opening a consultation was made public. */
export const daysAnnounced = (announced: Date, { opens }: Pick<Consultation, 'opens'>): number =>
  Math.max(0, Math.floor((new Date(opens).getTime() - announced.getTime()) / 86_400_000))

/** Who owes an answer to what falls under a priority, or under none, and within how many days. */
export const answeringFor = (
  { answeredBy, priorities }: Consultation,
  priorityKey: string | null,
): Consultation['answeredBy'] => priorities.find(({ priorityId }) => priorityId === priorityKey) ?? answeredBy

type Forbidden = { code: string; field: string; sentence: Bilingual }

const cannot = (code: string, field: string, fr: string, en: string): Forbidden => ({
  code,
  field,
  sentence: { fr, en },
})

/** What nobody may change once people have begun to answer. */
const settledOnceOpen = ['opens', 'question', 'fields', 'participants', 'priorities', 'documentId'] as const

/**
 * What may become of a consultation. Before it opens, anything. Once it is open, what was asked stays; it closes later only by an extension
 * with its public reason, and never earlier; once it is closed, it stays closed.
 */
export function forbidden({
  before,
  after,
  at,
}: {
  before: Consultation | null
  after: Consultation | null
  at: Date
}): Forbidden | null {
  if (!before) {
    return after && new Date(after.opens) <= at
      ? cannot('opens-in-the-past', 'opens', 'l’ouverture doit être à venir', 'it must open later than now')
      : null
  }
  const standing = standingOf(before, at)
  if (!after) {
    return standing === 'announced'
      ? null
      : cannot('has-begun', 'opens', 'elle a commencé : elle reste lisible', 'it has begun: it stays readable')
  }
  if (standing === 'announced') {
    return new Date(after.opens) <= at
      ? cannot('opens-in-the-past', 'opens', 'l’ouverture doit être à venir', 'it must open later than now')
      : null
  }
  const settled = settledOnceOpen.find(
    field => !sameContent((before[field] ?? null) as Json, (after[field] ?? null) as Json),
  )
  if (settled)
    return cannot(
      'has-begun',
      settled,
      'cela ne change plus une fois qu’elle a commencé',
      'this stays once it has begun',
    )
  if (before.closes === after.closes) {
    return sameContent((before.extensions ?? []) as Json, (after.extensions ?? []) as Json)
      ? null
      : cannot('extended-to-nothing', 'extensions', 'la clôture ne change pas', 'the closing doesn’t change')
  }
  if (standing === 'closed')
    return cannot('is-closed', 'closes', 'elle est close : elle ne se rouvre pas', 'it is closed, and doesn’t reopen')
  if (after.closes < before.closes)
    return cannot(
      'closes-earlier',
      'closes',
      'elle ne peut pas clore plus tôt qu’annoncé',
      'it can’t close earlier than announced',
    )
  const added = after.extensions?.at(-1)
  return added?.from === before.closes && after.extensions?.length === (before.extensions?.length ?? 0) + 1
    ? null
    : cannot(
        'extended-without-reason',
        'closes',
        'une prolongation a une raison publique',
        'an extension has a public reason',
      )
}
