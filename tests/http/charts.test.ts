import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../../src/platform/canonical.ts'
import { siblingOf } from '../../src/platform/http/addresses.ts'
import { plan } from '../fixtures/facts.ts'
import { importing, planFile } from '../fixtures/files.ts'
import { bare, decoded, textOf, treeOf } from '../support/html.ts'
import { describeWith } from '../support/own-servers.ts'
import { bareWords, elementsOf, pagesOf } from '../support/pdf.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { openFollowed } from '../support/tracker.ts'

let site: TestSite
beforeAll(async () => {
  site = await openFollowed()
})
afterAll(() => site.close())

const overview = { fr: '/plans/2026-2028/graphiques', en: '/en/plans/2026-2028/charts' } as const
const counted = ['priorites', 'organisations', 'trimestres'] as const
const at = (name: string, plan = '2026-2028') => `/plans/${plan}/graphiques/${name}`

type Group = { id: string | null; label: Json; counts: Record<string, number> }
type Due = { latest?: string | null } | null | undefined
type Milestone = { due: Due; reports?: { due?: Due }[] }
type ChartData = { title: string; summary: string; states: { name: string; label: string }[]; groups: Group[] }
const dataAt = async (path: string) => (await (await site.get(`${path}.json`)).json()) as ChartData
const okAt = async (path: string): Promise<Response> => {
  const answer = await site.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer
}
/** The words of the pictures of a page. */
const drawnIn = (html: string) =>
  [...html.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => decoded(words))
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0)

