import type { Bilingual } from '../locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/** Why a file isn't taken. The codes are stable. */
export type FileRefusal =
  | 'empty'
  | 'too-large'
  | 'too-many'
  | 'unknown-kind'
  | 'has-macros'
  | 'encrypted'
  | 'not-allowed'
  | 'not-stored'

/** Why, in a sentence that says what to do. */
export const refusalSentence = (refusal: FileRefusal): Bilingual => ({
  fr: fr.refusals[refusal],
  en: en.refusals[refusal],
})
