import type { Language } from '../locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/** What is said of files, in the reader’s language: why one isn’t taken (`refusals`), and beside a field what may be chosen (`limits`). */
export const fileWords = (language: Language) => (language === 'fr' ? fr : en)
