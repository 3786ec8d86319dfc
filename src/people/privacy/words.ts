import type { Language } from '../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/** What is kept about people, in the reader's language. */
export const keptWords = (language: Language) => (language === 'fr' ? fr : en)
