import { z } from 'zod'
import { isStorable, type Text } from '../../platform/facts/text.ts'

/** The sections of a report that may have words of its editors before what is counted. */
export const sections = [
  'introduction',
  'participation',
  'outcomes',
  'themes',
  'changes',
  'waivers',
  'conclusion',
] as const
export type Section = (typeof sections)[number]

export const longestWords = 5000

const Said = z.string().max(longestWords).refine(isStorable)
/** Words in either language, or in both; none is needed. */
const Both = z.strictObject({ fr: Said, en: Said })
export const ReportWords = z.partialRecord(z.enum(sections), Both)
export type ReportWords = z.infer<typeof ReportWords>

/** The words of a section as a text with its language; null where there are none. Written in French first, where they are in both. */
export function textOf(words: ReportWords, section: Section): Text | null {
  const { fr = '', en = '' } = words[section] ?? {}
  if (fr === '' && en === '') return null
  if (fr === '') return { original: 'en', en }
  return en === '' ? { original: 'fr', fr } : { original: 'fr', fr, en }
}
