import { type ChildProcess, fork } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Job, Made } from './compiler.ts'
import type { Said, Told } from './setting-process.ts'

/**
 * Why a document could not be set: too many wait; it took too long; its process died; it can't be; the program for it isn't there; it
 * doesn't fit, and the message says as JSON by how much.
 */
export type Reason = 'busy' | 'late' | 'died' | 'failed' | 'missing' | 'long'

export class NotSet extends Error {
  constructor(
    readonly reason: Reason,
    message: string,
  ) {
    super(message)
  }
}

type Options = {
  /** How many documents may wait for the one that is being set. */
  mostWaiting?: number
  /** How long one may take, in milliseconds. */
  patience?: number
  /** How long its process stays without work, in milliseconds: it takes some hundred MB. */
  idle?: number
  /** The program that sets. */
  program?: string
}

export type Typesetter = {
  /** Sets a document; one that is asked for twice at once is set once. @throws NotSet */
  set(job: Job): Promise<Made>
  /** The process that sets, while there is one. */
  pid(): number | undefined
  close(): Promise<void>
}

type Waiting = { job: Job; done: (made: Made) => void; failed: (why: NotSet) => void }

/** Beside this file while sources run, beside the bundle when the bundle runs. */
function programBeside(): string {
  const here = fileURLToPath(import.meta.url)
  return join(dirname(here), here.endsWith('.ts') ? 'setting-process.ts' : 'setting-process.mjs')
}

/**
 * Sets documents one after the other in a process of its own: not in a thread, since what is under way in native code can be ended in
 * no other way, and takes all with it when it fails. It starts with the first document.
 */
export function openTypesetter({
  mostWaiting = 20,
  patience = 30_000,
  idle = 300_000,
  program = programBeside(),
}: Options = {}): Typesetter {
  const waiting: Waiting[] = []
  const underWay = new Map<string, Promise<Made>>()
  let child: ChildProcess | undefined
  let current: (Waiting & { id: number; late: NodeJS.Timeout }) | undefined
  let jobs = 0
  let leaving: NodeJS.Timeout | undefined
  let closed = false

  const end = (ended: ChildProcess) => {
    if (child === ended) child = undefined
    ended.removeAllListeners()
    ended.on('error', () => {})
    ended.kill('SIGKILL')
  }

  const settle = (tell: (one: Waiting) => void) => {
    const one = current
    if (!one) return
    current = undefined
    clearTimeout(one.late)
    tell(one)
    next()
  }

  const start = (): ChildProcess => {
    const started = fork(program, {
      serialization: 'advanced',
      execArgv: program.endsWith('.ts') ? ['--import', 'tsx'] : [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    started.on('message', (said: Said) => {
      if (said.id !== current?.id) return
      settle(one =>
        'pdf' in said
          ? one.done({ pdf: said.pdf, pages: said.pages })
          : one.failed(new NotSet(said.problem, said.message)),
      )
    })
    const died = (why: string) => {
      end(started)
      settle(one => one.failed(new NotSet('died', why)))
    }
    started.on('exit', (code, signal) => died(`the process that sets documents ended (${signal ?? code})`))
    started.on('error', error => died(error.message))
    return started
  }

  /** Whether the program may end while this process is there: only what is asked for keeps it. */
  const keepAlive = (alive: boolean) => {
    const how = alive ? 'ref' : 'unref'
    child?.[how]()
    child?.channel?.[how]()
  }

  function next(): void {
    if (current) return
    const one = waiting.shift()
    if (!one) {
      keepAlive(false)
      leaving = setTimeout(() => child && end(child), idle).unref()
      return
    }
    clearTimeout(leaving)
    child ??= start()
    keepAlive(true)
    jobs += 1
    const id = jobs
    const late = setTimeout(() => {
      if (child) end(child)
      settle(it => it.failed(new NotSet('late', `not set within ${patience} ms`)))
    }, patience)
    current = { ...one, id, late }
    child.send({ id, job: one.job } satisfies Told, error => {
      if (error && current?.id === id && child) {
        end(child)
        settle(it => it.failed(new NotSet('died', error.message)))
      }
    })
  }

  const queue = (job: Job): Promise<Made> => {
    if (closed) return Promise.reject(new NotSet('busy', 'the site is stopping'))
    if (waiting.length >= mostWaiting)
      return Promise.reject(new NotSet('busy', `${waiting.length} documents wait already`))
    return new Promise((done, failed) => {
      waiting.push({ job, done, failed })
      next()
    })
  }

  return {
    set(job) {
      const name = JSON.stringify(job)
      const same = underWay.get(name)
      if (same) return same
      const made = queue(job).finally(() => underWay.delete(name))
      underWay.set(name, made)
      return made
    },
    pid: () => child?.pid,
    async close() {
      closed = true
      clearTimeout(leaving)
      for (const { failed } of waiting.splice(0)) failed(new NotSet('busy', 'the site is stopping'))
      const ended = child
      if (!ended) return
      const gone = new Promise(resolve => ended.removeAllListeners().once('exit', resolve))
      child = undefined
      settle(one => one.failed(new NotSet('busy', 'the site is stopping')))
      ended.kill('SIGKILL')
      await gone
    },
  }
}
