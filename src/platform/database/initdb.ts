import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { seeProcess } from './process.ts'
import { cannotRun, run } from './process-run.ts'
import { codeOf, databaseWontStart, diskFull, folderError } from './server-errors.ts'
import type { ServerHome } from './server-home.ts'
import { operatorNames, type ServerUser } from './server-user.ts'

/** Whether the files of the database are there. */
export const isMade = (home: ServerHome): boolean => existsSync(join(home.cluster, 'PG_VERSION'))

/**
 * Makes the files of the database where there are none, beside their place and then renamed: a second program that does the
 * same finds the place taken and uses what the first one made; one that is killed leaves nothing that counts.
 * @param durable false in tests only: doesn't wait for the disk
 * @throws OperatorError `disk-full`, `folder-not-writable`, `database-wont-start`
 */
export async function makeCluster(home: ServerHome, bin: string, durable: boolean): Promise<void> {
  if (isMade(home)) return
  removeLeftovers(home)
  const started = seeProcess(process.pid)?.started ?? 0
  const beside = `${home.cluster}.init-${process.pid}-${started}-${Math.random().toString(36).slice(2, 8)}`
  try {
    mkdirSync(beside, { mode: 0o700 })
    if (home.user.other) chownSync(beside, home.user.uid, home.user.gid)
    await initdb(home, join(bin, 'initdb'), beside, durable)
    writeAccess(beside, home.user)
    renameSync(beside, home.cluster)
    if (durable) syncFolder(dirname(home.cluster))
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    // Another program was quicker: its cluster is as good as ours.
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)) && isMade(home)) return
    throw folderError(error, home.folder)
  }
}

/** UTF-8 throughout, and a locale whose lower case, words and trigrams know accents, which `C` doesn't. */
async function initdb(home: ServerHome, program: string, folder: string, durable: boolean): Promise<void> {
  const args = ['-D', folder, '-U', 'parvis', '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums', '--no-instructions']
  const ended = await run(
    program,
    [...args, '--auth-local=peer', '--auth-host=reject', ...(durable ? [] : ['--no-sync'])],
    home.user,
  )
  if (ended.status === 0) return
  const unable = cannotRun(program, home.user.name, ended)
  if (unable) throw unable
  if (/No space left on device|Disk quota exceeded/.test(ended.output)) throw diskFull(home.folder)
  const lines = ended.output.split('\n').filter(line => /error:|FATAL|PANIC|ERROR/.test(line))
  throw databaseWontStart(home.log, `initdb: ${lines.at(-1)?.trim() ?? `status ${ended.status}`}`)
}

/**
 * Who may connect: only through the socket, only those whom the system says they are (peer authentication), and of those only
 * whoever runs Parvis. Written again at each start, as that may be somebody else than the last time.
 */
export function writeAccess(cluster: string, user: ServerUser): void {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const names = operatorNames(user).map(name => `parvis ${quoted(name)} parvis\n`)
  const header = '# Written by Parvis each time that it starts the database.\n'
  replaceFile(join(cluster, 'pg_hba.conf'), `${header}local all all peer map=parvis\n`, user)
  replaceFile(join(cluster, 'pg_ident.conf'), header + names.join(''), user)
}

/** Replaces a file of the database's user without following a link that this user may have put there: we may be root. */
function replaceFile(path: string, text: string, user: ServerUser): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  const beside = `${path}.${process.pid}`
  rmSync(beside, { force: true })
  const file = openSync(beside, 'wx', 0o600)
  try {
    writeSync(file, text)
    if (user.other) fchownSync(file, user.uid, user.gid)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
}

/** Gives the database's user a cluster that root put back from a copy, and that is root's since. */
export function giveCluster({ cluster, user }: ServerHome): void {
  if (!user.other || statSync(cluster).uid !== 0) return
  for (const name of readdirSync(cluster, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(cluster, name), user.uid, user.gid)
  // Last: while it is root's, a chown that was cut short is done again.
  lchownSync(cluster, user.uid, user.gid)
}

/** What programs that were killed left half made. */
function removeLeftovers(home: ServerHome): void {
  for (const name of readdirSync(home.folder)) {
    const [, pid, started] = /^\d+\.init-(\d+)-(\d+)-/.exec(name) ?? []
    if (pid === undefined) continue
    const maker = seeProcess(Number(pid))
    const inUse = maker !== null && !maker.zombie && maker.started === Number(started)
    if (!inUse) rmSync(join(home.folder, name), { recursive: true, force: true })
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
