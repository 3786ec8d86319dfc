import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { HtmlElement } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onDay } from '../../../tests/fixtures/facts.ts'
import { securityFaults } from '../../../tests/support/answers.ts'
import { addressesIn, attributeOf, bare, faultsOf, textOf } from '../../../tests/support/html.ts'
import {
  asked,
  jsonAt,
  mainAt,
  nasty,
  nastyBytes,
  noticesOf,
  rowsAt,
  walk,
  walkData,
} from '../../../tests/support/lists.ts'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import { openFollowed } from '../../../tests/support/tracker.ts'
import { figures } from '../../plans/index.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { operator, sealAll } from '../../record/index.ts'
import { figureColumns } from './columns.ts'

/** The 34 figures of the French plans, and 32 of another one. */
let site: TestSite
beforeAll(async () => {
  site = await openFollowed()
})
afterAll(() => site.close())

type Query = Record<string, string>
type FigureData = {
  id: string
  ulid: string
  url: string
  page: string
  name: string
  measure: string
  value: number
  qualifier: string
  unit: string
  asOf: { text: Text; latest?: string }
  sources: { title: string; address?: string }[]
  plan: { slug: string } | null
  citation: string
}
type FiguresData = {
  total: number
  figures: FigureData[]
  previous: string | null
  next: string | null
  filters: Query
  ignored: { name: string; value: string }[]
  strayed: boolean
}
const roots = { fr: '/chiffres', en: '/en/figures' }
const rowsOf = (query: Query = {}, language: Language = 'fr') => rowsAt(site, asked(`${roots[language]}.csv`, query))
const dataOf = (query: Query = {}) => jsonAt<FiguresData>(site, asked('/chiffres.json', query))
const pagesOf = (query: Query = {}, language: Language = 'fr') =>
  walkData<FiguresData>(site, asked(`${roots[language]}.json`, query))
const blocksOf = (main: HtmlElement) => main.querySelectorAll('.figs .fig')
const hrefOf = (block: HtmlElement) => attributeOf(block.querySelector('a'), 'href') ?? ''
const figureAt = (key: string) => jsonAt<FigureData & { values: FigureData[] }>(site, `/chiffres/${key}.json`)
const plain = (words: string) => words.replace(/[\u00a0\u202f]/g, ' ')

