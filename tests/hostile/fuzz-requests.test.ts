import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses } from '../../src/platform/http/addresses.ts'
import { wholeContent } from '../fixtures/facts.ts'
import { fuzz, fuzzTimeout } from '../support/fuzzing.ts'
import { type Known, knownTo, type Route, requests, routesOf } from '../support/requests.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'
import { faultsIn, orHangs } from '../support/verdict.ts'

/** The tables that reading a page may write to, by name: none today. */
const counters: readonly string[] = []

/** The content of every table that reading must leave as it is. */
async function contentOf(site: TestSite): Promise<Record<string, string>> {
  const content = await wholeContent(site.database.db)
  return Object.fromEntries(Object.entries(content).filter(([table]) => !counters.includes(table)))
}

let site: TestSite
let routes: Route[]
let known: Known
beforeAll(async () => {
  site = await openSite('france')
  routes = routesOf(site.app)
  known = await knownTo(site)
})
afterAll(() => site.close())

describe('whatever a client asks', () => {
  test('every address of the table is among what is tried, with the query that it declares', () => {
    const patterns = routes.map(({ pattern }) => pattern)
    expect(patterns).toEqual(expect.arrayContaining(Object.values(addresses).flatMap(({ fr, en }) => [fr, en])))
    expect(patterns).toEqual(expect.arrayContaining(['/id/:type/:id', '/assets/:file', '/sitemap.xml', '/robots.txt']))
    expect(routes.filter(({ query }) => query.length > 0).length).toBeGreaterThan(10)
    expect(known.paths.length).toBeGreaterThan(1000)
    expect(known.values.get('plan')?.length).toBeGreaterThan(3)
  })

  test('is answered, betrays nothing, and changes nothing', { timeout: fuzzTimeout }, async ({ annotate }) => {
    const before = await contentOf(site)
    await fuzz(
      'requests',
      fc.asyncProperty(requests(routes, known), async asked => {
        const request = new Request(testOrigin + asked.path, { method: asked.method, headers: asked.headers })
        const faults = await faultsIn(asked, await orHangs(site.app.fetch(request)))
        if (faults.length > 0) throw new Error(faults.join('\n'))
      }),
      700,
      annotate,
    )
    expect(await contentOf(site)).toEqual(before)
  })
})
