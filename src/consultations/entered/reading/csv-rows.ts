import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decoded, type Encoding } from './encoding.ts'
import type { Row } from './row.ts'
import { unreadables } from './unreadable.ts'

const separators = [';', ',', '\t'] as const
export type Separator = (typeof separators)[number]

/** As long as one row may be, in bytes: some times the longest text. */
const longestRow = 400_000

/** By what the cells of a header are separated: by what stands in it most often, outside of quotation marks. */
export function separatorOf(start: string): Separator {
  const counts: Record<Separator, number> = { ';': 0, ',': 0, '\t': 0 }
  let quoted = false
  for (const sign of start) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '\n' || sign === '\r')) break
    else if (!quoted && (sign === ';' || sign === ',' || sign === '\t')) counts[sign] += 1
  }
  return separators.reduce((best, one) => (counts[one] > counts[best] ? one : best))
}

/** The rows of a CSV, counted as a spreadsheet program counts them: an empty line is a row. */
export async function* csvRows(bytes: Uint8Array, encoding: Encoding, separator: Separator): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: longestRow,
  })
  // What goes wrong with the text ends the rows, where it is told.
  pipeline(Readable.from(decoded(bytes, encoding)), parser, () => {})
  let line = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1
      yield { line, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw unreadables.cellTooLong(line + 1)
    throw unreadables.quotes(Number(error.lines) || line + 1)
  }
}
