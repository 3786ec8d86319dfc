import { readFileSync } from 'node:fs'
import { rounded } from './statistics.ts'

/** Megabytes that a process holds (Linux), and the most it ever held. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN)
  return { now: rounded(kilobytes('VmRSS') / 1024), most: rounded(kilobytes('VmHWM') / 1024) }
}
