import type { Database } from '../database/database.ts'
import type { Log } from '../log.ts'
import { type Repeated, repeat } from '../repeat.ts'
import { lockHash } from './rows.ts'
import type { FileStore } from './store.ts'

/** How often it is looked whether any is to go, in milliseconds: whoever erases something is told that it is gone. */
const every = 2_000
/** So many at once, so that none waits for long. */
const batch = 100

/**
 * Takes away the bytes of files that are gone, where no other file has the same. Any number of processes may do it. What can't be taken away
 * now is tried again the next time.
 * @returns how many contents are no more
 * @throws FilesUnavailable
 */
export async function takeAwayGone(db: Database, store: FileStore): Promise<number> {
  let taken = 0
  for (;;) {
    const gone = await db.selectFrom('files_gone').selectAll().orderBy('id').limit(batch).execute()
    for (const { id, hash } of gone) if (await takeAwayIfNobodys(db, store, id, hash)) taken += 1
    if (gone.length < batch) return taken
  }
}

/** Whoever keeps the same content at this moment waits, and then puts it there anew; or has told of it already, and it stays. */
const takeAwayIfNobodys = (db: Database, store: FileStore, id: number, hash: string): Promise<boolean> =>
  db.transaction().execute(async tx => {
    await lockHash(tx, hash)
    const { numDeletedRows } = await tx.deleteFrom('files_gone').where('id', '=', id).executeTakeFirst()
    if (numDeletedRows === 0n) return false
    const other = await tx.selectFrom('files').select('id').where('hash', '=', hash).limit(1).executeTakeFirst()
    if (other) return false
    await store.takeAway(hash)
    return true
  })

/** Takes away what is gone as it goes, as long as a site runs. A store that is away is told of once, and not each time. */
export function startTakingAway(db: Database, store: FileStore, log: Log): Repeated {
  let waits = false
  return repeat(
    every,
    async () => {
      const taken = await takeAwayGone(db, store)
      waits = false
      if (taken > 0) log.info({ taken }, 'files that are gone were taken away')
    },
    error => {
      if (!waits) log.warn({ err: (error as Error).message }, 'taking files away waits')
      waits = true
    },
  )
}
