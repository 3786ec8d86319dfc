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

/**
 * A line of the record in words.
 * @param name what its subject is called, when it has a name
 */
export function entryTitle(
  entry: Pick<Entry, 'type' | 'subject_type' | 'public'>,
  name: Text | string | undefined,
  language: Language,
): string {
  const say = words(language)
  if (entry.type === 'import.completed') {
    const counts = (entry.public.counts ?? {}) as Record<string, Record<string, number>>
    const sum = (change: string) => Object.values(counts).reduce((total, ofType) => total + (ofType[change] ?? 0), 0)
    return say.import(sum('added'), sum('corrected'), sum('removed'))
  }
  const change = say.change[String(entry.public.change)]
  if (!change) return say.unknown(entry.type)
  const called = name === undefined ? '' : typeof name === 'string' ? name : wordsOf(name, language)
  return say.line(change, kindInWords(entry.subject_type, language), called)
}

/** In what capacity an entry was written, in words. */
export const actorInWords = (actor: string, language: Language): string => words(language).actors[actor] ?? actor