describe('a visitor who wants a figure', () => {
  test('finds that there are 77 and 78 countries, each with its date and its sources, and neither erases the other', async () => {
    const [one, other] = await Promise.all([figureAt('ogp-countries'), figureAt('ogp-countries-alt')])
    expect([one.value, other.value]).toEqual([77, 78])
    expect(one.values.map(({ value }) => value)).toEqual([77, 78])
    expect(other.values.map(({ value }) => value)).toEqual([77, 78])
    for (const [path, here, there] of [
      ['/chiffres/ogp-countries', 77, 78],
      ['/chiffres/ogp-countries-alt', 78, 77],
    ] as const) {
      const main = await mainAt(site, path)
      expect(textOf(main.querySelector('h1'))).toBe(`${here} pays membres du PGO`)
      const rows = main.querySelectorAll('tbody tr').map(textOf)
      expect(rows.length).toBe(2)
      expect(rows.find(row => row.startsWith(String(here)))).toContain('vous êtes ici')
      expect(rows.find(row => row.startsWith(String(there)))).not.toContain('vous êtes ici')
      for (const row of rows) expect(row).toMatch(/(vers juillet 2021 \(déduit\)|23 février 2021).*Sources? :/)
    }
    const list = await dataOf({ measure: 'ogp-countries' })
    expect(list.figures.map(({ value }) => value)).toEqual([77, 78])
  })

  test('reads how exactly it is known, its date, its source and its earlier values, and can copy it whole', async () => {
    const { citation, url } = await figureAt('webinar-participants')
    expect(plain(citation)).toBe(
      `plus de 700 participants : Webinaires « micro-ouverts », vers juillet 2021 (déduit). Source : Fiche action n° 1-6, « Co-construire un plan d'action national pour un Gouvernement ouvert », DITP (July 2021). ${url}`,
    )
    const main = await mainAt(site, '/chiffres/webinar-participants')
    expect(bare(textOf(main.querySelector('.cite')))).toBe(bare(citation))
    expect(textOf(main)).toContain('Exactitudeau moins : « plus de »')
    expect(textOf(main)).toContain('C’est la seule valeur sourcée de cette mesure.')
    const english = await jsonAt<FigureData>(site, '/en/figures/webinar-participants.json')
    expect(english.citation).toMatch(/^over 700 participants: “?« Micro-ouvert » webinars”?, /)
    const earlier = await mainAt(site, '/chiffres/cour-des-comptes-contributions-2023')
    expect(earlier.querySelectorAll('tbody tr td:first-child').map(textOf)).toEqual([
      '622 contributions 2023 vous êtes ici',
      '333 contributions 2022',
    ])
  })

  test('reads each in words that go on from the number, and says no number twice', async () => {
    const phraseOf = async (key: string, language: Language = 'fr') =>
      textOf((await mainAt(site, `${roots[language]}/${key}`)).querySelector('h1'))
    expect(await phraseOf('accelerator-applications')).toBe('187 candidatures (projets déposés au premier appel)')
    expect(await phraseOf('commitments-kept-2018-2020')).toBe('76 % des engagements tenus')
    expect(await phraseOf('commitments-kept-2018-2020', 'en')).toMatch(/^76% of commitments kept/)
    expect(await phraseOf('workshops-late')).toBe('plus de 15 ateliers organisés')
    expect(await phraseOf('workshops-late', 'en')).toMatch(/^over 15 workshops organised/)
    expect(await phraseOf('midterm-complete-2015-2017')).toBe('engagements achevés à mi-parcours (auto-évaluation) : 1')
    expect(await phraseOf('suivi-baisse')).toBe('-3,5 % de délai en moins')
    const list = await mainAt(site, '/chiffres?measure=workshops-late')
    expect(textOf(blocksOf(list)[0])).toMatch(/^plus de 15 ateliers organisés/)
  })

  test('goes through them to the end by “next”, meets every one once, and comes back the same way', async () => {
    const pages = await walk(site, '/chiffres')
    const met = pages.map(({ main }) => blocksOf(main).map(hrefOf))
    expect(met.map(({ length }) => length)).toEqual([24, 24, 18])
    expect(new Set(met.flat()).size).toBe(66)
    const back = await walk(site, pages.at(-1)?.path ?? '', 'prev')
    expect(back.reverse().map(({ main }) => blocksOf(main).map(hrefOf))).toEqual(met)
    expect(textOf(pages[0]?.main.querySelector('[role="status"]'))).toBe('66 chiffres')
    const data = await pagesOf()
    expect(data.map(({ previous }) => previous !== null)).toEqual([false, true, true])
  })

  test('reads valid pages in both languages, in whatever state the list is', async () => {
    const faults: unknown[] = []
    for (const root of Object.values(roots)) {
      for (const more of [
        '',
        '?plan=2015-2017&measure=forums',
        '?plan=1789&after=x',
        '/ogp-countries',
        '/suivi-mesure-4',
      ]) {
        const response = await site.get(root + more)
        faults.push(...(await faultsOf(await response.text())), ...securityFaults(response))
      }
    }
    expect(faults).toEqual([])
  })
})

