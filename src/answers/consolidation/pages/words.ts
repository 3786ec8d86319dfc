import type { Language } from '../../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/** The words of the pages on which everything received is read together, in the reader's language. */
export const words = (language: Language) => (language === 'fr' ? fr : en)
