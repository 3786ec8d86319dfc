import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { organisations } from '../../src/people/index.ts'
import { clockAt } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { addresses } from '../../src/platform/http/addresses.ts'
import { pageCache } from '../../src/platform/http/page-cache.ts'
import { openLog } from '../../src/platform/log.ts'
import { operator, sealAll, startSealer, watchRecord } from '../../src/record/index.ts'
import { openMetrics } from '../../src/server-metrics.ts'
import { at, organisation } from '../fixtures/facts.ts'
import { securityFaults } from '../support/answers.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { samplesIn } from '../support/metrics.ts'
import { openSite, testDay, testOrigin } from '../support/site.ts'

const token = 'a-token-for-the-tests'

let database: TestDatabase
let measured: Awaited<ReturnType<typeof measuredSite>>
beforeAll(async () => {
  database = await cloneDatabase('france')
  measured = await measuredSite(database)
})
afterAll(async () => {
  await measured.stop()
  await database.drop()
})

/** A site that is measured, as the server makes it; its sealer never looks by itself. */
async function measuredSite({ db, pool, connection }: Pick<TestDatabase, 'db' | 'pool' | 'connection'>) {
  const cache = pageCache()
  const sealer = { nudge() {}, counted: { sealed: 0, failed: 0 }, async stop() {} }
  const watch = await watchRecord(db, connection, {
    tags: cache.forget,
    everything: cache.forgetAll,
    appended() {},
    away: cache.cutOff,
  })
  await watch.listening
  const metrics = openMetrics(token, { db, pools: { primary: pool }, cache, sealer, watch, replica: undefined })
  const app = createApp({ db, metrics, cache, clock: clockAt(testDay), log: openLog('silent'), origin: testOrigin })
  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.fetch(new Request(testOrigin + path, { method, headers }))
  const read = async () => (await ask('/metrics', { authorization: `Bearer ${token}` })).text()
  const stop = async () => {
    metrics.stop()
    await watch.stop()
  }
  return { ask, read, stop, said: async () => samplesIn(await read()) }
}

