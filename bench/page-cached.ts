import { once } from 'node:events'
import { bundled, cleanUp, dataFolder, start } from '../tests/support/program.ts'
import type { Bare } from './support/bare-server.ts'
import { cpuSeconds, forkSource, openClient } from './support/load.ts'
import type { Load, Measured } from './support/load-client.ts'
import type { Benchmark } from './support/result.ts'
import { median, rounded } from './support/statistics.ts'

const connections = 32
const rounds = 30
const milliseconds = 700
const headers = { 'Accept-Encoding': 'gzip, deflate, br', Accept: 'text/html' }

type Taken = Measured & { cpu: number }

/** The bytes that the site sends for a page, as a bare server is to send them. */
async function sameBytes(url: string, path: string): Promise<Bare> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const asked = request(url + path, { headers, agent: false }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () => {
        const { rawHeaders } = response
        const pairs = rawHeaders.flatMap((name, place): [string, string][] =>
          // Node's own headers, which it adds to whatever a server sends.
          place % 2 === 0 && !/^(date|connection|keep-alive)$/i.test(name) ? [[name, rawHeaders[place + 1] ?? '']] : [],
        )
        resolve({ headers: pairs, body: Buffer.concat(chunks).toString('base64') })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

export const pageCached: Benchmark = {
  name: 'page-cached',
  says: 'a published commitment page from the cache, beside a bare node:http server that sends the same bytes',
  async run(say) {
    await bundled()
    const site = await start(dataFolder(), { PARVIS_SEED: 'france' })
    const bare = forkSource('bare-server.ts')
    const client = openClient()
    try {
      const found = await fetch(`${site.url}/plans/2021-2023/engagements/4`)
      const path = new URL(found.url).pathname
      await found.arrayBuffer()
      const bytes = await sameBytes(site.url, path)
      bare.send(bytes)
      const [{ port: barePort }] = (await once(bare, 'message')) as [{ port: number }]
      const load = { paths: [path], headers, connections, milliseconds, mostAnswers: 1_000_000 } satisfies Partial<Load>
      const one = async (port: number, pid = 0): Promise<Taken> => {
        const before = cpuSeconds(pid)
        const measured = await client.load({ ...load, port })
        return { ...measured, cpu: ((cpuSeconds(pid) - before) * 1e6) / measured.answers }
      }
      const pairs: { site: Taken; bare: Taken }[] = []
      for (let round = -2; round < rounds; round += 1) {
        const pair = { site: await one(site.port, site.pid), bare: await one(barePort, bare.pid) }
        // The first two rounds are for the compiler.
        if (round >= 0) pairs.push(pair)
      }
      const of = (which: 'site' | 'bare', what: (one: Taken) => number) =>
        rounded(median(pairs.map(pair => what(pair[which]))))
      const figuresOf = (which: 'site' | 'bare') => ({
        perSecond: of(which, one => one.perSecond),
        p50: of(which, one => one.p50),
        p99: of(which, one => one.p99),
        microsecondsOfProcessor: of(which, one => one.cpu),
        clientLoad: of(which, one => one.clientLoad),
      })
      const [ours, theirs] = [figuresOf('site'), figuresOf('bare')]
      say(`the site: ${ours.perSecond} a second, ${ours.microsecondsOfProcessor} µs of processor each`)
      say(`bare:     ${theirs.perSecond} a second, ${theirs.microsecondsOfProcessor} µs of processor each`)
      return {
        figures: {
          connections,
          bodyBytes: Buffer.from(bytes.body, 'base64').length,
          rounds,
          site: ours,
          bare: theirs,
        },
        aims: [
          {
            what: 'requests a second, as a share of the bare server’s',
            figure: rounded(median(pairs.map(({ site, bare }) => site.perSecond / bare.perSecond))),
            unit: '×',
            aim: { atLeast: 0.8 },
          },
        ],
      }
    } finally {
      client.stop()
      bare.kill()
      await site.stop()
      await cleanUp()
    }
  },
}
