import { type Selectable, sql } from 'kysely'
import type { Queries } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { columnsOf } from '../../points/locked.ts'
import { pointInWords } from '../../points/point.ts'

/** Something that was done, as those who may undo it read it. */
export type Decision = Selectable<Tables['consolidations']> & {
  theme: { number: number; title: string } | null
  /** Those with which somebody has gone on since: while there are any, it isn't undone. */
  goneOn: string[]
}

/** As many decisions as a page shows. */
export const decisionsOnPage = 20

/** Which of the points of some decisions have changed since, by decision. What is hidden or withdrawn is nobody's going on with it. */
async function readGoneOn(
  db: Queries,
  decisions: readonly Pick<Decision, 'id' | 'kind' | 'changes'>[],
): Promise<Map<string, string[]>> {
  const keys = decisions.flatMap(({ changes }) => changes)
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ id: string; number: number; version: number }>`
    select p.contribution_id as id, p.number, p.version from (select distinct * from ${columnsOf(keys)} as every (id, number)) as wanted
    join points as p on p.contribution_id = wanted.id and p.number = wanted.number where p.is_shown`.execute(db)
  // Of what was split, it is the points that somebody goes on with.
  const split = decisions.filter(({ kind }) => kind === 'split').flatMap(({ changes }) => changes.map(({ id }) => id))
  const parts = await db
    .selectFrom('points')
    .select(['contribution_id', 'number', 'contribution_number'])
    .where('contribution_id', 'in', ['', ...split])
    .where('number', '>', 1)
    .where(eb => eb.or([eb('version', '>', 1), eb('state', '<>', 'owed')]))
    .execute()
  const versions = new Map(rows.map(({ id, number, version }) => [`${id} ${number}`, version]))
  return new Map(
    decisions.map(({ id, kind, changes }) => [
      id,
      changes.flatMap(change => {
        const now = versions.get(`${change.id} ${change.number}`)
        const handled =
          kind === 'split' ? parts.filter(part => part.contribution_id === change.id).map(pointInWords) : []
        return now !== undefined && now !== change.version ? [change.named] : handled
      }),
    ]),
  )
}

async function withWhatFollowed(db: Queries, rows: Omit<Decision, 'goneOn'>[]): Promise<Decision[]> {
  const goneOn = await readGoneOn(
    db,
    rows.filter(({ undone_at }) => undone_at === null),
  )
  return rows.map(row => ({ ...row, goneOn: goneOn.get(row.id) ?? [] }))
}

const said = sql`consolidations.*, case when themes.id is not null then jsonb_build_object('number', themes.number, 'title', themes.title) end as theme`

/** The last decisions of a consultation, one more than a page shows; from before one of them, if it is said. */
export async function readDecisions(db: Queries, consultationId: string, before: string): Promise<Decision[]> {
  const { rows } = await sql<Omit<Decision, 'goneOn'>>`
    select ${said} from consolidations left join themes on themes.id = theme_id
    where consolidations.consultation_id = ${consultationId} ${/^[0-9A-Z]{26}$/.test(before) ? sql`and consolidations.id < ${before}` : sql``}
    order by consolidations.id desc limit ${decisionsOnPage + 1}`.execute(db)
  return withWhatFollowed(db, rows)
}

/** One decision of a consultation; null where there is none. */
export async function readDecision(db: Queries, consultationId: string, id: string): Promise<Decision | null> {
  if (!/^[0-9A-Z]{26}$/.test(id)) return null
  const { rows } = await sql<Omit<Decision, 'goneOn'>>`
    select ${said} from consolidations left join themes on themes.id = theme_id
    where consolidations.id = ${id} and consolidations.consultation_id = ${consultationId}`.execute(db)
  return (await withWhatFollowed(db, rows))[0] ?? null
}
