import { sql } from 'kysely'
import type { Database } from '../platform/database/database.ts'
import { chainHash, chainStart, leafHash, recordChannel } from './entry.ts'

/** One sealer at a time, whatever the number of processes: this advisory lock is held while a batch is sealed. */
const sealerLock = 7_276_002
/** Small batches, so that sealing never keeps the process that also serves busy for long. */
const batchSize = 200
/** A process that is frozen while it seals is relieved after this: another one seals. */
const longestHold = '5s'

/**
 * Numbers, hashes and chains the entries that were committed and not yet sealed, one batch in one transaction.
 * @returns how many were sealed; 0 when there were none, or when another process is sealing
 */
export async function sealBatch(db: Database): Promise<number> {
  return db.transaction().execute(async tx => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(${sealerLock}) as mine,
        set_config('idle_in_transaction_session_timeout', ${longestHold}, true)`.execute(tx)
    if (!rows[0]?.mine) return 0
    const entries = await tx
      .selectFrom('unsealed')
      .innerJoin('entries', 'entries.id', 'unsealed.entry_id')
      .selectAll('entries')
      .orderBy('unsealed.position')
      .limit(batchSize)
      .execute()
    if (entries.length === 0) return 0
    const last = await tx
      .selectFrom('seals')
      .select(['seq', 'chain'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    let seq = last?.seq ?? 0
    let chain = last?.chain ?? chainStart
    const seals = entries.map(entry => {
      seq += 1
      const leaf = leafHash(entry)
      chain = chainHash(chain, seq, leaf)
      return { seq, entry_id: entry.id, leaf, chain }
    })
    await tx.insertInto('seals').values(seals).execute()
    await tx
      .deleteFrom('unsealed')
      .where(
        'entry_id',
        'in',
        entries.map(entry => entry.id),
      )
      .execute()
    await sql`select pg_notify(${recordChannel}, ${String(seq)})`.execute(tx)
    return seals.length
  })
}

/** Seals all that is waiting. */
export async function sealAll(db: Database): Promise<number> {
  let sealed = 0
  for (;;) {
    const some = await sealBatch(db)
    if (some === 0) return sealed
    sealed += some
  }
}

export type Sealer = {
  /** Makes it look at once. */
  nudge(): void
  /** What it did since it was started. */
  counted: Readonly<{ sealed: number; failed: number }>
  stop(): Promise<void>
}

/** Seals at least once a second until it is stopped. */
export function startSealer(db: Database, onError: (error: unknown) => void): Sealer {
  const counted = { sealed: 0, failed: 0 }
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  const run = async () => {
    do {
      again = false
      try {
        counted.sealed += await sealAll(db)
      } catch (error) {
        counted.failed += 1
        if (!stopped) onError(error)
      }
    } while (again && !stopped)
    running = null
  }
  const nudge = () => {
    if (stopped) return
    again = true
    running ??= run()
  }
  const timer = setInterval(nudge, 900)
  nudge()
  return {
    nudge,
    counted,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
