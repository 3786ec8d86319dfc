import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BrowserSite, openBrowserSite, picture, type Visitor } from '../tests/support/browser.ts'
import { describeWith } from '../tests/support/own-servers.ts'
import { infoOf, pagesOf } from '../tests/support/pdf.ts'

let site: BrowserSite
let visitor: Visitor
let page: Page
beforeAll(async () => {
  site = await openBrowserSite()
})
afterAll(() => site?.close())
beforeEach(async () => {
  visitor = await site.visit({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  page = visitor.page
})
afterEach(async () => {
  const { complaints } = visitor
  await visitor.close()
  expect(complaints).toEqual([])
})

describe('S12, reading: the sheet of action 1-6', () => {
  test('is found from the plan; a figure leads to its page with its source, a sentence to what it rests on', async () => {
    await page.goto('/plans/2021-2023')
    await page.getByRole('link', { name: /La fiche action n° 1-6/ }).click()
    expect(new URL(page.url()).pathname).toBe('/plans/2021-2023/fiche')
    await picture(page, 'sheet-390')
    const sheet = page.getByRole('article')
    expect(await sheet.getByRole('heading', { level: 1 }).innerText()).toMatch(
      /Co-construire un plan d’action national/,
    )
    expect(await sheet.innerText()).toMatch(/vers juillet 2021/)
    await sheet.getByRole('link', { name: /700/ }).click()
    expect(await page.locator('main').innerText()).toMatch(/plus de\s+700[\s\S]*Fiche action n°/)
    await page.goBack()
    const proofs = page.getByRole('region', { name: 'Sur quoi repose chaque phrase' })
    await proofs
      .getByRole('link', { name: /Hackathon/ })
      .first()
      .click()
    expect(new URL(page.url()).pathname).toContain('/agenda/')
  })

  test('is read in English, and a journalist copies its data', async () => {
    await page.goto('/plans/2021-2023/fiche')
    await page.getByRole('link', { name: /English/ }).click()
    expect(new URL(page.url()).pathname).toBe('/en/plans/2021-2023/sheet')
    expect(await page.getByRole('article').innerText()).toMatch(
      /with nearly\s+100\s+participants[\s\S]*Translated by us\./,
    )
    const href = await page.getByRole('main').getByRole('link', { name: 'JSON' }).getAttribute('href')
    const data = (await (await fetch(site.url + href)).json()) as {
      sheet: { figures: { with: { value: number; qualifier: string } }[] }
    }
    expect(data.sheet.figures.map(({ with: { value, qualifier } }) => [qualifier, value])).toEqual([
      ['about', 100],
      ['over', 700],
      ['exact', 200],
    ])
  })

  test('is found from a commitment, whose own sheet says how far it is', async () => {
    await page.goto('/plans/2018-2020/engagements/18')
    await page.getByRole('link', { name: 'Sa fiche, en une page' }).click()
    expect(await page.getByRole('article').innerText()).toMatch(/Engagement n°\s18[\s\S]*Où en est cet engagement/i)
    await picture(page, 'sheet-of-a-commitment-390')
  })
})

describeWith(['poppler-utils'], 'a sheet printed from a browser', () => {
  test('is one page of paper with the sheet and nothing else', async () => {
    for (const path of [
      '/plans/2021-2023/fiche',
      '/en/plans/2021-2023/sheet',
      '/plans/2018-2020/engagements/18/fiche',
    ]) {
      await page.goto(path)
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      expect(infoOf(pdf)).toMatchObject({ Pages: '1' })
      const said = pagesOf(pdf).join(' ')
      expect(said).not.toMatch(/Sur quoi repose|What each sentence|Mentions légales|Aller au contenu/)
      expect(said).toMatch(/Emmanuel Macron|Engagement n°\s18/i)
    }
  })
})
