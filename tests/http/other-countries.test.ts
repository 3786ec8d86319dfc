import { join } from 'node:path'
import { type HtmlElement, TextNode } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { interfaceLanguages } from '../../src/platform/locales/languages.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { addressesIn, attributeOf, faultsOf, textOf, treeOf } from '../support/html.ts'
import { importInto, withFile } from '../support/import.ts'
import { everyPage } from '../support/pages.ts'
import { openSite, type TestSite } from '../support/site.ts'

describe('the plan of a country that writes in neither French nor English', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openSite('empty')
    await importInto(site, join(projectRoot, 'tests', 'fixtures', 'estonia.json'))
  })
  afterAll(() => site.close())

  const commitment = async (language: 'fr' | 'en') => {
    const { rows } = { rows: await everyPage(site) }
    const path = rows.find(({ what }) => what === 'commitment')?.path[language] ?? ''
    const html = await (await site.get(path)).text()
    return { path, html, tree: await treeOf(html) }
  }

  test('has its pages in both languages, valid, under the country’s own name', async () => {
    const wrong: unknown[] = []
    for (const { path } of await everyPage(site)) {
      for (const language of interfaceLanguages) {
        const response = await site.get(path[language])
        const html = await response.text()
        const faults = await faultsOf(html)
        if (response.status !== 200 || faults.length > 0) wrong.push([path[language], response.status, faults])
        const title = textOf((await treeOf(html)).querySelector('title'))
        expect(title).toContain(language === 'fr' ? 'Gouvernement ouvert (exemple)' : 'Open government (example)')
        expect(html).not.toContain('France')
      }
    }
    expect(wrong).toEqual([])
  })

  test('says its language wherever the words are in it, and that they are', async () => {
    const { tree } = await commitment('en')
    // The objective is given in Estonian only.
    const passage = tree
      .getElementsByTagName('span')
      .find(span => textOf(span) === 'Avaldada kõik hanked masinloetavalt.')
    expect(attributeOf(passage, 'lang')).toBe('et')
    expect(textOf(tree.querySelector('main'))).toContain('in Estonian')
    const french = await commitment('fr')
    expect(textOf(french.tree.querySelector('main'))).toContain('en estonien')
    for (const { tree } of [await commitment('en'), french]) {
      const link = tree.getElementsByTagName('a').find(one => textOf(one).startsWith('Näidis: avatud valitsemise'))
      expect([attributeOf(link, 'lang'), attributeOf(link, 'hreflang')]).toEqual(['et', 'et'])
    }
  })

  test('says that a title is a translation, and from what', async () => {
    const { tree } = await commitment('fr')
    const title = tree.querySelector('h1')
    expect(textOf(title)).toContain('Les données des marchés publics ouvertes')
    expect(textOf(title)).toMatch(/traduction .*estonien/)
    const english = await commitment('en')
    expect(textOf(english.tree.querySelector('h1'))).toMatch(/Procurement data as open data translation .*Estonian/)
  })

  test('is in an address of its language’s letters without accents, which leads to the same page', async () => {
    for (const language of interfaceLanguages) {
      const { path } = await commitment(language)
      expect(path).toMatch(/^[a-z0-9/-]+$/)
    }
  })

  test('has machine-readable dates only where the calendar can say what the source said', async () => {
    const { tree, html } = await commitment('en')
    const times = tree.getElementsByTagName('time').map(time => [attributeOf(time, 'datetime'), textOf(time)])
    expect(times).toContainEqual(['2026-05', 'May 2026'])
    for (const vague of ['end of September 2026', 'continuously']) {
      expect(html).toContain(vague)
      expect(times.map(([, words]) => words)).not.toContain(vague)
    }
    for (const [value] of times) expect(value).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
  })

  test('is called late where it is followed here, due and not reported on, and only there', async () => {
    const { tree } = await commitment('fr')
    const rows = tree.getElementsByTagName('tr').filter(row => attributeOf(row, 'id')?.startsWith('jalon-'))
    expect(rows.map(row => textOf(row).includes('En retard'))).toEqual([false, true, false])
  })
})

