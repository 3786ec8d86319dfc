import pg from 'pg'
import { fillWithContributions } from './support/fill-contributions.ts'
import { openClient } from './support/load.ts'
import type { Measured } from './support/load-client.ts'
import { memoryOf } from './support/memory.ts'
import type { Benchmark, Figure } from './support/result.ts'
import { openServer, type ServedSite, serveSite } from './support/site.ts'
import { median, rounded } from './support/statistics.ts'

const sizes = [1_000, 100_000, 1_000_000] as const
const rounds = 5
const answersAtLeast = 40
const headers = { 'Accept-Encoding': 'gzip, deflate, br', Accept: 'text/html' }
/** How many times slower than at the smallest size a page may be at the largest. */
const mostGrowth = 1.3

/** The pages that show contributions, by what they are. Words are common, in between and rare among what is made up. */
async function pagesOf({ port }: ServedSite, size: number): Promise<Record<string, string[]>> {
  const pages = async (query: string): Promise<string[]> => {
    const answer = await fetch(`http://127.0.0.1:${port}/contributions.json${query}`)
    if (!answer.ok) throw new Error(`${query} answers ${answer.status}`)
    const { contributions } = (await answer.json()) as { contributions: { page: string }[] }
    return contributions.map(({ page }) => new URL(page).pathname)
  }
  const middle = `C-${String(Math.floor(size / 2)).padStart(4, '0')}`
  const first = '/contributions?consultation=automne'
  return {
    home: ['/', '/en'],
    newest: ['/contributions', '/en/contributions'],
    'newest, deep': [`/contributions?after=${middle}`],
    longest: ['/contributions?order=longest', '/contributions?order=longest&consultation=automne'],
    'longest, deep': [`/contributions?order=longest&after=${middle}`],
    unanswered: ['/contributions?state=late', '/contributions?state=late&consultation=automne'],
    random: ['/contributions?order=random&seed=5', `${first}&order=random&seed=77`],
    'of a consultation': [first, '/contributions?consultation=printemps'],
    'of a priority': [
      `${first}&priority=fr-2023-2025-priority-2`,
      '/contributions?priority=fr-2023-2025-priority-3&order=longest',
    ],
    'of a kind of author': ['/contributions?author=ministry', '/contributions?author=person&state=late'],
    'withdrawn or hidden': ['/contributions?state=withdrawn', '/contributions?state=hidden'],
    'common words': ['/contributions?q=publier', '/contributions?q=habitants&order=random'],
    'words in between': ['/contributions?q=biologiques', '/contributions?q=publier+cantines'],
    'rare words': ['/contributions?q=Martegnac', '/contributions?q=zygomatique'],
    'feed of the list': ['/contributions.atom'],
    contribution: [...(await pages('')), ...(await pages(`?after=${middle}`))],
    consultation: ['/consultations/automne', '/consultations/printemps'],
    'search, common words': ['/recherche?q=publier'],
    'search, rare words': ['/recherche?q=Martegnac'],
    record: ['/registre'],
  }
}

/** Takes the whole list as a file: how long it takes, and how many lines it has. */
async function takeFile(port: number): Promise<{ seconds: number; lines: number; mebibytes: number }> {
  const begun = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}/contributions.csv`, {
    headers: { 'Accept-Encoding': 'identity' },
  })
  let [lines, bytes] = [0, 0]
  const decoder = new TextDecoder()
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.length
    lines += decoder.decode(part, { stream: true }).split('\n').length - 1
  }
  return {
    seconds: rounded((performance.now() - begun) / 1000),
    lines: lines - 1,
    mebibytes: rounded(bytes / 1024 ** 2),
  }
}

type Served = { size: number; site: ServedSite; pages: Record<string, string[]> }

async function served(server: pg.ClientConfig, size: number, say: (line: string) => void): Promise<Served> {
  const name = `contributions_${size}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const connection = { ...server, database: name }
  await fillWithContributions(connection, { count: size, isRecorded: true }, say)
  const site = await serveSite(connection, false)
  return { size, site, pages: await pagesOf(site, size) }
}

export const contributions: Benchmark = {
  name: 'contributions',
  says: 'pages that show contributions, made from the database at 1,000, 100,000 and 1,000,000 of them, beside themselves at 1,000',
  async run(say) {
    const server = await openServer()
    const client = openClient()
    const stops = [client.stop]
    try {
      const sites: Served[] = []
      for (const size of sizes) {
        const one = await served(server.connection, size, say)
        stops.push(one.site.stop)
        sites.push(one)
      }
      const kinds = Object.keys(sites[0]?.pages ?? {})
      const measured = new Map<string, Measured[]>()
      // One site after the other within each round, so that what else the machine does meets all of them alike.
      for (let round = -1; round < rounds; round += 1) {
        for (const kind of kinds) {
          for (const { size, site, pages } of sites) {
            const paths = pages[kind] ?? []
            const mostAnswers = Math.max(answersAtLeast, paths.length)
            const one = await client.load({
              port: site.port,
              paths,
              headers,
              connections: 1,
              milliseconds: 60_000,
              mostAnswers,
            })
            if (Object.keys(one.statuses).some(status => status !== '200'))
              throw new Error(`${kind} answers ${JSON.stringify(one.statuses)}: ${paths.join(' ')}`)
            if (round >= 0) measured.set(`${kind}/${size}`, [...(measured.get(`${kind}/${size}`) ?? []), one])
          }
        }
      }
      const of = (kind: string, size: number, figure: 'p50' | 'p95') =>
        median((measured.get(`${kind}/${size}`) ?? []).map(one => one[figure]))
      const figures: Record<string, Figure> = {}
      const growths: { kind: string; times: number }[] = []
      for (const kind of kinds) {
        const times = rounded(of(kind, sizes[2], 'p95') / of(kind, sizes[0], 'p95'))
        growths.push({ kind, times })
        const queries = await Promise.all(sites.map(({ site, pages }) => site.queriesOf(pages[kind]?.[0] ?? '/')))
        figures[kind] = {
          ...Object.fromEntries(
            sizes.map(size => [size, { p50: rounded(of(kind, size, 'p50')), p95: rounded(of(kind, size, 'p95')) }]),
          ),
          growth: times,
          growthOfMedian: rounded(of(kind, sizes[2], 'p50') / of(kind, sizes[0], 'p50')),
          queries,
        }
        say(`${kind.padEnd(22)} ${JSON.stringify(figures[kind])}`)
      }
      const files = []
      for (const { size, site } of sites) files.push({ size, ...(await takeFile(site.port)) })
      say(JSON.stringify(files))
      const memory = sites.map(({ size, site }) => ({ size, ...memoryOf(site.pid) }))
      return {
        figures: { rounds, answersAtLeast, pages: figures, files, memoryMiB: memory },
        aims: [
          ...growths.map(({ kind, times }) => ({ what: kind, figure: times, unit: '×', aim: { atMost: mostGrowth } })),
          {
            what: 'memory of the process, the whole list sent as a file',
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
