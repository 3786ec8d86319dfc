import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type TestSite, testOrigin } from '../../tests/support/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

type Block = Record<string, unknown>

/** The blocks of schema.org data on a page, and how many elements of script hold them. */
async function blocksOf(path: string): Promise<Block[]> {
  const html = await (await site.get(path)).text()
  const scripts = [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)]
  expect(scripts.map(([, attributes]) => attributes)).toEqual([' type="application/ld+json"'])
  const { '@context': context, ...data } = JSON.parse(scripts[0]?.[2] ?? '') as Block
  expect(context).toBe('https://schema.org')
  return (data['@graph'] as Block[] | undefined) ?? [data]
}

const dataOf = async (path: string) => (await site.get(path)).json()

test('the home page is a site in two languages', async () => {
  expect(await blocksOf('/')).toEqual([
    {
      '@type': 'WebSite',
      '@id': `${testOrigin}/`,
      url: `${testOrigin}/`,
      name: 'Gouvernement ouvert',
      inLanguage: ['fr', 'en'],
    },
  ])
})

test('a plan and a commitment are works by their permanent addresses, in the language of their title', async () => {
  const { ulid, commitments } = await dataOf('/en/plans/2018-2020.json')
  const [plan] = await blocksOf('/en/plans/2018-2020')
  expect(plan).toMatchObject({
    '@type': 'CreativeWork',
    '@id': `${testOrigin}/id/plan/${ulid}`,
    url: `${testOrigin}/en/plans/2018-2020`,
    inLanguage: 'en',
    temporalCoverage: '2018-01-01/2020-12-31',
  })
  const { page, url } = commitments[0]
  const [commitment] = await blocksOf(new URL(page).pathname)
  expect(commitment).toMatchObject({
    '@type': 'CreativeWork',
    '@id': url,
    isPartOf: { '@id': `${testOrigin}/id/plan/${ulid}` },
  })
})

test('a plan says when it was published only where a source gives the day', async () => {
  for (const slug of ['2015-2017', '2018-2020', '2021-2023', '2023-2025']) {
    const { phases } = await dataOf(`/plans/${slug}.json`)
    const day = phases.find(
      ({ kind, actual }: { kind: string; actual?: { precision: string } }) =>
        kind === 'publication' && actual?.precision === 'day',
    )?.actual.earliest
    expect((await blocksOf(`/plans/${slug}`))[0]?.datePublished).toBe(day)
  }
})

test('an organisation is one of a government, or not, by its kind', async () => {
  const { organisations } = await dataOf('/organisations.json')
  for (const [kind, type] of [
    ['ministry', 'GovernmentOrganization'],
    ['civil-society', 'Organization'],
  ]) {
    const { page, url } = organisations.find((one: { kind: string }) => one.kind === kind)
    expect((await blocksOf(new URL(page).pathname))[0]).toMatchObject({ '@type': type, '@id': url })
  }
})

test('every page but the first says the way to it from the home page', async () => {
  const blocks = await blocksOf('/plans/2018-2020/evaluation')
  expect(blocks).toEqual([
    {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Accueil', item: `${testOrigin}/` },
        { '@type': 'ListItem', position: 2, name: 'Les plans d’action', item: `${testOrigin}/plans` },
        { '@type': 'ListItem', position: 3, name: 'Plan 2018-2020', item: `${testOrigin}/plans/2018-2020` },
        { '@type': 'ListItem', position: 4, name: 'Évaluation', item: `${testOrigin}/plans/2018-2020/evaluation` },
      ],
    },
  ])
})
