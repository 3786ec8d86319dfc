import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { EmbeddedPackage } from './embedded-package.ts'
import { seeProcess } from './process.ts'
import { cannotRun } from './process-run.ts'
import { codeOf, folderError } from './server-errors.ts'
import { makeFolder, type ServerHome } from './server-home.ts'
import { may, obstacle, runAs, type ServerUser } from './server-user.ts'

/** Where root may keep the programs when the data is on a disk that nothing may be run from. */
const systemFolder = '/var/lib/parvis/programs'

/**
 * The `bin` folder of a PostgreSQL that the database's user can run: the package's own, or a copy of it where that user can't
 * come to it (a checkout under `/root`) or where its links are missing and can't be made (a package installed by somebody else).
 * @throws OperatorError `program-not-runnable`, `no-postgres-binary`, `disk-full`
 */
export function programsFor(home: ServerHome): string {
  const { package: embedded, user } = home
  if (canUse(user, embedded.root) && makeLinks(embedded.root)) return join(embedded.root, 'native', 'bin')
  const places = [home.programs, ...(user.other ? [systemFolder] : [])]
  const made = places.map(place => join(place, embedded.version)).find(copy => existsSync(copy) && canUse(user, copy))
  if (made !== undefined) return join(made, 'native', 'bin')
  let failure: unknown
  for (const place of places) {
    try {
      return copyPrograms(embedded, place, user, place === home.programs)
    } catch (error) {
      failure ??= error
    }
  }
  throw folderError(failure, home.programs)
}

/** Samples of what has to be read, one of each folder: an install under a strict umask closes them all alike. */
const samples = [
  'bin/initdb',
  'bin/postgres',
  'lib/libpq.so.5.18',
  'lib/postgresql/plpgsql.so',
  'share/postgresql/postgres.bki',
]

function canUse(user: ServerUser, root: string): boolean {
  if (!user.other) return true
  const files = samples.map(sample => join(root, 'native', sample)).filter(file => existsSync(file))
  const folders = new Set(files.map(file => dirname(file)))
  return files.every(file => may(user, file, 4)) && [...folders].every(folder => obstacle(user, folder) === null)
}

/**
 * The symbolic links of the libraries, which npm packages can't hold: the package lists them, and its own install script, which
 * would make them, isn't run.
 * @returns false when some are missing and can't be made
 */
export function makeLinks(root: string): boolean {
  const list = readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false
    }
  }
  return true
}

/** Copies beside, then renames: a copy that was cut short never counts. */
function copyPrograms(embedded: EmbeddedPackage, place: string, user: ServerUser, cleans: boolean): string {
  const copy = join(place, embedded.version)
  const beside = `${copy}.copy-${process.pid}`
  makeFolder(place)
  removeLeftovers(place)
  try {
    rmSync(beside, { recursive: true, force: true })
    // The links are relative and must stay so: otherwise they would lead back to where the user can't go.
    cpSync(join(embedded.root, 'native'), join(beside, 'native'), { recursive: true, verbatimSymlinks: true })
    makeLinks(beside)
    spawnSync('chmod', ['-R', 'a+rX', beside], { stdio: 'ignore' })
    const postgres = join(beside, 'native', 'bin', 'postgres')
    const run = spawnSync(postgres, ['--version'], { ...runAs(user), cwd: '/', encoding: 'utf8' })
    const reason = cannotRun(postgres, user.name, { status: run.status, error: run.error, output: run.stderr ?? '' })
    if (reason) throw reason
    // A power cut must not leave a folder that has its name and lacks its contents.
    spawnSync('sync', ['-f', postgres], { stdio: 'ignore' })
    renameSync(beside, copy)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error
  }
  if (cleans) removeOlder(place, embedded.version)
  return join(copy, 'native', 'bin')
}

/** Copies of earlier versions: a database that is about to be started is run by nothing else. */
function removeOlder(place: string, version: string): void {
  const older = readdirSync(place).filter(name => name !== version && !name.includes('.copy-'))
  for (const name of older) rmSync(join(place, name), { recursive: true, force: true })
}

function removeLeftovers(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = /\.copy-(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !seeProcess(Number(pid))) rmSync(join(place, name), { recursive: true, force: true })
  }
}
