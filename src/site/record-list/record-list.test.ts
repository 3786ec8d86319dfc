import { parseFeed } from '@rowanmanning/feed-parser'
import { parse } from 'csv-parse/sync'
import Parser from 'rss-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import { organisations } from '../../people/index.ts'
import { figures } from '../../plans/index.ts'
import type { Text } from '../../platform/facts/text.ts'
import { operator, sealAll } from '../../record/index.ts'

const newYearsEve = new Date('2026-12-31T23:30:00Z')
const inFrench = (fr: string): Text => ({ original: 'fr', fr })
let site: TestSite
let ditp: { id: string; key: string; slug: string }

const textOf = async (path: string) => {
  const response = await site.get(path)
  expect(`${path} ${response.status}`).toBe(`${path} 200`)
  return response.text()
}
const dataOf = async (path: string) => JSON.parse(await textOf(path))
const rowsOf = async (path: string) => parse(await textOf(path), { columns: true }) as Record<string, string>[]

beforeAll(async () => {
  site = await openSite('france')
  const { db } = site.database
  const row = await db
    .selectFrom('organisations')
    .selectAll()
    .where('facts', '@>', '{"abbreviation":"DITP"}' as never)
    .executeTakeFirst()
  const chosen = row ?? (await db.selectFrom('organisations').selectAll().orderBy('position').executeTakeFirstOrThrow())
  ditp = chosen
  await organisations.describe.perform(db, operator, newYearsEve, {
    things: [{ key: chosen.key, facts: { ...chosen.facts, note: inFrench('Une <note> & des "signes".') } }],
  })
  await figures.remove.perform(db, operator, newYearsEve, { key: 'ogp-countries-alt', reason: 'compté deux fois' })
  await sealAll(db)
})
afterAll(() => site.close())

describe('the list of the record', () => {
  test('an import is one line, and a correction says its fields, a removal its reason', async () => {
    const page = await textOf('/registre')
    expect(page).toContain('Import')
    expect(page).toContain('Champ corrigé')
    expect(page).toContain('compté deux fois')
    const { entries } = await dataOf('/registre.json')
    expect(entries.length).toBe(3)
    expect(await textOf('/en/record')).toContain('Field corrected: Note')
  })

  test('by kind, it looks into imports: every thing of the kind is there, and the page says how many', async () => {
    const { db } = site.database
    for (const [kind, table] of [
      ['commitment', 'commitments'],
      ['plan', 'plans'],
      ['organisation', 'organisations'],
    ] as const) {
      const things = await db.selectFrom(table).select('id').execute()
      const rows = await rowsOf(`/registre.csv?kind=${kind}&change=added`)
      expect(new Set(rows.map(({ subject }) => subject))).toEqual(
        new Set(things.map(({ id }) => `${testOrigin}/id/${kind}/${id}`)),
      )
    }
  })

  test('by change, by subject and by day', async () => {
    expect((await rowsOf('/registre.csv?change=corrected')).map(({ fields }) => fields)).toEqual(['note'])
    expect((await rowsOf('/registre.csv?change=removed')).map(({ reason }) => reason)).toEqual(['compté deux fois'])
    expect((await rowsOf('/registre.csv?change=import')).map(({ type }) => type)).toEqual(['import.completed'])
    const about = await rowsOf(`/registre.csv?subject=${ditp.id.toLowerCase()}`)
    expect(about.map(({ change }) => change)).toEqual(['corrected', 'added'])
    // 23:30 in London is the next day in Paris, the site's time zone.
    expect((await rowsOf('/registre.csv?from=2027-01-01&to=2027-01-01')).length).toBe(2)
    expect((await rowsOf('/registre.csv?from=2026-12-31&to=2026-12-31')).length).toBe(0)
  })

  test('what the page, its CSV and its JSON list is the same, page after page', async () => {
    const rows = await rowsOf('/registre.csv?kind=commitment')
    const met: string[] = []
    for (let next: string | null = `${testOrigin}/registre.json?kind=commitment`; next; ) {
      expect(next.startsWith(`${testOrigin}/registre.json?`)).toBe(true)
      const path: string = next.slice(testOrigin.length)
      const { entries, older } = await dataOf(path)
      const page = await textOf(path.replace('.json', ''))
      for (const { id } of entries) expect(page).toContain(`/registre/entrees/${id}`)
      met.push(...entries.map(({ url }: { url: string }) => url))
      next = older
    }
    expect(met).toEqual(rows.map(({ id }) => id))
    expect(met.length).toBe(71)
  })

  test('a filter that means nothing is ignored, and the page says which', async () => {
    const wrong = [
      ['kind=nothing', 'Objet'],
      ['change=exploded', 'Changement'],
      ['subject=42', 'Objet précis'],
      ['from=2026-02-30', 'Du'],
      ['to=yesterday', 'Au'],
      [`kind=${'x'.repeat(10_000)}`, 'Objet'],
      ['kind=%F0%9F%98%80', 'Objet'],
      ["change=';drop table entries;--", 'Changement'],
      ['kind=%00%FF', 'Objet'],
    ]
    for (const [query, field] of wrong) {
      const page = await textOf(`/registre?${query}`)
      expect(page.replace(/[\u00a0\u202f]/g, ' ')).toContain(`Filtre ignoré : « ${field} »`)
      expect(page).toContain('Import')
    }
    expect((await textOf('/registre?from=2026-12-01&to=2026-11-01')).replace(/[\u00a0\u202f]/g, ' ')).toContain(
      '« Au » est avant « Du »',
    )
  })

  test('a cursor that leads nowhere gives the nearest lines, and says so', async () => {
    for (const query of ['before=0', 'after=999999999999999', 'before=abc', 'after=%00', 'before=1']) {
      const page = await textOf(`/registre?${query}`)
      if (query !== 'before=1') expect(page).toContain('Cette adresse menait au-delà de la liste')
      expect(page).toContain('/registre/entrees/')
    }
  })

  test('filters that fit nothing offer to take off each of them', async () => {
    const page = await textOf('/registre?kind=term&change=removed')
    expect(page).toContain('Aucune ligne ne correspond')
    expect(page).toContain('href="/registre?change=removed"')
    expect(page).toContain('href="/registre?kind=term"')
    expect(page).toContain('<meta name="robots" content="noindex"/>')
  })
})