describe('the filters of figures', () => {
  test('let through exactly what they say, and stand in the form, the links and the data', async () => {
    const all = await rowsOf()
    const check = async (query: Query, fits: (row: Query) => boolean) => {
      const rows = await rowsOf(query)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows).toEqual(all.filter(fits))
      const { total, filters } = await dataOf(query)
      expect({ total, filters }).toEqual({ total: rows.length, filters: query })
      const main = await mainAt(site, asked('/chiffres', query))
      for (const [name, value] of Object.entries(query))
        expect(attributeOf(main.querySelector(`[name="${name}"] option[selected]`), 'value')).toBe(value)
      expect(main.querySelectorAll('nav.chosen a').length).toBe(Object.keys(query).length)
    }
    for (const plan of ['2026-2028', '2021-2023', '2015-2017']) await check({ plan }, row => row.plan === plan)
    await check({ measure: 'ogp-countries' }, row => row.measure === 'ogp-countries')
    await check({ plan: '2026-2028', measure: 'suivi-mesure-3' }, row => row.measure === 'suivi-mesure-3')
  })

  test('that are wrong are ignored, the list stays, and a sentence names each', async () => {
    const wrong = { plan: '1789', measure: 'happiness' }
    const main = await mainAt(site, asked('/chiffres', wrong))
    expect(noticesOf(main)).toEqual([
      'Filtre ignoré : « Plan » ne connaît pas « 1789 ».',
      'Filtre ignoré : « Mesure » ne connaît pas « happiness ».',
    ])
    expect(blocksOf(main).length).toBe(24)
    const { ignored, total } = await dataOf(wrong)
    expect([total, Object.fromEntries(ignored.map(({ name, value }) => [name, value]))]).toEqual([66, wrong])
    expect(await rowsOf(wrong)).toEqual(await rowsOf())
  })

  test('that leave nothing say so, and each can be taken off by a link', async () => {
    const main = await mainAt(site, '/chiffres?measure=forums&plan=2015-2017')
    expect(textOf(main)).toContain('Aucun chiffre ne correspond à ces filtres')
    expect(
      main
        .querySelectorAll('nav.chosen a')
        .map(link => attributeOf(link, 'href'))
        .sort(),
    ).toEqual(['/chiffres?measure=forums', '/chiffres?plan=2015-2017'])
  })

  test('a place that leads nowhere gives the nearest figures, and says so', async () => {
    const nowhere = 'Cette suite de la liste n’existe pas ou plus : voici ce qui en est le plus proche.'
    const all = (await rowsOf()).map(({ page = '' }) => page.replace(testOrigin, ''))
    for (const [query, expected] of [
      [{ after: '999999999999999' }, all.slice(-24)],
      [{ before: '0' }, all.slice(0, 24)],
      [{ after: 'x' }, all.slice(0, 24)],
      [{ before: '-1' }, all.slice(0, 24)],
      [{ after: '9'.repeat(40), before: '💥' }, all.slice(0, 24)],
    ] as const) {
      const main = await mainAt(site, asked('/chiffres', query as Query))
      expect([query, noticesOf(main), blocksOf(main).map(hrefOf)]).toEqual([query, [nowhere], expected])
      expect((await dataOf(query as Query)).strayed).toBe(true)
    }
    const [alone] = await rowsOf({ measure: 'forums' })
    for (const query of [{ after: '999999999999999' }, { before: '0' }]) {
      const main = await mainAt(site, asked('/chiffres', { measure: 'forums', ...(query as Query) }))
      expect(blocksOf(main).map(hrefOf)).toEqual([alone?.page?.replace(testOrigin, '')])
    }
  })

  const values = [...nasty.map(encodeURIComponent), ...nastyBytes]
  test.each(['', '.json', '.csv'])('of any kind get an answer, never a failure: /chiffres%s', async format => {
    const bad: unknown[] = []
    for (const value of values) {
      const query = ['plan', 'measure', 'after', 'before'].map(name => `${name}=${value}`).join('&')
      const response = await site.get(`/chiffres${format}?${query}`)
      const faults = securityFaults(response)
      const body = await response.text()
      if (response.status !== 200 || faults.length > 0) bad.push([value.slice(0, 60), response.status, faults])
      if (format === '' && (/<script>alert|<img src=x/.test(body) || (await faultsOf(body)).length > 0))
        bad.push([value.slice(0, 60), 'is a bad page'])
    }
    expect(bad).toEqual([])
  })
})

test('whatever is asked, the page, its CSV and its JSON say the same: the same figures, in the same order, with the same values', async () => {
  const queries = fc
    .record({
      plan: fc.constantFrom('', '', '2026-2028', '2021-2023', '2015-2017', '1789'),
      measure: fc.constantFrom('', '', 'ogp-countries', 'suivi-mesure-2', 'forums', 'happiness'),
    })
    .map(query => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')))
  await fc.assert(
    fc.asyncProperty(queries, fc.constantFrom<Language>('fr', 'en'), async (query, language) => {
      const rows = await rowsOf(query, language)
      const data = (await pagesOf(query, language)).flatMap(one => one.figures)
      expect(
        data.map(({ ulid, page, name, measure, value, qualifier, unit, asOf, sources, plan, citation }) => ({
          id: `${testOrigin}/id/figure/${ulid}`,
          measure,
          qualifier,
          value: String(value),
          unit,
          label: name,
          as_of: wordsOf(asOf.text, language),
          plan: plan?.slug ?? '',
          sources: sources.map(({ title }) => title).join(' ; '),
          citation,
          page,
        })),
      ).toEqual(
        rows.map(({ id, measure, qualifier, value, unit, label, as_of, plan, sources, citation, page }) => ({
          id,
          measure,
          qualifier,
          value,
          unit,
          label,
          as_of,
          plan,
          sources,
          citation,
          page,
        })),
      )
      const blocks = (await walk(site, asked(roots[language], query))).flatMap(({ main }) => blocksOf(main))
      expect(blocks.map(block => testOrigin + hrefOf(block))).toEqual(rows.map(({ page }) => page))
      const number = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 })
      for (const [place, row] of rows.entries()) {
        const said = bare(textOf(blocks[place]))
        expect(said).toContain(bare(number.format(Number(row.value))))
        expect(said).toContain(bare(row.as_of ?? ''))
        for (const source of (row.sources ?? '').split(' ; ')) expect(said).toContain(bare(source))
        expect(said).toContain(bare(row.label ?? '').replace(/^(plusde|over)15/, ''))
      }
    }),
    { numRuns: 12 },
  )
})

