import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { isDatabaseDamaged } from './away.ts'
import { programsFor } from './embedded-programs.ts'
import { giveCluster, isMade, makeCluster, writeAccess } from './initdb.ts'
import { connectControl } from './server-control.ts'
import {
  clusterMissing,
  codeOf,
  databaseDamaged,
  databaseWontStart,
  folderNotOurs,
  socketFolderUnusable,
} from './server-errors.ts'
import type { ServerHome } from './server-home.ts'
import { isLockEmpty, isLocked, livePostmaster, orphans, removeStaleLocks } from './server-postmaster.ts'
import { type StartedServer, startServer } from './server-start.ts'
import { makeSocketFolder, socketFile } from './socket-folder.ts'

export type JoinOptions = {
  home: ServerHome
  settings: Record<string, string>
  /** Given once a socket folder has been settled, which the pools then count on. */
  socketFolder?: string
  log: (message: string, details?: object) => void
  /** Gives up, unless it has just started the server: that one must then be joined, in order to be stopped. */
  signal?: AbortSignal
}

export type Joined = {
  control: pg.Client
  /** The setting with which it could lose what was committed; null when there is none. */
  notDurable: string | null
  socketFolder: string
}

/** Between two looks at a server that starts or stops, in milliseconds: rarer once it takes long, as each fills its log. */
const [shortPause, longPause] = [5, 100]
const soon = 1_000
/** How long a server may take to recover from a crash, or to stop. */
const longestStart = 5 * 60_000
/** How long a server may exist without a socket, orphans hold on, or a lock stay empty, before something is done about it. */
const longestSilence = 30_000
const orphansGrace = 1_000
/** How long a server that is killed while it starts is started again. */
const killedGrace = 5_000

/**
 * Comes to a server on this cluster: joins the one that runs, whoever started it, or else makes what is missing and starts one.
 * Whatever happens meanwhile (another program starts it too, the last one stops it), the answer is to look again.
 * @throws OperatorError for all that somebody has to mend
 */
export async function comeToServer(options: JoinOptions): Promise<Joined> {
  const { home, log, signal } = options
  const began = performance.now()
  const elapsed = () => performance.now() - began
  let lastStart = began
  let socketFolder = options.socketFolder ?? livePostmaster(home)?.socketFolder ?? home.socketFolders[0] ?? ''
  const unusable = new Set<string>()
  let child: StartedServer | null = null
  let told = false
  const waits = new Map<string, number>()
  /** Whether this reason to wait has lasted longer than that. */
  const since = (reason: string, limit: number) => {
    const first = waits.get(reason) ?? performance.now()
    waits.set(reason, first)
    return performance.now() - first > limit
  }

  for (;;) {
    const attempt = await connectControl(socketFolder, options.settings)
    if ('control' in attempt) return { ...attempt, socketFolder }
    const state = judged(attempt.error)
    if (signal?.aborted && (!child || child.ended())) throw signal.reason
    if (elapsed() > longestStart) throw databaseWontStart(home.log, `${(attempt.error as Error).message}`)
    if (elapsed() > 3_000 && !told) {
      told = true
      log('waiting for the database', { reason: (attempt.error as Error).message })
    }
    if (state === 'absent') child = await step(child)
    await sleep(performance.now() - lastStart < soon ? shortPause : longPause)
  }

  /** What a failure to connect means. Where waiting won't mend it, what we have started is stopped: nobody would use it, or stop it. */
  function judged(error: unknown): 'absent' | 'passing' {
    try {
      return judge(error, home, socketFolder)
    } catch (wrong) {
      child?.stop()
      throw wrong
    }
  }

  /** Nobody answers: what is to be done about it. Returns the server that we have started, once there is one. */
  async function step(ours: StartedServer | null): Promise<StartedServer | null> {
    if (ours) {
      if (!ours.ended()) return ours
      const wrong = ours.failure()
      if (ours.lacksSocket() && !options.socketFolder) unusable.add(socketFolder)
      else if (wrong && !(ours.killed() && !since('killed', killedGrace))) throw wrong
    }
    const live = livePostmaster(home)
    if (live) {
      if (!options.socketFolder && live.socketFolder) socketFolder = live.socketFolder
      if (!since(`silent ${live.pid}`, longestSilence)) return null
      throw databaseWontStart(
        home.log,
        `process ${live.pid} runs it, but nothing answers in ${socketFolder}/${socketFile}`,
      )
    }
    if (isLocked(home) && !freed()) return null
    // Coming back to a disk that is no longer mounted, we would go on with an empty database.
    if (options.socketFolder && !isMade(home)) throw clusterMissing(home.cluster)
    const bin = programsFor(home)
    await makeCluster(home, bin, options.settings.fsync !== 'off')
    if (livePostmaster(home)) return null
    giveCluster(home)
    writeAccess(home.cluster, home.user)
    const folders = home.socketFolders.filter(folder => !unusable.has(folder))
    if (folders.length === 0) throw socketFolderUnusable(home.socketFolders)
    socketFolder = makeSocketFolder(options.socketFolder ? [options.socketFolder] : folders, home.user)
    removeStaleLocks(home, socketFolder)
    log('starting the database', { cluster: home.cluster })
    lastStart = performance.now()
    return startServer(home, bin, socketFolder, options.settings)
  }

  /** Whether a dead server's lock may be overridden: nobody holds its memory, and nobody is writing it at this moment. */
  function freed(): boolean {
    if (isLockEmpty(home)) return since('empty lock', orphansGrace)
    const left = orphans(home)
    if (left.length === 0) return true
    // As their server would have done after a crash: SIGQUIT makes them leave at once, without writing anything.
    const same = `orphans ${left}`
    if (since(same, orphansGrace))
      for (const pid of left) kill(pid, since(same, longestSilence) ? 'SIGKILL' : 'SIGQUIT')
    return false
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has left meanwhile.
  }
}

/** What a failure to connect means: nobody is there, or somebody who isn't ready, or is leaving. Throws what waiting won't mend. */
function judge(error: unknown, home: ServerHome, socketFolder: string): 'absent' | 'passing' {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent'
  // 57P01-57P03 and 57014: it stops, crashed, starts, stops us as we come in; 53300: too many connections; EAGAIN: a full queue.
  const passing = ['57014', '57P01', '57P02', '57P03', '53300', 'ECONNRESET', 'EPIPE', 'EAGAIN']
  const message = error instanceof Error ? error.message : String(error)
  if (passing.includes(code) || /Connection terminated|not queryable|timeout/.test(message)) return 'passing'
  if (code === 'EACCES') throw folderNotOurs(socketFolder, 'EACCES')
  if (isDatabaseDamaged(error)) throw databaseDamaged(message)
  throw code === '' ? error : databaseWontStart(home.log, message)
}
