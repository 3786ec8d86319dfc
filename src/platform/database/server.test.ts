import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { OperatorError } from '../operator-error.ts'
import { seeProcess } from './process.ts'
import { type DatabaseServer, type DatabaseServerOptions, joinDatabaseServer } from './server.ts'

// On a machine with much else to do, several programs and servers that start take longer than the usual 5 s.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const asRoot = process.getuid?.() === 0
const memory = '/dev/shm'
const settings = { fsync: 'off' }
const folders: string[] = []
const programs: ChildProcess[] = []
const joined: DatabaseServer[] = []

afterEach(async () => {
  for (const server of joined.splice(0)) await server.leave()
  for (const program of programs.splice(0)) await end(program, 'SIGKILL')
  for (const folder of folders.splice(0)) {
    const server = serverOf(folder)
    if (server && alive(server)) kill(server, 'SIGQUIT')
    await until(() => !server || !alive(server))
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
})

test('makes a database in an empty folder, keeps it from one start to the next, and stops it when the last one leaves', async () => {
  const dataDir = newFolder()
  const first = await come({ dataDir })
  const pid = first.pid() ?? 0
  expect(alive(pid)).toBe(true)
  const [row] = await query(
    first,
    `select current_user as who, current_database() as base, lower('ÉTÉ') as lower, 'É' ~ '\\w' as word,
    current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums, current_setting('TimeZone') as zone`,
  )
  expect(row).toEqual({
    who: 'parvis',
    base: 'parvis',
    lower: 'été',
    word: true,
    encoding: 'UTF8',
    checksums: 'on',
    zone: 'UTC',
  })
  await query(first, `create table kept as select 'oui' as answer`)
  await first.leave()
  await first.leave()
  expect(alive(pid)).toBe(false)
  expect(first.pid()).toBeNull()

  const second = await come({ dataDir })
  expect(await query(second, 'select answer from kept')).toEqual([{ answer: 'oui' }])
  expect(statSync(clusterOf(dataDir)).mode & 0o777).toBe(0o700)
  expect(statSync(clusterOf(dataDir)).uid === 0).toBe(false)
})

test('lets nobody in but through its socket', async () => {
  const server = await come({ dataDir: newFolder() })
  expect(await query(server, `select current_setting('listen_addresses') as addresses`)).toEqual([{ addresses: '' }])
  const methods = await query(server, 'select type, auth_method from pg_hba_file_rules')
  expect(methods).toEqual([{ type: 'local', auth_method: 'peer' }])
  expect(statSync(server.connection.host ?? '').mode & 0o777).toBe(0o700)
})

test('writes down that a statement failed, and not with whose address', async () => {
  const dataDir = newFolder()
  const server = await come({ dataDir })
  await query(server, `create table addresses as select 'ines' || chr(64) || 'example.org' as address`)
  await query(server, 'create unique index addresses_once on addresses (address)')
  await expect(query(server, 'insert into addresses select address from addresses')).rejects.toThrow('addresses_once')
  const log = readFileSync(join(dataDir, 'postgresql', 'postgresql.log'), 'utf8')
  expect(log).toContain('addresses_once')
  expect(log).not.toContain('ines@example.org')
})

test('a start after an earlier one that was cut short clears what it left', async () => {
  const dataDir = newFolder()
  const left = join(dataDir, 'postgresql', '18.init-32767-1-abcdef')
  mkdirSync(left, { recursive: true })
  chmodSync(join(dataDir, 'postgresql'), 0o711)
  await come({ dataDir })
  expect(existsSync(left)).toBe(false)
})

test('two programs that start at once on an empty folder share one server, which the last one stops', async () => {
  const dataDir = newFolder()
  const [one, two] = await Promise.all([startProgram(dataDir), startProgram(dataDir)])
  expect(one.server).toBe(two.server)
  expect(readdirSync(join(dataDir, 'postgresql')).filter(name => name.includes('init'))).toEqual([])
  await end(one.program, 'SIGTERM')
  expect(alive(one.server)).toBe(true)
  await end(two.program, 'SIGTERM')
  expect(alive(one.server)).toBe(false)
})

test('a program that comes while the last one stops the server starts it again', async () => {
  const dataDir = newFolder()
  let server = await come({ dataDir })
  for (let round = 0; round < 4; round++) {
    const leaving = server.leave()
    await sleep(round * 3)
    const next = await come({ dataDir })
    await leaving
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }])
    server = next
  }
})

