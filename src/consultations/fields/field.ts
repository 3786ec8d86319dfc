import { z } from 'zod'
import { Day } from '../../platform/facts/period.ts'
import { isStorable, Text } from '../../platform/facts/text.ts'
import type { Bilingual } from '../../platform/locales/languages.ts'
import { cleaned } from '../cleaned.ts'

export const fieldKinds = ['line', 'text', 'choice', 'choices', 'yes-no', 'number', 'date'] as const
export type FieldKind = (typeof fieldKinds)[number]

const FieldKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** Something that a consultation asks beside a proposal: typed, and asked of those only who gave a certain answer before, if it says so. */
export const AskedField = z.strictObject({
  key: FieldKey,
  kind: z.enum(fieldKinds),
  label: Text,
  hint: Text.optional(),
  required: z.boolean(),
  options: z
    .array(z.strictObject({ value: FieldKey, label: Text }))
    .max(50)
    .optional(),
  onlyIf: z.strictObject({ field: FieldKey, is: FieldKey }).optional(),
})
export type AskedField = z.infer<typeof AskedField>

export const yesNo = ['oui', 'non'] as const

/** What can be answered to a field of few answers. */
export const valuesOf = ({ kind, options = [] }: AskedField): readonly string[] =>
  kind === 'yes-no' ? yesNo : options.map(({ value }) => value)

const hasValues = ({ kind }: AskedField) => kind === 'choice' || kind === 'choices' || kind === 'yes-no'

/** What doesn't hold together in the fields of a consultation. */
export function incoherentFields(fields: readonly AskedField[]): Bilingual | null {
  for (const [place, field] of fields.entries()) {
    const named = `« ${field.key} »`
    if (fields.findIndex(({ key }) => key === field.key) !== place)
      return { fr: `deux champs s’appellent ${named}`, en: `two fields are called “${field.key}”` }
    const offers = field.kind === 'choice' || field.kind === 'choices'
    const values = (field.options ?? []).map(({ value }) => value)
    if (
      offers !== (field.options !== undefined) ||
      (offers && values.length < 2) ||
      new Set(values).size < values.length
    )
      return { fr: `les choix de ${named} ne vont pas`, en: `the choices of “${field.key}” don’t work` }
    if (!field.onlyIf) continue
    const asked = fields.slice(0, place).find(({ key }) => key === field.onlyIf?.field)
    if (!asked || !hasValues(asked) || !valuesOf(asked).includes(field.onlyIf.is))
      return {
        fr: `${named} dépend d’une réponse que rien ne demande avant lui`,
        en: `“${field.key}” depends on an answer that nothing asks for before it`,
      }
  }
  return null
}

/** What was answered, by the key of each field: one text, or several of the choices. */
export const Answers = z.record(FieldKey, z.union([z.string().max(5000), z.array(FieldKey).max(50)]))
export type Answers = z.infer<typeof Answers>

export const longestLine = 300
export const longestAnswer = 5000

export type FieldProblem = { key: string; why: 'required' | 'unknown' | 'too-long' | 'not-a-number' | 'not-a-date' }

/** Whether a field is asked of somebody who answered so. */
export function isAsked({ onlyIf }: AskedField, answers: Answers): boolean {
  if (!onlyIf) return true
  const given = answers[onlyIf.field]
  return typeof given === 'string' ? given === onlyIf.is : (given?.includes(onlyIf.is) ?? false)
}

function problemOf(field: AskedField, value: string): FieldProblem['why'] | null {
  switch (field.kind) {
    case 'line':
      return value.length > longestLine || /[\n\r]/.test(value) ? 'too-long' : null
    case 'text':
      return value.length > longestAnswer ? 'too-long' : null
    case 'number':
      return /^-?\d{1,12}([.,]\d{1,6})?$/.test(value) ? null : 'not-a-number'
    case 'date':
      return Day.safeParse(value).success ? null : 'not-a-date'
    default:
      return valuesOf(field).includes(value) ? null : 'unknown'
  }
}

/**
 * What was answered to the fields of a consultation, and everything that is wrong with it. What wasn't asked, given what was answered
 * before it, is left out.
 */
export function answersTo(
  fields: readonly AskedField[],
  given: Answers,
): { answers: Answers; problems: FieldProblem[] } {
  const answers: Answers = {}
  const problems: FieldProblem[] = []
  for (const field of fields) {
    if (!isAsked(field, answers)) continue
    const raw = given[field.key]
    const values = (typeof raw === 'string' ? [raw] : (raw ?? [])).map(cleaned).filter(one => one !== '')
    const wrong = values.map(one => (isStorable(one) ? problemOf(field, one) : ('unknown' as const))).find(Boolean)
    if (wrong) problems.push({ key: field.key, why: wrong })
    else if (values.length === 0 && field.required) problems.push({ key: field.key, why: 'required' })
    else if (values.length > 0)
      answers[field.key] = field.kind === 'choices' ? [...new Set(values)] : (values[0] as string)
  }
  return { answers, problems }
}
