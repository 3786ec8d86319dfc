import pg from 'pg'
import { fillWithAnswers } from './support/fill-answers.ts'
import { openClient } from './support/load.ts'
import type { Benchmark, Figure } from './support/result.ts'
import { openServer, type ServedSite, serveSite } from './support/site.ts'
import { median, rounded } from './support/statistics.ts'

/** Others may be said, the least first, to try it: `SIZES=1000,100000`. */
const sizes = (process.env.SIZES ?? '1000,100000,1000000').split(',').map(Number)
const rounds = 5
const answersAtLeast = 40
const headers = { 'Accept-Encoding': 'gzip, deflate, br', Accept: 'text/html' }
/** How many times slower than at the smallest size a page may be at the largest. */
const mostGrowth = 1.3

const pages = {
  home: ['/', '/en'],
  'search, common words': ['/recherche?q=publier'],
  'search, words in between': ['/recherche?q=quarantaine'],
  'search, rare words': ['/recherche?q=rarissime'],
  'answers, common words': ['/recherche?q=publier&type=answer', '/recherche?q=habitants&type=answer'],
  'answers, words in between': ['/recherche?q=quarantaine&type=answer'],
  'answers, rare words': ['/recherche?q=rarissime&type=answer', '/recherche?q=zygomatique&type=answer'],
  'answers of an organisation': ['/recherche?q=hatvp&type=answer'],
}

export const foundAnswers: Benchmark = {
  name: 'found-answers',
  says: 'search and the home page, made from the database at 1,000, 100,000 and 1,000,000 published answers, beside themselves at 1,000',
  async run(say) {
    const server = await openServer()
    const client = openClient()
    const stops = [client.stop]
    try {
      const sites: { size: number; site: ServedSite }[] = []
      for (const size of sizes) {
        const admin = new pg.Client(server.connection)
        await admin.connect()
        await admin.query(`create database answers_${size}`)
        await admin.end()
        const connection = { ...server.connection, database: `answers_${size}` }
        await fillWithAnswers(connection, size, say)
        const site = await serveSite(connection, false)
        stops.push(site.stop)
        sites.push({ size, site })
      }
      const measured = new Map<string, { p50: number; p95: number }[]>()
      // One site after the other within each round, so that what else the machine does meets all of them alike.
      for (let round = -1; round < rounds; round += 1)
        for (const [kind, paths] of Object.entries(pages))
          for (const { size, site } of sites) {
            const one = await client.load({
              port: site.port,
              paths,
              headers,
              connections: 1,
              milliseconds: 60_000,
              mostAnswers: answersAtLeast,
            })
            if (Object.keys(one.statuses).some(status => status !== '200'))
              throw new Error(`${kind} answers ${JSON.stringify(one.statuses)}: ${paths.join(' ')}`)
            if (round >= 0) measured.set(`${kind}/${size}`, [...(measured.get(`${kind}/${size}`) ?? []), one])
          }
      const of = (kind: string, size: number | undefined, figure: 'p50' | 'p95') =>
        median((measured.get(`${kind}/${size}`) ?? []).map(one => one[figure]))
      const figures: Record<string, Figure> = {}
      const growths: { kind: string; times: number }[] = []
      for (const [kind, paths] of Object.entries(pages)) {
        const times = rounded(of(kind, sizes.at(-1), 'p95') / of(kind, sizes[0], 'p95'))
        growths.push({ kind, times })
        figures[kind] = {
          ...Object.fromEntries(
            sizes.map(size => [size, { p50: rounded(of(kind, size, 'p50')), p95: rounded(of(kind, size, 'p95')) }]),
          ),
          growth: times,
          growthOfMedian: rounded(of(kind, sizes.at(-1), 'p50') / of(kind, sizes[0], 'p50')),
          queries: await Promise.all(sites.map(({ site }) => site.queriesOf(paths[0] ?? '/'))),
        }
        say(`${kind.padEnd(26)} ${JSON.stringify(figures[kind])}`)
      }
      return {
        figures: { rounds, answersAtLeast, sizes, pages: figures },
        aims: growths.map(({ kind, times }) => ({ what: kind, figure: times, unit: '×', aim: { atMost: mostGrowth } })),
      }
    } finally {
      for (const stop of stops) stop()
      await server.remove()
    }
  },
}
