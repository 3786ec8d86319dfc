import { z } from 'zod'
import { Words } from './text.ts'

/** How exactly a count is known: `about` is “près de”, `over` “plus de”, `under` “moins de”. */
export const Qualifier = z.enum(['exact', 'about', 'over', 'under'])
export type Qualifier = z.infer<typeof Qualifier>

/** A count that is never bare: what it says, how exactly, and of what. */
export const Count = z.strictObject({
  value: z.number().min(-1e15).max(1e15),
  qualifier: Qualifier,
  unit: Words,
})
export type Count = z.infer<typeof Count>

/**
 * The total of counts in the same unit, carrying their uncertainty: it is exact only when each part is; parts that pull in
 * opposite directions, or that are about, make it `about`. Null for no part: a total of nothing is unknown, not zero.
 */
export function total(parts: readonly Count[]): Count | null {
  const first = parts[0]
  if (!first || parts.some(part => part.unit !== first.unit)) return null
  const value = parts.reduce((sum, part) => sum + part.value, 0)
  const qualifiers = new Set(parts.map(part => part.qualifier).filter(q => q !== 'exact'))
  const [only] = qualifiers
  const qualifier: Qualifier = only === undefined ? 'exact' : qualifiers.size === 1 ? only : 'about'
  return { value, qualifier, unit: first.unit }
}
