import { sql } from 'kysely'
import type { OutcomeShown } from '../../consultations/index.ts'
import type { Queries, Tx } from '../../platform/database/database.ts'
import { isInterim, type Outcome, outcomes } from '../replies/outcome.ts'
import { words } from '../words.ts'

const icons: Record<Outcome, OutcomeShown['icon']> = {
  retained: 'tick',
  'retained-in-part': 'half',
  'done-already': 'tick',
  'not-retained': 'cross',
  'out-of-scope': 'dashed',
  'under-study': 'quarter',
  'passed-on': 'postponed',
}
const closed: readonly Outcome[] = ['not-retained', 'out-of-scope']

/** An outcome as a stone and its word. */
export const outcomeShown = (outcome: Outcome): OutcomeShown => ({
  word: { fr: words('fr').outcomes[outcome] ?? outcome, en: words('en').outcomes[outcome] ?? outcome },
  icon: icons[outcome],
  isClosed: closed.includes(outcome),
})

/** What was decided of contributions, by id: of one that was split, of each of its points, each outcome once. */
export async function outcomesOf(
  db: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OutcomeShown[]>> {
  const { rows } = await sql<{ id: string; outcome: Outcome }>`
    select distinct points.contribution_id as id, answers.outcome from points
    join answers on answers.id = points.answer_id
    where points.contribution_id = any(${[...ids]}::text[]) and points.state = 'answered'`.execute(db)
  const found = new Map<string, Outcome[]>()
  for (const { id, outcome } of rows) found.set(id, [...(found.get(id) ?? []), outcome])
  const inOrder = (some: Outcome[]) => outcomes.filter(one => some.includes(one) && !isInterim(one))
  return new Map([...found].map(([id, some]) => [id, inOrder(some).map(outcomeShown)]))
}

/** Whether any answer to a contribution was published. */
export const isAnsweredAtAll = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx
    .selectFrom('answer_points')
    .select('answer_id')
    .where('contribution_id', '=', id)
    .where('published_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined
