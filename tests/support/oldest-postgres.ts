import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { plainEnvironment, run } from '../../src/platform/database/process-run.ts'
import { runAs, type ServerUser, serverUser } from '../../src/platform/database/server-user.ts'

/** Where Debian puts the programs of each major version, the oldest that Parvis supports first. */
const places = [15, 16, 17].map(major => `/usr/lib/postgresql/${major}/bin`)

/** The programs of the oldest PostgreSQL at hand; `PARVIS_OLDEST_POSTGRES` says where they are elsewhere. */
function oldestPrograms(): string {
  const asked = process.env.PARVIS_OLDEST_POSTGRES
  const found = (asked ? [asked] : places).find(bin => existsSync(join(bin, 'postgres')))
  if (found) return found
  throw new Error(
    `The tests also run on the oldest PostgreSQL that Parvis supports, which isn’t at ${asked ?? places.join(' nor at ')}: run bin/setup.`,
  )
}

/**
 * As unlike the PostgreSQL that npm brings as an operator may have it: another order of text, other ways of writing dates and
 * times, another time zone, transactions that see less.
 */
const unlike = {
  datestyle: 'SQL, DMY',
  intervalstyle: 'sql_standard',
  timezone: 'Asia/Kathmandu',
  default_text_search_config: 'pg_catalog.german',
  bytea_output: 'escape',
  extra_float_digits: '-3',
  default_transaction_isolation: 'repeatable read',
}

export type OldPostgres = { connection: pg.ClientConfig; stop(): Promise<void> }

/**
 * Starts the oldest PostgreSQL that Parvis supports, on an empty folder, as an operator’s own server, with a database `parvis`.
 * @param folder exists, and its user may pass through its parents; its path is short enough for a socket
 */
export async function startOldest(folder: string, settings: Record<string, string>): Promise<OldPostgres> {
  const bin = oldestPrograms()
  const data = join(folder, 'cluster')
  const user = serverUser(data, folder)
  for (const made of [data, join(folder, 'socket')]) {
    mkdirSync(made, { mode: 0o700 })
    if (user.other) chownSync(made, user.uid, user.gid)
  }
  // Accents and punctuation count otherwise than in C.UTF-8, which npm’s has.
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=fr']
  const args = ['-D', data, '-U', 'parvis', '-E', 'UTF8', ...locale, '--no-sync', '--auth=trust']
  const made = await run(join(bin, 'initdb'), args, user)
  if (made.status !== 0) throw new Error(`initdb: ${made.output}`)
  const socket = join(folder, 'socket')
  const child = launch(bin, data, join(folder, 'log'), user, {
    listen_addresses: '',
    unix_socket_directories: socket,
    ...unlike,
    ...settings,
  })
  const connection = { host: socket, port: 5432, ssl: false, user: 'parvis', database: 'parvis' }
  await answers({ ...connection, database: 'postgres' }, child, join(folder, 'log'))
  return {
    connection,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGINT')
      await once(child, 'exit')
    },
  }
}

function launch(bin: string, data: string, log: string, user: ServerUser, settings: Record<string, string>) {
  const out = openSync(log, 'w')
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...runAs(user), cwd: '/', env: plainEnvironment, stdio: ['ignore', out, out] },
  )
  closeSync(out)
  return child
}

async function answers(connection: pg.ClientConfig, child: ChildProcess, log: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(readFileSync(log, 'utf8'))
    const client = new pg.Client(connection)
    try {
      await client.connect()
      await client.query('create database parvis')
      return
    } catch (error) {
      if (!['ENOENT', 'ECONNREFUSED', '57P03'].includes((error as { code?: string }).code ?? '')) throw error
      await sleep(10)
    } finally {
      await client.end().catch(() => {})
    }
  }
}
