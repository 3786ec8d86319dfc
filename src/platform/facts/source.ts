import { z } from 'zod'
import { must } from './incoherent.ts'
import { Period } from './period.ts'
import { isStorable, LanguageTag, storable, Words } from './text.ts'
import { urlOf } from './url.ts'

/** An address that a page may link to: `http` or `https`, nothing that a browser would run. */
export const WebAddress = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s/?#]+[^\s]*$/)
  .refine(isStorable, storable)
  .refine(value => urlOf(value) !== null, must('ce n’est pas une adresse web', 'this is not a web address'))
  .meta({ description: 'A web address beginning with `https://` or `http://`.' })

/** Where a fact comes from. `fields` says for which fields of its record it speaks; without it, for the whole record. */
export const Source = z
  .strictObject({
    title: Words.meta({ description: 'Title of the document, as it would be cited.' }),
    address: WebAddress.nullable().optional(),
    language: LanguageTag.optional().meta({ description: 'Language of the title.' }),
    date: Period.optional().meta({ description: 'When the source was published.' }),
    fields: z
      .array(z.string().regex(/^[A-Za-z]+$/))
      .min(1)
      .optional()
      .meta({
        description: 'The fields of the record that this source speaks for; absent when it speaks for all of it.',
      }),
  })
  .meta({
    id: 'Source',
    description: 'Where a fact comes from: a title that can be cited, and an address where there is one.',
  })
export type Source = z.infer<typeof Source>

/** The sources of one field of a record: those that name it, or else those that speak for the whole record. */
export function sourcesOf(sources: readonly Source[], field: string): Source[] {
  const own = sources.filter(source => source.fields?.includes(field))
  return own.length > 0 ? own : sources.filter(source => !source.fields)
}
