import type pg from 'pg'

const durable = ['fsync', 'synchronous_commit', 'full_page_writes']

/**
 * Whether what is committed survives a power cut.
 * @param asked settings that were asked for: tests do without the disk
 * @param database also looks at what is set for that database alone, when the connection is to another one
 * @returns the setting that is off, or null
 */
export async function notDurable(
  client: pg.Client,
  asked: Record<string, string>,
  database?: string,
): Promise<string | null> {
  const names = durable.filter(name => !(name in asked))
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name = any($1)
     union all
     select split_part(config, '=', 1), split_part(config, '=', 2)
     from pg_db_role_setting join pg_database on pg_database.oid = setdatabase, unnest(setconfig) config
     where datname = $2 and split_part(config, '=', 1) = any($1)`,
    [names, database ?? null],
  )
  return rows.find(({ setting }) => setting === 'off')?.name ?? null
}
