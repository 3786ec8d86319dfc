import type { Queries } from '../../platform/database/database.ts'
import type { PageReads } from '../../platform/database/page-reads.ts'
import { type Table, table } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { edgeColumns } from './columns.ts'
import { type Edge, edgeSources } from './edges.ts'

/** As many links as are held at once. */
const inPart = 1_000

type Ask = <Result>(read: (db: Queries) => Promise<Result>) => Promise<Result>

/** All links of a plan, some at a time: those of one kind after those of another. */
async function* edgesOf(planId: string, ask: Ask): AsyncGenerator<Edge[]> {
  for (const source of edgeSources) {
    let after: readonly string[] = []
    do {
      const from = after
      const { edges, last } = await ask(db => source(db, planId, from, inPart))
      if (edges.length > 0) yield edges
      after = last
    } while (after.length > 0)
  }
}

/** All links of a plan’s thread, one a line. What is too long to be held is read as it is sent. */
export async function graphFile(planId: string, { db, origin }: Reading): Promise<Table> {
  const rows = (edges: readonly Edge[]) => edges.map(edge => ({ edge, origin }))
  const first: Edge[] = []
  for await (const edges of edgesOf(planId, read => read(db))) {
    first.push(...edges)
    if (first.length > inPart) break
  }
  if (first.length <= inPart) return table(edgeColumns, rows(first))
  async function* rest(reads: PageReads) {
    for await (const edges of edgesOf(planId, reads)) yield rows(edges)
  }
  return { ...table(edgeColumns, []), rest }
}
