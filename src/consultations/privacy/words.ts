import type { Language } from '../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/** What this room keeps about people, in words. */
export const privacyWords = (language: Language) => (language === 'fr' ? fr : en)