describe('the charts of a plan', () => {
  test('stand on one page, each with a sentence, its table and its files, in both languages', async () => {
    for (const language of ['fr', 'en'] as const) {
      const html = await (await okAt(overview[language])).text()
      const page = await treeOf(html)
      const figures = page.querySelectorAll('figure')
      expect(figures.map(one => one.id)).toEqual(['timeline', 'priorities', 'organisations', 'quarters'])
      for (const figure of figures) {
        const drawing = figure.querySelector('svg')
        expect(drawing?.getAttributeValue('role')).toBe('img')
        const said = bare(drawing?.getAttributeValue('aria-label') ?? '')
        expect(said.length).toBeGreaterThan(20)
        expect(bare(textOf(figure.querySelector('figcaption p')))).toBe(said)
        expect(figure.querySelectorAll('table tbody tr').length).toBeGreaterThan(0)
        expect(figure.querySelectorAll('.formats a').map(textOf)).toEqual(['PNG', 'SVG', 'CSV'])
      }
    }
  })

  test('count each commitment once, whatever its priority, and at least once among those who lead', async () => {
    const { commitments } = (await (await site.get('/plans/2026-2028.json')).json()) as { commitments: Json[] }
    const totalOf = async (name: string) =>
      (await dataAt(at(name))).groups.reduce((all, { counts }) => all + sum(counts), 0)
    expect(commitments.length).toBeGreaterThan(50)
    expect(await totalOf('priorites')).toBe(commitments.length)
    expect(await totalOf('organisations')).toBeGreaterThanOrEqual(commitments.length)
  })

  test('count each milestone in the quarter of its last day, late ones apart, those without a date at the end', async () => {
    const { commitments } = (await (await site.get('/plans/2026-2028.json')).json()) as {
      commitments: { milestones: Milestone[] }[]
    }
    const milestones = commitments.flatMap(one => one.milestones)
    const { groups } = await dataAt(at('trimestres'))
    const expected = new Map<string | null, number>()
    for (const { due, reports = [] } of milestones) {
      const day = (reports.findLast(one => one.due)?.due ?? due)?.latest ?? null
      const quarter = day && `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
      expected.set(quarter, (expected.get(quarter) ?? 0) + 1)
    }
    expect(milestones.length).toBeGreaterThan(50)
    for (const { id, counts } of groups) expect([id, sum(counts)]).toEqual([id, expected.get(id) ?? 0])
    expect(groups.reduce((all, { counts }) => all + sum(counts), 0)).toBe(milestones.length)
    expect(groups.reduce((all, { counts }) => all + (counts.late ?? 0), 0)).toBeGreaterThan(5)
    const quarters = groups.flatMap(({ id }) => id ?? [])
    expect(quarters).toEqual([...quarters].sort())
  })

  test('say the same in the picture, in the table, in the CSV and in the data', async () => {
    for (const name of counted) {
      const data = await dataAt(at(name))
      const rows = parse(await (await okAt(`${at(name)}.csv`)).text(), { columns: true }) as Record<string, string>[]
      expect(rows).toHaveLength(data.groups.length * data.states.length)
      const ofData = data.groups.flatMap(({ id, counts }) =>
        data.states.map(state => [id ?? '', state.name, String(counts[state.name])]),
      )
      expect(rows.map(row => [row.group_id, row.state, row.count])).toEqual(ofData)
      const html = await (await okAt(at(name))).text()
      const page = await treeOf(html)
      const totals = data.groups.map(({ counts }) => String(sum(counts)))
      const table = page.querySelectorAll('tbody tr').map(row => bare(textOf(row.querySelectorAll('td')[1])))
      expect(table.map(words => words.replace(/^\D+/, ''))).toEqual(totals)
      const drawn = drawnIn(html)
      for (const total of totals.slice(0, 24)) expect(drawn).toContain(total)
      for (const { name: state, label } of data.states)
        expect(drawn.includes(label)).toBe(data.groups.some(({ counts }) => (counts[state] ?? 0) > 0))
    }
  })

  test('are had as SVG and PNG that say what they are, of which day, and where they come from', async () => {
    for (const path of [at('trimestres'), at('calendrier', '2021-2023'), '/evaluations/cote-a-cote']) {
      const svg = await okAt(`${path}.svg`)
      expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
      const words = await svg.text()
      const { title, summary } = await dataAt(path)
      expect(bare(words)).toContain(bare(title))
      expect(words).toContain('<desc>')
      expect(bare(words)).toContain(bare(summary))
      expect(words).toContain('données du 24 novembre 2026')
      expect(words.replace(/<\/?tspan[^>]*>|<\/text>\s*<text[^>]*>/g, '')).toContain(path)
      expect(words).not.toMatch(/<(script|style|foreignObject|image)\b| on\w+=| style=/)
      const png = await okAt(`${path}.png`)
      expect(png.headers.get('content-type')).toBe('image/png')
      expect(png.headers.get('content-disposition')).toMatch(/^inline; filename="[\w-]+\.png"$/)
      const bytes = Buffer.from(await png.arrayBuffer())
      expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect(bytes.readUInt32BE(16)).toBe(1200)
      expect(bytes.readUInt32BE(20)).toBeGreaterThan(300)
      // A picture without its words would be a tenth of it.
      expect(bytes.length).toBeGreaterThan(15_000)
    }
  })

  test('have an address in each language; the other one’s last word leads there too', async () => {
    const answer = await site.get('/plans/2021-2023/graphiques/calendar')
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/plans/2021-2023/graphiques/calendrier'])
    await okAt('/en/plans/2021-2023/charts/calendar')
    const missing = await site.get(at('camembert'))
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain(at('trimestres'))
  })

  test('of a plan of which nothing can be counted are none, and the page says so', async () => {
    const own = await openSite('france')
    try {
      await importing(own.database.db, planFile({ plans: [{ id: 'bare', ...plan('1990-1992') }] }))
      const answer = await own.get('/plans/1990-1992/graphiques')
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('Rien de ce plan ne se compte encore.')
      expect((await own.get(at('calendrier', '1990-1992'))).status).toBe(404)
    } finally {
      await own.close()
    }
  })
})

describe('the calendar as a picture', () => {
  test('stands on the page of the calendar, and says how many phases have a real date', async () => {
    const html = await (await okAt('/plans/2021-2023/calendrier')).text()
    const page = await treeOf(html)
    const figure = page.querySelector('figure')
    expect(textOf(figure?.querySelector('figcaption p')).replace(/[\u00a0\u202f]/g, ' ')).toBe(
      '9 étapes, de septembre 2020 à décembre 2021 ; 7 ont une date réelle sourcée.',
    )
    // Seven real ones, three planned ones, and the two of the key.
    expect(html.match(/<rect/g)).toHaveLength(7 + 3 + 2)
  })
})

describe('the plans side by side', () => {
  test('say of each how many commitments it announced, and how many can be read here', async () => {
    const { groups } = await dataAt('/evaluations/cote-a-cote')
    const told = groups.map(({ label, counts }) => [label, sum(counts), counts['announced-only']])
    expect(told).toContainEqual(['Plan 2021-2023', 59, 41])
    expect(told).toContainEqual(['Plan 2018-2020', 21, 0])
    const page = await treeOf(await (await okAt('/evaluations')).text())
    expect(page.querySelector('figure a')?.getAttributeValue('href')).toBe('/evaluations/cote-a-cote')
  })
})

describeWith(['poppler-utils'], 'the charts in the book of a plan', () => {
  test('stand in a part of their own, tagged, with their words and their numbers', async () => {
    const answer = await okAt('/plans/2026-2028.pdf')
    const pdf = new Uint8Array(await answer.arrayBuffer())
    expect(elementsOf(pdf).filter(one => one === 'Figure').length).toBeGreaterThanOrEqual(3)
    const said = bareWords(pagesOf(pdf).join(' '))
    for (const name of counted) {
      const { title, groups } = await dataAt(at(name))
      expect(said).toContain(bareWords(title.replace(/, plan.*/, '')))
      for (const { counts } of groups) expect(said).toContain(String(sum(counts)))
    }
    await okAt(siblingOf('/plans/2026-2028', 'docx'))
  })
})
