import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asRoot } from './program.ts'

/** A disk of its own that soon is full. */
export type TinyDisk = {
  folder: string
  /** What programs are run by to find it there. */
  through: string[]
  /** Takes all the room that is left. */
  fill(): void
  /** Gives it back. */
  free(): void
  remove(): void
}

/**
 * Makes a file system in memory: as root, like any other; else in a space of names of one's own, where the system lets ordinary users
 * have one.
 * @returns why it can't be made, where it can't
 */
export async function tinyDisk(megabytes: number): Promise<TinyDisk | string> {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-disk-'))
  chmodSync(folder, 0o711)
  const mount = ['mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder]
  return asRoot ? mounted(folder, mount) : apart(folder, mount)
}

function mounted(folder: string, [command = '', ...args]: string[]): TinyDisk | string {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) {
    rmdirSync(folder)
    return `no file system can be mounted here: ${stderr.trim()}`
  }
  return disk(folder, [], () => {
    spawnSync('umount', ['--lazy', folder])
    rmdirSync(folder)
  })
}

async function apart(folder: string, mount: string[]): Promise<TinyDisk | string> {
  const holder = spawn('unshare', ['-Urm', 'sh', '-c', `${mount.join(' ')} && echo ready && exec sleep 86400`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = await new Promise<string>(resolve => {
    let words = ''
    holder.stdout.on('data', chunk => resolve(String(chunk)))
    holder.stderr.on('data', chunk => {
      words += chunk
    })
    holder.once('error', error => resolve(error.message))
    holder.once('close', () => resolve(words))
  })
  if (!said.startsWith('ready')) {
    rmdirSync(folder)
    return `this system lets ordinary users mount nothing: ${said.trim()}`
  }
  // Root in there only in order to mount; PostgreSQL wants an ordinary user, so that one is made again inside.
  const own = [`--map-user=${process.getuid?.()}`, `--map-group=${process.getgid?.()}`]
  const enter = ['nsenter', '--target', String(holder.pid), '--user', '--mount', '--preserve-credentials']
  return disk(folder, [...enter, 'unshare', '-U', ...own], () => {
    holder.kill('SIGKILL')
    rmdirSync(folder)
  })
}

function disk(folder: string, through: string[], remove: () => void): TinyDisk {
  const ballast = join(folder, 'ballast')
  const run = (script: string) => {
    const [command = 'sh', ...args] = [...through, 'sh', '-c', script]
    spawnSync(command, args, { stdio: 'ignore' })
  }
  return {
    folder,
    through,
    fill: () => run(`cat /dev/zero > ${ballast}`),
    free: () => run(`rm -f ${ballast}`),
    remove,
  }
}
