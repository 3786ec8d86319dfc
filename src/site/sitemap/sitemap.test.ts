import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import { placeSources } from './sources.ts'
import { sitemap, sitemapPart } from './xml.ts'

let site: TestSite
let text: string
beforeAll(async () => {
  site = await openSite('france')
  const response = await site.get('/sitemap.xml')
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  text = await response.text()
})
afterAll(() => site.close())

type Element = { name: string; text: string }

/** A small check of XML: every element closes, in order; nothing stands unescaped. Gives the elements with their text. */
function elementsOf(xml: string): Element[] {
  expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true)
  const open: Element[] = []
  const closed: Element[] = []
  const body = xml.slice(xml.indexOf('?>') + 2)
  const rest = body.replace(
    /<(\/?)([\w:]+)((?:\s[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/g,
    (_, end, name, _attributes, empty, words) => {
      if (words !== undefined) {
        expect(words).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)/)
        const last = open.at(-1)
        if (last) last.text += words
      } else if (end) {
        const last = open.pop()
        expect(last?.name).toBe(name)
        if (last) closed.push(last)
      } else if (!empty) open.push({ name, text: '' })
      return ''
    },
  )
  expect([rest, open]).toEqual(['', []])
  return closed
}

const locations = (xml: string) => elementsOf(xml).flatMap(({ name, text: words }) => (name === 'loc' ? [words] : []))

describe('the sitemap', () => {
  test('is well-formed, has each address once, and each answers 200 under its canonical address', async () => {
    const found = locations(text)
    expect(new Set(found).size).toBe(found.length)
    const wrong: string[] = []
    for (const address of found) {
      const response = await site.get(address.replace(testOrigin, ''))
      if (response.status !== 200) wrong.push(`${response.status} ${address}`)
      else if (!(await response.text()).includes(`<link rel="canonical" href="${address}"/>`)) wrong.push(address)
    }
    expect(wrong).toEqual([])
  })

  test('names each page in both languages, the one beside the other', () => {
    const alternates = (url: string) =>
      [...url.matchAll(/hreflang="(\w\w)" href="([^"]+)"/g)].map(([, language, href]) => `${language} ${href}`)
    const urls = text.match(/<url>.*?<\/url>/g) ?? []
    const found = new Set(locations(text))
    expect(urls.length).toBe(found.size)
    for (const url of urls) {
      const both = alternates(url)
      expect(both.map(one => one.slice(0, 2))).toEqual(['fr', 'en'])
      for (const one of both) expect(found.has(one.slice(3))).toBe(true)
    }
  })

  test('says when a thing last changed, from the record', async () => {
    const { recorded } = await site.database.db
      .selectFrom('entries')
      .select('recorded')
      .where('subject_type', '=', 'plan')
      .executeTakeFirstOrThrow()
    expect(text).toContain(`<loc>${testOrigin}/plans/2021-2023</loc><lastmod>${recorded.toISOString()}</lastmod>`)
  })

  test('holds every plan, commitment, organisation, month and line of the record', async () => {
    const { db } = site.database
    const found = locations(text)
    for (const [table, pattern] of [
      ['plans', /\.test\/plans\/[^/]+$/],
      ['commitments', /\/engagements\/[^/]+$/],
      ['organisations', /\.test\/organisations\/[^/]+$/],
      ['entries', /\/registre\/entrees\/[^/]+$/],
    ] as const) {
      const { count } = await db
        .selectFrom(table)
        .select(eb => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      expect(`${table} ${found.filter(address => pattern.test(address)).length}`).toBe(`${table} ${count}`)
    }
  })

  test('too large for one file, it is an index whose files hold the same addresses', async () => {
    const options = { origin: testOrigin, timeZone: 'Europe/Paris' }
    const files = locations(await sitemap(site.database.db, { ...options, limit: 10 }))
    const last = await Promise.all(placeSources('Europe/Paris').map(source => source.last(site.database.db)))
    expect(files.length).toBe(last.filter(position => position > 0).length)
    const parts = await Promise.all(
      files.map(file => sitemapPart(site.database.db, file.replace(`${testOrigin}/sitemap/`, ''), options)),
    )
    expect(parts.flatMap(part => locations(part ?? '')).sort()).toEqual(locations(text).sort())
    for (const file of files) expect((await site.get(file.replace(testOrigin, ''))).status).toBe(200)
    for (const file of ['/sitemap/record-999.xml', '/sitemap/nothing-1.xml', '/sitemap/record-1.txt', '/sitemap/%00'])
      expect([400, 404]).toContain((await site.get(file)).status)
  })

  test('robots.txt leads to it', async () => {
    const response = await site.get('/robots.txt')
    expect(await response.text()).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${testOrigin}/sitemap.xml\n`)
  })
})
