import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type TestSite } from '../../../tests/support/site.ts'
import { csvLists } from '../csv-columns.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

const textOf = async (path: string) => {
  const response = await site.get(path)
  expect(`${path} ${response.status}`).toBe(`${path} 200`)
  return response.text()
}
const dataOf = async (path: string) => JSON.parse(await textOf(path))
const rowsOf = async (path: string) => parse(await textOf(path), { columns: true }) as Record<string, string>[]

describe('the evaluation of a plan', () => {
  test('says what was planned, sourced and derived; counts the unknown', async () => {
    const { announced, sourced, completion, unknown } = await dataOf('/en/plans/2021-2023/evaluation.json')
    expect({ announced, sourced, completion }).toEqual({
      announced: 59,
      sourced: 18,
      completion: { 'no-information': 18 },
    })
    expect(unknown).toContainEqual({
      what: 'commitments',
      count: 41,
      sentence: '41 commitments planned are not sourced here.',
    })
    expect(unknown).toContainEqual({
      what: 'reports',
      count: 18,
      sentence: '18 commitments without any sourced report on a milestone.',
    })
    expect(unknown.map(({ what }: { what: string }) => what)).toContain('self-assessment')
  })

  test('says that the country acted contrary to process, where the IRM said so, and that it is not sourced, where nobody did', async () => {
    const process = async (plan: string) =>
      (await rowsOf(`/plans/${plan}/evaluation.csv`)).find(({ scale }) => scale === 'acted-contrary-to-process')?.value
    expect(await Promise.all(['2015-2017', '2018-2020', '2021-2023', '2023-2025'].map(process))).toEqual([
      'no',
      'no',
      'yes',
      undefined,
    ])
    const { unknown } = await dataOf('/plans/2023-2025/evaluation.json')
    expect(unknown.map(({ what }: { what: string }) => what)).toContain('process')
  })

  test('keeps the self-assessment with its wordings, which differ, and the reports', async () => {
    const page = await textOf('/plans/2018-2020/evaluation')
    expect(page).toContain('une réalisation substantielle')
    expect(page).toContain('des engagements ont été tenus')
    const { reports } = await dataOf('/plans/2018-2020/evaluation.json')
    expect(reports.map(({ kind }: { kind: string }) => kind)).toEqual(['self-assessment', 'irm-report', 'irm-report'])
  })

  test('a plan that never was leads to the nearest evaluations; NUL, SQL and emoji too', async () => {
    for (const slug of ['1066', '%F0%9F%98%80', "'%20or%201=1--", 'x'.repeat(10_000)]) {
      const response = await site.get(`/plans/${slug}/evaluation`)
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('/plans/2018-2020/evaluation')
    }
    expect((await site.get('/plans/%00/evaluation')).status).toBe(400)
    expect((await site.get('/plans/%ff/evaluation')).status).toBe(400)
  })
})

describe('the evaluations side by side', () => {
  test('scales and their versions are never added up: each plan has its own line, with how many commitments lack a mark', async () => {
    const marks = (await rowsOf('/evaluations.csv')).filter(
      ({ what, scale }) => what === 'mark' && scale === 'early-results',
    )
    expect(new Set(marks.map(({ plan, version }) => `${plan} ${version}`))).toEqual(
      new Set(['2015-2017 2015-2017', '2018-2020 2018-2020', '2021-2023 2021-2023']),
    )
    const without = (await rowsOf('/evaluations.csv')).find(
      ({ what, scale, plan }) => what === 'no-mark' && scale === 'ambition' && plan === '2018-2020',
    )
    expect(without?.count).toBe('4')
    for (const language of ['fr', 'en']) {
      const page = await textOf(language === 'fr' ? '/evaluations' : '/en/evaluations')
      for (const { version } of marks) expect(page).toContain(version)
    }
  })

  test('the page of all plans, those of each, their CSV and their JSON say the same', async () => {
    const all = await rowsOf('/evaluations.csv')
    const { plans } = await dataOf('/evaluations.json')
    expect(plans.flatMap(({ counts }: { counts: unknown[] }) => counts).length).toBe(all.length)
    const each = await Promise.all(
      plans.map(({ plan }: { plan: { slug: string } }) => rowsOf(`/plans/${plan.slug}/evaluation.csv`)),
    )
    expect(each.flat()).toEqual(all)
    for (const { plan, sourced } of plans) {
      const counted = all.filter(row => row.plan === plan.slug && row.what === 'completion')
      expect(counted.reduce((sum, { count }) => sum + Number(count), 0)).toBe(sourced)
    }
  })
})

describe('the lines of commitments through the plans', () => {
  test('the eight commitments that continue others make six lines, each of which says where it ends', async () => {
    const { lines, withoutLink } = await dataOf('/evaluations/suites.json')
    expect(lines.length).toBe(6)
    expect(withoutLink).toBe(54)
    for (const { silentPlans } of lines) expect(silentPlans).toEqual(['2021-2023', '2023-2025'])
    const page = await textOf('/evaluations/suites')
    expect(page.match(/Aucune suite sourcée/g)?.length).toBe(6)
    expect(await textOf('/en/evaluations/carry-over')).toContain('Nothing further sourced')
  })

  test('the page, its CSV and its JSON hold the same steps, in the same order', async () => {
    const rows = await rowsOf('/evaluations/suites.csv')
    const { lines } = await dataOf('/evaluations/suites.json')
    const steps = lines.flatMap(({ steps: own }: { steps: { plan: string; number: string }[] }) => own)
    expect(rows.map(({ plan, number }) => `${plan}-${number}`)).toEqual(
      steps.map(({ plan, number }: { plan: string; number: string }) => `${plan}-${number}`),
    )
    const page = await textOf('/evaluations/suites')
    const shown = [...page.matchAll(/<li id="engagement-(\d{4}-\d{4}-\w+)"/g)].map(([, id]) => id)
    expect(shown).toEqual(rows.map(({ plan, number }) => `${plan}-${number}`))
  })

  test('are reached from a commitment of a line, at its step, and from each plan', async () => {
    const { commitments } = await dataOf('/plans/2018-2020.json')
    const { page } = commitments.find(({ number }: { number: string }) => number === '4')
    expect(await textOf(new URL(page).pathname)).toContain('href="/evaluations/suites#engagement-2018-2020-4"')
    for (const plan of ['2015-2017', '2018-2020', '2021-2023', '2023-2025'])
      expect(await textOf(`/plans/${plan}`)).toContain(`href="/plans/${plan}/evaluation"`)
  })
})

test('every list that pages offer as CSV has exactly the columns that are described', async () => {
  for (const [page, path] of [
    ['evaluations', '/evaluations.csv'],
    ['evaluation', '/plans/2018-2020/evaluation.csv'],
    ['carryOver', '/evaluations/suites.csv'],
    ['record', '/registre.csv'],
  ] as const) {
    const [header = []] = parse(await textOf(path)) as string[][]
    expect(header).toEqual(csvLists.find(list => list.page === page)?.columns.map(({ name }) => name))
  }
})
