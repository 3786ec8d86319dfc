import { slugify } from '../platform/facts/slug.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { type Format, pathOf } from '../platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../platform/locales/languages.ts'
import type { Priority } from './plan.ts'

type Addressed = { number: number; stage: string; facts: Pick<Priority, 'label'> }

const announcedToo: Record<Language, string> = { fr: 'annoncee', en: 'announced' }

const slugOf = ({ facts }: Addressed, language: Language) => slugify(wordsOf(facts.label, language))

/** Whether a published priority has the number and, in whichever language, the words of an announced one, and so its address. */
const isTaken = (priority: Addressed, all: readonly Addressed[], language: Language) =>
  priority.stage === 'announced' &&
  all.some(
    one =>
      one.stage !== 'announced' &&
      one.number === priority.number &&
      interfaceLanguages.some(other => slugOf(one, other) === slugOf(priority, language)),
  )

const lastPart = (priority: Addressed, all: readonly Addressed[], language: Language): string =>
  [String(priority.number), slugOf(priority, language), isTaken(priority, all, language) && announcedToo[language]]
    .filter(Boolean)
    .join('-')

/**
 * A priority's address: its number in its list, then its label in the reader's language.
 * @param all the priorities of its plan: one that was announced and published in the same words has two pages
 */
export const priorityPath = (
  language: Language,
  planSlug: string,
  priority: Addressed,
  all: readonly Addressed[],
  format?: Format,
): string => pathOf('priority', language, { plan: planSlug, priority: lastPart(priority, all, language) }, format)

const numbered = <P extends Addressed>(number: string, all: readonly P[]): P[] =>
  all
    .filter(one => one.number === Number(number))
    .sort((a, b) => Number(a.stage === 'announced') - Number(b.stage === 'announced'))

/** The one whose own address it is, in either language. */
const exactly = <P extends Addressed>(last: string, number: string, all: readonly P[]): P | undefined =>
  numbered(number, all).find(one => interfaceLanguages.some(language => lastPart(one, all, language) === last))

/** Of those with a number, the one whose label shares the most words; of an announced and a published one, the published one. */
function nearest<P extends Addressed>(said: readonly string[], number: string, all: readonly P[]): P | undefined {
  const shared = (one: P) =>
    Math.max(
      ...interfaceLanguages.map(language => {
        const own = new Set(slugOf(one, language).split('-'))
        return said.filter(word => own.has(word)).length
      }),
    )
  return numbered(number, all).reduce<P | undefined>(
    (best, one) => (best && shared(best) >= shared(one) ? best : one),
    undefined,
  )
}

/**
 * The priority of a plan that the last part of an address means: by number and words, in either language; else by its number, and of
 * those by the words that it shares with the label. Of an announced and a published one that are as near, the published one.
 * @param gone those that were taken away: their own addresses never lead to another one
 */
export function priorityAt<P extends Addressed>(
  last: string,
  all: readonly P[],
  gone: readonly P[] = [],
): P | undefined {
  const [number = '', ...said] = last.split('-', 40)
  if (!/^[1-9]\d?$/.test(number)) return undefined
  return (
    exactly(last, number, all) ??
    exactly(last, number, gone) ??
    nearest(said, number, all) ??
    nearest(said, number, gone)
  )
}
