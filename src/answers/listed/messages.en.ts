import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  toContribution: number => `Answer to ${number}`,
  toTheme: number => `Answer to theme ${number}`,
  by: organisation => `by ${organisation}`,
}
