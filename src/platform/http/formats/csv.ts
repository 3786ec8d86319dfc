import { stringify } from 'csv-stringify/sync'
import type { PageReads } from '../../database/page-reads.ts'
import type { Language } from '../../locales/languages.ts'

export type Cell = string | number | boolean | null

/** A column of a list's data: its name in the file, and what it holds, in words. */
export type Column<Row> = {
  /** Stable, in English: it is what programs read. */
  name: string
  description: Record<Language, string>
  value(row: Row): Cell
}

/** A list as data: what its CSV holds, line by line. Its columns are described at `/donnees`. */
export type Table = {
  columns: readonly Column<never>[]
  rows: readonly unknown[]
  /** The lines after those, some at a time: of a list that may be too long to be held in memory. Read anew each time it is called. */
  rest?: (reads: PageReads) => AsyncIterable<readonly unknown[]>
}

/** A table of rows of one kind. */
export const table = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Table => ({
  columns: columns as unknown as Column<never>[],
  rows,
})

/** Where a spreadsheet that splits at semicolons, as French ones do, or at tabs, would begin a cell with a formula in the midst of words. */
const hiddenFormula = /([;\t\r\n]\s*)(?=[=@\uff1d\uff20]|[+\-\uff0b\uff0d]\S)/g

/** Some more lines of a table as CSV, as `csv` writes them. */
export const csvLines = (columns: Table['columns'], rows: readonly unknown[]): string => written(columns, rows, [])

/**
 * A table as CSV (RFC 4180, UTF-8, a header line). A cell that a spreadsheet would run as a formula is disarmed by an
 * apostrophe (OWASP, CSV injection), and so is one that would begin inside of it.
 */
export const csv = ({ columns, rows }: Table): string => written(columns, rows, [columns.map(({ name }) => name)])

function written(columns: Table['columns'], rows: readonly unknown[], head: readonly string[][]): string {
  const value = (column: Column<never>, row: unknown): string | number | null => {
    const cell = (column as Column<unknown>).value(row)
    if (typeof cell === 'boolean') return String(cell)
    return typeof cell === 'string' ? cell.replace(hiddenFormula, "$1'") : cell
  }
  return stringify([...head, ...rows.map(row => columns.map(column => value(column, row)))], {
    record_delimiter: '\r\n',
    escape_formulas: true,
    // A line break of either kind ends a row wherever it isn't quoted.
    quoted_match: /[\r\n]/,
  })
}

/** What a cell said before it was disarmed: for files of ours that are read again. */
export const rearmed = (cell: string): string =>
  cell
    .replace(/^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, '')
    .replace(/([;\t\r\n]\s*)'(?=[=@\uff1d\uff20]|[+\-\uff0b\uff0d]\S)/g, '$1')
