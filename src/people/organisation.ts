import { z } from 'zod'
import { Key, Slug } from '../platform/facts/keys.ts'
import { Period } from '../platform/facts/period.ts'
import { Source } from '../platform/facts/source.ts'
import { Text, Words } from '../platform/facts/text.ts'

/** Kinds of organisation. Independent authorities and courts are never shown among ministries (`docs/domain.md`). */
export const organisationKinds = [
  'ministry',
  'administration',
  'independent-authority',
  'court',
  'parliament',
  'presidency',
  'public-agency',
  'advisory-body',
  'advisory-assembly',
  'local-authority',
  'civil-society',
  'research',
  'company',
  'international',
  'other',
] as const
export const OrganisationKind = z.enum(organisationKinds)
export type OrganisationKind = z.infer<typeof OrganisationKind>

/** An organisation that leads, supports, hosts or takes part. Institutions change name: dated names, same identity. */
export const Organisation = z.strictObject({
  slug: Slug.optional().meta({ description: 'Its address; made from its name when left out.' }),
  kind: OrganisationKind,
  name: Text,
  nameBasis: z.enum(['source', 'official', 'translation']).optional().meta({
    description:
      'Where the name comes from: a source writes it, it is official but not in the sources, or it is a translation.',
  }),
  abbreviation: Words.optional(),
  formerNames: z
    .array(z.strictObject({ name: Text, from: Period.optional(), until: Period.optional() }))
    .optional()
    .meta({ description: 'Names it had before, with their dates.' }),
  otherWordings: z.array(Words).optional().meta({ description: 'Other names that the sources use for it, undated.' }),
  partOfId: Key.optional().meta({ description: 'The organisation that it is part of.' }),
  roles: z.array(Text).optional(),
  note: Text.optional(),
  sources: z.array(Source).optional(),
})
export type Organisation = z.infer<typeof Organisation>
