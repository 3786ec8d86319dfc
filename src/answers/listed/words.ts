import type { Language } from '../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

export const words = (language: Language) => (language === 'fr' ? fr : en)
