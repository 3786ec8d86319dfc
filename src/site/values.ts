import { formatNumber } from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import { LanguageTag, type Text, wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'

export const isTextValue = (value: { [key: string]: Json }): boolean =>
  typeof value.original === 'string' && LanguageTag.safeParse(value.original).success && value.original in value

const marks: Record<Language, { ours: string; original: string; summary: string }> = {
  fr: { ours: 'traduction', original: 'texte d’origine', summary: 'résumé' },
  en: { ours: 'translation', original: 'original', summary: 'summary' },
}

/** A text in all its languages with their marks, so that a change in any of them shows; one alone, of the source, is said plainly. */
function textInWords(value: { [key: string]: Json }, language: Language): string {
  const tags = Object.keys(value).filter(key => key !== 'original' && key !== 'wording')
  const mark = marks[language]
  const lines = [...tags]
    .sort((a, b) => Number(b === language) - Number(a === language))
    .map(tag => {
      const wording = value[tag]
      const plain = typeof wording === 'string'
      const words = plain ? wording : String((wording as { text?: Json } | null)?.text ?? '')
      const said = [
        tags.length > 1 && tag === value.original && mark.original,
        !plain && mark.ours,
        tag === value.original && value.wording === 'summary' && mark.summary,
      ].filter(Boolean)
      const after = said.length > 0 ? ` (${said.join(', ')})` : ''
      return tags.length === 1 ? `${words}${after}` : `${tag}${language === 'fr' ? ' :' : ':'} ${words}${after}`
    })
  return lines.join('\n')
}

export const isPeriodValue = (value: { [key: string]: Json }): boolean =>
  'precision' in value && typeof value.text === 'object' && value.text !== null

/** The days of a period, its precision and its rhythm: what its words alone could hide a change of. */
export function exactlyInWords({ earliest, latest, precision, reviewedEvery }: { [key: string]: Json }): string {
  const days = earliest === latest ? earliest : `${earliest ?? '…'} – ${latest ?? '…'}`
  return `(${[days, precision, reviewedEvery].filter(part => typeof part === 'string').join(', ')})`
}

const periodInWords = (period: { [key: string]: Json }, language: Language): string =>
  `${textInWords(period.text as { [key: string]: Json }, language)}\n${exactlyInWords(period)}`

const indent = (words: string) => words.replace(/\n/g, '\n  ')

export type Saying = {
  language: Language
  fieldName(field: string): string
  /** What a thing that a field refers to by key is called. */
  nameOf(field: string, key: string): Text | string
}

/**
 * Any value of a fact in words, for before and after: texts and periods by their words, lists line by line, the rest field by
 * field. Derived from the value itself, so that no field can be forgotten.
 */
export function valueInWords(value: Json, field: string, saying: Saying): string | null {
  const { language } = saying
  if (value === null) return null
  if (typeof value === 'string') {
    const name = saying.nameOf(field, value)
    return typeof name === 'string' ? name : wordsOf(name, language)
  }
  if (typeof value === 'number') return formatNumber(value, language)
  if (typeof value === 'boolean') return language === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no'
  if (Array.isArray(value)) {
    const say = (item: Json) => valueInWords(item, field, saying) ?? ''
    return value.map(item => (value.length > 1 ? `• ${indent(say(item))}` : say(item))).join('\n')
  }
  if (isTextValue(value)) return textInWords(value, language)
  if (isPeriodValue(value)) return periodInWords(value, language)
  const colon = language === 'fr' ? ' :' : ':'
  return Object.entries(value)
    .map(
      ([inner, content]) => `${saying.fieldName(inner)}${colon} ${indent(valueInWords(content, inner, saying) ?? '')}`,
    )
    .join('\n')
}
