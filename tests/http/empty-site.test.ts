import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { interfaceLanguages } from '../../src/platform/locales/languages.ts'
import { words } from '../../src/site/words.ts'
import { securityFaults } from '../support/answers.ts'
import { addressesIn, bare, faultsOf, textOf, treeOf } from '../support/html.ts'
import { everyPage, jsonOf, type TestPage } from '../support/pages.ts'
import { openSite, type TestSite } from '../support/site.ts'

let site: TestSite
let pages: TestPage[]
beforeAll(async () => {
  site = await openSite('empty')
  pages = await everyPage(site)
})
afterAll(() => site.close())

describe.each(interfaceLanguages)('on a site where nothing was published yet, a reader in %s', language => {
  test('finds each page, valid, with its data', async () => {
    const faults: unknown[] = []
    for (const { path } of pages) {
      const response = await site.get(path[language])
      const html = await response.text()
      const data = await site.get(jsonOf(path[language]))
      const wrong = [...(await faultsOf(html)), ...securityFaults(response)]
      if (response.status !== 200 || data.status !== 200 || wrong.length > 0)
        faults.push([path[language], response.status, data.status, wrong])
      expect(html).toContain(`<html lang="${language}">`)
      expect([path[language], await data.json()]).toMatchObject([path[language], { licence: null }])
    }
    expect(faults).toEqual([])
  })

  test('is told what is empty, in a sentence, and meets no empty heading, list or table', async () => {
    const say = words(language)
    const sentences: Record<string, string> = {
      home: say.home.empty,
      plans: say.plans.none,
      organisations: say.organisations.none,
      record: say.record.none,
    }
    for (const { what, path } of pages) {
      const tree = await treeOf(await (await site.get(path[language])).text())
      const main = tree.querySelector('main')
      if (sentences[what]) expect(bare(textOf(main))).toContain(bare(sentences[what]))
      for (const name of ['h1', 'h2', 'h3', 'li', 'dd', 'p', 'td']) {
        const empty = (main?.querySelectorAll(name) ?? []).filter(element => textOf(element) === '')
        expect([what, name, empty.length]).toEqual([what, name, 0])
      }
      for (const name of ['ul', 'ol', 'table', 'dl']) {
        const hollow = (main?.querySelectorAll(name) ?? []).filter(element => element.childElements.length === 0)
        expect([what, name, hollow.length]).toEqual([what, name, 0])
      }
      expect(textOf(main)).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/)
    }
  })

  test('meets only links that lead somewhere', async () => {
    for (const { path } of pages) {
      for (const { href, element } of addressesIn(await (await site.get(path[language])).text())) {
        if (element !== 'a' || !href.startsWith('/')) continue
        const answer = await site.get(href)
        const last = answer.status === 303 ? await site.get(answer.headers.get('location') ?? '') : answer
        expect([path[language], href, last.status]).toEqual([path[language], href, 200])
      }
    }
  })
})

test('an address that could be a plan’s is not found, with what there is', async () => {
  const response = await site.get('/plans/2021-2023')
  expect(response.status).toBe(404)
  expect(addressesIn(await response.text()).map(({ href }) => href)).toContain('/')
  for (const path of ['/organisations/etalab', '/plans/2021-2023/engagements/1', '/registre/entrees/x']) {
    expect([path, (await site.get(path)).status]).toEqual([path, 404])
  }
})
