import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOf, treeOf } from './support/html.ts'
import { exists, rowsOf, testsNamedIn } from './support/named-tests.ts'
import { dataOf, list } from './support/pages.ts'
import { openSite, type TestSite, testOrigin } from './support/site.ts'

/** The rows of docs/features.md: `| A1 | feature | what is true | tests |`. */
const rows = rowsOf('docs/features.md')
  .filter(([row]) => /^[A-N]\d+$/.test(row ?? ''))
  .map(([row = '', feature = '', , tests = '']) => ({ row, feature, tests }))

describe('docs/features.md', () => {
  test('has the rows that reading and importing are about', () => {
    const expected =
      'A1 A2 A3 A4 A5 A6 A8 A9 A10 B1 B6 B7 B8 C2 C3 C4 C7 C9 C10 C11 C14 G2 H1 H2 H3 H4 H5 H11 H16 H17 K1 K3 K4 K5 K6 K12 K13 K14 K15 I4 I8 J1 J2 J4 J5 J7 J8 J9 J10 K8 K9 K10 K11 K16 N14'.split(
        ' ',
      )
    expect(rows.map(({ row }) => row)).toEqual(expect.arrayContaining(expected))
  })

  test('names, for each row, tests that exist', () => {
    const missing = rows.flatMap(({ row, tests }) =>
      testsNamedIn(tests)
        .filter(test => !exists(test))
        .map(({ written }) => `${row}: ${written}`),
    )
    expect(missing).toEqual([])
  })
})

describe('a reader of the French plans', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openSite('france')
  })
  afterAll(() => site.close())

  const pathOf = async (plan: string, number: string, root = ''): Promise<string> => {
    const { commitments } = await dataOf(site, `${root}/plans/${plan}.json`)
    const found = list(commitments).find(commitment => commitment.number === number)
    return String(found?.page).replace(testOrigin, '')
  }
  const wordsAt = async (path: string): Promise<string> =>
    textOf((await treeOf(await (await site.get(path)).text())).querySelector('main'))

  test('finds an evaluator’s marks beside the computed level, each with its scale and the value as written', async () => {
    const path = await pathOf('2021-2023', '52')
    const { ratings, completion } = await dataOf(site, `${path}.json`)
    expect(ratings).toContainEqual({ assessor: 'irm', scale: 'ambition', version: 'OGP page', value: 'high' })
    expect(completion).toMatchObject({ level: 'no-information' })
    expect(await wordsAt(await pathOf('2021-2023', '52', '/en'))).toMatch(/Ambition \(scale: OGP page\).*high/)
  })

  test('finds the policy areas of a commitment by their names', async () => {
    const { policyAreaIds } = await dataOf(site, `${await pathOf('2021-2023', '4')}.json`)
    expect(policyAreaIds).toEqual(['access-to-information', 'aid', 'open-data'])
    expect(await wordsAt(await pathOf('2021-2023', '4', '/en'))).toContain('Access to Information, Aid, Open Data')
  })

  test('goes from a commitment to the one that it continues, and back', async () => {
    const [later, earlier] = [await pathOf('2018-2020', '2'), await pathOf('2015-2017', '2')]
    expect(await (await site.get(later)).text()).toContain(`href="${earlier}"`)
    expect(await (await site.get(earlier)).text()).toContain(`href="${later}"`)
    expect((await dataOf(site, `${later}.json`)).links).toMatchObject([{ kind: 'continues', direction: 'from' }])
    expect((await dataOf(site, `${earlier}.json`)).links).toMatchObject([{ kind: 'continues', direction: 'to' }])
  })

  test('reads of a figure how exactly it is known, in both languages', async () => {
    expect(await wordsAt('/plans/2021-2023')).toMatch(/plus de 700/i)
    expect(await wordsAt('/en/plans/2021-2023')).toMatch(/over 700/i)
    const { figures } = await dataOf(site, '/plans/2021-2023.json')
    for (const figure of list(figures)) {
      expect(figure).toMatchObject({ qualifier: expect.stringMatching(/^(exact|about|over|under)$/) })
      expect(list(figure.sources).length).toBeGreaterThan(0)
    }
  })

  test('reads a date in the words of its source, with the days that it can mean in the data', async () => {
    const { phases } = await dataOf(site, '/plans/2021-2023.json')
    const actual = expect.objectContaining({ earliest: '2021-03-01', latest: '2021-06-30', precision: 'range' })
    expect(list(phases)).toContainEqual(expect.objectContaining({ actual }))
    expect(await wordsAt('/plans/2021-2023')).toContain('entre mars et juin 2021')
  })
})
