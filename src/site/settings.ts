import { z } from 'zod'
import { must } from '../platform/facts/incoherent.ts'
import { WebAddress } from '../platform/facts/source.ts'
import { LanguageTag, Text, Words } from '../platform/facts/text.ts'

const timeZoneExists = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Who publishes the site, and where it stands: the `site` block of a file. */
export const SiteSettings = z.strictObject({
  name: Text,
  tagline: Text.optional().meta({ description: 'One line beside the name.' }),
  description: Text.optional().meta({ description: 'What the site is, in one or two sentences.' }),
  operator: Text.meta({ description: 'The organisation that runs the site.' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .meta({ description: 'ISO 3166-1: `FR`.' }),
  timeZone: z
    .string()
    .refine(
      timeZoneExists,
      must('ce n’est pas un fuseau horaire de la liste de l’IANA', 'this is not a time zone of the IANA list'),
    )
    .meta({
      description: 'The time zone in which days begin and end: `Europe/Paris`.',
    }),
  languages: z.array(LanguageTag).min(1).meta({ description: 'The languages of the content, the main one first.' }),
  contact: z
    .strictObject({ email: z.email().optional(), address: WebAddress.optional(), name: Text.optional() })
    .optional(),
  licence: z
    .strictObject({ title: Words, address: WebAddress })
    .optional()
    .meta({ description: 'Licence of the content.' }),
})
export type SiteSettings = z.infer<typeof SiteSettings>
