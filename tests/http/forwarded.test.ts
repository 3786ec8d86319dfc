import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type TestSite } from '../support/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

/** What a proxy says of a visitor, and what anybody can pretend. */
const claims: Record<string, string>[] = [
  { 'x-forwarded-host': 'evil.example' },
  { 'x-forwarded-proto': 'http' },
  { 'x-forwarded-for': '203.0.113.7' },
  { forwarded: 'for=203.0.113.7;host=evil.example;proto=http' },
  { 'x-real-ip': '203.0.113.7' },
  { 'x-original-url': '/en' },
  { 'x-rewrite-url': '/en' },
  { 'x-http-method-override': 'DELETE' },
  { host: 'evil.example' },
]

describe('what a request claims of where it comes from', () => {
  test.each([
    '/plans',
    '/plans/',
    '/plans/2018-2020.json',
    '/registre.atom',
    '/sitemap.xml',
    '/robots.txt',
    '/nulle-part',
  ])('changes nothing of the answer at %s', async path => {
    const answerTo = async (headers: Record<string, string>) => {
      site.cache.forgetAll()
      const answer = await site.get(path, headers)
      // The id of the request, which an error says, differs each time.
      const said = [...answer.headers].filter(([name]) => name !== 'x-request-id')
      const text = (await answer.text()).replaceAll(answer.headers.get('x-request-id') ?? '', 'id')
      return { status: answer.status, said, text }
    }
    const plain = await answerTo({})
    for (const claim of claims) expect([claim, await answerTo(claim)]).toEqual([claim, plain])
  })
})