describe('whoever asks for the metrics', () => {
  test('finds no page where the operator has set no token', async () => {
    const site = await openSite('empty')
    for (const headers of [{}, { authorization: 'Bearer ' }, { authorization: 'Bearer undefined' }])
      expect((await site.get('/metrics', headers as Record<string, string>)).status).toBe(404)
    await site.close()
  })

  test('learns nothing without the token', async () => {
    const wrong = [
      '',
      'Bearer',
      'Bearer ',
      `Bearer ${token}x`,
      `Bearer ${token} x`,
      `Basic ${token}`,
      token,
      'Bearer é',
    ]
    for (const authorization of [undefined, ...wrong]) {
      const answer = await measured.ask('/metrics', authorization === undefined ? {} : { authorization })
      expect([authorization, answer.status, await answer.text()]).toEqual([authorization, 401, 'unauthorized'])
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="metrics"')
    }
  })

  test('reads them with it, in the format of Prometheus', async () => {
    await measured.ask('/')
    const answer = await measured.ask('/metrics', { authorization: `bearer ${token}` })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(securityFaults(answer)).toEqual([])
    const text = await answer.text()
    expect(text.endsWith('\n')).toBe(true)
    const kinds = new Map<string, string>()
    for (const line of text.trimEnd().split('\n')) {
      const [, name = '', kind = ''] = /^# TYPE ([a-z_\d]+) (counter|gauge|histogram)$/.exec(line) ?? []
      if (name) {
        expect([name, kinds.has(name)]).toEqual([name, false])
        kinds.set(name, kind)
      } else if (!/^# HELP [a-z_\d]+ \S.*$/.test(line)) {
        const [, sample = ''] =
          /^([a-z_\d]+)(?:\{(?:[a-z]+="[^"\\\n]*",?)+\})? -?(?:[\d.]+(?:e-?\d+)?|\+Inf)$/.exec(line) ?? []
        expect([
          line,
          kinds.has(sample) || kinds.get(sample.replace(/_(bucket|sum|count)$/, '')) === 'histogram',
        ]).toEqual([line, true])
      }
    }
    for (const [name, kind] of kinds) expect([name, name.endsWith('_total')]).toEqual([name, kind === 'counter'])
  })
})

describe('the metrics', () => {
  const counted = (said: Map<string, number>, route: string, status: string): number =>
    said.get(`parvis_http_request_duration_seconds_count{route="${route}",status="${status}"}`) ?? 0

  test('count requests by the template of their address, never by what was asked for', async () => {
    const before = await measured.said()
    const who = {
      'user-agent': 'Nadine-Reader/1.0',
      'x-forwarded-for': '203.0.113.7',
      cookie: 'nadine=1',
      referer: 'https://nadine.example/',
    }
    for (const [path, method] of [
      ['/plans/2018-2020', 'GET'],
      ['/plans/2018-2020.json', 'GET'],
      ['/plans/nadine', 'GET'],
      ['/en/plans/2018-2020', 'HEAD'],
      ['/nadine/secret', 'GET'],
      ['/nadine', 'POST'],
      ['/plans/2018-2020?nadine=1', 'GET'],
      ['/id/plan/nadine', 'GET'],
      ['/%zz', 'GET'],
    ] as const)
      await measured.ask(path, who, method)
    const text = await measured.read()
    expect(text).not.toMatch(/nadine|secret|203\.0\.113/i)
    const said = samplesIn(text)
    const more = (route: string, status: string) => counted(said, route, status) - counted(before, route, status)
    expect(more(addresses.plan.fr, '2xx')).toBe(3)
    expect(more(addresses.plan.fr, '4xx')).toBe(1)
    expect(more(addresses.plan.en, '2xx')).toBe(1)
    expect(more('/id/:type/:id', '4xx')).toBe(1)
    expect(more('other', '4xx')).toBe(3)
    const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route))
    const ours: unknown[] = [
      ...Object.values(addresses).flatMap(({ fr, en }) => [fr, en]),
      '/metrics',
      '/id/:type/:id',
      'other',
    ]
    expect([...routes].filter(route => !ours.includes(route))).toEqual([])
  })

  test('tell how long answers took: each bound holds all that took less', async () => {
    const said = await measured.said()
    const labels = `route="${addresses.plan.fr}",status="2xx"`
    const buckets = [...said].filter(([name]) =>
      name.startsWith(`parvis_http_request_duration_seconds_bucket{${labels}`),
    )
    const values = buckets.map(([, value]) => value)
    expect(values.length).toBeGreaterThan(5)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    expect(values.at(-1)).toBe(said.get(`parvis_http_request_duration_seconds_count{${labels}}`))
    expect(buckets.at(-1)?.[0]).toContain('le="+Inf"')
    expect(said.get(`parvis_http_request_duration_seconds_sum{${labels}}`)).toBeGreaterThan(0)
  })

  test('tell what the cache answered, and what it holds', async () => {
    await measured.ask('/en/organisations')
    const before = await measured.said()
    await measured.ask('/en/organisations')
    await measured.ask('/en/organisations.json')
    const after = await measured.said()
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    expect(grown('parvis_page_cache_hits_total')).toBe(1)
    expect(grown('parvis_page_cache_misses_total')).toBe(1)
    expect(grown('parvis_page_cache_pages')).toBe(1)
    expect(grown('parvis_page_cache_bytes')).toBeGreaterThan(1000)
  })

  test('tell how far the record is sealed, and what waits', async () => {
    const before = await measured.said()
    expect(before.get('parvis_record_unsealed')).toBe(0)
    expect(before.get('parvis_record_unsealed_oldest_seconds')).toBe(0)
    expect(before.get('parvis_record_listening')).toBe(1)
    await organisations.describe.perform(database.db, operator, at, {
      things: [{ key: 'measured', facts: organisation('Mesurée', { slug: 'measured' }) }],
    })
    const waiting = await measured.said()
    expect(waiting.get('parvis_record_unsealed')).toBe(1)
    expect(waiting.get('parvis_record_position')).toBe(before.get('parvis_record_position'))
    expect(waiting.has('parvis_record_unsealed_oldest_seconds')).toBe(true)
    await sealAll(database.db)
    await vi.waitFor(async () => {
      const sealed = await measured.said()
      expect(sealed.get('parvis_record_unsealed')).toBe(0)
      expect(sealed.get('parvis_record_position')).toBe((before.get('parvis_record_position') ?? 0) + 1)
      expect(sealed.get('parvis_record_seen_position')).toBe(sealed.get('parvis_record_position'))
    }, 20_000)
  })

  test('count what this process seals', async () => {
    const sealer = startSealer(database.db, () => {})
    await organisations.describe.perform(database.db, operator, at, {
      things: [{ key: 'counted', facts: organisation('Comptée', { slug: 'counted' }) }],
    })
    sealer.nudge()
    await vi.waitFor(() => expect(sealer.counted).toEqual({ sealed: 1, failed: 0 }), 20_000)
    await sealer.stop()
  })

  test('are there, and say so, when the database is away', async () => {
    const away = openDatabase({ host: '/nowhere', database: 'parvis' })
    const watch = { listening: Promise.resolve(), hears: () => false, position: () => 7, async stop() {} }
    const sealer = { nudge() {}, counted: { sealed: 0, failed: 3 }, async stop() {} }
    const metrics = openMetrics(token, {
      db: away.db,
      pools: { primary: away.pool },
      cache: pageCache(),
      sealer,
      watch,
      replica: undefined,
    })
    const said = samplesIn(await metrics.read())
    metrics.stop()
    expect(said.get('parvis_database_up')).toBe(0)
    expect(said.get('parvis_record_listening')).toBe(0)
    expect(said.get('parvis_record_seen_position')).toBe(7)
    expect(said.get('parvis_sealing_failures_total')).toBe(3)
    expect(said.has('parvis_record_position')).toBe(false)
    expect(said.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
    await away.close()
  })
})
