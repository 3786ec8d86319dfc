import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../src/platform/database/database.ts'

/** Every row of every table of a database, system statistics included, as text: table by table. */
export async function wholeDump(db: Database): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select nspname as schema, relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'm') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`.execute(db)
  const dump = new Map<string, string>()
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(
      db,
    )
    dump.set(name, rows.map(({ row }) => row).join('\n'))
  }
  const { rows } = await sql<{
    row: string
  }>`select s::text as row from pg_stats s where schemaname = 'public'`.execute(db)
  return dump.set('pg_stats', rows.map(({ row }) => row).join('\n'))
}

/** The forms in which words may lie somewhere, in small letters: as they are, in an address, in JSON, as bytes, hashed without a key. */
function formsOf(words: string): string[] {
  const bytes = Buffer.from(words)
  const base64 = [0, 1, 2].map(shift => Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64'))
  // Without the signs at both ends, which depend on what stands beside; fewer than twelve would be found by chance.
  const inside = base64.map((text, shift) => text.slice(shift + 1, -4)).filter(text => text.length >= 12)
  return [
    words,
    encodeURIComponent(words),
    JSON.stringify(words).slice(1, -1),
    bytes.toString('hex'),
    ...inside,
    ...inside.map(text => text.replaceAll('+', '-').replaceAll('/', '_')),
    ...['md5', 'sha1', 'sha256'].flatMap(name => {
      const digest = createHash(name).update(bytes)
      const raw = digest.digest()
      return [raw.toString('hex'), raw.toString('base64').replace(/=+$/, '')]
    }),
  ].map(form => form.toLowerCase())
}

/** Where words are found, in any form: names of tables, or of whatever else was searched. */
export const tracesOf = (words: string, dump: ReadonlyMap<string, string>): string[] => {
  const forms = formsOf(words)
  return [...dump].flatMap(([name, text]) => {
    const small = text.toLowerCase()
    return forms.some(form => small.includes(form)) ? [name] : []
  })
}
