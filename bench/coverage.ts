import pg from 'pg'
import { commitmentOriginPath } from '../src/commitments/index.ts'
import { fillWithContributions } from './support/fill-contributions.ts'
import { openClient } from './support/load.ts'
import type { Measured } from './support/load-client.ts'
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
  coverage: ['/plans/2023-2025/reponses', '/en/plans/2023-2025/answers'],
  'coverage as data': ['/plans/2023-2025/reponses.json'],
  consultation: ['/consultations/printemps', '/consultations/automne'],
  plan: ['/plans/2023-2025'],
  answered: ['/contributions?state=answered', '/contributions?state=answered&consultation=printemps'],
  waived: ['/contributions?state=waived', '/contributions?state=waived&consultation=automne'],
  owed: ['/contributions?state=owed', '/contributions?state=owed&consultation=printemps&order=longest'],
  'thread of the plan': ['/plans/2023-2025/fil'],
  themes: ['/consultations/printemps/themes', '/consultations/automne/themes'],
  theme: ['/consultations/printemps/themes/1-theme-1', '/consultations/automne/themes/2-theme-2'],
  'where a commitment comes from': [] as string[],
}

/** As many as each consultation has: each fills a page at the smallest size. */
const themes = 5

/** Themes of each consultation, and the commitments to which their answers lead. */
async function makeThread(client: pg.Client): Promise<string[]> {
  await client.query(
    `insert into themes (id, consultation_id, number, title, finding, made_at)
    select '01T' || lpad(row_number() over ()::text, 23, '0'), c.id, number, 'Thème ' || number, '', now()
    from consultations as c cross join generate_series(1, $1) as number`,
    [themes],
  )
  const { rows } = await client.query<{ id: string; facts: Parameters<typeof commitmentOriginPath>[2] }>(
    `select c.id, c.facts from commitments as c join plans on plans.id = c.plan_id where plans.slug = '2023-2025' order by c.position limit 5`,
  )
  pages['where a commitment comes from'] = rows
    .slice(0, 2)
    .map(({ facts }) => commitmentOriginPath('fr', '2023-2025', facts))
  return rows.map(({ id }) => id)
}

/** An answer for so many, as one for a theme is: it leads to a commitment. @returns its id */
async function answerOf(client: pg.Client, place: number, commitments: readonly string[]): Promise<string> {
  const id = `01A${String(place).padStart(23, '0')}`
  await client.query(
    `insert into answers (id, consultation_id, outcome, reason, language, organisation_id, signed_as, state, drafted_at, drafted_as, reviewed_at,
      reviewed_as, published_at)
    select $1, c.id, 'retained', 'Elle est juste.', 'fr', o.id, 'Cheffe de projet', 'published', now(), 'correspondent', now(), 'editor', now()
    from (select id from consultations order by id limit 1) as c, (select id from organisations order by id limit 1) as o`,
    [id],
  )
  await client.query(
    `insert into answer_targets (answer_id, place, target_type, target_id) values ($1, 1, 'commitment', $2)`,
    [id, commitments[place % commitments.length]],
  )
  return id
}

/** Of each hundred, nine tenths are answered after up to 60 days, one is waived, and the others wait: as their actions would leave their points. */
async function settle(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<{ last: number }>('select max(contribution_number) as last from points')
  const commitments = await makeThread(client)
  // As many at a time as one answer for a theme may reach.
  for (let from = 0; from <= (rows[0]?.last ?? 0); from += 200) {
    const answer = await answerOf(client, from / 200, commitments)
    await client.query(
      `update points as p set answer_id = case when p.contribution_number % 100 <> 0 then $2 end,
        theme_id = (select id from themes as t where t.consultation_id = p.consultation_id and t.number = 1 + p.contribution_number % 5),
        state = case when p.contribution_number % 100 = 0 then 'waived' else 'answered' end,
        settled_at = c.published_at + (p.contribution_number % 60) * interval '1 day'
      from contributions as c
      where c.id = p.contribution_id and c.number > $1 and c.number <= $1 + 200 and c.state = 'published' and c.number % 10 <> 5`,
      [from, answer],
    )
    await client.query(
      `insert into answer_points (answer_id, contribution_id, number, published_at)
      select answer_id, contribution_id, number, now() from points where answer_id = $1`,
      [answer],
    )
  }
  await client.query(`
    insert into rulings (id, contribution_id, number, kind, reason, signed_as, ruled_at)
    select '01R' || lpad(upper(to_hex(contribution_number)), 10, '0') || upper(substr(md5(random()::text), 1, 13)), contribution_id, number,
      'waived', 'Elle demande ce qui est fait ailleurs.', 'Cheffe de projet', settled_at
    from points where state = 'waived'`)
  for (const table of [
    'points',
    'contributions',
    'rulings',
    'coverage_counts',
    'point_counts',
    'thread_counts',
    'answers',
    'answer_targets',
    'answer_points',
  ])
    await client.query(`vacuum analyze ${table}`)
  await client.end()
}

type Served = { size: number; site: ServedSite }

async function served(server: pg.ClientConfig, size: number, say: (line: string) => void): Promise<Served> {
  const name = `coverage_${size}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const connection = { ...server, database: name }
  await fillWithContributions(connection, { count: size, isRecorded: false }, say)
  await settle(connection)
  return { size, site: await serveSite(connection, false) }
}

export const coverage: Benchmark = {
  name: 'coverage',
  says: 'how contributions are answered, and what that led to, made from the database at 1,000, 100,000 and 1,000,000 of them, beside itself at 1,000',
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
      const measured = new Map<string, Measured[]>()
      // One site after the other within each round, so that what else the machine does meets all of them alike.
      for (let round = -1; round < rounds; round += 1) {
        for (const [kind, paths] of Object.entries(pages)) {
          for (const { size, site } of sites) {
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
        say(`${kind.padEnd(18)} ${JSON.stringify(figures[kind])}`)
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
