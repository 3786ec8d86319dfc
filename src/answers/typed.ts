import { z } from 'zod'
import { isStorable } from '../platform/facts/text.ts'

export const longestReason = 5000
export const longestSignature = 120

/** Why, for everybody to read. That it says something is asked for by the action, in the person’s words. */
export const Reason = z.string().max(longestReason).refine(isStorable)

/** The function of whoever signs: the person isn’t named. */
export const Signature = z
  .string()
  .max(longestSignature)
  .refine(isStorable)
  .regex(/^[^\n\t\p{Zl}\p{Zp}]*$/u)
