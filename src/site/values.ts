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
      return `${tag}${language === 'fr' ? ' :' : ':'} ${words}`
    })
    .join('\n')
}

const isPeriod = (value: { [key: string]: Json }): boolean =>
  'precision' in value && typeof value.text === 'object' && value.text !== null

/** A period by its words, and by its days where the words alone could hide a change. */
function periodInWords({ text, earliest, latest }: { [key: string]: Json }, language: Language): string {
  const days = [earliest, latest].filter(day => typeof day === 'string')
  const span = days.length === 0 ? '' : days[0] === days[1] ? ` (${days[0]})` : ` (${days.join(' – ')})`
  return `${wordsOf(text as unknown as Text, language)}${span}`
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
