import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importing } from '../../tests/fixtures/files.ts'
import { followedPlan } from '../../tests/fixtures/followed-plan.ts'
import { entriesByIcalJs } from '../../tests/support/calendars.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { rowsAt } from '../../tests/support/lists.ts'
import { type TestSite, testOrigin } from '../../tests/support/site.ts'
import { createApp } from '../app.tsx'
import { clockAt } from '../platform/clock.ts'
import type { OpenDatabase } from '../platform/database/database.ts'
import { pageCache } from '../platform/http/page-cache.ts'
import { openLog } from '../platform/log.ts'
import { openAsKnownOn } from './as-known-on.ts'

/** What lists may tell on a day of the past: the agenda, the figures and the commitments, in every format. */
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase('france')
  await importing(database.db, followedPlan({ commitments: 30, events: 24 }))
})
afterAll(() => database.drop())

/** The site as it was on a day. */
function onThat(day: string) {
  const known: OpenDatabase = openAsKnownOn(database.connection, day)
  const app = createApp({
    db: known.db,
    cache: pageCache(),
    clock: clockAt(new Date(`${day}T12:00:00Z`)),
    log: openLog('silent'),
    origin: testOrigin,
  }) as unknown as Hono
  const get = async (path: string) => app.fetch(new Request(`${testOrigin}${path}`))
  return { site: { get } as unknown as TestSite, get, close: known.close }
}

/** Days of the making of the third plan, and of the year of the plan that is followed. */
const someDays = ['2016-06-01', '2021-05-28', '2021-06-25', '2026-07-01']

