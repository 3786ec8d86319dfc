import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../src/platform/project-root.ts'
import { bundled } from '../tests/support/program.ts'
import type { Benchmark } from './support/result.ts'
import { temporaryFolder } from './support/site.ts'
import { median, rounded } from './support/statistics.ts'

const rounds = 5
const patience = 120_000

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Whether the home page has come; what can't be reached yet is asked again. */
const answers = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    get({ port, host: '127.0.0.1', path: '/', agent: false }, response => {
      response.resume()
      response.on('end', () => resolve(response.statusCode === 200))
    }).on('error', () => resolve(false))
  })

/** Seconds from the start of the process to the first page in full; then it is stopped. */
async function secondsToFirstPage(dataDir: string, seed: 'france' | 'demo' = 'france'): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const child: ChildProcess = spawn(process.execPath, ['bin/start.mjs'], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, HOME: dataDir, PORT: String(port), DATA_DIR: dataDir, PARVIS_SEED: seed },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`)
      if (performance.now() - begun > patience) throw new Error('the program doesn’t answer')
      await sleep(3)
    }
    return (performance.now() - begun) / 1000
  } finally {
    child.kill('SIGINT')
    await ended
  }
}

async function secondsOfNothing(): Promise<number> {
  const begun = performance.now()
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')
  return (performance.now() - begun) / 1000
}

export const start: Benchmark = {
  name: 'start',
  says: 'from the start of the process to the first page, beside `node -e 0`: with a database, with nothing there yet, and with the demonstration too',
  async run(say) {
    await bundled()
    const made = temporaryFolder()
    const [again, first, shown, nothing]: number[][] = [[], [], [], []]
    try {
      await secondsToFirstPage(made.path)
      for (let round = 0; round < rounds; round += 1) {
        nothing?.push(await secondsOfNothing())
        again?.push(await secondsToFirstPage(made.path))
        for (const [times, seed] of [
          [first, 'france'],
          [shown, 'demo'],
        ] as const) {
          const empty = temporaryFolder()
          times?.push(await secondsToFirstPage(empty.path, seed))
          empty.remove()
        }
      }
    } finally {
      made.remove()
    }
    const of = (times: number[] = []) => rounded(median(times))
    say(
      `with a database: ${of(again)} s; nothing there yet: ${of(first)} s, with the demonstration ${of(shown)} s; node -e 0: ${of(nothing)} s`,
    )
    return {
      figures: {
        rounds,
        withDatabase: of(again),
        nothingYet: of(first),
        withDemonstration: of(shown),
        nodeAlone: of(nothing),
        all: [again ?? [], first ?? [], shown ?? []],
      },
      aims: [
        { what: 'first page, with a database', figure: of(again), unit: 's', aim: { atMost: 1 } },
        {
          what: 'first page, nothing there yet, the four plans imported',
          figure: of(first),
          unit: 's',
          aim: { atMost: 4 },
        },
      ],
    }
  },
}
