import type { Queries } from '../../platform/database/database.ts'
import { type Entry, type RecordFilter, readRecord } from '../../record/index.ts'

export const linesOnPage = 25

/** A page of the record, and whether its cursor led nowhere, so that the nearest lines stand in. */
export type Lines = Awaited<ReturnType<typeof readRecord>> & { strayed: boolean }

type Cursor = { before?: number | undefined; after?: number | undefined }

/** One page of a list of the record. A cursor beyond its end gives the nearest page. */
export async function readLines(db: Queries, { before, after }: Cursor, filter: RecordFilter): Promise<Lines> {
  const asked = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
  const page = await readRecord(db, asked, linesOnPage, filter)
  if (page.items.length > 0 || (before === undefined && after === undefined)) return { ...page, strayed: false }
  // Beyond the newest line, the newest; beyond the oldest, the oldest.
  const nearest = await readRecord(db, after === undefined ? { after: -1 } : {}, linesOnPage, filter)
  return {
    ...nearest,
    ...(after === undefined ? { older: null } : {}),
    strayed: nearest.items.length > 0,
  }
}

/** The newest lines that a filter lets through. */
export const readNewest = async (db: Queries, filter: RecordFilter, limit: number): Promise<Entry[]> =>
  (await readRecord(db, {}, limit, filter)).items

const everything = 10_000_000

/** Every line that a filter lets through, the newest first. */
export const readAllLines = (db: Queries, filter: RecordFilter): Promise<Entry[]> => readNewest(db, filter, everything)
