import type { Database, Queries } from './database.ts'

/**
 * Runs what a page reads, where it may be read: never from a state that is older than what the database had answered to anybody
 * when it was called. What it is given may be run twice, so it keeps nothing of its own.
 */
export type PageReads = <T>(work: (db: Queries) => Promise<T>) => Promise<T>

/** All from the database itself. */
export const readsFrom =
  (db: Database): PageReads =>
  work =>
    work(db)
