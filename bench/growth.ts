import pg from 'pg'
import { openDatabase } from '../src/platform/database/database.ts'
import { countEntries, fillWithMadeUp } from './support/fill.ts'
import { openClient } from './support/load.ts'
import type { Measured } from './support/load-client.ts'
import { memoryOf } from './support/memory.ts'
import type { Benchmark, Figure } from './support/result.ts'
import { openServer, type ServedSite, serveSite } from './support/site.ts'
import { median, rounded } from './support/statistics.ts'

const sizes = [
  { commitments: 1_000, entries: 10_000 },
  { commitments: 10_000, entries: 100_000 },
  { commitments: 100_000, entries: 1_000_000 },
] as const
type Size = (typeof sizes)[number]

const rounds = 5
const answersAtLeast = 40
const headers = { 'Accept-Encoding': 'gzip, deflate, br', Accept: 'text/html' }
/** How many times slower than at the smallest size a page may be at the largest. */
const mostGrowth = 1.3

type Facts = Record<string, unknown>
const listOf = (facts: Facts, name: string) => (facts[name] ?? []) as Facts[]

/** The pages of a site, by what they are: each kind of page stands for all of its kind, so several of them are asked for in turn. */
async function pagesOf(site: ServedSite): Promise<Record<string, string[]>> {
  const read = async (path: string): Promise<Facts> => {
    const answer = await fetch(`http://127.0.0.1:${site.port}${path}`)
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`)
    return (await answer.json()) as Facts
  }
  const path = (facts: Facts) => new URL(String(facts.page)).pathname
  /** The page so many pages further on: what is read deep in a list must cost what is read at its beginning. */
  const deep = async (list: string, further: 'next' | 'older', pages: number): Promise<string> => {
    let at = list
    for (let page = 0; page < pages; page += 1) {
      const { [further]: address } = await read(at)
      if (!address) throw new Error(`${list} ends after ${page} pages`)
      const { pathname, search } = new URL(String(address))
      at = pathname + search
    }
    return at.replace('.json', '')
  }
  const commitments = listOf(await read('/engagements.json'), 'commitments').map(path)
  const plans = listOf(await read('/plans.json'), 'plans').map(path)
  return {
    home: ['/', '/en'],
    plans: ['/plans'],
    plan: plans.slice(0, 10),
    commitment: commitments.slice(0, 40),
    tracker: ['/engagements', '/en/commitments'],
    'tracker, filtered': ['/engagements?completion=limited', '/engagements?late=yes&sort=due'],
    'tracker, deep': [await deep('/engagements.json', 'next', 8)],
    organisation: ['/organisations/org-0', '/organisations/org-30'],
    agenda: ['/agenda'],
    figures: ['/chiffres'],
    'search, common word': ['/recherche?q=donn%C3%A9es', '/en/search?q=data'],
    'search, rare word': ['/recherche?q=Martegnac', '/recherche?q=Valnoville'],
    'search, mistyped': ['/recherche?q=transparance', '/en/search?q=goverment'],
    record: ['/registre', '/en/record'],
    'record, deep': [await deep('/registre.json', 'older', 8)],
  }
}

async function databaseOfSize(server: pg.ClientConfig, size: Size, say: (line: string) => void) {
  const name = `growth_${size.commitments}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const connection = { ...server, database: name }
  await fillWithMadeUp(connection, size, say)
  const { db, close } = openDatabase(connection)
  const entries = await countEntries(db)
  await close()
  say(`${size.commitments} commitments, ${entries} entries of the record`)
  return { connection, entries }
}

export const growth: Benchmark = {
  name: 'growth',
  says: 'pages made from the database at 1,000, 10,000 and 100,000 commitments, the record ten times as long, beside themselves at 1,000',
  async run(say) {
    const server = await openServer()
    const client = openClient()
    const stops = [client.stop]
    const sites: { size: Size; entries: number; site: ServedSite; pages: Record<string, string[]> }[] = []
    try {
      for (const size of sizes) {
        const { connection, entries } = await databaseOfSize(server.connection, size, say)
        const site = await serveSite(connection, false)
        stops.push(site.stop)
        sites.push({ size, entries, site, pages: await pagesOf(site) })
      }
      const kinds = Object.keys(sites[0]?.pages ?? {})
      const measured = new Map<string, Measured[]>()
      // One site after the other within each round, so that what else the machine does meets all of them alike.
      for (let round = -1; round < rounds; round += 1) {
        for (const kind of kinds) {
          for (const { size, site, pages } of sites) {
            const paths = pages[kind] ?? []
            const one = await client.load({
              port: site.port,
              paths,
              headers,
              connections: 1,
              milliseconds: 60_000,
              mostAnswers: Math.max(answersAtLeast, paths.length),
            })
            if (Object.keys(one.statuses).some(status => status !== '200'))
              throw new Error(`${kind} answers ${JSON.stringify(one.statuses)}: ${paths.join(' ')}`)
            if (round < 0) continue
            const key = `${kind}/${size.commitments}`
            measured.set(key, [...(measured.get(key) ?? []), one])
          }
        }
      }
      const of = (kind: string, size: Size, figure: 'p50' | 'p95') =>
        median((measured.get(`${kind}/${size.commitments}`) ?? []).map(one => one[figure]))
      const [smallest, , largest] = sizes
      const growths = kinds.map(kind => ({
        kind,
        times: rounded(of(kind, largest, 'p95') / of(kind, smallest, 'p95')),
      }))
      const figures: Record<string, Figure> = {}
      for (const { kind, times } of growths) {
        figures[kind] = Object.fromEntries([
          ...sizes.map(size => [
            size.commitments,
            { p50: rounded(of(kind, size, 'p50')), p95: rounded(of(kind, size, 'p95')) },
          ]),
          ['growth', times],
        ])
        say(`${kind.padEnd(20)} p95 ${sizes.map(size => rounded(of(kind, size, 'p95'))).join(' → ')} ms: × ${times}`)
      }
      const memory = sites.map(({ size, entries, site }) => ({ ...size, entries, ...memoryOf(site.pid) }))
      return {
        figures: { rounds, answersAtLeast, pages: figures, memoryMiB: memory },
        aims: [
          ...growths.map(({ kind, times }) => ({ what: kind, figure: times, unit: '×', aim: { atMost: mostGrowth } })),
          {
            what: 'memory of the process',
            figure: memory.at(-1)?.most ?? Number.NaN,
            unit: 'MiB',
            aim: { atMost: 400 },
          },
        ],
      }
    } finally {
      for (const stop of stops) stop()
      await server.remove()
    }
  },
}
