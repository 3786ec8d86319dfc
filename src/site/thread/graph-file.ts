import type { PageReads } from '../../platform/database/page-reads.ts'
import { type Table, table } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { edgeColumns } from './columns.ts'
import { type Edge, edgeSources } from './edges.ts'

/** As many links as are held at once. */
const inPart = 1_000

/** All links of a plan’s thread, one a line: those of one kind after those of another, read as they are sent. */
export function graphFile(planId: string, { origin }: Reading): Table {
  const rows = (edges: readonly Edge[]) => edges.map(edge => ({ edge, origin }))
  async function* rest(reads: PageReads) {
    for (const source of edgeSources) {
      let after: readonly string[] = []
      do {
        const from = after
        const { edges, last } = await reads(db => source(db, planId, from, inPart))
        if (edges.length > 0) yield rows(edges)
        after = last
      } while (after.length > 0)
    }
  }
  return { ...table(edgeColumns, []), rest }
}
