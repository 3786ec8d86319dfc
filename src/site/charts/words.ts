import type { Language } from '../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

const all = { fr, en }

/** What charts say, in a language. */
export const words = (language: Language) => all[language]
