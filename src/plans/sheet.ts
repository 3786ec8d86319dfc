import { z } from 'zod'
import { Key } from '../platform/facts/keys.ts'
import { Period } from '../platform/facts/period.ts'
import { Source, WebAddress } from '../platform/facts/source.ts'
import { Text, Words } from '../platform/facts/text.ts'
import { PhaseKind } from './plan.ts'

/** What a sentence of a sheet rests on, so that it can be checked against the data. */
const SheetFacts = z.strictObject({
  period: Period.optional(),
  actual: Period.optional(),
  figureIds: z.array(Key).optional(),
  planId: Key.optional(),
  commitmentIds: z.array(Key).optional(),
  eventIds: z.array(Key).optional(),
  organisationIds: z.array(Key).optional(),
  address: WebAddress.optional(),
})
const Item = z.strictObject({ text: Text, facts: SheetFacts.optional() })

/** The one-page action sheet of a plan (“fiche action”), block by block in the order of the paper. */
export const Sheet = z.strictObject({
  number: Words,
  leadId: Key,
  lead: Text,
  title: Text,
  objective: Text,
  asOf: Period,
  footer: Text.optional(),
  figures: z.array(z.strictObject({ figureId: Key, withFigureId: Key.optional() })),
  quote: z
    .strictObject({
      text: Text,
      speaker: Words,
      role: Text,
      occasion: Text.optional(),
      place: Words.optional(),
      date: Period,
      cuts: z.int().min(0).meta({ description: 'How many cuts the quotation has, each shown as [...].' }),
      imageCredit: Words.optional(),
    })
    .optional(),
  sections: z.array(
    z.strictObject({
      heading: Text,
      paragraphs: z.array(Item).optional(),
      bullets: z.array(Item).optional(),
      priorities: z.array(Text).optional(),
    }),
  ),
  focus: z.strictObject({ heading: Text, paragraphs: z.array(Item) }).optional(),
  nextSteps: z.array(z.strictObject({ kind: PhaseKind, period: Period, text: Text })),
  note: Text.optional(),
  sources: z.array(Source).optional(),
})
export type Sheet = z.infer<typeof Sheet>
