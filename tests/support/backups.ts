import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { readBackup } from '../../src/platform/backup/read.ts'
import { type Restored, restoreBackup } from '../../src/platform/backup/restore.ts'
import { type BackedUp, type BackupOptions, writeBackup } from '../../src/platform/backup/write.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { type Migration, readMigrations } from '../../src/platform/database/migrate.ts'
import { diskStore } from '../../src/platform/files/disk.ts'
import type { FileStore } from '../../src/platform/files/store.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { derivedTables } from '../../src/site/derived.ts'
import { inPieces } from '../fixtures/backups.ts'
import { wholeContent } from '../fixtures/facts.ts'
import { homeServer } from './database.ts'
import { inDatabase } from './global-setup.ts'

export const allMigrations = (): Migration[] => readMigrations(join(projectRoot, 'migrations'))
export const takenAt = new Date('2026-11-24T10:00:00.000Z')

/** A backup as one piece of bytes, and what was said of it. `meanwhile` happens when some of it has been written. */
export async function backUp(
  connection: pg.ClientConfig,
  { meanwhile, ...options }: Partial<BackupOptions> & { meanwhile?: () => Promise<unknown> } = {},
): Promise<{ file: Buffer; told: BackedUp }> {
  const pieces: Buffer[] = []
  const told = await writeBackup(
    connection,
    {
      parvis: '0.1.0',
      taken: takenAt,
      where: 'the test',
      derived: derivedTables,
      files: noStore,
      secret: undefined,
      signal: new AbortController().signal,
      onProgress: () => {},
      ...options,
    },
    async bytes => {
      for await (const some of bytes) {
        if (pieces.push(some) === 1) await meanwhile?.()
      }
    },
  )
  return { file: Buffer.concat(pieces), told }
}

/** Of sites that have no files: nobody asks it for any. */
const noStore: FileStore = diskStore({ folder: '/nowhere', made: false })

export type RestoreSettings = {
  files?: FileStore
  secret?: string
  migrations?: Migration[]
  signal?: AbortSignal
  pieceLength?: number
}

/** Restores bytes, which come in pieces of a length. */
export async function restoreFrom(
  connection: pg.ClientConfig,
  file: Buffer | AsyncIterable<Buffer>,
  {
    secret,
    files = noStore,
    migrations = allMigrations(),
    signal = new AbortController().signal,
    pieceLength,
  }: RestoreSettings = {},
): Promise<Restored> {
  const bytes = Buffer.isBuffer(file) ? inPieces(file, pieceLength ?? 64 * 1024) : file
  const backup = await readBackup(bytes, secret)
  return restoreBackup(connection, backup, { migrations, where: 'the test', derived: derivedTables, files, signal })
}

export type BareDatabase = { connection: pg.ClientConfig; drop(): Promise<void> }

/**
 * A database in which nobody has made anything yet.
 * @param server where, if not on the server of the tests
 * @param owner a role that isn't a superuser: it is made, owns the database and is who connects
 */
export async function bareDatabase({
  owner = false,
  server = homeServer(),
}: {
  owner?: boolean
  server?: pg.ClientConfig
} = {}): Promise<BareDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const admin = (sql: string) => onceIn(server, client => client.query(sql))
  if (owner) await admin(`create role ${name} nosuperuser nocreatedb nocreaterole`)
  await admin(`create database ${name} template template0 ${owner ? `owner ${name}` : ''}`)
  const inside = inDatabase(server, name)
  return {
    connection: owner ? asRole(inside, name) : inside,
    async drop() {
      await admin(`drop database ${name} with (force)`)
      if (owner) await admin(`drop role ${name}`)
    },
  }
}

/** The same connection, with the rights of a role and no others. */
function asRole(connection: pg.ClientConfig, role: string): pg.ClientConfig {
  if (!connection.connectionString) return { ...connection, options: `-c role=${role}` }
  const url = new URL(connection.connectionString)
  url.searchParams.set('options', `-c role=${role}`)
  return { connectionString: url.href }
}

/** One connection, from beginning to end. */
export async function onceIn<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** All that a database holds, table by table, and where each sequence stands. */
export async function contentOf(connection: pg.ClientConfig): Promise<Record<string, unknown>> {
  const { db, pool, close } = openDatabase(connection)
  try {
    const { rows } = await pool.query('select sequencename, last_value from pg_sequences order by 1')
    // What a site that runs did day by day is its own: no backup holds it.
    const { retention_runs: _, ...content } = await wholeContent(db)
    return { ...content, 'the sequences': rows }
  } finally {
    await close()
  }
}

/** How a database is made: columns, keys, indexes, triggers and whether they are on, functions. */
export const schemaOf = (connection: pg.ClientConfig): Promise<string[]> =>
  onceIn(connection, async client => {
    const { rows } = await client.query<{ name: string }>(`
      select format('column %s.%s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull) as name
      from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0
      union all
      select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all
      select pg_get_triggerdef(pg_trigger.oid) || ' ' || tgenabled::text
      from pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = 'public'::regnamespace and not tgisinternal
      union all
      select pg_get_functiondef(pg_proc.oid) from pg_proc
      where pronamespace = 'public'::regnamespace and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
      order by 1`)
    return rows.map(({ name }) => name)
  })
