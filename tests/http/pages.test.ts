import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Text, wordsOf } from '../../src/platform/facts/text.ts'
import { interfaceLanguages, type Language } from '../../src/platform/locales/languages.ts'
import { securityFaults } from '../support/answers.ts'
import { addressesIn, attributeOf, bare, faultsOf, textOf, treeOf } from '../support/html.ts'
import { dataOf, everyPage, jsonOf, list, type TestPage } from '../support/pages.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'

let site: TestSite
let pages: TestPage[]
/** The HTML of each path, asked for once. */
const html = new Map<string, string>()

beforeAll(async () => {
  site = await openSite('france')
  pages = await everyPage(site)
  for (const { path } of pages) {
    for (const language of interfaceLanguages) {
      const response = await site.get(path[language])
      html.set(path[language], response.status === 200 ? await response.text() : '')
    }
  }
})
afterAll(() => site.close())

/** What is wrong with the pages of one language, each fault once for each page that has it. */
async function faults(
  language: Language,
  look: (page: { path: string; html: string; page: TestPage }) => Promise<string[]> | string[],
): Promise<string[]> {
  const found: string[] = []
  for (const page of pages) {
    const path = page.path[language]
    for (const fault of await look({ path, html: html.get(path) ?? '', page })) found.push(`${path}: ${fault}`)
  }
  return found
}

test('the site has its four plans, 71 commitments, 105 organisations, and entries of each kind', () => {
  const count = (what: string) => pages.filter(page => page.what === what).length
  expect({ plan: count('plan'), commitment: count('commitment'), organisation: count('organisation') }).toEqual({
    plan: 4,
    commitment: 71,
    organisation: 105,
  })
  expect(pages.filter(({ what }) => what.startsWith('entry')).length).toBe(14)
})

