import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cliBackupWords } from './cli-backup-words.ts'
import { outputError, outputIsATerminal } from './platform/backup/backup-errors.ts'
import { datedName, readNamedFile, writeNewFile } from './platform/backup/file.ts'
import { readBackup } from './platform/backup/read.ts'
import { restoreBackup } from './platform/backup/restore.ts'
import { writeBackup } from './platform/backup/write.ts'
import { clockAt } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { readMigrations } from './platform/database/migrate.ts'
import { type DatabaseServer, joinDatabaseServer } from './platform/database/server.ts'
import type { Language } from './platform/locales/languages.ts'
import { programVersion } from './platform/program-version.ts'
import { projectRoot } from './platform/project-root.ts'
import { indexTables } from './search/index.ts'

/** How `-` is written: the standard output or input in place of a file. */
const standard = '-'

/** Backs the site up into a file that isn't there yet, by default one of the current folder that has the time in its name. */
export async function backup(file: string | undefined, language: Language): Promise<void> {
  const say = cliBackupWords[language]
  const config = readConfig(process.env)
  const taken = clockAt(null).recorded()
  const toOutput = file === standard
  if (toOutput && process.stdout.isTTY) throw outputIsATerminal()
  const path = resolve(file ?? datedName(taken))
  const progress = showProgress()
  const write =
    (signal: AbortSignal, server: DatabaseServer) => (bytesTo: (bytes: AsyncIterable<Buffer>) => Promise<void>) =>
      writeBackup(
        server.connection,
        {
          parvis: programVersion(),
          taken,
          where: placeOf(config),
          derived: indexTables,
          secret: config.backupKey,
          signal,
          onProgress: (table, bytes) => progress.says(say.backingUp(table, bytes)),
        },
        bytesTo,
      )
  const made = await interruptible(signal =>
    besideServer(config, server =>
      toOutput ? write(signal, server)(toStandardOutput) : writeNewFile(path, write(signal, server)),
    ),
  ).finally(progress.ends)
  // What is said must not get among what is written.
  const tell = toOutput ? console.error : console.log
  tell(say.backedUp(toOutput ? say.toOutput : path, made.bytes))
  tell(`${say.held(made.tables, made.rows)}, ${config.backupKey === undefined ? say.notEncrypted : say.encrypted}`)
  tell(say.hash(made.sha256))
}

/** Puts a backup into an empty site. Migrations that came after it, what is derived, and the record are still to be looked after. */
export async function restore(file: string, language: Language): Promise<void> {
  const say = cliBackupWords[language]
  const config = readConfig(process.env)
  const named =
    file === standard ? { bytes: process.stdin, length: 0, close: async () => {} } : await readNamedFile(file)
  const progress = showProgress()
  let read = 0
  const counted = async function* (bytes: AsyncIterable<Buffer>) {
    for await (const some of bytes) {
      read += some.length
      progress.says(read === named.length ? say.checking : say.restoring(read, named.length))
      yield some
    }
  }
  try {
    const found = await readBackup(counted(named.bytes), config.backupKey)
    const restored = await interruptible(signal => {
      // What is still to come may never come.
      if (file === standard) signal.addEventListener('abort', () => process.stdin.destroy())
      return besideServer(config, server =>
        restoreBackup(server.connection, found, {
          migrations: readMigrations(join(projectRoot, 'migrations')),
          where: placeOf(config),
          derived: indexTables,
          signal,
        }),
      )
    })
    progress.ends()
    console.log(say.restored(found.header.taken, found.header.parvis))
    console.log(`${say.held(restored.tables, restored.rows)}. ${say.readBack}`)
    if (restored.strange.length > 0) console.error(say.strange(restored.strange))
  } finally {
    progress.ends()
    await named.close()
  }
}

const placeOf = ({ databaseUrl, dataDir }: Config): string => (databaseUrl === undefined ? dataDir : 'DATABASE_URL')

/** Joins the database as it is: nothing is migrated. */
async function besideServer<T>(config: Config, work: (server: DatabaseServer) => Promise<T>): Promise<T> {
  const server = await joinDatabaseServer({ dataDir: config.dataDir, databaseUrl: config.databaseUrl })
  try {
    return await work(server)
  } finally {
    await server.leave()
  }
}

/** Ctrl-C and SIGTERM undo what was begun; a second one ends the program at once. */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const asked = new AbortController()
  const ask = () => {
    if (asked.signal.aborted) process.exit(130)
    asked.abort()
  }
  process.on('SIGINT', ask)
  process.on('SIGTERM', ask)
  try {
    return await work(asked.signal)
  } finally {
    process.off('SIGINT', ask)
    process.off('SIGTERM', ask)
  }
}

async function toStandardOutput(bytes: AsyncIterable<Buffer>): Promise<void> {
  try {
    await pipeline(bytes, process.stdout, { end: false })
  } catch (error) {
    throw outputError(error)
  }
}

/** One line on the error output that is written over, where somebody is looking at it. */
function showProgress(): { says(line: string): void; ends(): void } {
  if (!process.stderr.isTTY) return { says: () => {}, ends: () => {} }
  let latest = ''
  const show = () => process.stderr.write(`\r\x1b[K${latest}`)
  const timer = setInterval(show, 200)
  return {
    says: line => {
      latest = line
    },
    ends: () => {
      clearInterval(timer)
      if (latest !== '') process.stderr.write('\r\x1b[K')
      latest = ''
    },
  }
}
