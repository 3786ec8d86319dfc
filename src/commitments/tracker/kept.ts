import { type RawBuilder, sql } from 'kysely'
import type { Database, Queries, Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { followThings } from '../../record/index.ts'
import { progress } from './progress.ts'

// Importing this room is what keeps progress: whatever writes things, in whichever program, imports it.
followThings(keepProgress)

/** How lines are made, by number: to be raised with every change of `progress` that makes them otherwise. */
const made = '1'

/** The tables of what milestones give: what stands in them is made from the things, and can be made again. */
export const progressTables = ['commitment_progress', 'commitment_counts', 'commitment_progress_state']

const commitmentsAtOnce = 500
/** One at a time makes all lines again. */
const rebuildLock = 7_276_007

const names = [
  ...[
    'id',
    'plan_id',
    'holds_after',
    'holds_until',
    'followed',
    'states',
    'total',
    'reached',
    'begun',
    'computed',
    'level',
    'late',
  ],
  ...[
    'due',
    'due_kind',
    'news',
    'title_fr',
    'title_en',
    'lead_rank',
    'lead_fr',
    'lead_en',
    'due_rank',
    'due_key',
    'level_rank',
  ],
  ...['news_rank', 'news_key', 'back', 'plan_back', 'number_order'],
]
const columns = sql.join(names.map(name => sql.ref(name)))
const newValues = sql.join(names.map(name => sql.ref(`excluded.${name}`)))

/** The day of the database. Any day near today will do: a line says itself on which days it holds. */
const databaseDay = sql<string>`to_char(now() at time zone 'UTC', 'YYYY-MM-DD')`

/** The commitments whose lines a change of things may change. */
async function reachedBy(tx: Tx, type: string, ids: readonly string[]): Promise<string[]> {
  const changed = sql`any(${[...ids]}::text[])`
  const reached: Record<string, RawBuilder<{ id: string }>> = {
    commitment: sql`select id from commitments where id = ${changed}`,
    milestone: sql`select distinct commitment_id as id from milestones where id = ${changed}`,
    plan: sql`select id from commitments where plan_id = ${changed}`,
    organisation: sql`select commitment_id as id from commitment_organisations where organisation_id = ${changed} and role = 'lead'`,
  }
  const query = reached[type]
  return query ? (await query.execute(tx)).rows.map(({ id }) => id) : []
}

/** Keeps the lines of commitments with the things of a kind that a transaction wrote or took away. */
async function keepProgress(tx: Tx, type: string, ids: readonly string[]): Promise<void> {
  await keepLines(tx, await reachedBy(tx, type, ids), databaseDay)
}

/** Brings the lines of some commitments to what they are on a day, or near it. */
async function keepLines(tx: Tx, ids: readonly string[], day: Day | RawBuilder<string>): Promise<void> {
  const ordered = [...ids].sort()
  for (let from = 0; from < ordered.length; from += commitmentsAtOnce) {
    const some = ordered.slice(from, from + commitmentsAtOnce)
    // Two who change milestones of one commitment wait for each other here, so that the second one counts what the first one wrote.
    await sql`select from commitments where id = any(${some}::text[]) order by id for no key update`.execute(tx)
    await sql`
      delete from commitment_progress using commitments
      where commitments.id = commitment_progress.id and commitments.removed is not null and commitments.id = any(${some}::text[])`.execute(
      tx,
    )
    await sql`
      with ${progress(day, some)}
      insert into commitment_progress as kept (${columns}) select ${columns} from progress
      on conflict (id) do update set (${columns}) = row(${newValues})
      where row(${sql.join(names.map(name => sql.ref(`kept.${name}`)))}) is distinct from row(${newValues})`.execute(tx)
  }
}

/** Whether every line is there and holds on a day. */
export async function isKept(db: Queries, today: Day): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select coalesce((select made = ${made} from commitment_progress_state), false)
      and not exists (select from commitment_progress where holds_after >= ${today})
      and not exists (select from commitment_progress where holds_until < ${today}) as kept`.execute(db)
  return rows[0]?.kept ?? false
}

/**
 * `progress` as a table of a `with`: the lines that are kept, if they hold on that day; else made from the things. They are not kept for
 * a clock that is set to another day, nor in the minute after a day has ended.
 */
export const keptOrMade = async (db: Queries, today: Day): Promise<RawBuilder<unknown>> =>
  (await isKept(db, today)) ? sql`progress as (select * from commitment_progress)` : progress(today)

/** Makes all lines, if they weren't made, or if another version of the program made them otherwise. */
export async function makeProgressIfStale(db: Database): Promise<void> {
  const state = await db.selectFrom('commitment_progress_state').select('made').executeTakeFirst()
  if (state?.made !== made) await makeProgress(db)
}

/** Makes all lines again. Whoever writes about commitments waits meanwhile. */
export const makeProgress = (db: Database): Promise<void> =>
  db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(${rebuildLock})`.execute(tx)
    await sql`lock table commitments in exclusive mode`.execute(tx)
    await sql`delete from commitment_progress`.execute(tx)
    await sql`delete from commitment_counts`.execute(tx)
    await sql`
      with ${progress(databaseDay)} insert into commitment_progress (${columns}) select ${columns} from progress`.execute(
      tx,
    )
    await sql`insert into commitment_progress_state (made) values (${made})
      on conflict (one) do update set made = excluded.made`.execute(tx)
  })

/**
 * Makes the lines again that don't hold on a day, some at a time: once a day has ended, those of which something was due on it.
 * @returns how many there were
 */
export async function renewProgress(db: Database, today: Day): Promise<number> {
  let renewed = 0
  for (;;) {
    const some = await db
      .selectFrom('commitment_progress')
      .select('id')
      .where(eb => eb.or([eb('holds_after', '>=', today), eb('holds_until', '<', today)]))
      .limit(commitmentsAtOnce)
      .execute()
    if (some.length === 0) return renewed
    await db.transaction().execute(tx =>
      keepLines(
        tx,
        some.map(({ id }) => id),
        today,
      ),
    )
    renewed += some.length
  }
}
