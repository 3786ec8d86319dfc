import type { Language } from '../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/** The words of these pages in the reader's language. */
export const words = (language: Language) => (language === 'fr' ? fr : en)
