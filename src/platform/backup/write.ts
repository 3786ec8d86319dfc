import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { appliedMigrations, migrationLock } from '../database/migrate.ts'
import type { FileStore } from '../files/store.ts'
import { backupFailed, interrupted, nothingToBackUp } from './backup-errors.ts'
import { copyNothing, copyOut, firstWithRows, readSequences, readTables } from './catalogue.ts'
import { encrypted } from './encryption.ts'
import { filesIn } from './files.ts'
import { endOfRows, formatName, formatVersion, type Header } from './format.ts'
import { withSession } from './session.ts'

export type BackupOptions = {
  /** This program's version. */
  parvis: string
  taken: Date
  /** What the operator calls the database: `DATA_DIR` or `DATABASE_URL`. */
  where: string
  /** Tables that are made from others, or that must not come back: alone, they are no content, and nothing that they hold is told. */
  derived: readonly string[]
  /** Where the bytes of files lie. */
  files: FileStore
  /** With it, the file is encrypted. */
  secret: string | undefined
  signal: AbortSignal
  /** @param table null for the bytes of files */
  onProgress: (table: string | null, bytes: number) => void
}

export type BackedUp = {
  tables: number
  rows: number
  /** Contents of files; those that the store doesn't have, or has otherwise than they were kept, are lost. */
  files: number
  lost: number
  /** Of what was written: bytes, and their SHA-256. */
  bytes: number
  sha256: string
}

/** The level at which gzip takes least time for what it saves: see docs/operations.md. */
const compression = { level: 1, chunkSize: 64 * 1024 }

/**
 * Writes a backup of the whole site, as it is at one moment, while others read and write it.
 * @param write takes the bytes of the file, in order
 * @throws OperatorError `backup-empty`, `backup-failed`, `interrupted`; what `write` throws
 */
export async function writeBackup(
  connection: pg.ClientConfig,
  options: BackupOptions,
  write: (bytes: AsyncIterable<Buffer>) => Promise<void>,
): Promise<BackedUp> {
  const { secret, signal } = options
  const done = { tables: 0, rows: 0, files: 0, lost: 0, bytes: 0, sha256: '' }
  const counting = async function* (source: AsyncIterable<Buffer>) {
    const hash = createHash('sha256')
    for await (const some of source) {
      hash.update(some)
      done.bytes += some.length
      yield some
    }
    done.sha256 = hash.digest('hex')
  }
  await withSession(connection, signal, backupFailed, async client => {
    // Whoever wants to change the form of tables waits; whoever reads and writes doesn't.
    await client.query('select pg_advisory_lock_shared($1)', [migrationLock])
    await client.query('begin isolation level repeatable read read only')
    await pipeline(
      content(client, options, done),
      createGzip(compression),
      (source: AsyncIterable<Buffer>) => (secret === undefined ? source : encrypted(source, secret)),
      counting,
      write,
    )
  })
  return done
}

/** What the file holds, before it is compressed: see `format.ts`. */
async function* content(
  client: pg.Client,
  { parvis, taken, where, derived, files, signal, onProgress }: BackupOptions,
  done: BackedUp,
): AsyncGenerator<Buffer> {
  const whole = createHash('sha256')
  const said = (text: string): Buffer => {
    const bytes = Buffer.from(text)
    whole.update(bytes)
    return bytes
  }
  const line = (value: object) => said(`${JSON.stringify(value)}\n`)
  const tables = await readTables(client)
  if ((await firstWithRows(client, tables, new Set(['migrations', ...derived]))) === null) throw nothingToBackUp(where)
  yield line(await header(client, parvis, taken))
  let bytes = 0
  for (const table of tables) {
    yield line({ table: table.name, columns: table.columns })
    const hash = createHash('sha256')
    const rows = client.query(copyTo(derived.includes(table.name) ? copyNothing(table) : copyOut(table)))
    for await (const some of rows as AsyncIterable<Buffer>) {
      hash.update(some)
      whole.update(some)
      bytes += some.length
      onProgress(table.name, bytes)
      yield some
    }
    yield said(endOfRows)
    yield line({ rows: rows.rowCount, sha256: hash.digest('hex') })
    done.tables += 1
    done.rows += rows.rowCount
  }
  const known = tables.some(({ name }) => name === 'files')
  for await (const part of known ? filesIn(client, files) : []) {
    if (signal.aborted) throw interrupted()
    if ('start' in part) yield line(part.start)
    else if ('lost' in part) done.lost += 1
    else if ('end' in part) {
      yield said('\n')
      done.files += 1
    } else {
      whole.update(part.bytes)
      bytes += part.bytes.length
      onProgress(null, bytes)
      yield part.bytes
    }
  }
  // Sequences know no transactions: read last, they are beyond every row above.
  yield line({ sequences: await readSequences(client) })
  const { tables: count, rows, files: contents } = done
  yield Buffer.from(`${JSON.stringify({ tables: count, rows, files: contents, sha256: whole.digest('hex') })}\n`)
}

async function header(client: pg.Client, parvis: string, taken: Date): Promise<Header> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  const migrations = await appliedMigrations(client)
  return {
    format: `${formatName}/${formatVersion}`,
    parvis,
    postgresql: rows[0]?.version ?? '',
    taken: taken.toISOString(),
    migration: migrations.at(-1)?.number ?? 0,
    migrations,
  }
}
