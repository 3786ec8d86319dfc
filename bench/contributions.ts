import type pg from 'pg'
import { fillWithContributions } from './support/fill-contributions.ts'
import { memoryOf } from './support/memory.ts'
import { measureGrowth, onSizes, type SiteOfSize, sizesAsked } from './support/page-growth.ts'
import type { Benchmark } from './support/result.ts'
import { type ServedSite, serveSite } from './support/site.ts'
import { rounded } from './support/statistics.ts'

const sizes = sizesAsked([1_000, 100_000, 1_000_000])

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

async function served(connection: pg.ClientConfig, size: number, say: (line: string) => void): Promise<SiteOfSize> {
  await fillWithContributions(connection, { count: size, isRecorded: true }, say)
  const site = await serveSite(connection, false)
  const pages = Object.entries(await pagesOf(site, size)).map(([kind, paths]) => [kind, { paths }])
  return { size, site, pages: Object.fromEntries(pages) }
}

export const contributions: Benchmark = {
  name: 'contributions',
  says: 'pages that show contributions, made from the database at 1,000, 100,000 and 1,000,000 of them, beside themselves at 1,000',
  run: say =>
    onSizes(
      'contributions',
      sizes,
      (connection, size) => served(connection, size, say),
      async (client, sites) => {
        const { figures, aims } = await measureGrowth(client, sites, say, { countsQueries: true })
        const files = []
        for (const { size, site } of sites) files.push({ size, ...(await takeFile(site.port)) })
        say(JSON.stringify(files))
        const memory = sites.map(({ size, site }) => ({ size, ...memoryOf(site.pid) }))
        return {
          figures: { ...figures, files, memoryMiB: memory },
          aims: [
            ...aims,
            {
              what: 'memory of the process, the whole list sent as a file',
              figure: memory.at(-1)?.most ?? Number.NaN,
              unit: 'MiB',
              aim: { atMost: 400 },
            },
          ],
        }
      },
    ),
}