describe('a plan whose words try to be more than words', () => {
  const attack = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\'&lt;b&gt; {{x}} \u202e'
  const text = (words: string) => ({ original: 'el', el: words })
  const plan = {
    format: 'parvis-plan/1',
    site: {
      name: text(`Ανοιχτή ${attack}`),
      tagline: text(attack),
      operator: text(attack),
      timeZone: 'Europe/Athens',
      languages: ['el'],
    },
    organisations: [
      { id: 'o', kind: 'ministry', name: text(`Υπουργείο ${attack}`), abbreviation: attack, note: text(attack) },
    ],
    plans: [
      {
        id: 'p',
        slug: '2026-2028',
        country: 'GR',
        rank: 1,
        title: text(attack),
        period: {
          text: text(attack),
          earliest: '2026-01-01',
          latest: '2028-12-31',
          precision: 'range',
        },
        coordinatorIds: ['o'],
        gaps: [text(attack)],
        sources: [{ title: attack, address: 'https://example.org/?a="><script>alert(1)</script>' }],
        priorities: [{ id: 'p-1', number: 1, label: text(attack) }],
        commitments: [
          {
            id: 'c',
            number: 'A-1',
            title: text('Ανοιχτά δεδομένα'),
            leadIds: ['o'],
            priorityId: 'p-1',
            problem: text(`${attack}\n\n${attack}`),
            objective: text(attack),
            lead: text(attack),
            sources: [{ title: attack }],
            milestones: [
              {
                id: 'm',
                number: 1,
                output: text(attack),
                due: { text: text(attack), precision: 'unset' },
              },
            ],
          },
        ],
      },
    ],
  }
  let site: TestSite
  beforeAll(async () => {
    site = await openSite('empty')
    await withFile(plan, path => importInto(site, path))
  })
  afterAll(() => site.close())

  test('stays words on every page, and every page stays valid', async () => {
    const wrong: unknown[] = []
    for (const { path } of await everyPage(site)) {
      for (const language of interfaceLanguages) {
        const response = await site.get(path[language])
        const html = await response.text()
        const faults = await faultsOf(html)
        if (response.status !== 200 || faults.length > 0) wrong.push([path[language], response.status, faults])
        if (
          /<script(?! type="application\/ld\+json">)|<img|<b>z|onerror=alert\(1\)>(?!')/.test(
            html.replaceAll('&gt;', '›'),
          )
        )
          wrong.push([path[language], 'lets markup through'])
        for (const { href } of addressesIn(html))
          if (/["<>]/.test(href) && !href.startsWith('https://example.org/')) wrong.push(href)
      }
    }
    expect(wrong).toEqual([])
  })

  /** The words of a page in Greek letters that aren't said to be Greek. */
  const unsaid = async (path: string): Promise<string[]> => {
    const tree = await treeOf(await (await site.get(path)).text())
    const spoken = (element: HtmlElement | null): string | undefined =>
      element ? (attributeOf(element, 'lang') ?? spoken(element.parent)) : undefined
    return (tree.querySelector('body')?.querySelectorAll('*') ?? [])
      .filter(element => spoken(element) !== 'el')
      .flatMap(element => element.childNodes)
      .flatMap(node => (node instanceof TextNode && /\p{Script=Greek}/u.test(node.textContent) ? node.textContent : []))
  }

  test('is said to be Greek to those who listen, on the pages of things', async () => {
    for (const { path, what } of await everyPage(site)) {
      if (!['plan', 'commitment', 'organisation', 'organisations'].includes(what)) continue
      const main = (await unsaid(path.fr)).filter(words => !/^(Ανοιχτή|Ajout)/.test(words))
      expect([path.fr, main]).toEqual([path.fr, []])
    }
  })

  test('is said to be Greek at the head of every page, where the site says its name', async () => {
    expect(await unsaid('/plans')).toEqual([])
  })

  test('is said to be Greek in the lines of the record', async () => {
    const wrong: unknown[] = []
    for (const { path, what } of await everyPage(site)) {
      if (!what.startsWith('entry') && what !== 'record') continue
      const words = (await unsaid(path.fr)).filter(one => !one.startsWith('Ανοιχτή'))
      if (words.length > 0) wrong.push([what, words])
    }
    expect(wrong).toEqual([])
  })

  test('has a commitment whose address is its number alone, whatever its case', async () => {
    const address = '/plans/2026-2028/engagements/a-1'
    expect((await site.get(address)).status).toBe(200)
    for (const other of ['A-1', 'A-1-ανοιχτά', 'a-1-x', 'A-1.json']) {
      const response = await site.get(`/plans/2026-2028/engagements/${encodeURIComponent(other)}`)
      const to = other.endsWith('.json') ? `${address}.json` : address
      expect([other, response.status, response.headers.get('location')]).toEqual([other, 308, to])
    }
    const html = await (await site.get(address)).text()
    expect(html).toContain('Ανοιχτά δεδομένα')
    expect(textOf((await treeOf(html)).querySelector('h1'))).toContain('en grec')
  })
})
