import { sql } from 'kysely'
import type pg from 'pg'
import type { Database } from './database.ts'

/** How far the primary's journal (its WAL) has come: all that it has confirmed to anybody lies before. */
export type Position = { lsn: string; timeline: number; system: string }

/** Fails on a server that has become a replica itself. */
export async function positionOf(primary: Database): Promise<Position> {
  const { rows } = await sql<Position>`
    select pg_current_wal_flush_lsn()::text as lsn, system_identifier::text as system,
      ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::integer as timeline
    from pg_control_system()`.execute(primary)
  const position = rows[0]
  if (!position) throw new Error('the primary said nothing of its position')
  return position
}

/** `stranger`: no replica any more, or of another server, or it hasn't followed the primary where that one is now. */
export type ReplicaState = 'level' | 'behind' | 'stranger'

export type Compared = {
  state: ReplicaState
  /** How much of the journal it hasn't replayed yet. */
  lagBytes: number
}

/**
 * How a replica stands to a position. What its connection reads afterwards is at least as new, since a replica only goes on; so it
 * is asked in a statement of its own, before any snapshot that is read from.
 */
export async function compare(replica: pg.ClientBase, { lsn, timeline, system }: Position): Promise<Compared> {
  const { rows } = await replica.query<{ related: boolean; level: boolean; lag: string }>(
    `select pg_is_in_recovery() and system_identifier::text = $3
         and greatest(timeline_id, min_recovery_end_timeline) = $2 as related,
       coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as level,
       greatest(0, $1::pg_lsn - coalesce(pg_last_wal_replay_lsn(), '0/0')) as lag
     from pg_control_system(), pg_control_checkpoint(), pg_control_recovery()`,
    [lsn, timeline, system],
  )
  const found = rows[0]
  const state = !found?.related ? 'stranger' : found.level ? 'level' : 'behind'
  return { state, lagBytes: Number(found?.lag ?? 0) }
}
