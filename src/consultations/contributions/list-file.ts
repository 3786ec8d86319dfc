import type { Queries } from '../../platform/database/database.ts'
import type { PageReads } from '../../platform/database/page-reads.ts'
import { type Table, table } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { readAround } from './around.ts'
import { contributionColumns, type DataRow } from './data.ts'
import type { Asked } from './list.ts'
import { type Listed, readRows } from './list-rows.ts'
import { type Search, searchFor } from './search-list.ts'

/** As many lines of a list as are held at once, of any length that a contribution may have. */
const inPart = 1_000

/** All of a list of contributions as data, whatever place in it is asked for: what is long comes part by part. */
export async function listFile(reading: Reading, asked: Omit<Asked, 'cursor' | 'limit'>): Promise<Table> {
  const found = await searchFor(reading.db, asked)
  // All of them are wanted: where words are common, all lines are gone through once.
  const search = found?.isCommon ? { ...found, isWhole: true, window: null } : found
  const first = await readPart(reading.db, asked, search, null)
  const told = table(contributionColumns, await dataRows(reading.db, reading, first))
  const last = first.at(-1)
  return first.length < inPart || !last ? told : { ...told, rest: reads => restOf(reads, reading, asked, search, last) }
}

type Which = Omit<Asked, 'cursor' | 'limit'>

const readPart = (db: Queries, asked: Which, search: Search | null, place: Listed | null): Promise<Listed[]> =>
  readRows(db, asked, { place, isBack: false, limit: inPart, search })

async function dataRows(db: Queries, reading: Reading, rows: readonly Listed[]): Promise<DataRow[]> {
  const around = await readAround(db, rows)
  return rows.map(row => ({ row, around, reading }))
}

async function* restOf(
  reads: PageReads,
  reading: Reading,
  asked: Which,
  search: Search | null,
  last: Listed,
): AsyncGenerator<DataRow[]> {
  let place: Listed | undefined = last
  while (place) {
    const from: Listed = place
    const rows = await reads(async db => dataRows(db, reading, await readPart(db, asked, search, from)))
    if (rows.length > 0) yield rows
    place = rows.length < inPart ? undefined : rows.at(-1)?.row
  }
}
