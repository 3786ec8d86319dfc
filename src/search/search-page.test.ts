import { parseFeed } from '@rowanmanning/feed-parser'
import fc from 'fast-check'
import RssParser from 'rss-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { securityFaults } from '../../tests/support/answers.ts'
import { attributeOf, faultsOf, textOf, treeOf } from '../../tests/support/html.ts'
import { openSite, type TestSite, testOrigin } from '../../tests/support/site.ts'
import { openAsKnownOn } from '../site/as-known-on.ts'
import { search } from './search.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

const addresses = { fr: '/recherche', en: '/en/search' }
const asked = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`
type Result = { ulid: string; type: string; page: string; name: string; url: string }
type Data = {
  total: number
  results: Result[]
  nearest: Result[]
  next: string | null
  previous: string | null
  counts: { type: Record<string, number>; plan: Record<string, number> }
  ignored: { name: string; value: string }[]
  lost: boolean
}
const dataAt = async (query: Record<string, string>): Promise<Data> =>
  (await (await site.get(asked('/recherche.json', query))).json()) as Data
const mainAt = async (path: string) => {
  const answer = await site.get(path)
  expect(answer.status).toBe(200)
  return (await treeOf(await answer.text())).querySelector('main')
}

describe('the page of search', () => {
  test('answers in both languages, is not for search engines once it answers something, and leads to its twin', async () => {
    for (const [language, path] of Object.entries(addresses)) {
      const other = language === 'fr' ? addresses.en : addresses.fr
      const html = await (await site.get(asked(path, { q: 'transparence', type: 'commitment' }))).text()
      expect(await faultsOf(html)).toEqual([])
      expect(html).toContain('<meta name="robots" content="noindex"/>')
      expect(html).toContain(`href="${other}?q=transparence&amp;type=commitment"`)
      expect(html).toContain('<input id="q" name="q" type="search" value="transparence"')
      expect(await (await site.get(path)).text()).not.toContain('noindex')
    }
  })

  test('says how many there are, in a status, and lists them with their kind, their plan and an extract with marks', async () => {
    const query = { q: 'transparence', type: 'commitment', plan: '2018-2020' }
    const main = await mainAt(asked('/recherche', query))
    const { total, results } = await dataAt(query)
    expect(textOf(main?.querySelector('[role="status"]'))).toBe(`${total} résultats pour « transparence ».`)
    const lines = main?.querySelectorAll('ol.results > li') ?? []
    expect(lines.map(line => textOf(line.querySelector('h3 a')))).toEqual(
      results.map(({ name }) => name.replaceAll("'", '’')),
    )
    expect(lines.map(line => attributeOf(line.querySelector('h3 a'), 'href'))).toEqual(
      results.map(({ page }) => page.replace(testOrigin, '')),
    )
    expect(lines.map(line => textOf(line.querySelector('.kind')))).toEqual(
      lines.map(() => expect.stringMatching(/^Engagement \S+ · Plan 2018-2020$/)),
    )
    expect(main?.querySelectorAll('mark').map(textOf)).toContain('transparence')
  })

  test('leads to things that exist, in the reader’s language', async () => {
    for (const q of ['transparence', 'forum', 'participants']) {
      const { results } = await dataAt({ q })
      for (const { page } of results) {
        const answer = await site.get(page.replace(testOrigin, ''))
        expect([200, 303]).toContain(answer.status)
      }
    }
  })

  test('asked for nothing, says what can be searched', async () => {
    const main = await mainAt('/recherche')
    expect(textOf(main)).toContain('Ce que l’on peut chercher')
    expect(textOf(main)).toMatch(/71 engagements/)
    expect(textOf(await mainAt('/en/search'))).toMatch(/71 commitments/)
    expect(textOf(await mainAt('/recherche?q=%F0%9F%8F%9B'))).toContain('Il n’y a pas de mot dans ce qui a été cherché')
  })

  test('on a site without anything, says so', async () => {
    const empty = await openSite('empty')
    try {
      expect(await (await empty.get('/recherche')).text()).toContain('Il n’y a encore rien à chercher')
      expect((await empty.get('/recherche?q=plan')).status).toBe(200)
    } finally {
      await empty.close()
    }
  })

  test('says which word it took for which', async () => {
    expect(textOf(await mainAt('/recherche?q=hatpv'))).toContain(
      '« hatpv » n’est écrit nulle part ici : voici « hatvp ».',
    )
    expect(textOf(await mainAt('/en/search?q=hatpv'))).toContain('“hatpv” is written nowhere here: this is “hatvp”.')
  })

  test('that finds nothing offers what comes near, and other ways', async () => {
    const main = await mainAt(asked('/recherche', { q: 'zzzz transparence' }))
    expect(textOf(main?.querySelector('[role="status"]'))).toBe('Rien ne contient « zzzz transparence ».')
    expect(textOf(main)).toContain('Ce qui s’en approche')
    expect(main?.querySelectorAll('ol.results > li').length).toBeGreaterThan(0)
    expect(textOf(await mainAt('/recherche?q=qsdqsdqsd'))).toContain('Tous les plans')
  })

  test('is a press away from every page, and stands on the page of what doesn’t exist', async () => {
    for (const [home, path] of [
      ['/', '/recherche'],
      ['/en', '/en/search'],
    ] as const) {
      expect(await (await site.get(home)).text()).toContain(`href="${path}"`)
      const missing = await site.get(`${home === '/' ? '' : home}/nulle-part`)
      expect(missing.status).toBe(404)
      expect(await missing.text()).toContain(`<form class="search" method="get" action="${path}"`)
    }
  })
})

describe('the filters of search', () => {
  test('keep what they say and count what they would keep, on the page as in the data', async () => {
    const { counts, total } = await dataAt({ q: 'transparence' })
    const main = await mainAt('/recherche?q=transparence')
    const facets = (main?.querySelectorAll('.facets a') ?? []).map(link => [textOf(link), attributeOf(link, 'href')])
    expect(facets[0]).toEqual([`Tout ${total}`, '/recherche?q=transparence'])
    for (const [type, count] of Object.entries(counts.type)) {
      expect(facets).toContainEqual([
        expect.stringMatching(new RegExp(` ${count}$`)),
        `/recherche?q=transparence&type=${type}`,
      ])
      expect((await dataAt({ q: 'transparence', type })).total).toBe(count)
    }
    for (const [plan, count] of Object.entries(counts.plan)) {
      expect(facets).toContainEqual([`${plan} ${count}`, `/recherche?q=transparence&plan=${plan}`])
      expect((await dataAt({ q: 'transparence', plan })).total).toBe(count)
    }
  })

  test('that don’t exist are ignored, and which ones is said', async () => {
    const main = await mainAt(asked('/recherche', { q: 'transparence', type: 'licorne', plan: '1789' }))
    expect(textOf(main)).toContain('Le filtre « licorne » n’existe pas : il a été ignoré.')
    expect(textOf(main)).toContain('Aucun plan ne s’appelle « 1789 » : ce filtre a été ignoré.')
    const all = await dataAt({ q: 'transparence' })
    expect(await dataAt({ q: 'transparence', type: 'licorne' })).toMatchObject({
      total: all.total,
      ignored: [{ name: 'type', value: 'licorne' }],
    })
  })

  test('that leave nothing say so, and how to take them off', async () => {
    const main = await mainAt(asked('/recherche', { q: 'fr0054', type: 'organisation' }))
    expect(textOf(main)).toContain('Rien de tel avec ces filtres.')
    expect(main?.querySelectorAll('a').map(link => attributeOf(link, 'href'))).toContain('/recherche?q=fr0054')
  })
})

describe('a long answer', () => {
  test('is read page by page on the page and in the data, each thing once', async () => {
    const seen: string[] = []
    let path: string | undefined = '/recherche?q=plan'
    while (path) {
      const main: Awaited<ReturnType<typeof mainAt>> = await mainAt(path)
      seen.push(...(main?.querySelectorAll('ol.results h3 a') ?? []).map(link => attributeOf(link, 'href') ?? ''))
      path = attributeOf(main?.querySelector('a[rel="next"]'), 'href')
    }
    const ways: string[] = []
    let next: string | null = `${testOrigin}/recherche.json?q=plan`
    while (next) {
      const data = (await (await site.get(next.replace(testOrigin, ''))).json()) as Data
      ways.push(...data.results.map(({ page }) => page.replace(testOrigin, '')))
      next = data.next
    }
    expect(seen).toEqual(ways)
    expect(new Set(seen).size).toBe((await dataAt({ q: 'plan' })).total)
  })

  test('from a place that doesn’t exist begins again, and says so', async () => {
    for (const after of ['0-01ARZ3NDEKTSV4RRFFQ69G5FAV', 'nowhere', '-1', "1' or 1=1", '9'.repeat(40)]) {
      const main = await mainAt(asked('/recherche', { q: 'transparence', after }))
      expect(textOf(main)).toContain('Cette suite de la liste n’existe pas ou plus')
      expect(main?.querySelectorAll('ol.results > li').length).toBe(20)
    }
  })
})

describe('a search can be followed', () => {
  test('as a feed that two readers read the same way', async () => {
    const answer = await site.get(asked('/recherche.atom', { q: 'algorithmes <b>', type: 'commitment' }))
    expect(answer.headers.get('content-type')).toContain('application/atom+xml')
    const xml = await answer.text()
    const [one, other] = [await new RssParser().parseString(xml), parseFeed(xml)]
    const { results } = await dataAt({ q: 'algorithmes <b>', type: 'commitment' })
    expect(one.items.map(({ link }) => link).sort()).toEqual(results.map(({ page }) => page).sort())
    expect(other.items.map(({ url }) => url).sort()).toEqual(results.map(({ page }) => page).sort())
    expect(other.items.map(({ id }) => id).sort()).toEqual(results.map(({ url }) => url).sort())
    expect(other.items.every(({ updated }) => updated && updated.getFullYear() === 2026)).toBe(true)
  })
})

describe('words of any kind', () => {
  const nasty = [
    'x'.repeat(10_000),
    'mot '.repeat(2_500),
    'a & b | !c : * \' " ( ) <-> \\ -- ; /* */',
    "'; drop table search_entries; --",
    "') or to_tsquery('(",
    '%_%',
    '{}',
    '🏛️👩‍👩‍👧‍👦',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202eecnerapsnart',
    'שקיפות ممثل',
    '<script>alert(1)</script>',
    '<mark>transparence</mark> &lt;',
    '½ ﬁ Ⅷ ㋿ ﷺ',
    'a\u0301\u0301\u0301',
    '__proto__ constructor',
    `$1 $${'{7*7}'} {{7*7}}`,
    ':* !',
    "l'",
  ]

  test('get an answer or a sentence, in every format', async () => {
    for (const q of nasty) {
      for (const path of ['/recherche', '/recherche.json', '/recherche.atom', '/en/search']) {
        const answer = await site.get(asked(path, { q }))
        expect([path, q.slice(0, 50), answer.status]).toEqual([path, q.slice(0, 50), 200])
        expect(securityFaults(answer)).toEqual([])
        const body = await answer.text()
        if (path === '/recherche') expect(await faultsOf(body)).toEqual([])
        if (path === '/recherche.json') JSON.parse(body)
        if (path === '/recherche.atom') parseFeed(body)
      }
    }
    for (const raw of ['%ff', '%ed%a0%80', '%00', '%', '%zz', '%u0041', '&q=b&q=c', '[]=a'])
      expect((await site.get(`/recherche?q=${raw}`)).status).toBeLessThan(500)
  })

  test('never become a part of the page, nor do the words of what is found', async () => {
    const html = await (
      await site.get(asked('/recherche', { q: '"><img src=x onerror=alert(1)> transparence' }))
    ).text()
    expect(html).not.toContain('<img')
    expect(await faultsOf(html)).toEqual([])
  })

  test('are answered whatever they are', async () => {
    const pieces = fc.constantFrom(
      'transparence',
      'de',
      'fr0054',
      '&',
      '|',
      '!',
      ':*',
      '(',
      "'",
      '"',
      '\\',
      '<->',
      ' ',
      '%',
      '🏛️',
    )
    const query = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(pieces, { maxLength: 15 }).map(parts => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(query, fc.string({ maxLength: 12 }), fc.string({ maxLength: 30 }), async (q, type, after) => {
        const answer = await site.get(asked('/recherche.json', { q, type, after }))
        expect(answer.status).toBe(200)
        JSON.parse(await answer.text())
      }),
      { numRuns: 150 },
    )
  })
})

describe('on a day of the past', () => {
  test('what was not yet known is not found, nor by words that were not yet written', async () => {
    const known = openAsKnownOn(site.database.connection, '2021-06-25')
    try {
      const find = async (words: string) => (await search(known.db, { words, language: 'fr' })).hits
      expect(await find('fr0054')).toEqual([])
      expect((await find('HATVP')).map(({ type }) => type)).toContain('organisation')
      const plans = [await find('plan'), await find('transparence'), await find('forum')].flat().map(({ plan }) => plan)
      expect(plans).toContain('2018-2020')
      expect(plans).not.toContain('2023-2025')
      expect((await find('2021-2023')).find(({ type }) => type === 'plan')?.pieces).toEqual([])
    } finally {
      await known.close()
    }
  })
})
