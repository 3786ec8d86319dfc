import { type Text, wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'

/** How the site names itself: in the page's language, or as texts that say their own. */
export type SiteIdentity = { name: Text | string; tagline?: Text | string | undefined; operator: Text | string }

/** Just the words, for where no mark of language can stand: a title, a description. */
export const plainWords = (said: Text | string, language: Language): string =>
  typeof said === 'string' ? said : wordsOf(said, language)
