import { numbersIn, readCommitment } from '../../commitments/index.ts'
import { readOrganisation } from '../../people/index.ts'
import { readPlan } from '../../plans/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { addresses, withoutFormat } from '../../platform/http/addresses.ts'
import type { Scope } from '../../record/index.ts'

/** The parts of a path that an address leaves open, in either language; null for another page. */
function partsOf(path: string, page: 'plan' | 'organisation' | 'commitment'): Record<string, string> | null {
  const asked = path.split('/')
  for (const address of Object.values(addresses[page])) {
    const known = address.split('/')
    if (known.length !== asked.length) continue
    if (known.every((part, place) => part.startsWith(':') || part === asked[place]))
      return Object.fromEntries(
        known.flatMap((part, place) => (part.startsWith(':') ? [[part.slice(1), asked[place] ?? '']] : [])),
      )
  }
  return null
}

/** What the address of a page of this site is about, as something on which a role can be held; the whole site when none is said. */
export async function scopeAt(
  db: Database,
  said: string,
  { origin, today }: { origin: string; today: Day },
): Promise<Scope | null> {
  const path = withoutFormat(said.replace(origin, '').split(/[?#]/)[0] ?? '').path.replace(/(?!^)\/+$/, '')
  if (path === '' || path === '/' || path === '/en') return { type: 'site', id: null }
  const organisation = partsOf(path, 'organisation')
  if (organisation) return found('organisation', await readOrganisation(db, organisation.organisation ?? ''))
  const plan = partsOf(path, 'plan')
  if (plan) return found('plan', await readPlan(db, plan.plan ?? ''))
  const commitment = partsOf(path, 'commitment')
  const of = commitment && (await readPlan(db, commitment.plan ?? ''))
  if (!of) return null
  const last = await readCommitment(db, of, numbersIn(commitment.commitment ?? ''), today)
  return found('commitment', last?.row)
}

const found = (type: Scope['type'], row: { id: string; removed?: unknown } | null | undefined): Scope | null =>
  row && !row.removed ? { type, id: row.id } : null
