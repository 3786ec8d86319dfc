import { type Text, wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import type { Entry } from './reading.ts'
import { thingDefinitions } from './things.ts'

const words = (language: Language) => (language === 'fr' ? fr : en)

/** The kind of a thing in words: « engagement ». */
export const kindInWords = (type: string, language: Language): string =>
  thingDefinitions().get(type)?.label[language] ?? type

type Told = Pick<Entry, 'type' | 'subject_type' | 'public'>

/**
 * A line of the record in words, and the quotation marks for the name of its subject, which may be in another language than the line:
 * null for a line that has no subject to name.
 */
export function entryLine(entry: Told, language: Language): { line: string; quotes: readonly [string, string] | null } {
  const say = words(language)
  if (entry.type === 'import.completed') {
    const counts = (entry.public.counts ?? {}) as Record<string, Record<string, number>>
    const sum = (change: string) => Object.values(counts).reduce((total, ofType) => total + (ofType[change] ?? 0), 0)
    return { line: say.import(sum('added'), sum('corrected'), sum('removed')), quotes: null }
  }
  const act = say.acts[entry.type]
  if (act) {
    const role = say.actors[String(entry.public.role)]
    const { number } = entry.public
    const named = typeof number === 'number' ? `C-${String(number).padStart(4, '0')}` : undefined
    return { line: role || named ? say.withRole(act, role ?? named ?? '') : act, quotes: null }
  }
  const change = say.change[String(entry.public.change)]
  if (!change) return { line: say.unknown(entry.type), quotes: null }
  return { line: say.line(change, kindInWords(entry.subject_type, language)), quotes: say.quotes }
}

/**
 * A line of the record as plain words, for titles and feeds.
 * @param name what its subject is called, when it has a name
 */
export function entryTitle(entry: Told, name: Text | string | undefined, language: Language): string {
  const { line, quotes } = entryLine(entry, language)
  const called = name === undefined ? '' : typeof name === 'string' ? name : wordsOf(name, language)
  return quotes && called ? `${line}${quotes[0]}${called}${quotes[1]}` : line
}

/** In what capacity an entry was written, in words. */
export const actorInWords = (actor: string, language: Language): string => words(language).actors[actor] ?? actor
