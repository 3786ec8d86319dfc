import { fr, type Messages } from './messages.fr.ts'

export const en: Messages = fr
