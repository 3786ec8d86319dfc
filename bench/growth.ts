import pg from 'pg'
import { openDatabase } from '../src/platform/database/database.ts'
import { countEntries, fillWithMadeUp } from './support/fill.ts'
import { openClient } from './support/load.ts'
import { memoryOf } from './support/memory.ts'
import { measureGrowth, type SiteOfSize } from './support/page-growth.ts'
import type { Benchmark } from './support/result.ts'
import { openServer, type ServedSite, serveSite } from './support/site.ts'

const sizes = [
  { commitments: 1_000, entries: 10_000 },
  { commitments: 10_000, entries: 100_000 },
  { commitments: 100_000, entries: 1_000_000 },
] as const
type Size = (typeof sizes)[number]

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
    const sites: SiteOfSize[] = []
    const counted: { size: Size; entries: number }[] = []
    try {
      for (const size of sizes) {
        const { connection, entries } = await databaseOfSize(server.connection, size, say)
        const site = await serveSite(connection, false)
        stops.push(site.stop)
        const pages = Object.entries(await pagesOf(site)).map(([kind, paths]) => [kind, { paths }])
        sites.push({ size: size.commitments, site, pages: Object.fromEntries(pages) })
        counted.push({ size, entries })
      }
      const { figures, aims } = await measureGrowth(client, sites, say)
      const memory = counted.map(({ size, entries }, place) => ({
        ...size,
        entries,
        ...memoryOf(sites[place]?.site.pid ?? 0),
      }))
      return {
        figures: { ...figures, memoryMiB: memory },
        aims: [
          ...aims,
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
