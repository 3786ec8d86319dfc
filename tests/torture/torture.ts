import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { joinDatabaseServer } from '../../src/platform/database/server.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { cleanUp, databaseOf, dataFolder, familyOf, parvis, signal, until } from '../support/program.ts'
import { type Chance, chance } from './chance.ts'
import { faultsAfter, type Said } from './checks.ts'

/** Who dies: programs while they start, or while they write; the database; one of its connections; or programs and database at once. */
const victims = ['start', 'program', 'program', 'database', 'database', 'connection', 'both', 'both'] as const
type Victim = (typeof victims)[number]

export type Tally = {
  deaths: Record<string, number>
  acknowledged: number
  /** Begun and not acknowledged when the program died: found done, or not at all. */
  unheard: { done: number; undone: number }
  entries: number
  faults: string[]
}

const migrations = join(projectRoot, 'migrations')
/** After so many deaths, another folder: reading the record again should not become the longest part. */
const deathsOfAFolder = 20

/**
 * Lets programs change things without a pause, and kills them, their database, or both, at moments given by chance; after each death looks
 * whether anything that was acknowledged is lost, whether anything is half there, and whether the record holds.
 * @param seed the same one makes the same choices; what they meet depends on the machine
 */
export async function torture(seed: number, deaths: number, tell: (line: string) => void = () => {}): Promise<Tally> {
  const luck = chance(seed)
  const tally: Tally = { deaths: {}, acknowledged: 0, unheard: { done: 0, undone: 0 }, entries: 0, faults: [] }
  const folder = mkdtempSync(join(projectRoot, 'var-torture-'))
  const writer = join(folder, 'writer.mjs')
  try {
    await bundleWriter(writer)
    let dataDir = ''
    for (let death = 0; death < deaths; death++) {
      if (death % deathsOfAFolder === 0) {
        await cleanUp()
        dataDir = dataFolder()
      }
      const victim = luck.oneOf(victims)
      const said = await liveAndDie(writer, dataDir, victim, death, luck)
      const faults = await look(dataDir, said, tally)
      tally.deaths[victim] = (tally.deaths[victim] ?? 0) + 1
      tally.faults.push(...faults.map(fault => `death ${death} (${victim}): ${fault}`))
      const acknowledged = [...said.values()].filter(({ entries }) => entries !== null).length
      tally.acknowledged += acknowledged
      tell(
        `${death + 1}/${deaths} ${victim}: ${acknowledged} acknowledged of ${said.size} begun, ${faults.length} faults`,
      )
    }
    return tally
  } finally {
    await cleanUp()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One file, so that a thousand starts of the writer take no longer than needed. */
async function bundleWriter(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'writer.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    mainFields: ['module', 'main'],
    external: ['pg-native', '@resvg/resvg-js'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
}

type Writer = { child: ChildProcess; said: Said; ended: Promise<unknown>; words: () => string }

function startWriter(path: string, dataDir: string, name: string, seed: number): Writer {
  const child = spawn(process.execPath, [path, dataDir, migrations, name, String(seed)], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Said = new Map()
  let words = ''
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', line => {
    const told = parsed(line)
    if (told?.begun) said.set(told.begun, { things: told.things ?? 0, kind: told.kind ?? '', entries: null })
    const known = told?.done === undefined ? undefined : said.get(told.done)
    if (known) known.entries = told?.entries ?? []
  })
  child.stderr?.on('data', chunk => {
    words += chunk
  })
  return { child, said, ended: once(child, 'close'), words: () => words }
}

type Line = { begun?: string; done?: string; things?: number; kind?: string; entries?: string[] }

/** The last line of a program that was killed may be cut short: then it has said nothing. */
function parsed(line: string): Line | null {
  try {
    return JSON.parse(line) as Line
  } catch {
    return null
  }
}

const acknowledgedBy = ({ said }: Writer) => [...said.values()].filter(({ entries }) => entries !== null).length

async function liveAndDie(path: string, dataDir: string, victim: Victim, death: number, luck: Chance): Promise<Said> {
  const count = 1 + luck.below(2)
  const turns = 1 + luck.below(12)
  const moment = luck.below(victim === 'start' ? 800 : 100)
  const seeds = Array.from({ length: count }, () => luck.below(1e9))
  const writers = seeds.map((seed, place) => startWriter(path, dataDir, `d${death}w${place}`, seed))
  const isAlive = ({ child }: Writer) => child.exitCode === null && child.signalCode === null
  const hearAll = (more: number) => {
    const enough = writers.map(writer => acknowledgedBy(writer) + more)
    return until(() =>
      writers.every((writer, place) => !isAlive(writer) || acknowledgedBy(writer) >= (enough[place] ?? 0)),
    )
  }
  if (victim !== 'start') await hearAll(turns)
  await sleep(moment)
  const database = databaseOf(dataDir)
  const killDatabase = () => signal(database, 'SIGKILL')
  const killPrograms = () => {
    for (const { child } of writers) child.kill('SIGKILL')
  }
  if (victim === 'database') killDatabase()
  if (victim === 'connection') {
    const [, ...connections] = database === null ? [] : familyOf(database)
    signal(connections[luck.below(connections.length)] ?? null, 'SIGKILL')
  }
  if (victim === 'both')
    for (const kill of luck.below(2) ? [killDatabase, killPrograms] : [killPrograms, killDatabase]) kill()
  if (victim === 'database' || victim === 'connection') {
    // They come back by themselves, and go on; then they are asked to leave.
    await hearAll(1)
    for (const { child } of writers) child.kill('SIGTERM')
  } else {
    killPrograms()
  }
  await Promise.all(writers.map(({ ended }) => ended))
  const wrong = writers.map(({ words }) => words().trim()).filter(Boolean)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return new Map(writers.flatMap(({ said }) => [...said]))
}

/** Comes to the database as the next start does, and looks; then asks the command line too. */
async function look(dataDir: string, said: Said, tally: Tally): Promise<string[]> {
  const server = await joinDatabaseServer({ dataDir })
  try {
    await migrate(server.connection, migrations)
    const { db, close } = openDatabase(server.connection)
    try {
      const faults = await faultsAfter(db, said)
      const unheard = [...said].flatMap(([key, { entries, kind }]) =>
        entries === null && kind !== 'import' ? [key] : [],
      )
      const found = await db
        .selectFrom('idempotency_keys')
        .select('key')
        .where('key', 'in', ['', ...unheard])
        .execute()
      tally.unheard.done += found.length
      tally.unheard.undone += unheard.length - found.length
      const { count } = await db
        .selectFrom('entries')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      tally.entries += count
      const verified = await parvis(['verify'], { DATA_DIR: dataDir, LANG: 'en_GB.UTF-8' })
      if (verified.code !== 0) faults.push(`parvis verify: ${verified.out}${verified.err}`)
      return faults
    } finally {
      await close()
    }
  } finally {
    await server.leave()
  }
}
