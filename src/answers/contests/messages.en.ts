import type { Messages } from './messages.fr.ts'

export const en: Messages = {}
