import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'

/** A contribution that is owed an answer, with those of the same words counted beside it. */
export type OwedLine = {
  number: number
  title: string
  language: string
  consultation_id: string
  responsible_id: string | null
  due: Day | null
  published_at: Date
  copies: number
}

/** What is owed to some consultations, what is due first before the rest. */
export async function readOwed(
  db: Queries,
  consultationIds: readonly string[],
  limit: number,
  organisationId?: string,
): Promise<OwedLine[]> {
  const { rows } = await sql<OwedLine>`
    select few.* from unnest(${[...consultationIds]}::text[]) as wanted (id)
    cross join lateral (
      select number, title, language, consultation_id, responsible_id, due, published_at, copies from contributions
      where consultation_id = wanted.id and state = 'published' and standing = 'owed' and same_as is null
        ${organisationId === undefined ? sql`` : sql`and responsible_id = ${organisationId}`}
      order by due, number limit ${limit}
    ) as few
    order by due, number limit ${limit}`.execute(db)
  return rows
}

/** A point to which no answer will be given, why, and the function of who signed that. */
export type WaivedLine = {
  number: number
  /** Which of the points that its contribution was split into; 1 for all of it. */
  point: number
  title: string
  part: string | null
  language: string
  consultation_id: string
  reason: string
  signed_as: string
  ruled_at: Date
  /** How many others go with it. */
  others: number
}

export type Place = { number: number; point: number }

/** What was waived in some consultations, by number, from a place on. */
export async function readWaived(
  db: Queries,
  consultationIds: readonly string[],
  limit: number,
  after: Place | null = null,
): Promise<WaivedLine[]> {
  const from = after ?? { number: 0, point: 0 }
  const { rows } = await sql<WaivedLine>`
    select few.contribution_number as number, few.number as point, few.part, few.consultation_id, c.title, c.language,
      r.reason, r.signed_as, r.ruled_at,
      (select count(*) from points as o where o.with_id = few.contribution_id and o.number = few.number and o.is_shown)::int as others
    from (
      select points.* from unnest(${[...consultationIds]}::text[]) as wanted (id)
      cross join lateral (
        select contribution_id, contribution_number, number, part, consultation_id from points
        where consultation_id = wanted.id and state = 'waived' and is_shown and with_id is null
          and (contribution_number, number) > (${from.number}::int, ${from.point}::int)
        order by contribution_number, number limit ${limit}
      ) as points
      order by contribution_number, number limit ${limit}
    ) as few
    join contributions as c on c.id = few.contribution_id
    join lateral (
      select reason, signed_as, ruled_at from rulings
      where rulings.contribution_id = few.contribution_id and rulings.number = few.number and kind = 'waived' and ended_at is null
      order by id desc limit 1
    ) as r on true
    order by 1, 2`.execute(db)
  return rows
}

/** A place as an address has it: `C-0142`, or `C-0142.3`. */
export function placeIn(value: string | null): Place | null {
  const [, number, point] = /^C-(\d{1,9})(?:\.(\d{1,3}))?$/i.exec(value ?? '') ?? []
  return number === undefined ? null : { number: Number(number), point: Number(point ?? 1) }
}
