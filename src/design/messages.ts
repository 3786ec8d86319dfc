import type { Language } from '../platform/locales/languages.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

const messages = { fr, en }

/** The words of the components in the reader's language. */
export const messagesOf = (language: Language): typeof fr => messages[language]