test('the figures are CSV in UTF-8 with the columns that are described, and no cell that a spreadsheet would run', async () => {
  const response = await site.get('/chiffres.csv')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(await response.arrayBuffer()))
  const [header = [], ...lines] = parse(text) as string[][]
  expect(header).toEqual(figureColumns.map(({ name }) => name))
  const notes = lines.map(line => line[header.indexOf('note')] ?? '').filter(note => note.includes('selon la source'))
  expect(new Set(notes)).toEqual(new Set(["'+ ou − selon la source"]))
  const values = lines.map(line => line[header.indexOf('value')] ?? '')
  expect(values).toContain('-3.5')
  expect(values.every(value => Number.isFinite(Number(value)))).toBe(true)
})

describe('a figure that changed, was taken away, or never was', () => {
  test('keeps its earlier values beside the new one', async () => {
    const own = await openSite('france')
    try {
      const { db } = own.database
      const { facts } = await db
        .selectFrom('figures')
        .select('facts')
        .where('key', '=', 'ogp-countries')
        .executeTakeFirstOrThrow()
      const at = new Date('2026-12-01T09:00:00Z')
      const later = { ...facts, value: 75, asOf: onDay('2026-11-30') as never }
      await figures.describe.perform(db, operator, at, { things: [{ key: 'ogp-countries-2026', facts: later }] })
      await sealAll(db)
      own.cache.forgetAll()
      const { values } = await jsonAt<{ values: FigureData[] }>(own, '/chiffres/ogp-countries.json')
      expect(values.map(({ value }) => value)).toEqual([75, 77, 78])
      await figures.remove.perform(db, operator, at, { key: 'ogp-countries-2026', reason: 'mal recopié' })
      await sealAll(db)
      own.cache.forgetAll()
      const gone = await own.get('/chiffres/ogp-countries-2026')
      expect([gone.status, (await gone.text()).includes('mal recopié')]).toEqual([410, true])
      const left = await jsonAt<{ values: FigureData[] }>(own, '/chiffres/ogp-countries.json')
      expect(left.values.map(({ value }) => value)).toEqual([77, 78])
      expect((await rowsAt(own, '/chiffres.csv')).map(({ value }) => value)).not.toContain('75')
    } finally {
      await own.close()
    }
  })

  test('is found by its permanent address', async () => {
    const { ulid } = await figureAt('ogp-countries')
    for (const [path, language, expected] of [
      [`/id/figure/${ulid}`, 'fr', '/chiffres/ogp-countries'],
      [`/id/figure/${ulid}`, 'en', '/en/figures/ogp-countries'],
      [`/id/figure/${ulid}.json`, 'fr', '/chiffres/ogp-countries.json'],
    ] as const) {
      const response = await site.get(path, { 'accept-language': language })
      expect([response.status, response.headers.get('location')]).toEqual([303, expected])
    }
  })

  test('leads to the nearest ones and to the list; whatever stands in the address', async () => {
    const missing = await site.get('/chiffres/ogp-country')
    expect(missing.status).toBe(404)
    const links = addressesIn(await missing.text()).map(({ href }) => href)
    expect(links).toEqual(expect.arrayContaining(['/chiffres/ogp-countries', '/chiffres']))
    for (const word of [...nasty.map(encodeURIComponent), ...nastyBytes]) {
      for (const path of [`/chiffres/${word}`, `/en/figures/${word}.json`]) {
        const response = await site.get(path)
        expect([path.slice(0, 60), [200, 308, 400, 404].includes(response.status)]).toEqual([path.slice(0, 60), true])
        expect(securityFaults(response)).toEqual([])
      }
    }
  })
})

test('on a site without anything, the list says so', async () => {
  const empty = await openSite('empty')
  try {
    expect(textOf(await mainAt(empty, '/chiffres?after=3'))).toContain('Aucun chiffre n’est publié ici pour le moment.')
    expect(await rowsAt(empty, '/en/figures.csv')).toEqual([])
  } finally {
    await empty.close()
  }
})
