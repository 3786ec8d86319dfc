import type { Language } from '../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

const all = { fr, en }

/** The words of the page of roles, in a language. */
export const words = (language: Language) => all[language]
