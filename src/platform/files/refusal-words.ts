import type { Bilingual } from '../locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import type { FileRefusal } from './refusals.ts'

/** Why, in a sentence that says what to do. */
export const refusalSentence = (refusal: FileRefusal): Bilingual => ({
  fr: fr.refusals[refusal],
  en: en.refusals[refusal],
})
