import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  to: what => `Answer to ${what}`,
  by: organisation => `Answer of ${organisation}`,
}
