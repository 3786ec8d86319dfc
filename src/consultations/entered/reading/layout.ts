import type { AskedField } from '../../fields/field.ts'
import { type ColumnKey, columnNames, columnsNamed, isGiven, requiredColumns } from '../columns.ts'
import { isDecidim } from './decidim.ts'
import { unreadables } from './unreadable.ts'

/** What the columns of a table hold. */
export type Layout = {
  manner: 'ours' | 'decidim'
  header: readonly string[]
  /** In their order; null for what isn't known. All of them are, in an export of Decidim. */
  columns: readonly (ColumnKey | null)[]
  /** Names of columns that aren't read. */
  unread: readonly string[]
}

const isKnown = (column: ColumnKey | null): column is ColumnKey => column !== null

/** How many of a row's cells name a column. */
const named = (cells: readonly string[], fields: readonly AskedField[]): number =>
  columnsNamed(cells, fields).filter(isKnown).length

/**
 * What the columns of a table hold, by its first rows.
 * @param first its first rows, a few
 * @throws Unreadable where a column is missing or there twice, where the header isn't the first row, or there are two
 */
export function layoutOf(
  first: readonly { line: number; cells: readonly string[] }[],
  fields: readonly AskedField[],
  asDecidim: boolean | null,
): Layout {
  const [top, second] = first
  if (!top || first.every(({ cells }) => cells.every(cell => cell.trim() === ''))) throw unreadables.empty()
  const header = top.cells.map(cell => cell.trim())
  if (asDecidim !== false && isDecidim(header)) return { manner: 'decidim', header, columns: [], unread: [] }
  if (asDecidim) throw unreadables.notDecidim()
  const columns = columnsNamed(header, fields)
  const missing = requiredColumns.filter(key => !columns.includes(key))
  if (missing.length > 0) {
    const lower = first
      .slice(1)
      .find(({ cells }) => requiredColumns.every(key => columnsNamed(cells, fields).includes(key)))
    if (lower) throw unreadables.headerLower(lower.line)
    throw unreadables.columnMissing(
      missing.map(key => columnNames[key].fr),
      missing.map(key => columnNames[key].en),
    )
  }
  if (second && named(second.cells, fields) >= requiredColumns.length) throw unreadables.headerTwice(second.line)
  const twice = columns.findIndex((key, place) => key !== null && columns.indexOf(key) < place)
  if (twice >= 0) throw unreadables.columnTwice(header[twice] as string)
  return {
    manner: 'ours',
    header,
    columns,
    unread: header.filter((name, place) => columns[place] === null && name !== '' && !isGiven(name)),
  }
}
