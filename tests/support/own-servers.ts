import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, describe } from 'vitest'
import { plainEnvironment, run } from '../../src/platform/database/process-run.ts'
import { runAs, type ServerUser, serverUser } from '../../src/platform/database/server-user.ts'
import { familyOf, signal } from './program.ts'
import { quickest } from './quickest.ts'

/** What an operator runs beside Parvis, from Debian's packages: PostgreSQL, replicas of it, and PgBouncer in front of it. */
const bin = [15, 16, 17].map(major => `/usr/lib/postgresql/${major}/bin`).find(path => existsSync(path))
const pgbouncer = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(path => existsSync(path))
const openssl = ['/usr/bin/openssl'].find(path => existsSync(path))

const pdftotext = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext'].find(path => existsSync(path))

const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find(path => existsSync(path))

const program = { postgresql: bin, pgbouncer, openssl, 'poppler-utils': pdftotext, 'libreoffice-writer-nogui': soffice }

/** Tests that need programs which `bin/setup` brings where it may; where they are missing, it is said and the tests are left out. */
export function describeWith(needed: (keyof typeof program)[], name: string, tests: () => void): void {
  const missing = needed.filter(one => program[one] === undefined)
  if (missing.length > 0) {
    const said = `NOT TRIED, since ${missing.join(' and ')} can’t be found (bin/setup installs what it may): ${name}`
    process.stderr.write(`\n${said}\n\n`)
    describe.skip(said, tests)
    return
  }
  describe(name, () => {
    afterAll(stopServers)
    tests()
  })
}

export type OwnServer = {
  /** As `DATABASE_URL` has it, for the owner of the database, who is nobody special. */
  url: string
  folder: string
  /** Asks something as the superuser. */
  ask<Row extends object>(sql: string): Promise<Row[]>
  /** To the server and all its children. */
  signal(name: NodeJS.Signals): void
  stop(name?: NodeJS.Signals): Promise<void>
}

const started: { folder: string; stop(): Promise<void> }[] = []

/** A PostgreSQL of its own, with an empty database `parvis` that belongs to a user `parvis` who may do nothing else. */
export async function startPrimary(settings: Record<string, string> = {}): Promise<OwnServer> {
  const { folder, user } = newFolder()
  const options = ['-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--auth=trust']
  await must(`${bin}/initdb`, ['-D', join(folder, 'data'), ...options], user)
  const server = await launch(folder, user, settings)
  await server.ask('create role parvis login')
  await server.ask('create database parvis owner parvis')
  return server
}

/**
 * Gives a server a certificate that nobody vouches for but itself, and has it speak TLS from now on.
 * @param name what the certificate is for: `DNS:…` or `IP:…`
 * @returns where the certificate lies
 */
export async function speakTls(server: OwnServer, name: string): Promise<string> {
  const data = join(server.folder, 'data')
  const [key, certificate] = [join(data, 'server.key'), join(data, 'server.crt')]
  const made = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
  ]
  const says = ['-days', '2', '-subj', '/CN=parvis', '-addext', `subjectAltName=${name}`]
  await must(String(openssl), ['req', '-x509', ...made, ...says], serverUser(data, server.folder))
  await server.ask('alter system set ssl = on')
  const loaded = async () => String((await server.ask<{ at: string }>('select pg_conf_load_time()::text as at'))[0]?.at)
  const before = await loaded()
  await server.ask('select pg_reload_conf()')
  while ((await loaded()) === before) await sleep(20)
  return certificate
}

/** A replica of a server, which follows it. */
export async function startReplica(primary: OwnServer): Promise<OwnServer> {
  const { folder, user } = newFolder()
  const from = ['-h', join(primary.folder, 'socket'), '-U', 'postgres']
  const options = ['-D', join(folder, 'data'), '-R', '--checkpoint=fast', '--no-sync', ...from]
  await must(`${bin}/pg_basebackup`, options, user)
  return launch(folder, user, {})
}

