import { rmdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { seeProcess } from './process.ts'
import { takeLeave } from './server-control.ts'
import { codeOf } from './server-errors.ts'
import type { ServerHome } from './server-home.ts'
import { livePostmaster } from './server-postmaster.ts'

type Log = (message: string, details?: object) => void

export type PresenceOptions = {
  home: ServerHome
  socketFolder: string
  control: pg.Client
  /** Comes to the server again, and starts it where it isn't running. */
  comeBack: (signal: AbortSignal) => Promise<pg.Client>
  log: Log
}

/** Between two attempts to come back, in milliseconds: at once, then from one to the other, doubling. */
const [shortestPause, longestPause] = [100, 10_000]
/** A server that stays up this long has recovered: the next time, we come back at once again. */
const steady = 30_000
/** How long the last one waits for the server's end. */
const longestStop = 60_000

/**
 * Stays with the server: comes back to it whenever the connection that says so is lost, until `leave`, which stops it when
 * nobody else is there.
 */
export function stayPresent({
  home,
  socketFolder,
  control: first,
  comeBack,
  log,
}: PresenceOptions): () => Promise<void> {
  const leaving = new AbortController()
  let control: pg.Client | null = null
  let healing: Promise<void> = Promise.resolve()
  let pause = 0
  let since = 0
  hold(first)

  function hold(client: pg.Client): void {
    control = client
    since = performance.now()
    client.once('end', () => {
      control = null
      if (!leaving.signal.aborted) healing = heal()
    })
  }

  async function heal(): Promise<void> {
    log('the database went away')
    if (performance.now() - since > steady) pause = 0
    while (!leaving.signal.aborted) {
      await sleep(pause, undefined, { signal: leaving.signal }).catch(() => {})
      pause = Math.min(pause * 2 || shortestPause, longestPause)
      try {
        hold(await comeBack(leaving.signal))
        return log('the database is back')
      } catch (error) {
        if (leaving.signal.aborted) return
        log('the database could not be started again', { error: (error as Error).message, retryIn: pause })
      }
    }
  }

  async function leave(): Promise<void> {
    leaving.abort(new Error('leaving the database'))
    await healing
    if (!control) return
    const last = await takeLeave(control).catch(() => false)
    if (last) await stopServer(home, log)
    await control?.end().catch(() => {})
    if (last && dirname(socketFolder) !== home.folder) removeFolder(socketFolder)
  }

  let left: Promise<void> | undefined
  return () => {
    left ??= leave()
    return left
  }
}

/** Stops the server and waits for its end: SIGINT ends the connections that are left, and writes everything down. */
async function stopServer(home: ServerHome, log: Log): Promise<void> {
  const server = livePostmaster(home)
  if (!server) return log('the database runs where it can’t be stopped from, and goes on')
  try {
    process.kill(server.pid, 'SIGINT')
  } catch (error) {
    return log('the database could not be stopped', { pid: server.pid, reason: codeOf(error) })
  }
  const began = performance.now()
  while (seeProcess(server.pid)?.zombie === false) {
    if (performance.now() - began > longestStop) return log('the database takes long to stop', { pid: server.pid })
    await sleep(5)
  }
}

function removeFolder(path: string): void {
  try {
    rmdirSync(path)
  } catch {
    // Somebody has already started the server again.
  }
}
