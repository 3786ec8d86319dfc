import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { organisations } from '../../src/people/index.ts'
import type { Json } from '../../src/platform/canonical.ts'
import { operator, sealAll, watchRecord } from '../../src/record/index.ts'
import { openCall, publishOne } from '../support/consultations.ts'
import { list } from '../support/pages.ts'
import { openSite, type TestSite } from '../support/site.ts'

const at = new Date('2026-11-24T09:00:00Z')

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())
afterEach(() => vi.restoreAllMocks())

/** Runs something and counts what it asks of the database. */
async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  // A connection that is opened meanwhile first says how it wants to be spoken to.
  const count = query.mock.calls.filter(([text]) => !String(text).includes('set datestyle')).length
  query.mockRestore()
  return count
}

const readTo = async (path: string): Promise<string> => (await site.get(path)).text()

/** Gives an organisation another name, as an import or a form does. */
async function rename(slug: string, fr: string): Promise<void> {
  const { facts, key } = await site.database.db
    .selectFrom('organisations')
    .select(['facts', 'key'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const outcome = await organisations.describe.perform(site.database.db, operator, at, {
    things: [{ key, facts: { ...(facts as unknown as Record<string, Json>), slug, name: { original: 'fr', fr } } }],
  })
  expect(outcome.done).toBe(true)
}

/** As many copies of the first contribution, with other titles; one in forty says *quarantaine*, two say *rarissime*. */
async function addMany(consultationId: string, count: number): Promise<void> {
  await sql`
    insert into contributions (id, consultation_id, state, version, title, text, answers, language, author, author_kind, channel, sent_at,
      published_at, due, said, shuffle, words)
    select '01M00000000000000000' || lpad(turn::text, 6, '0'), ${consultationId}, 'published', 1, title || turn, text, '{}', 'fr', '', 'person',
      'site', sent_at, published_at, due, sha256(turn::text::bytea), turn * 1000000,
      words || to_tsvector('pg_catalog.french', case when turn % 40 = 0 then 'quarantaine' when turn in (3, 700) then 'rarissime' else '' end)
    from contributions, generate_series(1, ${count}::int) as turn
    where consultation_id = ${consultationId}`.execute(site.database.db)
}

describe('a page that was read', () => {
  test('is made once: the next reader costs the database nothing', async () => {
    site.cache.forgetAll()
    for (const path of ['/', '/plans/2018-2020', '/plans/2018-2020.json', '/organisations']) {
      expect(await queriesOf(() => site.get(path))).toBeGreaterThan(0)
      expect([path, await queriesOf(() => site.get(path))]).toEqual([path, 0])
    }
  })

  test('is made once for all who ask while it is made', async () => {
    for (const path of ['/plans/2018-2020', '/plans/2018-2020.pdf', '/plans/nowhere']) {
      site.cache.forgetAll()
      const alone = await queriesOf(() => site.get(path))
      site.cache.forgetAll()
      const answers: Response[] = []
      const together = await queriesOf(async () => {
        answers.push(...(await Promise.all(Array.from({ length: 50 }, () => site.get(path)))))
      })
      // Each error page reads the settings once more, of itself.
      const each = path.endsWith('nowhere') ? 49 : 0
      expect([path, together]).toEqual([path, alone + each])
      expect(new Set(answers.map(answer => answer.status)).size).toBe(1)
    }
  })

  test('is the same for all queries that it doesn’t read, and another for each that it does', async () => {
    await site.get('/plans/2018-2020')
    expect(await queriesOf(() => site.get('/plans/2018-2020?utm_source=mail'))).toBe(0)
    const newest = await (await site.get('/registre')).text()
    expect(await (await site.get('/registre?before=1')).text()).not.toBe(newest)
  })

  test('is made anew once the record changes what it shows, and the others stay', async () => {
    const watch = await watchRecord(site.database.db, site.database.connection, {
      tags: site.cache.forget,
      everything: site.cache.forgetAll,
      appended: () => void sealAll(site.database.db),
      away: site.cache.cutOff,
    })
    try {
      await watch.listening
      const before = (await site.get('/organisations/cour-des-comptes')).headers.get('etag')
      await readTo('/registre')
      expect(await readTo('/organisations/cour-des-comptes')).toContain('Cour des comptes')

      await rename('cour-des-comptes', 'Cour des comptes et de la confiance')
      await vi.waitFor(
        async () =>
          expect(await readTo('/organisations/cour-des-comptes')).toContain('Cour des comptes et de la confiance'),
        { timeout: 30_000 },
      )
      const after = await site.get('/organisations/cour-des-comptes', { 'if-none-match': String(before) })
      expect([after.status, after.headers.get('etag') === before]).toEqual([200, false])
      expect(await readTo('/organisations')).toContain('Cour des comptes et de la confiance')
      expect(await readTo('/registre')).toContain('Cour des comptes et de la confiance')
      // A commitment says who leads it.
      const { commitments } = (await (await site.get('/organisations/cour-des-comptes.json')).json()) as {
        commitments: { url: string; role: string }[]
      }
      const led = commitments.find(({ role }) => role === 'lead')
      const permanent = await site.get(new URL(String(led?.url)).pathname)
      expect(await readTo(String(permanent.headers.get('location')))).toContain('Cour des comptes et de la confiance')
    } finally {
      await watch.stop()
    }
  })

  test('stays while the record changes what it doesn’t show', async () => {
    await readTo('/organisations')
    await readTo('/charte')
    await rename('etalab', 'Etalab, la mission')
    await sealAll(site.database.db)
    const tags = await site.database.db
      .selectFrom('entries')
      .select('tags')
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    site.cache.forget(['record', ...tags.tags])
    expect(await queriesOf(() => site.get('/organisations'))).toBeGreaterThan(0)
    expect(await queriesOf(() => site.get('/charte'))).toBe(0)
    expect(await readTo('/organisations')).toContain('Etalab, la mission')
  })
})

describe('a page asks a fixed number of questions to the database', () => {
  const fresh = async (path: string): Promise<number> => {
    // Once without counting, so that connections are open and what is read once is read.
    site.cache.forgetAll()
    expect((await site.get(path)).status).toBe(200)
    site.cache.forgetAll()
    return queriesOf(() => site.get(path))
  }

  test('a plan of 26 commitments as many as a plan of 6', async () => {
    const counts = new Map<string, { commitments: number; queries: number }>()
    for (const slug of ['2015-2017', '2018-2020', '2021-2023', '2023-2025']) {
      const { commitments } = (await (await site.get(`/plans/${slug}.json`)).json()) as { commitments: never }
      counts.set(slug, { commitments: list(commitments).length, queries: await fresh(`/plans/${slug}`) })
    }
    expect([...counts.values()].map(({ commitments }) => commitments)).toEqual([26, 21, 18, 6])
    expect(new Set([...counts.values()].map(({ queries }) => queries)).size).toBe(1)
    expect(counts.get('2015-2017')?.queries).toBeLessThanOrEqual(20)
  })

  test('a commitment at most twenty, however much is known of it', async () => {
    for (const path of [
      '/plans/2018-2020/engagements/18-construire-un-ecosysteme-de-la-science-ouverte',
      '/plans/2015-2017/engagements/4-ouvrir-l-acces-aux-evaluations-de-politiques-publiques-et-a',
    ]) {
      const queries = await fresh(path)
      expect([path, queries <= 20 ? 'at most 20' : queries]).toEqual([path, 'at most 20'])
    }
  })

  test('an organisation that leads ten commitments as many as one that leads two', async () => {
    const led = async (slug: string) =>
      ((await (await site.get(`/organisations/${slug}.json`)).json()) as { commitments: unknown[] }).commitments.length
    const many = 'secretariat-d-etat-charge-du-numerique-aupres-du-premier'
    const few = 'ministere-de-l-economie-et-des-finances'
    expect(await led(many)).toBeGreaterThan(2 * (await led(few)))
    expect(await fresh(`/organisations/${many}`)).toBe(await fresh(`/organisations/${few}`))
  })

  test('a list of 1,200 contributions as many as a list of one, and so do one of them and their consultation; its file holds all', async () => {
    const { db } = site.database
    const consultationId = await openCall(db)
    await publishOne(db, consultationId)
    const { contributions } = (await (await site.get('/contributions.json')).json()) as {
      contributions: { page: string }[]
    }
    const own = new URL(contributions[0]?.page ?? '').pathname
    const paths = [
      '/contributions',
      '/contributions?order=longest',
      '/contributions?order=random&seed=7',
      '/contributions?state=late',
      '/contributions?consultation=transparence&author=person',
      '/contributions?q=proposition',
      '/contributions?q=nulle+part',
      '/contributions.atom',
      own,
      '/consultations/transparence',
    ]
    const counts = async () => {
      const found: [string, number][] = []
      for (const path of paths) found.push([path, await fresh(path)])
      return found
    }
    const before = await counts()
    await addMany(consultationId, 1_199)
    expect(await counts()).toEqual(before)
    expect(before.filter(([, queries]) => queries > 20)).toEqual([])
    for (const file of ['/contributions.csv', '/contributions.csv?order=random', '/consultations/transparence.csv']) {
      const lines = (await (await site.get(file)).text()).match(/^C-\d{4}/gm)
      expect([file, lines?.length, new Set(lines).size]).toEqual([file, 1_200, 1_200])
    }
    for (const [words, count] of [
      ['quarantaine', 29],
      ['rarissime', 2],
    ] as const) {
      for (const order of ['newest', 'longest', 'random']) {
        const numbers: string[] = []
        let next: string | null = `/contributions.json?q=${words}&order=${order}`
        while (next) {
          const page = (await (await site.get(next)).json()) as {
            contributions: { number: string }[]
            older: string | null
          }
          numbers.push(...page.contributions.map(({ number }) => number))
          next = page.older && new URL(page.older).pathname + new URL(page.older).search
        }
        expect([words, order, numbers.length, new Set(numbers).size]).toEqual([words, order, count, count])
      }
      const file = await (await site.get(`/contributions.csv?q=${words}`)).text()
      expect(file.match(/^C-\d{4}/gm)?.length).toBe(count)
    }
    const packed = await site.get('/contributions.csv', { 'accept-encoding': 'gzip' })
    expect(
      gunzipSync(await packed.arrayBuffer())
        .toString()
        .match(/^C-\d{4}/gm)?.length,
    ).toBe(1_200)
  })
})