describe('the record by month', () => {
  test('counts the lines of each month in the site’s time zone, and each month has a page', async () => {
    const { months } = await dataOf('/registre.json')
    expect(months).toEqual([
      { month: '2027-01', lines: 2 },
      { month: expect.stringMatching(/^2026-/), lines: 1 },
    ])
    for (const { month, lines } of months) {
      const path = `/registre/${month.replace('-', '/')}`
      const { entries } = await dataOf(`${path}.json`)
      expect(entries.length).toBe(lines)
      expect((await rowsOf(`${path}.csv`)).length).toBe(lines)
      expect(await textOf(path)).toContain(`href="${path}" aria-current="page"`)
    }
    expect(await textOf('/en/record/2027/01')).toContain('The record, January 2027')
  })

  test('a month written otherwise leads to its page; one that can’t be leads to the nearest', async () => {
    const moved = await site.get('/registre/2027/1')
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/registre/2027/01'])
    for (const path of ['/registre/2027/13', '/registre/1999/01', '/registre/2027/00', '/registre/20270/01']) {
      const response = await site.get(path)
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('href="/registre/2027/01"')
    }
  })
})

describe('feeds, read by two independent readers', () => {
  const feeds = () => [
    '/registre.atom',
    '/en/record.atom',
    '/registre.atom?kind=commitment',
    '/registre/2027/01.atom',
    '/plans/2021-2023.atom',
    '/en/plans/2021-2023.atom',
    `/organisations/${ditp.slug}.atom`,
  ]

  test('both find the same entries, newest first, each with its permanent address and its date', async () => {
    for (const path of feeds()) {
      const text = await textOf(path)
      const one = parseFeed(text)
      const other = await new Parser().parseString(text)
      expect(one.items.length).toBeGreaterThan(0)
      expect(one.items.length).toBeLessThanOrEqual(50)
      expect(one.items.map(({ title }) => title)).toEqual(other.items.map(({ title }) => title))
      expect(one.items.map(({ url }) => url)).toEqual(other.items.map(({ link }) => link))
      for (const { id, published, updated } of one.items) {
        expect(id).toMatch(/^https:\/\/parvis\.test\/id\/entry\/[0-9A-Z]{26}$/)
        expect((updated ?? published)?.getTime()).toBeGreaterThan(0)
      }
      expect(one.self).toBe(`${testOrigin}${path}`)
    }
  })

  test('a plan is followed with its commitments and milestones, an organisation with what it leads', async () => {
    const milestone = await site.database.db
      .selectFrom('milestones')
      .select('commitment_id')
      .orderBy('position', 'desc')
      .executeTakeFirstOrThrow()
    const located = await site.get(`/id/commitment/${milestone.commitment_id}.atom`)
    expect(located.status).toBe(303)
    const titles = parseFeed(await textOf(located.headers.get('location') ?? '')).items.map(({ title }) => title ?? '')
    expect(titles.filter(title => title.startsWith('Ajout : engagement')).length).toBe(1)
    expect(titles.filter(title => title.startsWith('Ajout : jalon')).length).toBeGreaterThan(0)
    const ofPlan = parseFeed(await textOf('/plans/2021-2023.atom')).items.map(({ title }) => title ?? '')
    for (const kind of ['plan', 'engagement']) expect(ofPlan.some(title => title.includes(kind))).toBe(true)
    const corrected = parseFeed(await textOf(`/organisations/${ditp.slug}.atom`)).items[0]
    expect(corrected?.title).toContain('Correction')
    expect(corrected?.description?.replace(/[\u00a0\u202f]/g, ' ')).toContain('Champ corrigé : Note')
  })

  test('a feed changes when something that it is about is corrected', async () => {
    const before = (await site.get(`/organisations/${ditp.slug}.atom`)).headers.get('etag')
    const { db } = site.database
    const row = await db.selectFrom('organisations').selectAll().where('id', '=', ditp.id).executeTakeFirstOrThrow()
    await organisations.describe.perform(db, operator, new Date('2027-01-02T10:00:00Z'), {
      things: [{ key: row.key, facts: { ...row.facts, note: inFrench('Autrement.') } }],
    })
    await sealAll(db)
    site.cache.forget(['record'])
    const after = (await site.get(`/organisations/${ditp.slug}.atom`)).headers.get('etag')
    expect(after).not.toBe(before)
  })
})
