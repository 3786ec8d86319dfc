import type { ColumnKey } from '../columns.ts'

/** What was typed or read, by what it is: of a row's cells, or of a form's fields. */
export type Values = ReadonlyMap<ColumnKey, string>
