import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commitments, makeProgressIfStale } from '../../src/commitments/index.ts'
import { organisations } from '../../src/people/index.ts'
import { plans } from '../../src/plans/index.ts'
import { operator } from '../../src/record/index.ts'
import { at, commitment, inFrench, organisation, plan } from '../fixtures/facts.ts'
import { attributeOf, textOf, treeOf } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'

const planCount = 65
const slugOf = (index: number) => `ville-${index}`
const yearOf = (index: number) => 1950 + index
const year = (value: number) => ({
  text: inFrench(String(value)),
  earliest: `${value}-01-01`,
  latest: `${value}-12-31`,
  precision: 'year',
})

describe('a site that holds more plans than a page can', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openSite('empty')
    const { db } = site.database
    await makeProgressIfStale(db)
    await organisations.describe.perform(db, operator, at, {
      things: [{ key: 'bureau', facts: { slug: 'bureau', ...organisation('Le bureau') } as never }],
    })
    await plans.describe.perform(db, operator, at, {
      things: Array.from({ length: planCount }, (_, index) => ({
        key: slugOf(index),
        facts: plan(slugOf(index), { period: year(yearOf(index)) }) as never,
      })),
    })
    await commitments.describe.perform(db, operator, at, {
      things: Array.from({ length: planCount }, (_, index) => ({
        key: `c-${index}`,
        parentKey: slugOf(index),
        facts: commitment('1', `Promesse ${index}`, { leadIds: ['bureau'] }) as never,
      })),
    })
  })
  afterAll(() => site.close())

  const pageAt = async (path: string) => {
    const response = await site.get(path)
    expect(`${path} ${response.status}`).toBe(`${path} 200`)
    const tree = await treeOf(await response.text())
    const main = tree.querySelector('main')
    const links = (main?.querySelectorAll('a') ?? []).map(link => attributeOf(link, 'href'))
    return {
      words: textOf(main).replace(/[\u00a0\u202f]/g, ' '),
      plans: [...new Set(links.flatMap(href => /^\/plans\/(ville-\d+)$/.exec(href ?? '')?.[1] ?? []))],
      ways: (rel: string) => main?.querySelector(`a[rel="${rel}"]`)?.getAttributeValue('href') ?? null,
      links,
      main,
    }
  }

  test('lists them page by page, the latest first, each once; and back again', async () => {
    const forwards: string[][] = []
    let last = '/plans'
    for (let next: string | null = '/plans'; next; ) {
      const page = await pageAt(next)
      forwards.push(page.plans)
      last = next
      next = page.ways('next')
    }
    expect(forwards.flat()).toEqual(Array.from({ length: planCount }, (_, index) => slugOf(planCount - 1 - index)))
    expect(forwards.map(({ length }) => length)).toEqual([30, 30, 5])
    const backwards: string[][] = []
    for (let previous: string | null = last; previous; ) {
      const page = await pageAt(previous)
      backwards.unshift(page.plans)
      previous = page.ways('prev')
    }
    expect([...new Set(backwards.flat())]).toEqual(forwards.flat())
  })

  test('says when a place of the list doesn’t exist, and shows its beginning', async () => {
    for (const query of ['after=nowhere', 'before=%00', `after=${'x'.repeat(5000)}`, 'after=ville-0']) {
      const page = await pageAt(`/plans?${query}`)
      expect(page.words).toContain('Cette suite de la liste n’existe pas ou plus')
      expect(page.plans[0]).toBe(slugOf(planCount - 1))
    }
  })

  test('has all of them in its data', async () => {
    const { plans } = (await (await site.get('/plans.json')).json()) as { plans: { slug: string }[] }
    expect(plans.length).toBe(planCount)
    const csv = await (await site.get('/plans.csv')).text()
    expect(csv.trim().split('\r\n').length).toBe(planCount + 1)
  })

  test('shows the latest at home, counts all, and leads to all', async () => {
    const home = await pageAt('/')
    expect(home.plans.length).toBe(12)
    expect(home.words).toContain(`${planCount} plans d’action`)
    expect(home.words).toContain(`Les ${planCount} plans`)
  })

  test('offers the latest to filters, and whatever plan was chosen', async () => {
    for (const path of ['/engagements', '/chiffres']) {
      const optionsOf = async (query: string) =>
        ((await pageAt(path + query)).main?.querySelectorAll('select[name="plan"] option') ?? []).map(one =>
          one.getAttributeValue('value'),
        )
      const offered = await optionsOf('')
      expect(offered.length).toBe(51)
      expect(offered).not.toContain('ville-0')
      expect(await optionsOf('?plan=ville-0')).toContain('ville-0')
    }
    expect((await pageAt('/engagements?plan=ville-0')).words).toContain('Promesse 0')
  })

  test('shows the latest commitments of an organisation, and leads to all of them', async () => {
    const { words, links } = await pageAt('/organisations/bureau')
    expect(words).toContain('Promesse 64')
    expect(words).toContain('Promesse 45')
    expect(words).not.toContain('Promesse 44')
    expect(words).toContain(`Voir les ${planCount}`)
    expect(links).toContain('/engagements?organisation=bureau')
    expect((await pageAt('/engagements?organisation=bureau')).words).toContain(`${planCount} engagements`)
    const { commitments } = (await (await site.get('/organisations/bureau.json')).json()) as { commitments: unknown[] }
    expect(commitments.length).toBe(planCount)
  })
})
