import { openClient } from './support/load.ts'
import type { Measured } from './support/load-client.ts'
import type { Benchmark } from './support/result.ts'
import { canonical, fillWithFrance, openServer, serveSite } from './support/site.ts'
import { median, rounded } from './support/statistics.ts'

const connections = 32
const rounds = 8
const milliseconds = 1_500
const headers = { 'Accept-Encoding': 'gzip, deflate, br', Accept: 'text/html' }

export const pageFresh: Benchmark = {
  name: 'page-fresh',
  says: 'a commitment page made from the database at every request, beside the same page from the cache',
  async run(say) {
    const server = await openServer()
    const client = openClient()
    await fillWithFrance(server.connection)
    const [fresh, cached] = [await serveSite(server.connection, false), await serveSite(server.connection, true)]
    try {
      const path = await canonical(fresh.port, '/plans/2021-2023/engagements/4')
      const queries = await fresh.queriesOf(path)
      say(`${queries} queries a page`)
      const one = (port: number) =>
        client.load({ port, paths: [path], headers, connections, milliseconds, mostAnswers: 1_000_000 })
      const [ofFresh, ofCached]: Measured[][] = [[], []]
      for (let round = -2; round < rounds; round += 1) {
        const pair = [await one(fresh.port), await one(cached.port)] as const
        if (round < 0) continue
        ofFresh?.push(pair[0])
        ofCached?.push(pair[1])
      }
      const figuresOf = (measured: Measured[] = []) => ({
        perSecond: rounded(median(measured.map(({ perSecond }) => perSecond))),
        p50: rounded(median(measured.map(({ p50 }) => p50))),
        p99: rounded(median(measured.map(({ p99 }) => p99))),
      })
      const made = figuresOf(ofFresh)
      const kept = figuresOf(ofCached)
      say(`made anew: ${made.perSecond} a second, p99 ${made.p99} ms; kept: ${kept.perSecond} a second`)
      return {
        figures: {
          connections,
          rounds,
          queries,
          fresh: made,
          cached: kept,
          share: rounded(made.perSecond / kept.perSecond),
        },
        aims: [
          { what: 'pages a second', figure: made.perSecond, unit: '/s', aim: { atLeast: 1000 } },
          { what: 'p99', figure: made.p99, unit: 'ms', aim: { atMost: 50 } },
        ],
      }
    } finally {
      client.stop()
      fresh.stop()
      cached.stop()
      await server.remove()
    }
  },
}