test('after a kill -9 of the program, another one adopts its server', async () => {
  const dataDir = newFolder()
  const { program, server } = await startProgram(dataDir)
  await end(program, 'SIGKILL')
  expect(alive(server)).toBe(true)
  const next = await come({ dataDir })
  expect(next.pid()).toBe(server)
  await next.leave()
  expect(alive(server)).toBe(false)
})

test('after a kill -9 of PostgreSQL, the pool of the same program works again', async () => {
  const server = await come({ dataDir: newFolder() })
  const pool = new pg.Pool({ ...server.connection, max: 3 })
  pool.on('error', () => {})
  await pool.query('select 1')
  for (let round = 0; round < 2; round++) {
    const before = server.pid()
    kill(before)
    // Not merely an answer: for an instant, the dead server's own connection may still give one.
    await until(() => ![null, before].includes(server.pid()))
    await until(async () => (await pool.query('select 1').catch(() => null)) !== null)
  }
  await pool.end()
})

test('a database whose files disappear isn’t replaced by an empty one, and works again when they are back', async () => {
  const dataDir = newFolder()
  const said: unknown[] = []
  const server = await come({ dataDir, log: (_, details) => said.push(details) })
  await query(server, `create table kept as select 'oui' as answer`)
  const pid = server.pid()
  renameSync(clusterOf(dataDir), `${clusterOf(dataDir)}-away`)
  kill(pid)
  await until(() => JSON.stringify(said).includes('disappeared'))
  expect(existsSync(clusterOf(dataDir))).toBe(false)
  renameSync(`${clusterOf(dataDir)}-away`, clusterOf(dataDir))
  await until(() => ![null, pid].includes(server.pid()))
  await until(async () => (await query(server, 'select answer from kept').catch(() => [])).length === 1)
})

test('after a kill -9 of the program and of PostgreSQL, the next one starts with what was committed', async () => {
  const dataDir = newFolder()
  const { program, server, connection } = await startProgram(dataDir)
  await query({ connection }, `create table kept as select 'oui' as answer`)
  program.kill('SIGSTOP')
  kill(server)
  await end(program, 'SIGKILL')
  const next = await come({ dataDir })
  expect(next.pid()).not.toBe(server)
  expect(await query(next, 'select answer from kept')).toEqual([{ answer: 'oui' }])
})

test('a lock left by a dead server doesn’t stop the next one: number reused, zombie, or empty', async () => {
  const dataDir = newFolder()
  const first = await come({ dataDir })
  const cluster = clusterOf(dataDir)
  const lock = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n').slice(1).join('\n')
  const socketLock = join(first.connection.host ?? '', '.s.PGSQL.5432.lock')
  await first.leave()
  const { uid, gid } = statSync(cluster)
  const owner = asRoot ? { uid, gid } : {}
  const other = spawn('sleep', ['60'], { ...owner, stdio: 'ignore' })
  // A child that has ended and whose parent never looks.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {
    ...owner,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  programs.push(other, parent)
  const [zombie] = await once(createInterface(parent.stdout), 'line')
  await until(() => process.platform !== 'linux' || seeProcess(Number(zombie))?.zombie === true)

  for (const text of [`${other.pid}\n${lock}`, `${zombie}\n${lock}`, '']) {
    for (const path of [join(cluster, 'postmaster.pid'), socketLock]) {
      writeFileSync(path, text, { mode: 0o600 })
      if (asRoot) chownSync(path, uid, gid)
    }
    const next = await come({ dataDir })
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }])
    await next.leave()
  }
  expect(alive(other.pid ?? 0)).toBe(true)
})

test('a socket’s path that would be too long is replaced by a short one', async () => {
  const dataDir = join(newFolder(), 'd'.repeat(100))
  const server = await come({ dataDir })
  const host = server.connection.host ?? ''
  expect(host).toMatch(/^\/(run|tmp)\/parvis-/)
  await server.leave()
  expect(existsSync(host)).toBe(false)
})

