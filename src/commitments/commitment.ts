import { z } from 'zod'
import { Rating } from '../plans/index.ts'
import { incoherent } from '../platform/facts/incoherent.ts'
import { Key } from '../platform/facts/keys.ts'
import { Period } from '../platform/facts/period.ts'
import { Source, WebAddress } from '../platform/facts/source.ts'
import { LanguageTag, Text, Words } from '../platform/facts/text.ts'

/** A commitment's number within its plan. It may hold a dash (`1-6`) and never points to another commitment later. */
export const CommitmentNumber = z
  .string()
  .max(20)
  .regex(/^[0-9A-Za-z]+(?:[-.][0-9A-Za-z]+)*$/)
  .meta({ description: 'The number within the plan, as text: `7`, `1-6`.' })

/** Evidence: something that can be looked at and shows that a claim is true. */
export const Evidence = z
  .strictObject({
    title: Words,
    address: WebAddress.optional(),
    kind: z.enum(['link', 'document', 'data', 'decision', 'other']),
    language: LanguageTag.optional(),
    date: Period.optional(),
  })
  .meta({ id: 'Evidence', description: 'Something that can be looked at and shows that a claim is true.' })
export type Evidence = z.infer<typeof Evidence>

export const milestoneStates = ['not-started', 'in-progress', 'reached', 'postponed', 'abandoned'] as const
export const MilestoneState = z.enum(milestoneStates)
export type MilestoneState = z.infer<typeof MilestoneState>

/** What was reported on a milestone: a dated fact. Reached needs evidence; postponed and abandoned need a reason. */
export const MilestoneReport = z
  .strictObject({
    state: MilestoneState,
    date: Period,
    due: Period.optional().meta({ description: 'For `postponed`: the new due period. The first one stays.' }),
    reason: Text.optional(),
    evidence: z.array(Evidence).optional(),
    sources: z.array(Source).optional(),
  })
  .superRefine(({ state, evidence, reason, due }, context) => {
    const need = (path: string, fr: string, en: string) => context.addIssue(incoherent({ fr, en }, [path]))
    if (state === 'reached' && !evidence?.length) {
      need(
        'evidence',
        'un jalon atteint a besoin d’au moins une preuve',
        'a milestone that is reached needs at least one piece of evidence',
      )
    }
    if ((state === 'postponed' || state === 'abandoned') && !reason) {
      const fr = state === 'postponed' ? 'reporté' : 'abandonné'
      need('reason', `un jalon ${fr} a besoin d’une raison`, `a milestone that is ${state} needs a reason`)
    }
    if (state === 'postponed' && !due) {
      need(
        'due',
        'un jalon reporté a besoin de sa nouvelle échéance',
        'a milestone that is postponed needs its new due period',
      )
    }
  })
export type MilestoneReport = z.infer<typeof MilestoneReport>

/** A verifiable step of a commitment: what can be looked at when it is done, by when, by whom. */
export const Milestone = z.strictObject({
  number: z.int().min(1).max(999).meta({ description: 'Its number; the order in the file where none is known.' }),
  output: Text.meta({ description: 'The expected output: what can be looked at when it is done.' }),
  start: Period.nullable().optional(),
  due: Period.nullable().optional(),
  responsibleIds: z.array(Key).optional(),
  reports: z.array(MilestoneReport).optional(),
  sources: z.array(Source).optional(),
})
export type Milestone = z.infer<typeof Milestone>

/** A commitment: what one lead institution promises in a plan, in milestones that can be verified. */
export const Commitment = z.strictObject({
  number: CommitmentNumber,
  ogpId: Words.optional().meta({ description: 'OGP’s own number: `FR0054`.' }),
  otherOgpIds: z.array(Words).optional(),
  title: Text,
  shortTitle: Text.optional().meta({ description: 'The title of its page at OGP.' }),
  titleNote: Text.optional().meta({ description: 'Where the title comes from, when it is not the plan’s own.' }),
  leadIds: z.array(Key).optional().meta({ description: 'Organisations that lead it; the first one answers for it.' }),
  lead: Text.optional().meta({ description: 'The lead institution as the source writes it.' }),
  supportIds: z.array(Key).optional(),
  support: Text.optional().meta({ description: 'The supporting stakeholders as the source writes them.' }),
  objective: Text.optional().meta({ description: 'What is the commitment?' }),
  problem: Text.optional().meta({ description: 'What is the public problem?' }),
  contribution: Text.optional().meta({ description: 'How will it contribute to solving the problem?' }),
  relevance: Text.optional().meta({ description: 'Why is it relevant to OGP values?' }),
  priorityId: Key.optional(),
  priorityBasis: Text.optional().meta({ description: 'How the priority is known: sourced, or deduced and from what.' }),
  isNew: z.boolean().optional(),
  buildsOn: Text.optional().meta({ description: 'What it builds on, as the source writes it.' }),
  continues: z
    .array(
      z.strictObject({
        commitmentId: Key,
        kind: z.enum(['continues', 'replaces', 'merges', 'splits']),
        sources: z.array(Source).optional(),
      }),
    )
    .optional()
    .meta({ description: 'Commitments of earlier plans that it carries over.' }),
  valueIds: z.array(Key).optional().meta({ description: 'OGP values, keys of the vocabulary.' }),
  policyAreaIds: z.array(Key).optional().meta({ description: 'Policy areas, keys of the vocabulary.' }),
  start: Period.nullable().optional(),
  end: Period.nullable().optional(),
  budget: Text.optional(),
  withdrawn: z
    .strictObject({ date: Period, reason: Text, sources: z.array(Source).optional() })
    .optional()
    .meta({ description: 'A public decision to abandon it, with its reason.' }),
  override: z
    .strictObject({
      completion: z.enum(['not-started', 'limited', 'substantial', 'complete']),
      reason: Text,
      author: Text,
      date: Period,
      sources: z.array(Source).optional(),
    })
    .optional()
    .meta({ description: 'A level set by decision instead of the computed one; both are shown.' }),
  ratings: z.array(Rating).optional(),
  basis: Text.optional().meta({ description: 'How complete the sources are.' }),
  note: Text.optional(),
  sources: z.array(Source).optional(),
})
export type Commitment = z.infer<typeof Commitment>
