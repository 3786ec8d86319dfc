import { parseFeed } from '@rowanmanning/feed-parser'
import { parse as parseCsv } from 'csv-parse/sync'
import ICAL from 'ical.js'
import RssParser from 'rss-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses as paths } from '../../src/platform/http/addresses.ts'
import { interfaceLanguages } from '../../src/platform/locales/languages.ts'
import { pages } from '../../src/site/pages.ts'
import { planSchema } from '../../src/site/plan-schema.ts'
import { addresses, attacks, hostilePlan } from '../support/hostile-plan.ts'
import { openHostileSite, visitAll } from '../support/hostile-site.ts'
import { addressesIn, faultsOf, textOf, treeOf } from '../support/html.ts'
import { importInto, withFile } from '../support/import.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'
import { faultsIn } from '../support/verdict.ts'

type Kept = { path: string; type: string; body: string; status: number }

let site: TestSite
/** Every answer of the site that any page leads to. */
const answers: Kept[] = []
const faults: string[] = []
beforeAll(async () => {
  site = await openHostileSite()
  await visitAll(site, async ({ path, response, body }) => {
    faults.push(...(await faultsIn({ method: 'GET', path }, response)))
    answers.push({ path, type: response.headers.get('content-type') ?? '', body, status: response.status })
  })
}, 600_000)
afterAll(() => site.close())

const of = (type: string) => answers.filter(answer => answer.type.startsWith(type) && answer.status === 200)
/** The names of all fields, however deep. */
const fieldsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [...(Array.isArray(value) ? [] : [name]), ...fieldsIn(inner)])

