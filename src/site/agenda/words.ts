import type { Language } from '../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr, type Messages } from './messages.fr.ts'

/** The words of the agenda, of events and of their series. */
export const words = (language: Language): Messages => (language === 'fr' ? fr : en)
