import { databaseTrouble } from './away.ts'
import type { Database, Tx } from './database.ts'

/**
 * Saves something in one transaction: all of it is there once this resolves, and nothing of it when it rejects, but for one case,
 * which is said: the database went away while it was told to keep it.
 * @throws OperatorError `database-lost`, `disk-full`, `database-damaged`, saying whether it was saved; what `work` throws, when it does
 */
export async function save<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  let state: 'nothing' | 'unknown' = 'nothing'
  let reason: { error: unknown } | undefined
  try {
    return await db.transaction().execute(async tx => {
      try {
        const result = await work(tx)
        state = 'unknown'
        return result
      } catch (error) {
        // Undoing may fail in its turn, on a connection that is lost: what went wrong first is what is told.
        reason = { error }
        throw error
      }
    })
  } catch (last) {
    const error = reason ? reason.error : last
    throw databaseTrouble(error, state) ?? error
  }
}

/**
 * Saves something, or in a dry run does it and undoes it: the same refusals, the same result, and nothing changed.
 * @throws what `save` does
 */
export async function saveOrTry<Result>(
  db: Database,
  dryRun: boolean,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  if (!dryRun) return save(db, work)
  try {
    return await save(db, async tx => {
      throw new Tried(await work(tx))
    })
  } catch (error) {
    if (error instanceof Tried) return error.result as Result
    throw error
  }
}

class Tried extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('done, and undone')
    this.result = result
  }
}