describe.each(someDays)('on %s', day => {
  let then: ReturnType<typeof onThat>
  const textAt = async (path: string) => {
    const response = await then.get(path)
    expect([path, response.status]).toEqual([path, 200])
    return response.text()
  }
  const jsonAt = async (path: string) => JSON.parse(await textAt(path))
  beforeAll(() => {
    then = onThat(day)
  })
  afterAll(() => then.close())

  /** The days of all that was said to have happened; what was planned may be later. */
  const toldIn = (data: unknown): string[] => {
    const found: string[] = []
    const planned = new Set(['period', 'due', 'start', 'end', 'planned'])
    const look = (value: unknown): void => {
      if (Array.isArray(value)) for (const one of value) look(one)
      else if (typeof value === 'object' && value !== null)
        for (const [name, one] of Object.entries(value)) {
          if (name === 'earliest' && typeof one === 'string') found.push(one)
          else if (!planned.has(name)) look(one)
        }
    }
    look(data)
    return found
  }

  test('no list holds anything that is dated later, but for what was planned', async () => {
    for (const path of ['/agenda.json', '/engagements.json', '/chiffres.json'])
      expect([path, toldIn(await jsonAt(path)).filter(one => one > day)]).toEqual([path, []])
  })

  test('a figure of later is in no format of the list, nor has it a page, nor does an event or a series tell it', async () => {
    const rows = await rowsAt(then.site, '/chiffres.csv')
    expect(rows.filter(({ as_of_earliest = '' }) => as_of_earliest > day)).toEqual([])
    const later = await database.db
      .selectFrom('figures')
      .select(['key', 'id'])
      .where(eb =>
        eb(
          eb
            .ref('facts', '->')
            .key('asOf' as never)
            .key('earliest' as never),
          '>',
          JSON.stringify(day) as never,
        ),
      )
      .execute()
    expect(later.length).toBeGreaterThan(0)
    const page = await textAt('/chiffres')
    for (const { key, id } of later) {
      expect(page).not.toContain(`href="/chiffres/${key}"`)
      expect(rows.map(row => row.id)).not.toContain(`${testOrigin}/id/figure/${id}`)
    }
    expect((await then.get(`/chiffres/${later[0]?.key}`)).status).toBe(404)
    const known = new Set(rows.map(({ id = '' }) => id.slice(-26)))
    const { events, series } = await jsonAt('/agenda.json')
    for (const { state, attendance, attendanceFigureId } of events) {
      if (state !== 'past') expect(attendance).toBeNull()
      if (attendance) expect(known.size).toBeGreaterThan(0)
      if (state !== 'past') expect(attendanceFigureId).toBeUndefined()
    }
    const figuresKnown = rows.some(({ page: address = '' }) => address.endsWith('/webinar-participants'))
    const webinars = series.find(({ slug }: { slug: string }) => slug === 'webinaires-micro-ouverts')
    if (webinars) expect(webinars.cumulative.words.includes('700')).toBe(figuresKnown)
  })

  test('an event to come tells neither who came, nor its report, nor what came out of it, in any format', async () => {
    const { events } = await jsonAt('/agenda.json')
    const rows = await rowsAt(then.site, '/agenda.csv')
    expect(rows.length).toBe(events.length)
    for (const event of events) {
      if (event.state !== 'upcoming') continue
      expect([event.report, event.outputs, event.note]).toEqual([undefined, undefined, undefined])
      expect(['launch', 'handover']).not.toContain(event.kind)
    }
    for (const { state, attendance, report } of rows)
      if (state === 'upcoming') expect([attendance, report]).toEqual(['', ''])
    const reported = events.filter(({ report }: { report?: { date?: { earliest?: string } } }) => report?.date)
    for (const { report } of reported) expect(report.date.earliest <= day).toBe(true)
    const entries = entriesByIcalJs(await textAt('/agenda.ics'))
    const ids = new Set(rows.map(({ id }) => id))
    expect(entries.filter(({ url }) => !ids.has(url))).toEqual([])
  })

  test('a series of a plan that wasn’t known has no page', async () => {
    const plans = new Set((await jsonAt('/plans.json')).plans.map(({ slug }: { slug: string }) => slug))
    for (const [slug, plan] of [
      ['webinaires-micro-ouverts', '2021-2023'],
      ['le-cycle-d-ateliers', '2026-2028'],
    ] as const) {
      for (const format of ['', '.json', '.csv', '.ics'])
        expect((await then.get(`/agenda/series/${slug}${format}`)).status).toBe(plans.has(plan) ? 200 : 404)
    }
  })

  test('a commitment has only the news and the decisions of before, on the page as in the data', async () => {
    const rows = await rowsAt(then.site, '/engagements.csv')
    const { counts, total } = await jsonAt('/engagements.json')
    expect([total, counts.total]).toEqual([rows.length, rows.length])
    expect(rows.filter(({ news_latest = '' }) => news_latest > day)).toEqual([])
    const followed = rows.filter(({ plan }) => plan === '2026-2028')
    // Withdrawn on 1 August 2026, decided on the 2nd.
    if (day < '2026-08-01') expect(followed.filter(({ completion }) => completion === 'withdrawn')).toEqual([])
    if (day === '2026-07-01') {
      // Two kinds of seven of the thirty were due by then and not reached; none was late before its day.
      expect(followed.filter(({ late }) => late === 'true').length).toBe(9)
      expect(followed.filter(({ completion }) => completion === 'complete').length).toBeGreaterThan(0)
    }
    const page = await textAt('/engagements')
    expect(page).toContain(`réglée au`)
    expect(page.match(/<tr role="row"/g)?.length ?? 0).toBe(rows.length === 0 ? 0 : Math.min(rows.length, 30) + 1)
  })

  test('no feed tells what was recorded later', async () => {
    for (const path of ['/agenda.atom', '/engagements.atom', '/engagements.atom?plan=2018-2020'])
      expect(await textAt(path)).not.toContain('<entry>')
  })
})

test('the report of the forum of 27 May 2021 is told from 25 June on, and on no day before; nor is it a source before', async () => {
  const path = '/agenda/2021-05-27-forum-open-d-etat-n-1-transparence-de-la-vie-publique-et-des'
  for (const [day, told] of [
    ['2021-05-26', false],
    ['2021-05-28', false],
    ['2021-06-24', false],
    ['2021-06-25', true],
  ] as const) {
    const then = onThat(day)
    try {
      for (const format of ['', '.json']) {
        const text = await (await then.get(path + format)).text()
        expect([day, format, /restitution/i.test(text)]).toEqual([day, format, told])
      }
      const { reportDelayDays } = JSON.parse(await (await then.get(`${path}.json`)).text())
      expect(reportDelayDays).toBe(told ? 29 : null)
    } finally {
      await then.close()
    }
  }
})