test('refuses a server that could lose what was committed, unless it was asked for', async () => {
  const dataDir = newFolder()
  const server = await come({ dataDir })
  expect(await failure({ dataDir, settings: {} })).toMatchObject({ code: 'database-not-durable' })
  expect(alive(server.pid() ?? 0)).toBe(true)
  await server.leave()
  const durable = await come({ dataDir, settings: {} })
  await query(durable, 'alter database parvis set synchronous_commit = off')
  await durable.leave()
  expect(await failure({ dataDir, settings: {} })).toMatchObject({ code: 'database-not-durable' })
  expect(serverOf(dataDir)).toBeNull()
})

test('says which folder can’t be written to', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  const error = await failure({ dataDir: join(folder, 'file', 'data') })
  expect(error).toMatchObject({ code: 'folder-not-writable' })
  expect(error.sentence.fr).toContain(join(folder, 'file', 'data'))
})

test('runs as an ordinary user, and tells that user what is missing', async context => {
  if (asRoot && !othersMayRead()) return context.skip('nobody can’t read this checkout')
  const folder = newFolder()
  const dataDir = join(folder, 'own')
  mkdirSync(dataDir)
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  const ordinary = asRoot ? { uid: 65534, gid: 65534 } : {}
  if (asRoot) chownSync(dataDir, 65534, 65534)
  chmodSync(closed, 0o555)
  const { program, server } = await startProgram(dataDir, ordinary)
  await end(program, 'SIGTERM')
  expect(alive(server)).toBe(false)
  expect(statSync(clusterOf(dataDir)).uid).toBe(statSync(dataDir).uid)
  await expect(startProgram(closed, ordinary)).rejects.toThrow(/can’t write to/)
})

test('says which folder the database’s user can’t pass through', async context => {
  if (!asRoot) return context.skip('only for root: an ordinary user runs the database as themselves')
  const dataDir = join(newFolder(), 'closed', 'data')
  mkdirSync(dataDir, { recursive: true })
  chmodSync(join(dataDir, '..'), 0o700)
  const error = await failure({ dataDir })
  expect(error).toMatchObject({ code: 'folder-not-reachable' })
  expect(error.sentence.en).toContain(`chmod o+x ${join(dataDir, '..')}`)
})

test('refuses the data of another PostgreSQL, and a folder that holds something else', async () => {
  const [older, other] = [newFolder(), newFolder()]
  mkdirSync(join(older, 'postgresql', '17'), { recursive: true })
  writeFileSync(join(older, 'postgresql', '17', 'PG_VERSION'), '17\n')
  mkdirSync(clusterOf(other), { recursive: true })
  writeFileSync(join(clusterOf(other), 'notes.txt'), '')
  for (const folder of [older, other]) chmodSync(join(folder, 'postgresql'), 0o711)
  expect(await failure({ dataDir: older })).toMatchObject({ code: 'cluster-version' })
  expect(await failure({ dataDir: other })).toMatchObject({ code: 'folder-not-a-cluster' })
})

test('says why PostgreSQL won’t start, in its own words', async () => {
  const dataDir = newFolder()
  const error = await failure({ dataDir, settings: { ...settings, shared_buffers: 'plenty' } })
  expect(error).toMatchObject({ code: 'database-wont-start' })
  expect(error.sentence.en).toContain('invalid value for parameter "shared_buffers": "plenty"')
  expect(error.sentence.en).toContain(join(dataDir, 'postgresql', 'postgresql.log'))
})

