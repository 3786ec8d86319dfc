import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processIds, seeProcess } from '../../src/platform/database/process.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { copyFilled } from './filled-folder.ts'
import { quickest } from './quickest.ts'

export const asRoot = process.getuid?.() === 0
/** An ordinary user, to be run as when the tests run as root: `nobody`. */
export const ordinary = 65_534

export type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string }
export type Settings = Record<string, string>
type Options = {
  uid?: number
  cwd?: string
  stdin?: 'pipe'
  /** What the program is run by: a command that ends by running the one that follows it. */
  through?: readonly string[]
}

/** What a program finds around itself: nothing of ours but the path, so that no setting of the machine leaks in. */
const around = (settings: Settings): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? '',
  HOME: tmpdir(),
  LANG: 'fr_FR.UTF-8',
  ...settings,
})

const started: ChildProcess[] = []
const folders: string[] = []

/** A folder for data, gone after the tests. Others may pass through: as root, the database runs as another user. */
export function dataFolder(owner?: number): string {
  const folder = mkdtempSync(join(quickest(), 'parvis-program-'))
  chmodSync(folder, 0o711)
  folders.push(folder)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o711 })
  chmodSync(data, 0o711)
  if (owner !== undefined) {
    chownSync(folder, owner, owner)
    chownSync(data, owner, owner)
  }
  return data
}

function launch(
  [program = '', ...args]: string[],
  settings: Settings,
  { uid, cwd = projectRoot, stdin, through = [] }: Options,
): { child: ChildProcess; ended: Promise<Ended> } {
  const [command = '', ...rest] = [...through, process.execPath, join(projectRoot, program), ...args]
  const child = spawn(command, rest, {
    cwd,
    env: around(settings),
    stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  started.push(child)
  let out = ''
  let err = ''
  child.stdout?.on('data', chunk => {
    out += chunk
    child.emit('parvis-said', out)
  })
  child.stderr?.on('data', chunk => {
    err += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  return { child, ended }
}

/** `parvis …`, from its start to its end. */
export const parvis = (args: string[], settings: Settings, options: Options = {}): Promise<Ended> =>
  launch(['bin/parvis.mjs', ...args], settings, options).ended

/** `parvis …`, not waited for. */
export const beginParvis = (args: string[], settings: Settings, options: Options = {}) =>
  launch(['bin/parvis.mjs', ...args], settings, options)

/** `npm start`, from its start to its end: for starts that are to fail. */
export const failToStart = (settings: Settings, options: Options = {}): Promise<Ended> =>
  launch(['bin/start.mjs'], { PORT: '0', ...settings }, options).ended

/** `npm start`, not waited for. */
export function begin(dataDir: string): { pid: number; ended: Promise<Ended> } {
  const { child, ended } = launch(['bin/start.mjs'], { PORT: '0', DATA_DIR: dataDir }, {})
  return { pid: child.pid ?? 0, ended }
}

export type Program = {
  pid: number
  url: string
  port: number
  lines: string[]
  ended: Promise<Ended>
  stop(): Promise<Ended>
}

/** For a start as it is shipped, with all that a first start makes. */
export const asShipped = { PARVIS_SEED: 'demo' }

/** For a first start that fills an empty folder itself, with the French plans only. */
export const filling = { PARVIS_SEED: 'france' }

/**
 * `npm start`, on a port that is free, until it says its two lines. An empty folder holds the French plans by then, as if it had been started
 * before, without the demonstration: making both takes longer than most tests. A database that is given stays as it is. What a first start does
 * is seen where the settings say so: `asShipped`, `filling`; and on another day, or as another user.
 */
export async function start(dataDir: string, settings: Settings = {}, options: Options = {}): Promise<Program> {
  const { DATABASE_URL: given, PARVIS_SEED: asked, PARVIS_CLOCK: day } = settings
  const anew = given !== undefined || asked !== undefined || day !== undefined || options.uid !== undefined
  if (!anew) await copyFilled(dataDir, async folder => (await start(folder, filling)).stop())
  const seed: Settings = given ? {} : filling
  const set = { PORT: '0', DATA_DIR: dataDir, ...seed, ...settings }
  const { child, ended } = launch(['bin/start.mjs'], set, options)
  const lines = await new Promise<string[]>((resolve, reject) => {
    child.on('parvis-said', (out: string) => {
      const said = out.split('\n')
      if (said.length > 2) resolve(said.slice(0, 2))
    })
    ended.then(({ code, out, err }) => reject(new Error(`ended with ${code}: ${out}${err}`)), reject)
  })
  const url = /http:\/\/[^\s]+:\d+/.exec(lines[0] ?? '')?.[0] ?? ''
  return {
    pid: child.pid ?? 0,
    url,
    port: Number(new URL(url).port),
    lines,
    ended,
    stop() {
      child.kill('SIGINT')
      return ended
    },
  }
}

/** The PostgreSQL server of a data folder, when it runs. */
export function databaseOf(dataDir: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(dataDir, 'postgresql', '18', 'postmaster.pid'), 'utf8'), 10)
    return isAlive(pid) ? pid : null
  } catch {
    return null
  }
}

export const isAlive = (pid: number): boolean => seeProcess(pid)?.zombie === false

/** A process and its children: a server of PostgreSQL and its connections. Linux only. */
export const familyOf = (pid: number): number[] => [
  pid,
  ...processIds().filter(child => {
    try {
      const stat = readFileSync(`/proc/${child}/stat`, 'latin1')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid
    } catch {
      return false
    }
  }),
]

/** Sends a signal by number, to one process; nothing where it has ended, also in the moment between. */
export function signal(pid: number | null, name: NodeJS.Signals): void {
  if (pid === null || !isAlive(pid)) return
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Waits until something is so. */
export async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await so())) await sleep(10)
}

/** Ends what the tests of a file have started, by number, and removes their folders. */
export async function cleanUp(): Promise<void> {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await new Promise(resolve => child.once('close', resolve))
    }
  }
  for (const folder of folders.splice(0)) {
    const database = databaseOf(join(folder, 'data'))
    signal(database, 'SIGQUIT')
    await until(() => database === null || !isAlive(database))
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

/** The first bundle is made by whoever may write into the project, so that an ordinary user finds it ready. */
export const bundled = (): Promise<Ended> => parvis(['--help'], {})
