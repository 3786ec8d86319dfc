import { csvRows, type Separator, separatorOf } from './csv-rows.ts'
import { decoded, type Encoding, encodingOf } from './encoding.ts'
import type { Epoch, Row } from './row.ts'
import { mostRows, refuseTooLarge, unreadables } from './unreadable.ts'
import { openWorkbook, zipKind } from './xlsx-rows.ts'

/** A table that was opened: as what it was read, and its rows, from the first on each time that it is asked for them. */
export type Sheet = { about: About; epoch: Epoch; rows(): AsyncIterable<Row> }
export type About =
  | { format: 'csv'; encoding: Encoding; separator: Separator }
  | { format: 'xlsx'; sheet: string; hasOthers: boolean }

/**
 * Opens a table from the bytes of a file, whatever it is called: CSV or XLSX, told apart by what they hold.
 * @throws Unreadable
 */
export function openSheet(bytes: Uint8Array): Sheet {
  refuseTooLarge(bytes.length)
  if (bytes.length === 0) throw unreadables.empty()
  const kind = zipKind(bytes)
  if (kind === 'workbook') return sheetOfWorkbook(bytes)
  const foreign = foreignKind(bytes, kind)
  if (foreign) throw unreadables.notATable(foreign)
  const encoding = encodingOf(bytes)
  const start = decoded(bytes, encoding).next().value ?? ''
  if (start.trim() === '') throw unreadables.empty()
  const separator = separatorOf(start)
  return {
    about: { format: 'csv', encoding, separator },
    epoch: 1900,
    rows: () => within(csvRows(bytes, encoding, separator)),
  }
}

function sheetOfWorkbook(bytes: Uint8Array): Sheet {
  const { sheet, hasOthers, epoch, rows } = openWorkbook(bytes)
  return { about: { format: 'xlsx', sheet, hasOthers }, epoch, rows: () => within(rows()) }
}

async function* within(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Row> {
  let count = 0
  for await (const row of rows) {
    if (++count > mostRows + 1) throw unreadables.tooManyRows()
    yield row
  }
}

const beginnings: readonly (readonly [string, string])[] = [
  ['\u00d0\u00cf\u0011\u00e0', 'XLS (Excel 97-2003)'],
  ['%PDF', 'PDF'],
]

/** What else a file is, of what people send by mistake. */
function foreignKind(bytes: Uint8Array, zip: ReturnType<typeof zipKind>): string | null {
  if (zip === 'opendocument') return 'OpenDocument'
  if (zip === 'other') return 'ZIP'
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  return beginnings.find(([begins]) => begins === start)?.[1] ?? null
}
