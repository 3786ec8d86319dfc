import { formatNumber } from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import { LanguageTag } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'

const isText = (value: { [key: string]: Json }): boolean =>
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

const isPeriod = (value: { [key: string]: Json }): boolean =>
  'precision' in value && typeof value.text === 'object' && value.text !== null

/** A period by its words, then by its days, its precision and its rhythm, where the words alone could hide a change. */
function periodInWords(
  { text, earliest, latest, precision, reviewedEvery }: { [key: string]: Json },
  language: Language,
): string {
  const days = earliest === latest ? earliest : `${earliest ?? '…'} – ${latest ?? '…'}`
  const exact = [days, precision, reviewedEvery].filter(part => typeof part === 'string').join(', ')
  return `${textInWords(text as { [key: string]: Json }, language)}\n(${exact})`
}

const indent = (words: string) => words.replace(/\n/g, '\n  ')

export type Saying = {
  language: Language
  fieldName(field: string): string
  /** What a thing that a field refers to by key is called. */
  nameOf(field: string, key: string): string
}

/**
 * Any value of a fact in words, for before and after: texts and periods by their words, lists line by line, the rest field by
 * field. Derived from the value itself, so that no field can be forgotten.
 */
export function valueInWords(value: Json, field: string, saying: Saying): string | null {
  const { language } = saying
  if (value === null) return null
  if (typeof value === 'string') return saying.nameOf(field, value)
  if (typeof value === 'number') return formatNumber(value, language)
  if (typeof value === 'boolean') return language === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no'
  if (Array.isArray(value)) {
    const say = (item: Json) => valueInWords(item, field, saying) ?? ''
    return value.map(item => (value.length > 1 ? `• ${indent(say(item))}` : say(item))).join('\n')
  }
  if (isText(value)) return textInWords(value, language)
  if (isPeriod(value)) return periodInWords(value, language)
  const colon = language === 'fr' ? ' :' : ':'
  return Object.entries(value)
    .map(
      ([inner, content]) => `${saying.fieldName(inner)}${colon} ${indent(valueInWords(content, inner, saying) ?? '')}`,
    )
    .join('\n')
}
