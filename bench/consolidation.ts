import { sql } from 'kysely'
import pg from 'pg'
import { assignPoints, describeTheme, groupPoints } from '../src/answers/index.ts'
import { type Database, openDatabase } from '../src/platform/database/database.ts'
import type { Who } from '../src/record/index.ts'
import { calls, fillWithContributions } from './support/fill-contributions.ts'
import { openClient } from './support/load.ts'
import type { Measured } from './support/load-client.ts'
import type { Benchmark, Figure } from './support/result.ts'
import { cookieOfEditor, makeEditor } from './support/signed-in-editor.ts'
import { openServer, type ServedSite, serveSite } from './support/site.ts'
import { median, rounded } from './support/statistics.ts'

const rounds = 5
const answersAtLeast = 40
/** How many times slower than at the smallest size a page may be at the largest. */
const mostGrowth = 1.3
/** `SIZES=1000,100000` measures fewer. */
const sizes = (process.env.SIZES ?? '1000,100000,1000000').split(',').map(Number)

/** As many themes as somebody makes, and the share of all that is in one of them. */
const themes = 40
const grouped = 0.5
const atOnce = 100

/** The themes of a consultation, with half of what it received in them, and every tenth answered by another organisation. */
async function consolidate(db: Database, consultationId: string, editor: Who): Promise<void> {
  const now = new Date('2026-11-20T10:00:00Z')
  const done = <Result>(
    outcome: { done: true; result: Result } | { done: false; refusal: { code: string } },
  ): Result => {
    if (outcome.done) return outcome.result
    throw new Error(outcome.refusal.code)
  }
  const ids: string[] = []
  for (let number = 1; number <= themes; number += 1) {
    const theme = { consultationId, id: null, seen: 0, title: `Thème ${number}`, finding: '' }
    ids.push(done(await describeTheme.perform(db, editor, now, theme)).id)
  }
  // A page of it as people do it, the rest as the database would have it after years of that.
  const some = await db
    .selectFrom('points')
    .select(['contribution_id', 'number', 'version'])
    .where('consultation_id', '=', consultationId)
    .where('with_id', 'is', null)
    .where('is_shown', '=', true)
    .limit(atOnce)
    .execute()
  const points = some.map(({ contribution_id: id, number, version }) => ({ id, number, version }))
  done(await groupPoints.perform(db, editor, now, { consultationId, points, themeId: ids[0] ?? null }))
  const { id: organisationId } = await db
    .selectFrom('organisations')
    .select('id')
    .where('key', '=', 'dinum')
    .executeTakeFirstOrThrow()
  const seen = points.map(point => ({ ...point, version: point.version + 1 }))
  done(await assignPoints.perform(db, editor, now, { consultationId, points: seen, organisationId }))
  await sql`
    update points set theme_id = (${ids}::text[])[1 + contribution_number % ${themes}]
    where consultation_id = ${consultationId} and (contribution_number / 7) % 100 < ${grouped * 100} and theme_id is null`.execute(
    db,
  )
  await sql`
    update points set responsible_id = ${organisationId} where consultation_id = ${consultationId} and contribution_number % 10 = 3`.execute(
    db,
  )
  await sql`vacuum analyze points`.execute(db)
  await sql`vacuum analyze point_counts`.execute(db)
}

type Served = { size: number; site: ServedSite; headers: Record<string, string>; pages: Record<string, string[]> }

