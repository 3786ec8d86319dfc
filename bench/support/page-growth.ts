import pg from 'pg'
import { type Client, openClient } from './load.ts'
import type { Measured } from './load-client.ts'
import type { Aim, Figure, Result } from './result.ts'
import { openServer, type ServedSite } from './site.ts'
import { median, rounded } from './statistics.ts'

const rounds = 5
const answersAtLeast = 40
/** How many times slower than at the smallest size a page may be at the largest. */
const mostGrowth = 1.3

/** The sizes to be measured, the least first: those of the benchmark, or fewer, to try it, as in `SIZES=1000,100000`. */
export const sizesAsked = (all: readonly number[]): number[] =>
  process.env.SIZES ? process.env.SIZES.split(',').map(Number) : [...all]

/** Addresses that stand for one kind of page, asked for in turn; with a cookie, as somebody who has signed in. */
export type Pages = { paths: readonly string[]; cookie?: string }

/** A site filled to a size, served without a page cache. */
export type SiteOfSize = { size: number; site: ServedSite; pages: Record<string, Pages> }

const headersOf = (cookie: string | undefined) => ({
  'Accept-Encoding': 'gzip, deflate, br',
  Accept: 'text/html',
  ...(cookie ? { Cookie: cookie } : {}),
})

async function once(client: Client, kind: string, { site, pages }: SiteOfSize): Promise<Measured> {
  const { paths, cookie } = pages[kind] ?? { paths: [] }
  const one = await client.load({
    port: site.port,
    paths,
    headers: headersOf(cookie),
    connections: 1,
    milliseconds: 60_000,
    mostAnswers: Math.max(answersAtLeast, paths.length),
  })
  if (Object.keys(one.statuses).some(status => status !== '200'))
    throw new Error(`${kind} answers ${JSON.stringify(one.statuses)}: ${paths.join(' ')}`)
  return one
}

/**
 * Asks for the same pages of sites of several sizes, the smallest first, and tells how much longer those of the largest take: in milliseconds,
 * at the middle of the rounds.
 * @param countsQueries whether each kind of page is asked once more, to count what it asks of the database: not for those behind a cookie
 */
export async function measureGrowth(
  client: Client,
  sites: readonly SiteOfSize[],
  say: (line: string) => void,
  { countsQueries = false } = {},
): Promise<{ figures: { [name: string]: Figure }; aims: Aim[] }> {
  const kinds = Object.keys(sites[0]?.pages ?? {})
  const measured = new Map<string, Measured[]>()
  // One site after the other within each round, so that what else the machine does meets all of them alike. A first round isn't counted.
  for (let round = -1; round < rounds; round += 1)
    for (const kind of kinds)
      for (const site of sites) {
        const one = await once(client, kind, site)
        const key = `${kind}/${site.size}`
        if (round >= 0) measured.set(key, [...(measured.get(key) ?? []), one])
      }
  const sizes = sites.map(({ size }) => size)
  const of = (kind: string, size: number | undefined, figure: 'p50' | 'p95') =>
    median((measured.get(`${kind}/${size}`) ?? []).map(one => one[figure]))
  const growthOf = (kind: string, figure: 'p50' | 'p95') =>
    rounded(of(kind, sizes.at(-1), figure) / of(kind, sizes[0], figure))
  const pages: Record<string, Figure> = {}
  for (const kind of kinds) {
    const counted = countsQueries && sites.every(one => !one.pages[kind]?.cookie)
    pages[kind] = {
      ...Object.fromEntries(
        sizes.map(size => [size, { p50: rounded(of(kind, size, 'p50')), p95: rounded(of(kind, size, 'p95')) }]),
      ),
      growth: growthOf(kind, 'p95'),
      growthOfMedian: growthOf(kind, 'p50'),
      ...(counted
        ? { queries: await Promise.all(sites.map(one => one.site.queriesOf(one.pages[kind]?.paths[0] ?? '/'))) }
        : {}),
    }
    say(`${kind.padEnd(28)} ${JSON.stringify(pages[kind])}`)
  }
  return {
    figures: { rounds, answersAtLeast, pages },
    aims: kinds.map(kind => ({ what: kind, figure: growthOf(kind, 'p95'), unit: '×', aim: { atMost: mostGrowth } })),
  }
}

/**
 * Fills a database for each of some sizes, on one server, and serves a site on each; all of it is gone once they are measured.
 * @param served fills a database that is empty, and serves it
 * @param measured what is measured of all of them
 */
export async function onSizes(
  name: string,
  sizes: readonly number[],
  served: (connection: pg.ClientConfig, size: number) => Promise<SiteOfSize>,
  measured: (client: Client, sites: readonly SiteOfSize[]) => Promise<Result>,
): Promise<Result> {
  const server = await openServer()
  const client = openClient()
  const stops = [client.stop]
  try {
    const sites: SiteOfSize[] = []
    for (const size of sizes) {
      const database = `${name}_${size}`
      const admin = new pg.Client(server.connection)
      await admin.connect()
      await admin.query(`create database ${database}`)
      await admin.end()
      const one = await served({ ...server.connection, database }, size)
      stops.push(one.site.stop)
      sites.push(one)
    }
    return await measured(client, sites)
  } finally {
    for (const stop of stops) stop()
    await server.remove()
  }
}
