import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What can be seen of a process of this machine. */
export type SeenProcess = {
  /** It has died and waits for its parent to notice: it holds nothing any more, yet signals still find its number. */
  zombie: boolean
  /** Its arguments, or the title it gave itself, separated and followed by a space. */
  command: string
  /** Its working folder; null when we aren't allowed to see it, as root isn't in a container without CAP_SYS_PTRACE. */
  folder: string | null
  /** When it started, in the system's own count, to tell it from an earlier process of the same number; 0 when unknown. */
  started: number
}

const onLinux = process.platform === 'linux'

/** Looks at a process by its number; null when there is none. */
export function seeProcess(pid: number): SeenProcess | null {
  if (!Number.isInteger(pid) || pid <= 0) return null
  return onLinux ? fromProc(pid) : fromPs(pid)
}

/** The numbers of all the processes that we can see. */
export function processIds(): number[] {
  if (onLinux) return readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? [Number(name)] : []))
  const { stdout } = spawnSync('ps', ['-axo', 'pid='], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').map(Number).filter(Boolean)
}

function fromProc(pid: number): SeenProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second field is the name in parentheses, and may itself hold spaces and parentheses.
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return {
      zombie: state === 'Z' || state === 'X',
      command: `${command.trimEnd()} `,
      folder: workingFolder(pid),
      started: Number(fields[18]),
    }
  } catch {
    return null
  }
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

function fromPs(pid: number): SeenProcess | null {
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,command='], { encoding: 'utf8' })
  const seen = /^\s*(\S+)\s+(.*\S)\s*$/m.exec(stdout ?? '')
  return seen && { zombie: seen[1]?.startsWith('Z') ?? false, command: `${seen[2]} `, folder: null, started: 0 }
}
