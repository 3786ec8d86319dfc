import { sql } from 'kysely'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'

/** More than this many are counted as more than this many. */
export const mostCounted = 1000

/** How many go with a point `p`, as saying the same or merged with it: up to one more than `mostCounted`. */
export const othersOfPoint = sql<number>`(
  select count(*)::int from (
    select from points as w where w.with_id = p.contribution_id and w.number = p.number and w.is_shown limit ${mostCounted + 1}
  ) as counted
)`

/** How many others what is decided of a point holds for; null where there are none. */
export function othersInWords(count: number, language: Language): string | null {
  const say = words(language).others
  if (count === 0) return null
  return count > mostCounted ? say.many(mostCounted) : say.some(count)
}
