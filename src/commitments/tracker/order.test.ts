import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importing } from '../../../tests/fixtures/files.ts'
import { followedPlan } from '../../../tests/fixtures/followed-plan.ts'
import { asked, jsonAt, mainAt, noticesOf, walk } from '../../../tests/support/lists.ts'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import {
  followedPlans,
  numbersOf,
  openFollowed,
  rowsIn,
  shownIn,
  type TrackedData,
  type TrackerData,
  trackerOf,
} from '../../../tests/support/tracker.ts'
import { wordsOf } from '../../platform/facts/text.ts'

let site: TestSite
let tracker: ReturnType<typeof trackerOf>
beforeAll(async () => {
  site = await openFollowed()
  tracker = trackerOf(site)
})
afterAll(() => site.close())

describe('an order', () => {
  const french = new Intl.Collator('fr')
  const known = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined
  const latest = (period: { latest?: string | null } | null) => period && (period.latest ?? '9999')

  /** Lines that come one before the other though they should not; what is unknown comes last. */
  const disorders = <T>(values: readonly (T | null | undefined)[], compare: (a: T, b: T) => number) =>
    values.flatMap((value, place) => {
      const before = values[place - 1]
      if (place === 0) return []
      if (!known(before)) return known(value) ? [[before, value]] : []
      return known(value) && compare(before, value) > 0 ? [[before, value]] : []
    })
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

  test('is by plan, the latest first, and by number as people count, unless another one is asked for', async () => {
    const lines = await tracker.lines()
    expect([...new Set(lines.map(({ plan }) => plan))]).toEqual(followedPlans)
    const numbers = lines.filter(({ plan }) => plan === '2018-2020').map(({ number }) => Number(number))
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    const followed = lines.filter(({ plan }) => plan === '2026-2028').map(({ number }) => number)
    expect(followed.slice(0, 10)).toEqual(['1', '1-9', '1-19', '1-29', '1-39', '1-49', '1-59', '1-69', '1-79', '2'])
  })

  test.each([
    ['title', (line: TrackedData) => wordsOf(line.title, 'fr'), (a: string, b: string) => french.compare(a, b)],
    ['due', (line: TrackedData) => latest(line.due), byText],
    [
      'completion',
      (line: TrackedData) => line.completion,
      (a: string, b: string) => order.indexOf(a) - order.indexOf(b),
    ],
    ['news', (line: TrackedData) => latest(line.news), (a: string, b: string) => byText(b, a)],
  ] as const)('by %s is one', async (sort, keyOf, compare) => {
    const values = (await tracker.lines({ sort })).map(keyOf as (line: TrackedData) => string | null)
    expect(new Set(values).size).toBeGreaterThan(4)
    expect(disorders(values, compare)).toEqual([])
  })

  test('by lead is that of the alphabet; who is not sourced comes last', async () => {
    const leads = (await tracker.csv({ sort: 'lead' })).map(({ lead }) =>
      lead ? (lead.split(' ; ')[0] ?? null) : null,
    )
    expect(leads.filter(lead => lead === null).length).toBeGreaterThan(3)
    expect(disorders(leads, (a, b) => french.compare(a, b))).toEqual([])
  })

  const order: string[] = ['complete', 'substantial', 'limited', 'not-started', 'no-information', 'withdrawn']
})

describe('a place in the list that an address names', () => {
  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')

  test('and that leads nowhere gives the nearest lines, and says so', async () => {
    const nowhere = 'Cette suite de la liste n’existe pas ou plus : voici ce qui en est le plus proche.'
    const [first, last] = [(await tracker.csv())[0], (await tracker.csv()).at(-1)]
    const beyond: [Record<string, string>, Record<string, string> | undefined, 'first' | 'last'][] = [
      [{ after: cursor('number', 0, '', 9_999_999, 0, '') }, last, 'last'],
      [{ before: cursor('number', 0, '', -9_999_999, 0, '') }, first, 'first'],
      [{ after: 'abc' }, first, 'first'],
      [{ after: cursor('title', 0, 'é', 1, -1, '01') }, first, 'first'],
      [{ before: cursor('number', 0, '\u0000', 1, -1, '') }, first, 'first'],
      [{ after: cursor('number', 0, 'x'.repeat(500), 1, -1, '') }, first, 'first'],
      [{ after: 'x'.repeat(10_000), before: 'é' }, first, 'first'],
      [{ before: cursor({ toString: 1 }, 1e99) }, first, 'first'],
    ]
    for (const [query, line, edge] of beyond) {
      const main = await mainAt(site, asked('/engagements', query))
      expect(noticesOf(main)).toEqual([nowhere])
      const rows = rowsIn(main).map(row => shownIn(row, 'fr').page)
      expect([query, rows.at(edge === 'first' ? 0 : -1)]).toEqual([query, line?.page])
      expect(main.querySelector(`a[rel="${edge === 'first' ? 'prev' : 'next'}"]`)).toBeNull()
      const { strayed, commitments } = await tracker.page(query)
      expect([strayed, commitments.length]).toEqual([true, rows.length])
    }
  })

  test('stays where it was when a commitment before it is added, or was the last one', async () => {
    const second = (await tracker.page()).next?.replace(testOrigin, '') ?? ''
    const before = numbersOf((await jsonAt<TrackerData>(site, second)).commitments)
    const { db } = site.database
    await importing(db, {
      plans: [
        {
          ...followedPlan({ commitments: 0, events: 0 }).plans[0],
          id: 'apres',
          slug: '2029-2031',
          period: {
            text: { original: 'fr', fr: '2029' },
            earliest: '2029-01-01',
            latest: '2029-12-31',
            precision: 'year',
          },
          priorities: [],
          phases: [],
          series: [],
          events: [],
          commitments: [{ id: 'apres-1', number: '1', title: { original: 'fr', fr: 'Tout nouveau' } }],
        },
      ],
    })
    site.cache.forgetAll()
    expect(numbersOf((await jsonAt<TrackerData>(site, second)).commitments)).toEqual(before)
    const previous = (await jsonAt<TrackerData>(site, second)).previous?.replace(testOrigin, '') ?? ''
    expect((await jsonAt<TrackerData>(site, previous)).commitments.length).toBe(30)
    await importing(db, {
      removed: [
        { type: 'commitment', id: 'apres-1', reason: 'essai' },
        { type: 'plan', id: 'apres', reason: 'essai' },
      ],
    })
    site.cache.forgetAll()
  })

  test('of titles that take two units a letter is a place all the same', async () => {
    const long = await openSite('empty')
    try {
      await importing(long.database.db, {
        plans: [
          {
            ...followedPlan({ commitments: 0, events: 0 }).plans[0],
            priorities: [],
            phases: [],
            series: [],
            events: [],
            commitments: Array.from({ length: 70 }, (_, index) => ({
              id: `long-${index}`,
              number: String(index + 1),
              title: { original: 'got', got: `${'𐌰'.repeat(90)}${index}` },
            })),
          },
        ],
      })
      const met = (await walk(long, '/engagements?sort=title')).flatMap(({ main }) => rowsIn(main))
      expect(met.length).toBe(70)
    } finally {
      await long.close()
    }
  })
})
