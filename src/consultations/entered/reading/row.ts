/** A row of a table: its number, as a spreadsheet program shows it, and what its cells say. */
export type Row = { line: number; cells: readonly string[] }

/** The year from which a table counts its days, where it counts them: Excel has two. */
export type Epoch = 1900 | 1904
