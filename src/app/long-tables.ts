import { finished, pipeline, Readable } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { mediaTypes } from '../platform/http/addresses.ts'
import { csv, csvLines, type Table } from '../platform/http/formats/csv.ts'
import { encodingFor } from '../platform/http/negotiate.ts'
import { type Base, type Ctx, revalidate } from './base.ts'
import type { SayError } from './errors.ts'

/** A list as data that is too long to be held in memory, and what stands around it. */
export type LongTable = { table: Table & Required<Pick<Table, 'rest'>>; headers: Record<string, string> }

/** As many as one process sends at a time: whoever comes meanwhile is told to come back. */
const mostAtOnce = 4

const compressors = {
  identity: null,
  gzip: () => createGzip({ level: 1 }),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
}

/**
 * Sends lists as they are read: some lines at a time, as quickly as they are taken, without a transaction or a connection in between. Each
 * line is there once; what changes meanwhile is told as it is when its turn comes. An answer that breaks off has no end, so that nobody
 * takes it for whole.
 */
export function longTables({ reads, log }: Base, sayError: SayError) {
  let underWay = 0
  return async (c: Ctx, { table, headers }: LongTable): Promise<Response> => {
    if (underWay >= mostAtOnce) return sayError(c, 'documentBusy', 503)
    const encoding = encodingFor(c.req.header('accept-encoding'))
    const said = {
      'Content-Type': `${mediaTypes.csv}; charset=utf-8`,
      'Cache-Control': revalidate,
      Vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      ...headers,
    }
    if (c.req.method === 'HEAD') return new Response(null, { headers: said })
    async function* text() {
      yield csv(table)
      for await (const rows of table.rest(reads)) yield csvLines(table.columns, rows)
    }
    underWay += 1
    const source = Readable.from(text(), { objectMode: false, highWaterMark: 1 })
    const through = compressors[encoding]?.() ?? null
    const done = (error?: Error | null) => {
      underWay -= 1
      if (error && (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
        log.error({ requestId: c.get('requestId'), err: error.message }, 'list broken off')
    }
    if (through) pipeline(source, through, done)
    else finished(source, done)
    return new Response(Readable.toWeb(through ?? source) as BodyInit, { headers: said })
  }
}
