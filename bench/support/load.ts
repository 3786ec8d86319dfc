import { type ChildProcess, fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Load, Measured } from './load-client.ts'

export type Client = { load(load: Load): Promise<Measured>; stop(): void }

/** Forks a TypeScript file of this folder: a process of its own, with a channel to this one. */
export const forkSource = (name: string): ChildProcess =>
  fork(fileURLToPath(new URL(name, import.meta.url)), { execArgv: ['--import', 'tsx'], stdio: ['ignore', 2, 2, 'ipc'] })

/** The load generator, in a process of its own so that it doesn't take the time of what it measures. */
export function openClient(): Client {
  const child = forkSource('load-client.ts')
  return {
    load: load =>
      new Promise((resolve, reject) => {
        const gone = () => reject(new Error('the load generator ended'))
        child.once('exit', gone)
        child.once('message', (said: { measured?: Measured; error?: string }) => {
          child.off('exit', gone)
          if (said.measured) resolve(said.measured)
          else reject(new Error(said.error))
        })
        child.send(load)
      }),
    stop: () => {
      child.kill()
    },
  }
}

/** Seconds of processor that all threads of a process have taken so far; 0 where the system doesn't say (it is Linux that does). */
export function cpuSeconds(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const spent = threads.map(thread =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1').split(' ')[0]),
    )
    return spent.reduce((sum, one) => sum + one, 0) / 1e9
  } catch {
    return 0
  }
}
