import { formatNumber } from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import { LanguageTag, type Text, wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'

const isText = (value: { [key: string]: Json }): boolean =>
  typeof value.original === 'string' && LanguageTag.safeParse(value.original).success && value.original in value

/** A text in all its languages, so that a change in any of them shows. */
function textInWords(value: { [key: string]: Json }, language: Language): string {
  const tags = Object.keys(value).filter(key => key !== 'original' && key !== 'wording')
  if (tags.length === 1) return wordsOf(value as unknown as Text, language)
  const ordered = [...tags].sort((a, b) => Number(b === language) - Number(a === language))
  return ordered
    .map(tag => {
      const wording = value[tag]
      const words = typeof wording === 'string' ? wording : String((wording as { text?: Json } | null)?.text ?? '')
      return `${tag} : ${words}`
    })
    .join('\n')
}

const indent = (words: string) => words.replace(/\n/g, '\n  ')

/**
 * Any value of a fact in words, for before and after: texts and periods by their words, lists line by line, the rest field by
 * field. Derived from the value itself, so that no field can be forgotten.
 */
export function valueInWords(value: Json, language: Language, fieldName: (field: string) => string): string | null {
  if (value === null) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number') return formatNumber(value, language)
  if (typeof value === 'boolean') return language === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no'
  const say = (inner: Json) => valueInWords(inner, language, fieldName) ?? ''
  if (Array.isArray(value))
    return value.map(item => (value.length > 1 ? `• ${indent(say(item))}` : say(item))).join('\n')
  if (isText(value)) return textInWords(value, language)
  return Object.entries(value)
    .map(([field, inner]) => `${fieldName(field)} : ${indent(say(inner))}`)
    .join('\n')
}
