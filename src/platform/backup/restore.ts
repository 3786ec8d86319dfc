import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { applyMigration, type Migration, makeMigrationsTable, migrationLock } from '../database/migrate.ts'
import { codeOf } from '../database/server-errors.ts'
import type { FileStore } from '../files/store.ts'
import {
  interrupted,
  laterVersion,
  readBackOtherwise,
  restoreFailed,
  siteNotEmpty,
  tableUnlike,
} from './backup-errors.ts'
import { copyIn, copyOut, firstWithRows, readTables, type Table } from './catalogue.ts'
import { type FilesRestored, restoreFiles, takeBack } from './files.ts'
import type { TableEnd } from './format.ts'
import type { BackupRead, TableRead } from './read.ts'
import { dropAll, setAsideRules } from './schema.ts'
import { withSession } from './session.ts'

export type RestoreOptions = {
  /** All that this program knows. */
  migrations: readonly Migration[]
  /** What the operator calls the database: `DATA_DIR` or `DATABASE_URL`. */
  where: string
  /** Tables that are made from others: an empty site may hold rows in them, and they are left empty, to be made anew. */
  derived: readonly string[]
  /** Where the bytes of files are to lie. */
  files: FileStore
  signal: AbortSignal
}

export type Restored = FilesRestored & {
  tables: number
  rows: number
  /** Tables of the backup that no migration makes: somebody else's, left out. */
  strange: string[]
}

/**
 * Puts a backup into an empty site, as the version of Parvis that took it would have it: migrations that came later are still to
 * be applied. All of it or nothing, in one transaction, and read back before it counts; the bytes of files are there before, and are taken
 * away again when it comes to nothing.
 * @throws OperatorError `backup-later-version`, `restore-not-empty`, `restore-table-unlike`, `restore-read-back`,
 *   `restore-files-not-kept`, `restore-failed`, `interrupted`; what reading the backup throws
 */
export async function restoreBackup(
  connection: pg.ClientConfig,
  backup: BackupRead,
  { migrations, where, derived, files: store, signal }: RestoreOptions,
): Promise<Restored> {
  const wanted = migrationsOf(backup, migrations)
  const notContent = new Set(['migrations', ...derived])
  /** What was put into the store, as long as it may have to go again. */
  const put = new Set<string>()
  const work = withSession(connection, signal, restoreFailed, async (client, pointOfNoReturn): Promise<Restored> => {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await beginAlone(client)
    const holding = await firstWithRows(client, await readTables(client), notContent)
    if (holding !== null) throw siteNotEmpty(where, holding)
    await dropAll(client)
    await makeMigrationsTable(client)
    for (const migration of wanted) {
      // As at the beginning of a transaction of its own: the one before has had what it left to the end checked.
      await client.query('set constraints all deferred')
      await applyMigration(client, migration)
    }
    const putBackRules = await setAsideRules(client)
    const made = new Map((await readTables(client)).map(table => [table.name, table]))
    await client.query(`truncate ${[...made.keys()].map(pg.escapeIdentifier).join(', ')}`)

    const strange: string[] = []
    const ends = new Map<Table, TableEnd>()
    for await (const read of backup.tables()) {
      const table = made.get(read.table)
      if (table === undefined) strange.push(read.table)
      const loaded = table !== undefined && !derived.includes(read.table)
      if (loaded) await load(client, table, read)
      else for await (const _ of read.rows());
      const end = await read.end()
      if (loaded) ends.set(table, end)
      made.delete(read.table)
    }
    const files = await restoreFiles(untilInterrupted(backup.files(), signal), store, hash => put.add(hash))
    const sequences = await backup.rest()
    for (const name of made.keys()) throw tableUnlike(name)
    await putBackRules()
    for (const [name, [last, given]] of Object.entries(sequences))
      await client.query('select setval(to_regclass($1), $2, $3)', [pg.escapeIdentifier(name), last, given])
    for (const [table, end] of ends) await readBack(client, table, end)
    await client.query(`analyze ${[...ends.keys()].map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`)
    pointOfNoReturn()
    put.clear()
    await client.query('commit')
    return { tables: ends.size, rows: [...ends.values()].reduce((sum, { rows }) => sum + rows, 0), strange, ...files }
  })
  return work.catch(async error => {
    await takeBack(store, [...put])
    throw error
  })
}

/** The database, which is told of it first, isn't asked anything while files are read. */
async function* untilInterrupted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const one of source) {
    if (signal.aborted) throw interrupted()
    yield one
  }
}

/** The migrations that the backup's site had had. @throws OperatorError when this program doesn't know them all */
function migrationsOf({ header }: BackupRead, known: readonly Migration[]): Migration[] {
  return header.migrations.map(({ number, name }) => {
    const migration = known.find(one => one.number === number && one.name === name)
    if (!migration) throw laterVersion(header.parvis, header.migration, known.at(-1)?.number ?? 0)
    return migration
  })
}

/** How often a site that is being read may come in between. */
const mostAttempts = 5

/** Begins, and keeps everybody else from all tables: a server that runs on the empty site waits. */
async function beginAlone(client: pg.Client): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    // What others wrote while we waited for them must be seen, whatever the operator's default is.
    await client.query('begin isolation level read committed read write')
    const tables = await readTables(client)
    if (tables.length === 0) return
    try {
      const names = tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
      await client.query(`lock table ${names} in access exclusive mode`)
      return
    } catch (error) {
      // Two of us waited for each other, or a table was taken away meanwhile.
      if (!['40P01', '42P01'].includes(codeOf(error)) || attempt === mostAttempts) throw error
      await client.query('rollback')
    }
  }
}

async function load(client: pg.Client, table: Table, read: TableRead): Promise<void> {
  const alike = [...read.columns].sort().join('\n') === [...table.columns].sort().join('\n')
  if (!alike) throw tableUnlike(table.name)
  await pipeline(read.rows(), client.query(copyFrom(copyIn({ name: table.name, columns: read.columns }))))
  table.columns = read.columns
}

/** Rows that came into an empty table lie there in the order in which they came, and so give the same bytes. */
async function readBack(client: pg.Client, table: Table, { rows, sha256 }: TableEnd): Promise<void> {
  const hash = createHash('sha256')
  const copied = client.query(copyTo(copyOut(table)))
  for await (const some of copied as AsyncIterable<Buffer>) hash.update(some)
  if (copied.rowCount !== rows || hash.digest('hex') !== sha256) throw readBackOtherwise(table.name)
}
