import { sql } from 'kysely'
import type { Queries } from '../../../platform/database/database.ts'
import { othersOfPoint } from '../../points/others.ts'
import { pointInWords } from '../../points/point.ts'
import type { AnswerRow } from '../answer.ts'
import type { Reach } from '../reach.ts'

type PointNamed = {
  contribution_number: number
  number: number
  title: string
  /** Its author’s words: those of this point, where the contribution was split. */
  said: string
  language: string
  /** How many go with it. */
  others: number
  named: string
}

/** What an answer is to, as far as a page names it: what goes with another one is counted there. */
export type Answering = {
  points: PointNamed[]
  /** How many more there are. */
  more: number
  theme: { title: string; number: number; slug: string; reach: Reach } | null
  /** How many authors were told. */
  told: number
}

const mostNamed = 50

/**
 * What an answer is to, or was given to. What isn’t shown to everybody isn’t named.
 * @param reach of one for a theme that isn’t published yet
 */
export async function readAnswering(db: Queries, row: AnswerRow, reach: Reach | null): Promise<Answering> {
  const { rows } = await sql<Omit<PointNamed, 'named'> & { all: number }>`
    select p.contribution_number, p.number, c.title, coalesce(p.part, c.text) as said, c.language,
      ${row.is_second ? sql`0` : othersOfPoint} as others, count(*) over ()::int as "all"
    from answer_points as ap
    join points as p on p.contribution_id = ap.contribution_id and p.number = ap.number and p.is_shown
    join contributions as c on c.id = p.contribution_id
    where ap.answer_id = ${row.id} and not exists (
      select from answer_points as lead
      where lead.answer_id = ap.answer_id and lead.contribution_id = p.with_id and lead.number = p.number
    ) order by p.contribution_number, p.number limit ${mostNamed}`.execute(db)
  const theme =
    row.theme_id && reach
      ? await db
          .selectFrom('themes')
          .innerJoin('consultations', 'consultations.id', 'consultation_id')
          .select(['themes.title', 'themes.number', 'slug'])
          .where('themes.id', '=', row.theme_id)
          .executeTakeFirst()
      : undefined
  const { told } = await db
    .selectFrom('answers_told')
    .select(eb => eb.fn.countAll<number>().as('told'))
    .where('answer_id', '=', row.id)
    .executeTakeFirstOrThrow()
  return {
    points: rows.map(point => ({ ...point, named: pointInWords(point) })),
    more: Math.max(0, (rows[0]?.all ?? 0) - rows.length),
    theme: theme && reach ? { ...theme, reach } : null,
    told,
  }
}
