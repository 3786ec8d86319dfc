import type { Child } from 'hono/jsx'
import { sql } from 'kysely'
import { plansWith } from '../../../consultations/index.ts'
import { Link, Typeset } from '../../../design/index.ts'
import type { Queries } from '../../../platform/database/database.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { V } from './door.tsx'
import { words } from './words.ts'

/** How many lines are to be placed, by consultation. */
export async function readToPlace(db: Queries, consultationIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select consultation_id as id, sum(count)::float8 as count from point_counts
    where consultation_id = any(${[...consultationIds]}::text[]) and theme_id = '' and state = 'owed' and leads group by 1`.execute(
    db,
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** How much is to be placed by whoever edits a plan, in one line of the workshop, with the way there; nothing for anybody else. */
export async function consolidationWaiting(visit: V): Promise<Child> {
  const { db, language } = visit
  const plans = await plansWith(visit, ['editor'])
  if (plans.length === 0) return null
  const consultations = await db
    .selectFrom('consultations')
    .select('id')
    .where('removed', 'is', null)
    .where(
      'plan_id',
      'in',
      plans.map(({ id }) => id),
    )
    .execute()
  const counts = await readToPlace(
    db,
    consultations.map(({ id }) => id),
  )
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0)
  const say = words(language)
  return (
    <p>
      <Link href={pathOf('consolidation', language)}>
        <Typeset words={say.title} language={language} />
      </Link>
      <Typeset words={`${language === 'fr' ? ' : ' : ': '}${say.waiting(count)}`} language={language} />
    </p>
  )
}
