import { z } from 'zod'
import { Commitment, Milestone } from '../commitments/index.ts'
import { Event, Series } from '../events/index.ts'
import { Organisation } from '../people/index.ts'
import { Document, Figure, Phase, Plan, Priority, Sheet, Term } from '../plans/index.ts'
import { addresses, identity, Key, Ulid } from '../platform/facts/keys.ts'
import { Words } from '../platform/facts/text.ts'
import { SiteSettings } from './settings.ts'

/** A record of the file: its key, its permanent identity when it has one, and its facts. */
const record = <Shape extends z.ZodRawShape>(facts: z.ZodObject<Shape>) =>
  z.strictObject({ ...identity, ...facts.shape })

/** A record that has an address of its own, and may have had others. */
const addressed = <Shape extends z.ZodRawShape>(facts: z.ZodObject<Shape>) =>
  z.strictObject({ ...identity, ...addresses, ...facts.shape })

/** The kinds of thing that a file can hold and remove. */
export const thingTypes = [
  'organisation',
  'term',
  'figure',
  'plan',
  'priority',
  'phase',
  'document',
  'series',
  'event',
  'commitment',
  'milestone',
  'sheet',
] as const
export type ThingType = (typeof thingTypes)[number]

/** Where the records of each kind stand in a file. */
export const placeOf: Readonly<Record<ThingType | 'site', readonly string[]>> = {
  site: ['site'],
  organisation: ['organisations'],
  term: ['vocabulary'],
  figure: ['figures'],
  plan: ['plans'],
  priority: ['plans', 'priorities'],
  phase: ['plans', 'phases'],
  document: ['plans', 'documents'],
  series: ['plans', 'series'],
  event: ['plans', 'events'],
  commitment: ['plans', 'commitments'],
  milestone: ['plans', 'commitments', 'milestones'],
  sheet: ['plans', 'sheet'],
}

/**
 * A plan file, version 1: what `parvis import` reads, as its users see it.
 * Every section is optional: a correction holds only what it corrects.
 */
export const PlanFile = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('parvis-plan/1').meta({ description: 'Always `parvis-plan/1`.' }),
  site: z.strictObject({ ulid: Ulid.optional(), ...SiteSettings.shape }).optional(),
  vocabulary: z.array(record(Term)).optional(),
  organisations: z.array(addressed(Organisation)).optional(),
  figures: z.array(record(Figure)).optional(),
  plans: z
    .array(
      addressed(Plan).extend({
        priorities: z.array(record(Priority)).optional(),
        phases: z.array(record(Phase)).optional(),
        documents: z.array(record(Document)).optional(),
        series: z.array(addressed(Series)).optional(),
        events: z.array(addressed(Event)).optional(),
        commitments: z
          .array(addressed(Commitment).extend({ milestones: z.array(record(Milestone)).optional() }))
          .optional(),
        sheet: record(Sheet).optional(),
      }),
    )
    .optional(),
  removed: z
    .array(z.strictObject({ type: z.enum(thingTypes), id: Key, reason: Words }))
    .optional()
    .meta({ description: 'What is taken away, with its public reason. What is merely absent from a file stays.' }),
})
export type PlanFile = z.infer<typeof PlanFile>
