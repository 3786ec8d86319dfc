import type { Language } from '../../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

const all = { fr, en }

/** What is said of and in frames, in a language. */
export const words = (language: Language) => all[language]