describe.each(interfaceLanguages)('a reader of every page in %s', language => {
  const other = language === 'fr' ? 'en' : 'fr'

  test('gets it, in the language of its address', async () => {
    expect(
      await faults(language, async ({ path, html }) => {
        const response = await site.get(path)
        return [
          ...(response.status === 200 ? [] : [`answers ${response.status}`]),
          ...(response.headers.get('content-type') === 'text/html; charset=utf-8' ? [] : ['is not HTML in UTF-8']),
          ...(response.headers.get('content-language') === language ? [] : ['has another Content-Language']),
          ...(html.includes(`<html lang="${language}">`) ? [] : ['has another lang']),
        ]
      }),
    ).toEqual([])
  })

  test('finds valid HTML', async () => {
    expect(await faults(language, ({ html }) => faultsOf(html))).toEqual([])
  })

  test('reads one heading of the first level, and a title that says the page and the site', async () => {
    const siteName = language === 'fr' ? 'Gouvernement ouvert' : 'Open government'
    const titles = new Map<string, string>()
    expect(
      await faults(language, async ({ path, html, page }) => {
        const tree = await treeOf(html)
        const [heading, ...more] = tree.getElementsByTagName('h1')
        const title = textOf(tree.querySelector('title'))
        const twin = titles.get(title)
        if (page.what !== 'entry of an import') titles.set(title, path)
        return [
          ...(heading && textOf(heading) !== '' && more.length === 0 ? [] : ['has not exactly one h1']),
          ...(page.what === 'home' || title.endsWith(` – ${siteName}`) ? [] : [`is titled ${title}`]),
          ...(page.what !== 'home' || title === siteName ? [] : [`is titled ${title}`]),
          ...(twin ? [`has the title of ${twin}: ${title}`] : []),
          ...(attributeOf(tree.querySelector('meta[name="description"]'), 'content') ? [] : ['has no description']),
        ]
      }),
    ).toEqual([])
  })

  test('goes to the same page in the other language, which leads back', async () => {
    const hreflangs = (of: string) =>
      Object.fromEntries(
        addressesIn(of).flatMap(({ element, attributes, href }) => {
          const tag = /\shreflang="([^"]*)"/.exec(attributes)?.[1]
          return element === 'link' && attributes.includes('rel="alternate"') && tag ? [[tag, href]] : []
        }),
      )
    const canonical = (of: string) =>
      addressesIn(of)
        .filter(({ attributes }) => attributes.includes('rel="canonical"'))
        .map(({ href }) => href)
    expect(
      await faults(language, ({ path, html: own, page }) => {
        const twin = html.get(page.path[other]) ?? ''
        const said = hreflangs(own)
        const expected = {
          fr: testOrigin + page.path.fr,
          en: testOrigin + page.path.en,
          'x-default': testOrigin + page.path.fr,
        }
        const switches = addressesIn(own).filter(
          ({ element, attributes, href }) =>
            element === 'a' && attributes.includes(`hreflang="${other}"`) && href === page.path[other],
        )
        return [
          ...(canonical(own).join() === testOrigin + path ? [] : [`canonical ${canonical(own)}`]),
          ...(JSON.stringify(said) === JSON.stringify(expected) ? [] : [`hreflang ${JSON.stringify(said)}`]),
          ...(JSON.stringify(hreflangs(twin)) === JSON.stringify(said) ? [] : ['its twin does not lead back']),
          ...(switches.length > 0 ? [] : ['has no link to its twin']),
        ]
      }),
    ).toEqual([])
  })

  test('runs no script, meets no inline style and no handler, and nothing comes from elsewhere', async () => {
    expect(
      await faults(language, ({ html }) => [
        // A block of data is not a script: browsers don't run it.
        ...(/<script(?! type="application\/ld\+json">)|<style|<iframe|<object|<embed|<base/i.exec(html) ?? []),
        ...(/<[^>]*\s(style|on[a-z]+)=/i.exec(html) ?? []),
        ...addressesIn(html)
          .filter(({ href }) => /^\s*(javascript|data|vbscript):/i.test(href))
          .map(({ href }) => `leads to ${href}`),
        // What the browser fetches by itself: everything but links that a reader follows, or that name this page.
        ...addressesIn(html)
          .filter(
            ({ element, attributes }) =>
              !(element === 'a' || element === 'form' || /rel="(canonical|alternate)"/.test(attributes)),
          )
          .filter(({ href }) => !/^(\/assets\/|#)/.test(href))
          .map(({ element, href }) => `${element} fetches ${href}`),
        // A form asks this site, by GET.
        ...addressesIn(html)
          .filter(({ element, href }) => element === 'form' && !/^\/(?!\/)/.test(href))
          .map(({ href }) => `a form leads to ${href}`),
        ...(html.match(/<img(?![^>]*\salt=)[^>]*>/g) ?? []),
      ]),
    ).toEqual([])
  })

  test('is protected by the same headers everywhere', async () => {
    expect(await faults(language, async ({ path }) => securityFaults(await site.get(path)))).toEqual([])
  })

  test('finds the data beside it, with its licence, and the page says where', async () => {
    expect(
      await faults(language, async ({ path, html }) => {
        const response = await site.get(jsonOf(path))
        const data = (await response.json()) as { licence?: { title: string } }
        const links = addressesIn(html).filter(
          ({ attributes, href }) => attributes.includes('type="application/json"') && href === jsonOf(path),
        )
        return [
          ...(response.status === 200 ? [] : [`its data answers ${response.status}`]),
          ...(response.headers.get('content-type') === 'application/json; charset=utf-8'
            ? []
            : ['data of another type']),
          ...(response.headers.get('access-control-allow-origin') === '*' ? [] : ['data that programs may not read']),
          ...(response.headers.get('link')?.includes(`<${testOrigin}${path}>; rel="canonical"`)
            ? []
            : ['data without its page']),
          ...(data.licence?.title === 'Licence Ouverte 2.0' ? [] : ['data without a licence']),
          ...(links.some(({ element }) => element === 'link') ? [] : ['does not name its data']),
          ...securityFaults(response),
        ]
      }),
    ).toEqual([])
  })

  test('reads the facts that the data has: the commitments of each plan, by number, title and address', async () => {
    const wrong: string[] = []
    for (const { path } of pages.filter(({ what }) => what === 'plan')) {
      const data = await dataOf(site, jsonOf(path[language]))
      const tree = await treeOf(html.get(path[language]) ?? '')
      const stated = list(data.commitments).map(commitment => String(commitment.page).replace(testOrigin, ''))
      const wanted = new Set(stated)
      const shown = tree
        .getElementsByTagName('a')
        .flatMap(link => attributeOf(link, 'href') ?? [])
        .filter(href => wanted.has(href))
      if (stated.length !== data.commitmentsSourced) wrong.push(`${path[language]}: counts ${data.commitmentsSourced}`)
      // The page puts them under their priorities, the data in the order of their numbers.
      expect([...shown].sort()).toEqual([...stated].sort())
      const words = bare(textOf(tree.querySelector('main')))
      for (const { number, title } of list(data.commitments)) {
        if (!words.includes(bare(wordsOf(title as unknown as Text, language))))
          wrong.push(`${number} is not on the page`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('reads the facts that the data has: title, milestones, leads and sources of each commitment', async () => {
    expect(
      await faults(language, async ({ path, html, page }) => {
        if (page.what !== 'commitment') return []
        const data = await dataOf(site, jsonOf(path))
        const tree = await treeOf(html)
        const words = bare(textOf(tree.querySelector('main')))
        const text = (value: unknown) => bare(wordsOf(value as Text, language))
        const rows = tree.getElementsByTagName('tr').filter(row => attributeOf(row, 'id')?.startsWith('jalon-'))
        const sources = tree.getElementsByTagName('li').filter(item => attributeOf(item, 'id')?.startsWith('source-'))
        return [
          ...(bare(textOf(tree.querySelector('h1'))).startsWith(text(data.title)) ? [] : ['is titled otherwise']),
          ...(rows.length === list(data.milestones).length ? [] : [`shows ${rows.length} milestones`]),
          ...list(data.milestones)
            .filter(({ output }) => !words.includes(text(output)))
            .map(({ id }) => `does not show the milestone ${id}`),
          ...list(data.organisations)
            .filter(({ id }) => ((data.leadIds ?? []) as string[]).includes(String(id)))
            .filter(({ name }) => !words.includes(text(name)))
            .map(({ id }) => `does not name ${id}`),
          ...(sources.length === list(data.sources).length ? [] : [`shows ${sources.length} sources`]),
          ...list(data.sources)
            .filter(({ title }) => !words.includes(bare(String(title))))
            .map(({ title }) => `does not cite ${title}`),
        ]
      }),
    ).toEqual([])
  })

  test('reads the facts that the data has: what each organisation leads and supports', async () => {
    expect(
      await faults(language, async ({ path, html, page }) => {
        if (page.what !== 'organisation') return []
        const data = await dataOf(site, jsonOf(path))
        const tree = await treeOf(html)
        const words = bare(textOf(tree.querySelector('main')))
        const listed = tree
          .getElementsByTagName('a')
          .filter(link => /^\/[^:]*\/(engagements|commitments)\//.test(attributeOf(link, 'href') ?? ''))
        return [
          ...(bare(textOf(tree.querySelector('h1'))).startsWith(bare(wordsOf(data.name as unknown as Text, language)))
            ? []
            : ['is named otherwise']),
          ...(listed.length === list(data.commitments).length ? [] : [`lists ${listed.length} commitments`]),
          ...list(data.commitments)
            .filter(({ title }) => !words.includes(bare(wordsOf(title as unknown as Text, language))))
            .map(({ id }) => `does not show ${id}`),
        ]
      }),
    ).toEqual([])
  })

  test('finds every heading below one that is a single level above it', async () => {
    expect(
      await faults(language, ({ html }) => {
        const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
        const levels = [...main.matchAll(/<h([1-6])/g)].map(match => Number(match[1]))
        return levels.flatMap((level, place) =>
          level - (levels[place - 1] ?? 0) > 1 ? [`an h${level} follows an h${levels[place - 1] ?? 0}`] : [],
        )
      }),
    ).toEqual([])
  })

  test('hears of every table what it shows and what its columns are', async () => {
    expect(
      await faults(language, async ({ html }) =>
        (await treeOf(html))
          .getElementsByTagName('table')
          .flatMap(table => [
            ...(textOf(table.querySelector('caption')) === '' ? ['a table without a caption'] : []),
            ...(table.querySelectorAll('th').every(cell => attributeOf(cell, 'scope') && textOf(cell) !== '')
              ? []
              : ['a table with a nameless column']),
            ...(table.querySelectorAll('thead th').length > 0 ? [] : ['a table without headings']),
          ]),
      ),
    ).toEqual([])
  })
})
