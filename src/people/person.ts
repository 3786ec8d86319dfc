import { z } from 'zod'
import { interfaceLanguages } from '../platform/locales/languages.ts'

/** As many letters as a line of a list holds. */
export const longestPseudonym = 60

/** What somebody wants to be called: one line of words, or nothing. */
export const Pseudonym = z
  .string()
  .trim()
  .max(longestPseudonym)
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u)

export const Profile = z.strictObject({ pseudonym: Pseudonym, language: z.enum(interfaceLanguages) })
export type Profile = z.infer<typeof Profile>
