import pg from 'pg'

/** A table of Parvis's schema, with the columns that hold what was written into it: not those that are computed. */
export type Table = { name: string; columns: string[] }

/**
 * All tables of the schema in which Parvis's are made, by name. What an extension brought is the extension's.
 */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace and nspname = current_schema()
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
    where relkind = 'r' and not exists (
      select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    group by relname order by relname collate "C"`)
  return rows
}

/** The sequences of that schema, by name. */
export async function readSequences(client: pg.ClientBase): Promise<Record<string, [last: string, given: boolean]>> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace and nspname = current_schema()
    where relkind = 'S' order by relname collate "C"`)
  const sequences: Record<string, [string, boolean]> = {}
  for (const { name } of rows) {
    const { rows: values } = await client.query<{ last: string; given: boolean }>(
      `select last_value::text as last, is_called as given from ${pg.escapeIdentifier(name)}`,
    )
    const [value] = values
    if (value) sequences[name] = [value.last, value.given]
  }
  return sequences
}

/**
 * The first of the tables that holds a row, or null.
 * @param except tables that say nothing about what a site holds
 */
export async function firstWithRows(
  client: pg.ClientBase,
  tables: readonly Table[],
  except: ReadonlySet<string>,
): Promise<string | null> {
  for (const { name } of tables) {
    if (except.has(name)) continue
    const { rowCount } = await client.query(`select from ${pg.escapeIdentifier(name)} limit 1`)
    if (rowCount !== 0) return name
  }
  return null
}

/** The tables's rows as COPY writes them. */
export const copyOut = ({ name, columns }: Table): string => `copy ${nameAndColumns(name, columns)} to stdout`
/** As if the table had none. */
export const copyNothing = ({ name, columns }: Table): string =>
  `copy (select ${columns.map(pg.escapeIdentifier).join(', ')} from ${pg.escapeIdentifier(name)} where false) to stdout`
export const copyIn = ({ name, columns }: Table): string => `copy ${nameAndColumns(name, columns)} from stdin`

const nameAndColumns = (name: string, columns: readonly string[]) =>
  `${pg.escapeIdentifier(name)} (${columns.map(pg.escapeIdentifier).join(', ')})`