/** The pages on which everything is read together, by what they are. */
async function pagesOf(db: Database, consultationId: string): Promise<Record<string, string[]>> {
  const path = `/atelier/consolidation/${calls.open.slug}`
  const loose = await db
    .selectFrom('points')
    .select(['contribution_number', 'due'])
    .where('consultation_id', '=', consultationId)
    .where('theme_id', 'is', null)
    .where('with_id', 'is', null)
    .where('is_shown', '=', true)
    .orderBy('contribution_number')
    .execute()
  const middle = loose[Math.floor(loose.length / 2)]
  const named = (number: number) => `C-${String(number).padStart(4, '0')}`
  const few = [10, 20, 30, 40].flatMap(place => loose[place]?.contribution_number ?? [])
  return {
    first: [path],
    deep: [`${path}?after=${middle?.due}~${middle?.contribution_number}~1`],
    'in a theme': [`${path}?theme=3`, `${path}?theme=17`],
    'in a theme, deep': [`${path}?theme=3&after=${middle?.contribution_number}~1`],
    'in any theme': [`${path}?state=grouped`],
    'of an organisation': [`${path}?organisation=dinum`, `${path}?organisation=dinum&state=grouped`],
    'of a priority': [`${path}?priority=fr-2023-2025-priority-2`],
    'common words': [`${path}?q=publier`, `${path}?q=habitants`],
    'words in between': [`${path}?q=biologiques`],
    'rare words': [`${path}?q=Martegnac`, `${path}?q=zygomatique`],
    neighbours: few.map(number => `${path}/${named(number)}/proches`),
    theme: [`${path}/themes/5`],
    decisions: [`${path}/decisions`],
  }
}

async function served(server: pg.ClientConfig, size: number, say: (line: string) => void): Promise<Served> {
  const name = `consolidation_${size}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const connection = { ...server, database: name }
  const { open } = await fillWithContributions(connection, { count: size, isRecorded: false }, say)
  const { db, close } = openDatabase(connection)
  await consolidate(db, open.id, await makeEditor(db))
  say(`${size} contributions: half of them are in ${themes} themes`)
  const site = await serveSite(connection, false, true)
  const cookie = await cookieOfEditor(db, site.port)
  const pages = await pagesOf(db, open.id)
  await close()
  return { size, site, headers: { 'Accept-Encoding': 'gzip, deflate, br', Accept: 'text/html', Cookie: cookie }, pages }
}

export const consolidation: Benchmark = {
  name: 'consolidation',
  says: 'the pages on which everything received is read together, at 1,000, 100,000 and 1,000,000 contributions, beside themselves at 1,000',
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
          for (const { size, site, headers, pages } of sites) {
            const paths = pages[kind] ?? []
            const mostAnswers = Math.max(answersAtLeast, paths.length)
            const load = { port: site.port, paths, headers, connections: 1, milliseconds: 60_000, mostAnswers }
            const one = await client.load(load)
            if (Object.keys(one.statuses).some(status => status !== '200'))
              throw new Error(`${kind} answers ${JSON.stringify(one.statuses)}: ${paths.join(' ')}`)
            if (round >= 0) measured.set(`${kind}/${size}`, [...(measured.get(`${kind}/${size}`) ?? []), one])
          }
        }
      }
      const of = (kind: string, size: number, figure: 'p50' | 'p95') =>
        median((measured.get(`${kind}/${size}`) ?? []).map(one => one[figure]))
      const [smallest = 0, largest = 0] = [sizes[0], sizes.at(-1)]
      const figures: Record<string, Figure> = {}
      const growths: { kind: string; times: number }[] = []
      for (const kind of kinds) {
        const times = rounded(of(kind, largest, 'p95') / of(kind, smallest, 'p95'))
        growths.push({ kind, times })
        figures[kind] = {
          ...Object.fromEntries(
            sizes.map(size => [size, { p50: rounded(of(kind, size, 'p50')), p95: rounded(of(kind, size, 'p95')) }]),
          ),
          growth: times,
          growthOfMedian: rounded(of(kind, largest, 'p50') / of(kind, smallest, 'p50')),
        }
        say(`${kind.padEnd(22)} ${JSON.stringify(figures[kind])}`)
      }
      return {
        figures: { rounds, answersAtLeast, pages: figures },
        aims: growths.map(({ kind, times }) => ({ what: kind, figure: times, unit: '×', aim: { atMost: mostGrowth } })),
      }
    } finally {
      for (const stop of stops) stop()
      await server.remove()
    }
  },
}
