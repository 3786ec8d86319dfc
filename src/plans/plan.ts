import { z } from 'zod'
import { Count } from '../platform/facts/figure.ts'
import { Key, Slug } from '../platform/facts/keys.ts'
import { Day, Period } from '../platform/facts/period.ts'
import { Source, WebAddress } from '../platform/facts/source.ts'
import { LanguageTag, Text, Words } from '../platform/facts/text.ts'

/** The eight kinds of phase of a plan's cycle, in their order (`docs/domain.md`). A plan has any number of phases, each of one kind. */
export const phaseKinds = [
  'preparation',
  'consultation',
  'collecting',
  'consolidating',
  'drafting',
  'publication',
  'implementation',
  'evaluation',
] as const
export const PhaseKind = z.enum(phaseKinds)
export type PhaseKind = z.infer<typeof PhaseKind>

/**
 * A mark given by an evaluator: it keeps the scale, its version and the value as the evaluator wrote it, since scales change
 * and `high` of an old page is not `substantial` of a new one.
 */
export const Rating = z
  .strictObject({
    assessor: z.enum(['self', 'irm', 'court-of-accounts', 'civil-society', 'other']).meta({
      description: 'Who judged: the government itself, OGP’s Independent Reporting Mechanism, or another.',
    }),
    assessorName: Words.optional(),
    scale: Key.meta({
      description: 'What was judged: `completion`, `verifiable`, `open-government-lens`, `ambition`, `early-results`…',
    }),
    value: Words.optional().meta({ description: 'The value, as the evaluator wrote it.' }),
    atLeast: Words.optional().meta({ description: 'Instead of `value`: the least that the evaluator’s words allow.' }),
    version: Words.optional().meta({
      description: 'The version of the scale, by the report or the years that used it.',
    }),
    object: Text.optional().meta({ description: 'What exactly was judged, when it is not the whole record.' }),
    basis: Text.optional().meta({ description: 'What the value rests on.' }),
    asOf: Period.optional(),
    sources: z.array(Source).optional(),
  })
  .meta({
    id: 'Rating',
    description: 'A mark given by an evaluator, with its scale, the scale’s version and the value as written.',
  })
export type Rating = z.infer<typeof Rating>

/** A national action plan: a dated set of commitments of one country for one cycle. */
export const Plan = z.strictObject({
  slug: Slug.meta({ description: 'Its address: `2021-2023`.' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ description: 'ISO 3166-1: `FR`.' }),
  rank: z.int().min(1).max(999).meta({ description: '1 for the country’s first plan.' }),
  title: Text,
  period: Period,
  periodNote: Text.optional(),
  followedFrom: Day.nullable().optional().meta({
    description:
      'The day since which the plan is followed on this site; without it nothing of the plan is ever called late.',
  }),
  coordinatorIds: z.array(Key).optional().meta({ description: 'Organisations; the first one answers.' }),
  coordinator: Text.optional().meta({ description: 'The coordinator as the source writes it.' }),
  commitmentsFigureId: Key.optional().meta({
    description: 'The figure that says how many commitments the plan holds.',
  }),
  commitmentsNote: Text.optional(),
  ogpIds: z
    .strictObject({ first: Words, last: Words, note: Text.optional() })
    .optional()
    .meta({ description: 'OGP’s own numbers for the commitments.' }),
  levels: Text.optional().meta({ description: 'What the plan calls its levels.' }),
  phaseLabels: z
    .partialRecord(PhaseKind, Text)
    .optional()
    .meta({ description: 'What this plan calls a kind of phase; the site’s own word otherwise.' }),
  selfAssessment: z
    .strictObject({
      asOf: Period,
      figureIds: z.array(Key),
      wordings: z.array(Text).optional(),
      note: Text.optional(),
      sources: z.array(Source).optional(),
    })
    .optional()
    .meta({ description: 'What the government said of the whole plan.' }),
  ratings: z.array(Rating).optional().meta({ description: 'What evaluators said of the whole plan.' }),
  evaluationFigureIds: z.array(Key).optional().meta({ description: 'Figures of the evaluations.' }),
  evaluationNote: Text.optional(),
  promising: z.array(Text).optional().meta({ description: 'What the evaluator called promising.' }),
  policyAreasCarriedOver: z.array(Text).optional(),
  policyAreasEmerging: z.array(Text).optional(),
  gaps: z.array(Text).optional().meta({ description: 'What is not sourced, and why: shown on the plan’s page.' }),
  note: Text.optional(),
  sources: z.array(Source).optional(),
})
export type Plan = z.infer<typeof Plan>

/** A stretch of a plan's making or life. Planned and actual dates both stay; no dates at all: the phase is sourced, its dates are not. */
export const Phase = z.strictObject({
  kind: PhaseKind,
  label: Text,
  planned: Period.nullable().optional(),
  actual: Period.nullable().optional(),
  note: Text.optional(),
  sources: z.array(Source).optional(),
})
export type Phase = z.infer<typeof Phase>

/** A priority (theme) that orders commitments. Announced and published lists differ and both stay, each with its date. */
export const Priority = z.strictObject({
  number: z.int().min(1).max(99),
  stage: z
    .enum(['announced', 'published'])
    .optional()
    .meta({ description: 'Where the plan’s announced list differs from the published one.' }),
  asOf: Period.optional(),
  label: Text,
  group: Text.optional(),
  sources: z.array(Source).optional(),
})
export type Priority = z.infer<typeof Priority>

/** A figure: a count with its qualifier, what it measures, its date and its source; never a bare number. */
export const Figure = z.strictObject({
  ...Count.shape,
  measure: Key.meta({ description: 'What is counted; figures of one measure are dated values of the same thing.' }),
  planId: Key.optional(),
  label: Text,
  asOf: Period,
  note: Text.optional(),
  sources: z.array(Source).min(1),
})
export type Figure = z.infer<typeof Figure>

/** A document that can be read: a report, a press release, a page. */
export const Document = z.strictObject({
  title: Words,
  address: WebAddress,
  date: Period.optional(),
  kind: z.enum([
    'plan',
    'self-assessment',
    'irm-report',
    'press-release',
    'page',
    'article',
    'report',
    'data',
    'other',
  ]),
  language: LanguageTag.optional(),
  note: Text.optional(),
})
export type Document = z.infer<typeof Document>

/** A word of the field's vocabulary (an OGP policy area or value), which commitments refer to by its key. */
export const Term = z.strictObject({
  kind: z.enum(['policy-area', 'value']),
  label: Text,
})
export type Term = z.infer<typeof Term>
