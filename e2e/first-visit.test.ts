import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../src/platform/database/database.ts'
import { addresses, type PageName, personalPages } from '../src/platform/http/addresses.ts'
import { newUlid } from '../src/platform/ids.ts'
import type { Language } from '../src/platform/locales/languages.ts'
import { type BrowserSite, openBrowserSite } from '../tests/support/browser.ts'
import { openCall, publishOne } from '../tests/support/consultations.ts'

/** What a first visit may weigh, in bytes over the wire: page, style, fonts, pictures (`docs/performance.md`). */
const budget = 60_000

let site: BrowserSite
let listed: string[]
const weights: string[] = []

beforeAll(async () => {
  site = await openBrowserSite()
  const { db } = site.site.database
  const consultation = await openCall(db)
  await publishOne(db, consultation)
  await addTheme(db, consultation)
  const map = await (await fetch(`${site.url}/sitemap.xml`)).text()
  listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
})
afterAll(async () => {
  await site?.close()
  console.log(`A first visit, in bytes over the wire (at most ${budget}):\n${weights.join('\n')}`)
})

/** A theme and a report, as far as a page needs them. */
async function addTheme(db: Database, consultation_id: string): Promise<void> {
  const now = new Date()
  await db
    .insertInto('themes')
    .values({
      id: newUlid(),
      consultation_id,
      number: 1,
      title: 'Rendre compte',
      finding: '',
      made_at: now,
      changed_at: null,
      dissolved_at: null,
    })
    .execute()
  await sql`
    insert into consultation_reports (id, consultation_id, state, words, comments_id, written_at, opened_at)
    values (${newUlid()}, ${consultation_id}, 'open', '{}', ${consultation_id}, ${now}, ${now})`.execute(db)
}

const below: Partial<Record<PageName, { page: PageName; last: Record<Language, string> }>> = {
  commitmentSheet: { page: 'commitment', last: { fr: 'fiche', en: 'sheet' } },
  commitmentOrigin: { page: 'commitment', last: { fr: 'origine', en: 'origin' } },
  commitmentEmbed: { page: 'commitment', last: { fr: 'integration', en: 'embed' } },
  planEmbed: { page: 'plan', last: { fr: 'integration', en: 'embed' } },
  chart: { page: 'charts', last: { fr: 'organisations', en: 'organisations' } },
}

/**
 * Every page of a kind, in a language; of what the sitemap doesn't list: the search, with something that it finds, and what lies under
 * the pages of plans and commitments.
 */
const pagesOf = (name: PageName, language: Language): string[] => {
  if (name === 'search') return [`${addresses.search[language]}?q=transparence`]
  const under = below[name]
  if (under) return pagesOf(under.page, language).map(path => `${path}/${under.last[language]}`)
  const pattern = addresses[name][language].replace(/:\w+(\{[^}]*\})?/g, '[^/]+')
  return listed.filter(path => new RegExp(`^${pattern}$`).test(path))
}

/** What a browser that has nothing yet receives for an address, in bytes, and of that how much is script. */
async function weigh(path: string): Promise<{ bytes: number; script: number }> {
  const { page, close } = await site.visit({ viewport: { width: 390, height: 844 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const kinds = new Map<string, string>()
  let [bytes, script] = [0, 0]
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength
    if (kinds.get(requestId) === 'Script') script += encodedDataLength
  })
  const response = await page.goto(path)
  await page.evaluate(() => document.fonts.ready)
  expect(`${path} ${response?.status()}`).toBe(`${path} 200`)
  await close()
  return { bytes, script }
}

// Words weigh about the same in both languages: each page is weighed in one of them.
const visits = (Object.keys(addresses) as PageName[])
  .filter(name => !personalPages.includes(name))
  .map((name, place) => [name, place % 2 === 0 ? 'fr' : 'en'] as const)

describe('a first visit', () => {
  test.each(visits)('of the page “%s” is light, and brings no script (%s)', async (name, language) => {
    const [path] = pagesOf(name, language)
    expect(path).toBeDefined()
    const { bytes, script } = await weigh(path ?? '')
    weights.push(`${String(bytes).padStart(7)}  ${path}`)
    expect(script).toBe(0)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(budget)
  })
})
