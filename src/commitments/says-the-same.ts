import type { OrganisationRow } from '../people/index.ts'
import { type Text, wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'

/** Whether a source's wording only repeats the names of the organisations. */
export function saysTheSame(text: Text, organisations: readonly OrganisationRow[], language: Language): boolean {
  const plain = (words: string) => words.trim().toLowerCase()
  const names = organisations.map(({ facts }) => plain(wordsOf(facts.name, language)))
  return wordsOf(text, language)
    .split(/ ?; /)
    .every(part => names.includes(plain(part.replace(/\([^)]*\)/g, ''))))
}