test('an operator’s own database: used when it answers, and named without its password when it doesn’t', async () => {
  const ours = await come({ dataDir: newFolder() })
  const socket = encodeURIComponent(ours.connection.host ?? '')
  const external = await come({ dataDir: '/nowhere', databaseUrl: `postgresql://parvis@${socket}/parvis` })
  expect(external.kind).toBe('external')
  expect(external.pid()).toBeNull()
  expect(await query(external, 'select 1 as one')).toEqual([{ one: 1 }])
  await external.leave()
  expect(alive(ours.pid() ?? 0)).toBe(true)

  const password = 'tres s@cret/ 1'
  const secret = encodeURIComponent(password)
  const port = await closedPort()
  const unreachable = await failure({
    dataDir: '/nowhere',
    databaseUrl: `postgresql://parvis:${secret}@127.0.0.1:${port}/base`,
  })
  expect(unreachable).toMatchObject({ code: 'database-unreachable' })
  expect(unreachable.sentence.en).toContain(`127.0.0.1:${port}/base`)
  const missing = await failure({ dataDir: '/nowhere', databaseUrl: `postgresql://parvis:${secret}@${socket}/absente` })
  expect(missing).toMatchObject({ code: 'database-refused' })
  const invalid = await failure({ dataDir: '/nowhere', databaseUrl: `mysql://parvis:${secret}@127.0.0.1/base` })
  expect(invalid).toMatchObject({ code: 'database-url-invalid' })
  const malformed = await failure({ dataDir: '/nowhere', databaseUrl: `postgresql://parvis:${secret}@[127/base` })
  expect(malformed).toMatchObject({ code: 'database-url-invalid' })
  for (const error of [unreachable, missing, invalid, malformed]) {
    const said = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)} ${Object.values(error.sentence).join(' ')}`
    expect(said).not.toContain(password)
    expect(said).not.toContain(secret)
  }
})

function newFolder(): string {
  const base = existsSync(memory) && writable(memory) ? memory : tmpdir()
  const folder = mkdtempSync(join(base, 'parvis-test-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const clusterOf = (dataDir: string) => join(dataDir, 'postgresql', '18')

async function come(options: DatabaseServerOptions): Promise<DatabaseServer> {
  const server = await joinDatabaseServer({ settings, ...options })
  joined.push(server)
  return server
}

async function failure(options: DatabaseServerOptions): Promise<OperatorError> {
  try {
    await come(options)
  } catch (error) {
    if (error instanceof OperatorError) return error
    throw error
  }
  throw new Error('it did not fail')
}

async function query({ connection }: Pick<DatabaseServer, 'connection'>, text: string): Promise<object[]> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

type Program = { program: ChildProcess; server: number; connection: pg.ClientConfig }

/** Another program that joins the database of a folder; rejects with what it says when it can't. */
async function startProgram(dataDir: string, user: { uid?: number; gid?: number } = {}): Promise<Program> {
  const fixture = join(import.meta.dirname, 'server-fixture.ts')
  const program = spawn(process.execPath, ['--import', 'tsx', fixture, dataDir], {
    ...user,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  programs.push(program)
  let wrong = ''
  program.stderr?.on('data', text => {
    wrong += text
  })
  const said = once(createInterface(program.stdout), 'line').then(([line]) => JSON.parse(String(line)))
  const died = once(program, 'close').then(() => Promise.reject(new Error(wrong)))
  const { server, connection } = await Promise.race([said, died])
  died.catch(() => {})
  return { program, server, connection }
}

async function end(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  const ended = once(program, 'exit')
  program.kill(signal)
  await ended
}

/** The server that holds the lock of a folder made by these tests, wherever below it. */
function serverOf(dataDir: string): number | null {
  const found = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).find(name =>
    name.endsWith('/postmaster.pid'),
  )
  const pid = found === undefined ? 0 : Number.parseInt(readFileSync(join(dataDir, found), 'utf8'), 10)
  return seeProcess(pid)?.command.includes(dataDir) ? pid : null
}

/** Never 0, which would be all of our own process group. */
function kill(pid: number | null, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (!pid) throw new Error('there is no server to kill')
  process.kill(pid, signal)
}

const alive = (pid: number) => seeProcess(pid)?.zombie === false

const othersMayRead = () => {
  let folder = import.meta.dirname
  for (; folder !== '/'; folder = join(folder, '..')) if ((statSync(folder).mode & 1) === 0) return false
  return true
}

/** Waits for something that takes an unknown but short time. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (await condition()) return
    await sleep(10)
  }
  throw new Error('it did not happen')
}

async function closedPort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  listener.close()
  await once(listener, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
