import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import { addresses, personalPages } from '../../platform/http/addresses.ts'
import { csvLists } from '../csv-columns.ts'
import { pages } from '../pages.ts'
import { complianceState, measured } from './measured.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

const plain = (html: string) => html.replace(/[\u00a0\u202f]/g, ' ')
const textOf = async (path: string) => {
  const response = await site.get(path)
  expect(`${path} ${response.status}`).toBe(`${path} 200`)
  return plain(await response.text())
}

describe('the pages about the site', () => {
  test('each is there in both languages, with its data, and says the same sections in both', async () => {
    for (const page of ['help', 'accessibility', 'privacy', 'legalNotice'] as const) {
      const sections = async (path: string) =>
        (JSON.parse(await textOf(`${path}.json`)).sections as { id: string; blocks: unknown[] }[]).map(
          ({ id, blocks }) => `${id} ${blocks.length}`,
        )
      expect(await sections(addresses[page].en)).toEqual(await sections(addresses[page].fr))
      expect(await textOf(addresses[page].fr)).toContain('<html lang="fr">')
      expect(await textOf(addresses[page].en)).toContain('<html lang="en">')
    }
  })

  test('help says the eight phases, the six levels, the marks and how the record is checked', async () => {
    const page = await textOf('/aide')
    for (const words of [
      'Préparation',
      'Co-construction',
      'Recueil',
      'Consolidation',
      'Rédaction',
      'Publication',
      'Mise en œuvre',
      'Évaluation',
    ])
      expect(page).toContain(`<dt>${words}</dt>`)
    for (const words of [
      'Sans information',
      'Non commencé',
      'Limité',
      'Substantiel',
      'Achevé',
      'Abandonné',
      'traduction',
      'résumé',
    ])
      expect(page).toContain(`<dt>${words}</dt>`)
    expect(page).toContain('npm run parvis -- verify')
  })

  test('the legal notice comes from the settings, and says what they lack', async () => {
    const page = await textOf('/mentions-legales')
    expect(page).toContain('le projet Parvis, à titre de démonstration')
    expect(page).toContain('Licence Ouverte 2.0')
    expect(page).toContain('n’a pas renseigné de contact')
    expect(page).toContain('AGPL')
  })
})

describe('the accessibility statement', () => {
  test('says “non conforme” while no audit says otherwise, on its page and at the foot of every page', async () => {
    expect(measured.audit).toBeNull()
    expect(complianceState).toBe('none')
    for (const path of ['/', '/registre', '/plans/2018-2020', '/accessibilite'])
      expect(await textOf(path)).toContain('Accessibilité : non conforme')
    expect(await textOf('/en/plans')).toContain('Accessibility: not compliant')
    expect(await textOf('/accessibilite')).toContain('est non conforme avec le référentiel général')
  })

  test('has every mandatory part, and what the tests measured', async () => {
    const page = await textOf('/accessibilite')
    for (const part of [
      'État de conformité',
      'Contenus non accessibles',
      'Établissement de cette déclaration',
      'Technologies',
      'Retour d’information et contact',
      'Voies de recours',
      'Défenseur des droits',
      measured.tool,
    ])
      expect(page).toContain(part)
    const { sections } = JSON.parse(await textOf('/accessibilite.json'))
    expect(JSON.stringify(sections)).toContain(JSON.stringify({ list: measured.pages }))
    expect(page).toContain('non renseigné')
  })
})

describe('the page about the data', () => {
  test('describes every column of every list that a page offers as CSV, in both languages', async () => {
    const offered = pages.filter(({ formats }) => formats?.includes('csv')).map(({ page }) => page)
    expect(csvLists.map(({ page }) => page).sort()).toEqual([...offered].sort())
    const { lists } = JSON.parse(await textOf('/en/data.json'))
    expect(lists.length).toBe(csvLists.length)
    for (const language of ['fr', 'en'] as const) {
      const page = await textOf(addresses.data[language])
      for (const { columns } of csvLists) {
        for (const { name, description } of columns) {
          expect(page).toContain(`<code>${name}</code>`)
          expect(description[language].length).toBeGreaterThan(2)
        }
      }
    }
  })

  test('its examples answer', async () => {
    const { examples, schema } = JSON.parse(await textOf('/donnees.json'))
    expect((await site.get(schema.replace(testOrigin, ''))).status).toBe(200)
    for (const example of (examples as string[]).filter(one => !one.includes('…'))) {
      const address = /https:\/\/parvis\.test([^"\s]+)/.exec(example)?.[1] ?? ''
      expect(`${address} ${(await site.get(address)).status}`).toBe(`${address} 200`)
    }
  })
})

test('the site map leads to every plan, commitment and organisation, and to every page with an address of its own', async () => {
  for (const language of ['fr', 'en'] as const) {
    const page = await textOf(addresses.siteMap[language])
    const hrefs = new Set([...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href))
    const { parts } = JSON.parse(await textOf(`${addresses.siteMap[language]}.json`))
    expect(parts.length).toBe(5)
    // Pages that depend on who reads them are behind one link, at the top of every page.
    expect(hrefs.has(addresses.mySpace[language])).toBe(true)
    const missing = Object.entries(addresses)
      .filter(([name]) => !personalPages.some(one => one === name))
      .map(([, path]) => path[language])
      .filter(path => !path.includes(':') && !hrefs.has(path))
    expect(missing).toEqual([])
    const { organisations } = JSON.parse(await textOf(`${addresses.organisations[language]}.json`))
    for (const { page: address } of organisations as { page: string }[])
      expect(hrefs.has(address.replace(testOrigin, ''))).toBe(true)
  }
})
