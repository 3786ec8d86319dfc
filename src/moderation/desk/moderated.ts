import { sql } from 'kysely'
import { capacityOf, type Reader, readRolesOf } from '../../people/index.ts'
import type { Visit } from '../../platform/http/personal.ts'
import type { Right, Scope } from '../../record/index.ts'

/** What somebody moderates: the whole site, or some plans. */
export type Moderated = 'all' | readonly string[]

const moderatingOn = (on: Scope | null): Right<null> => ({
  by: ['moderator', 'administrator'],
  ...(on ? { on: async () => [on] } : {}),
})

/** What whoever reads moderates; null for everybody else. */
export async function moderatedBy(visit: Visit<Reader>): Promise<Moderated | null> {
  const { db, reader } = visit
  if (!reader.signedIn) return null
  if (await capacityOf(visit, moderatingOn(null), null)) return 'all'
  const roles = await readRolesOf(db, reader.signedIn.personId)
  const plans: string[] = []
  for (const { role, on } of roles)
    if (role === 'moderator' && on.type === 'plan' && on.id && (await capacityOf(visit, moderatingOn(on), null)))
      plans.push(on.id)
  return plans.length > 0 ? [...new Set(plans)] : null
}

/** That a plan is among those that somebody moderates. */
export const within = (moderated: Moderated, column: string) =>
  moderated === 'all' ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${[...moderated]}::text[])`