/** Starts the server of a folder again, which was stopped. */
export const startAgain = ({ folder }: OwnServer): Promise<OwnServer> =>
  launch(folder, serverUser(join(folder, 'data'), folder), {})

/** PgBouncer in front of a server: as `DATABASE_URL` has it. Few connections, so that sessions are surely not kept. */
export async function startPooler(
  server: OwnServer,
  mode: 'transaction' | 'session' = 'transaction',
): Promise<{ url: string }> {
  const { folder, user } = newFolder()
  const settings = {
    listen_port: 6432,
    unix_socket_dir: join(folder, 'socket'),
    auth_type: 'any',
    pool_mode: mode,
    default_pool_size: mode === 'session' ? 40 : 4,
    max_client_conn: 200,
    logfile: join(folder, 'log'),
    pidfile: join(folder, 'pid'),
  }
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    [
      '[databases]',
      `parvis = host=${join(server.folder, 'socket')} port=5432 dbname=parvis user=parvis`,
      '[pgbouncer]',
      ...Object.entries(settings).map(([name, value]) => `${name} = ${value}`),
    ].join('\n'),
  )
  const child = spawn(String(pgbouncer), ['-q', join(folder, 'pgbouncer.ini')], {
    ...runAs(user),
    cwd: '/',
    stdio: 'ignore',
  })
  started.push({ folder, stop: () => end(child, 'SIGTERM') })
  const url = `postgresql://parvis@${encodeURIComponent(join(folder, 'socket'))}:6432/parvis`
  await answers({ connectionString: url }, child, join(folder, 'log'))
  return { url }
}

/** Ends what the tests of a file have started, by number, and removes their folders. */
async function stopServers(): Promise<void> {
  for (const { folder, stop } of started.splice(0).reverse()) {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder in which the servers' user may write: as root, they run as another one. */
function newFolder(): { folder: string; user: ServerUser } {
  const folder = mkdtempSync(join(quickest(), 'parvis-own-'))
  const user = serverUser(join(folder, 'data'), folder)
  mkdirSync(join(folder, 'socket'))
  for (const path of [folder, join(folder, 'socket')]) chownSync(path, user.uid, user.gid)
  return { folder, user }
}

async function must(path: string, args: string[], user: ServerUser): Promise<void> {
  const { status, output } = await run(path, args, user)
  if (status !== 0) throw new Error(`${path}: ${output}`)
}

async function launch(folder: string, user: ServerUser, settings: Record<string, string>): Promise<OwnServer> {
  const socket = join(folder, 'socket')
  const log = join(folder, 'log')
  const all = { listen_addresses: '', unix_socket_directories: socket, shared_buffers: '32MB', ...settings }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const out = openSync(log, 'a')
  const child = spawn(`${bin}/postgres`, ['-D', join(folder, 'data'), ...options], {
    ...runAs(user),
    cwd: '/',
    env: plainEnvironment,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  const admin = { host: socket, user: 'postgres', database: 'postgres' }
  const server: OwnServer = {
    url: `postgresql://parvis@${encodeURIComponent(socket)}/parvis`,
    folder,
    ask: sql => ask(admin, sql),
    signal: name => {
      for (const pid of familyOf(child.pid ?? 0)) signal(pid, name)
    },
    stop: (name = 'SIGINT') => end(child, name),
  }
  started.push({ folder, stop: server.stop })
  await answers(admin, child, log)
  return server
}

async function end(child: ChildProcess, name: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(name)
  await ended
}

async function ask<Row extends object>(connection: pg.ClientConfig, sql: string): Promise<Row[]> {
  const client = new pg.Client(connection)
  try {
    await client.connect()
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** Waits until a server takes connections. */
async function answers(connection: pg.ClientConfig, child: ChildProcess, log: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(readFileSync(log, 'utf8'))
    try {
      await ask(connection, 'select 1')
      return
    } catch (error) {
      if (!['ENOENT', 'ECONNREFUSED', '57P03'].includes((error as { code?: string }).code ?? '')) throw error
      await sleep(20)
    }
  }
}