describe('a site of which every word attacks its readers', () => {
  test('has something in every field that a plan file can hold', () => {
    const published = fieldsIn(fieldsOf(planSchema()))
    const attacked = new Set(fieldsIn(hostilePlan()))
    const spared = ['removed', 'type', 'ulid', 'wording']
    expect([...new Set(published)].filter(name => !attacked.has(name) && !spared.includes(name))).toEqual([])
  })

  test('answers everything that its pages lead to, and betrays nothing', async ({ annotate }) => {
    await annotate(`${answers.length} answers, ${of('text/html').length} of them pages`)
    expect(faults).toEqual([])
    expect(of('text/html').length).toBeGreaterThan(250)
    for (const type of [
      'application/json',
      'text/csv',
      'text/calendar',
      'application/atom+xml',
      'application/xml',
      'application/pdf',
    ])
      expect([type, of(type).length > 0]).toEqual([type, true])
  })

  test('has valid pages, of each kind', async () => {
    const seen = new Map<string, number>()
    const wrong: string[] = []
    for (const { path, body } of of('text/html')) {
      const kind = path.split(/[/?]/).slice(0, 4).join('/').replace(/\d/g, '')
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      if ((seen.get(kind) ?? 0) > 2) continue
      const found = (await faultsOf(body)).filter(fault => !fault.startsWith('no-trailing-whitespace'))
      wrong.push(...found.map(fault => `${path}: ${fault}`))
    }
    expect(wrong).toEqual([])
  })

  test('shows its words as words, whole, on the pages of things', async () => {
    for (const language of interfaceLanguages) {
      for (const copy of attacks.keys()) {
        const path = paths.plan[language].replace(':plan', `h${copy}`)
        const title = textOf(
          (await treeOf(answers.find(answer => answer.path === path)?.body ?? '')).querySelector('h1'),
        )
        // The corrected plan begins with the next attack; typography may set its spaces.
        const words = attacks[(copy + 1) % attacks.length] as string
        const bare = (text: string) => text.replace(/[\s\u00a0\u202f\u2028\u2029\ufeff«»“”’'"]+/g, '')
        expect([path, bare(title).includes(bare(words.slice(0, 150)).slice(0, 60))]).toEqual([path, true])
      }
    }
  })

  test('leads to other sites by links only, and only to the web', () => {
    const wrong = of('text/html').flatMap(({ path, body }) =>
      addressesIn(body)
        .filter(({ element, href }) => {
          if (!URL.canParse(href, testOrigin + path)) return true
          const { origin, protocol } = new URL(href, testOrigin + path)
          return origin !== testOrigin && (element !== 'a' || !/^(https?|mailto):$/.test(protocol))
        })
        .map(({ element, href }) => `${path}: ${element} ${href}`),
    )
    expect(wrong).toEqual([])
  })

  test('has no formula in any cell of its data, wherever a spreadsheet may split them', () => {
    const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/
    const wrong: string[] = []
    for (const { path, body } of of('text/csv')) {
      for (const cell of (parseCsv(body) as string[][]).flat()) {
        if (formula.test(cell) && Number.isNaN(Number(cell))) wrong.push(`${path}: ${cell.slice(0, 40)}`)
        const split = cell.split(/[;\t\r\n]\s*/).slice(1)
        if (split.some(piece => /^(?:[=@]|[+-]\S)/.test(piece))) wrong.push(`${path} inside: ${cell.slice(0, 40)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(of('text/csv').some(({ body }) => body.includes("'=1+1"))).toBe(true)
  })

  test('has calendars of events with the properties that they had, each on its line', () => {
    const known = 'uid sequence dtstamp dtstart dtend summary location description status last-modified url'.split(' ')
    const kept = [...known, 'x-microsoft-cdo-alldayevent', 'x-microsoft-msncalendar-alldayevent', 'x-alt-desc']
    let events = 0
    for (const { path, body } of of('text/calendar')) {
      const calendar = new ICAL.Component(ICAL.parse(body))
      const lines = body.replace(/\r\n[ \t]/g, '').split('\r\n')
      expect([path, lines.filter(line => line !== '' && !/^[A-Z-]+[;:]/.test(line))]).toEqual([path, []])
      expect([path, lines.filter(line => /[\r\n]/.test(line))]).toEqual([path, []])
      const inside = calendar.getAllSubcomponents('vevent')
      expect(lines.filter(line => line === 'BEGIN:VEVENT').length).toBe(inside.length)
      events += inside.length
      for (const event of inside)
        expect([
          path,
          event
            .getAllProperties()
            .map(({ name }) => name)
            .filter(name => !kept.includes(name)),
        ]).toEqual([path, []])
    }
    expect(events).toBeGreaterThan(0)
  })

  test('has feeds whose readers get words, not markup', async () => {
    for (const { path, body } of of('application/atom+xml')) {
      const feed = parseFeed(body)
      await new RssParser().parseString(body)
      // A title is HTML inside of XML: once the XML is read, there is still nothing in it that a reader would run.
      const inside = body.replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, text: string) => text)
      expect([path, inside.match(/<(?:x-evil|script|img|svg|iframe)\b/gi)]).toEqual([path, null])
      expect((body.match(/<entry>/g) ?? []).length).toBe(feed.items.length)
    }
  })

  test('has a site map of addresses of its own, and of nothing else', () => {
    const { body = '' } = answers.find(({ path }) => path === '/sitemap.xml') ?? {}
    const places = [...body.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place = '']) => place)
    expect(places.length).toBeGreaterThan(50)
    for (const place of places) expect(new URL(place).origin).toBe(testOrigin)
    expect(body.match(/<(?!\?xml|\/?(?:urlset|url|loc|lastmod|xhtml:link)\b)[^>]*>/g)).toBeNull()
  })

  test('has data whose headers say one page and one licence, whatever the licence’s address holds', async () => {
    const { site: settings } = hostilePlan() as { site: { licence: { title: string; address: string } } }
    for (const address of addresses) {
      const content = { format: 'parvis-plan/1', site: { ...settings, licence: { ...settings.licence, address } } }
      await withFile(content, path => importInto(site, path))
      const response = await site.get('/plans.json')
      expect(await faultsIn({ method: 'GET', path: '/plans.json' }, response.clone())).toEqual([])
      const link = response.headers.get('link') ?? ''
      expect(
        link.match(
          /^<https:\/\/parvis\.test\/plans>; rel="canonical", <[\x21\x23-\x3b\x3d\x3f-\x7e]+>; rel="license"$/,
        ),
      ).not.toBeNull()
    }
  })

  test('keeps an attack in a query out of every page that reads one', async () => {
    const wrong: string[] = []
    for (const { page, query = [], formats = [] } of pages) {
      for (const pattern of Object.values(paths[page])) {
        const path = answers.find(answer => shapeOf(pattern).test(answer.path))?.path
        if (!path || query.length === 0) continue
        for (const attack of [
          ...attacks,
          '"><x-evil data-evil=1>',
          "' onfocus=alert(1) data-evil='",
          '</script><x-evil>',
        ]) {
          const search = new URLSearchParams(query.map(name => [name, attack]))
          for (const format of ['', '.json', ...formats.map(one => `.${one}`)])
            wrong.push(
              ...(await faultsIn(
                { method: 'GET', path: `${path}${format}?${search}` },
                await site.get(`${path}${format}?${search}`),
              )),
            )
        }
      }
    }
    expect(wrong).toEqual([])
  })
})

const shapeOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/:\w+(?:\{([^}]*)\})?/g, (_, rule = '[^/.?]+') => rule)}$`)

/** The names of the properties that a schema describes, as objects of the same shape would have them. */
function fieldsOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(fieldsOf)
  if (typeof part !== 'object' || part === null) return null
  const { properties = {}, $defs = {}, ...rest } = part as { properties?: object; $defs?: object }
  const own = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, fieldsOf(inner)]))
  return [own, Object.values($defs).map(fieldsOf), Object.values(rest).map(fieldsOf)]
}

test('what is part of itself, or continues itself, has pages', async () => {
  const round = await openSite('empty')
  const words = { original: 'fr', fr: 'En rond' }
  const content = {
    format: 'parvis-plan/1',
    site: { name: words, operator: words, timeZone: 'UTC', languages: ['fr'] },
    organisations: [{ id: 'o', kind: 'other', name: words, partOfId: 'o' }],
    plans: [
      {
        ...{ id: 'p', slug: 'p', country: 'FR', rank: 1, title: words, period: { text: words, precision: 'unset' } },
        commitments: [{ id: 'c', number: '1', title: words, continues: [{ commitmentId: 'c', kind: 'continues' }] }],
      },
    ],
  }
  await withFile(content, path => importInto(round, path))
  for (const path of ['/organisations/en-rond', '/plans/p', '/evaluations/suites', '/plans/p/engagements/1-en-rond']) {
    const response = await round.get(path)
    expect([path, response.status, await faultsIn({ method: 'GET', path }, response)]).toEqual([path, 200, []])
  }
  await round.close()
})
