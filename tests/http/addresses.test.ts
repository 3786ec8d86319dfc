import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commitments } from '../../src/commitments/index.ts'
import { organisations } from '../../src/people/index.ts'
import type { Json } from '../../src/platform/canonical.ts'
import { newUlid } from '../../src/platform/ids.ts'
import { operator, sealAll } from '../../src/record/index.ts'
import { securityFaults } from '../support/answers.ts'
import { addressesIn, faultsOf, fragmentsIn, textOf, treeOf } from '../support/html.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'

const at = new Date('2026-11-24T09:00:00Z')

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

const goesTo = async (path: string, headers?: Record<string, string>) => {
  const response = await site.get(path, headers)
  expect(securityFaults(response)).toEqual([])
  return [response.status, response.headers.get('location')]
}

/** Where in the database the things of each type lie. */
const tables = {
  site: 'sites',
  plan: 'plans',
  commitment: 'commitments',
  organisation: 'organisations',
  milestone: 'milestones',
  priority: 'priorities',
  phase: 'phases',
  document: 'documents',
  series: 'series',
  event: 'events',
  figure: 'figures',
  term: 'terms',
  sheet: 'sheets',
  entry: 'entries',
}

const idsOf = async (type: keyof typeof tables): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(tables[type])} order by position`.execute(
    site.database.db,
  )
  return rows.map(({ id }) => id)
}

describe.each(Object.keys(tables) as (keyof typeof tables)[])('the permanent address of a %s', type => {
  test('leads to where it is shown today, in the reader’s language, and its place on the page exists', async () => {
    const ids = (await idsOf(type)).slice(0, 120)
    expect(ids.length).toBeGreaterThan(0)
    const lost: string[] = []
    for (const id of ids) {
      for (const language of ['fr', 'en']) {
        const [status, location] = await goesTo(`/id/${type}/${id}`, { 'accept-language': language })
        expect([id, status]).toEqual([id, 303])
        const [path = '', fragment] = String(location).split('#')
        if (/^\/en(\/|$)/.test(path) !== (language === 'en')) lost.push(`${id} leads to ${path} in ${language}`)
        const response = await site.get(path)
        if (response.status !== 200) lost.push(`${id} leads to ${path}, which answers ${response.status}`)
        else if (fragment && !fragmentsIn(await response.text()).has(fragment))
          lost.push(`${id} leads to ${path}, which has no #${fragment}`)
      }
    }
    expect(lost).toEqual([])
  })

  test('leads to data those who ask for data', async () => {
    const [id = ''] = await idsOf(type)
    const askers = [
      goesTo(`/id/${type}/${id}.json`),
      goesTo(`/id/${type}/${id}`, { accept: 'application/json' }),
      goesTo(`/id/${type}/${id}`, { accept: 'application/ld+json, application/json;q=0.9' }),
    ]
    for (const [status, location] of await Promise.all(askers)) {
      expect([status, String(location)]).toEqual([303, expect.stringMatching(/^\/[^#]*\.json$/)])
      expect((await site.get(String(location))).status).toBe(200)
    }
  })

  test('of another one, or written wrongly, leads nowhere', async () => {
    const [id = ''] = await idsOf(type)
    const wrong = [
      `/id/${type}/${newUlid()}`,
      `/id/${type}/`,
      `/id/${type}/1`,
      `/id/${type}/${id}0`,
      `/id/${type}s/${id}`,
    ]
    for (const path of wrong) expect([path, (await site.get(path.replace(/\/$/, ''))).status]).toEqual([path, 404])
    // Its letters may be small.
    expect((await site.get(`/id/${type}/${id.toLowerCase()}`)).status).toBe(303)
  })
})

test('a permanent address says that it differs by language and by format', async () => {
  const [id = ''] = await idsOf('plan')
  const response = await site.get(`/id/plan/${id}`)
  expect(response.headers.get('vary')).toMatch(/Accept\b/)
  expect(response.headers.get('vary')).toContain('Accept-Language')
  expect(response.headers.get('location')).not.toMatch(/^\/en/)
})

describe('a visitor who asks for a page that moved is sent to its address of today', () => {
  const path = '/plans/2018-2020/engagements/18-construire-un-ecosysteme-de-la-science-ouverte'

  test('by the number alone, by an old title, and keeps the format and the query', async () => {
    expect((await site.get(path)).status).toBe(200)
    const root = '/plans/2018-2020/engagements'
    expect(await goesTo(`${root}/18`)).toEqual([308, path])
    expect(await goesTo(`${root}/18-un-vieux-titre`)).toEqual([308, path])
    expect(await goesTo(`${root}/18-un-vieux-titre.json`)).toEqual([308, `${path}.json`])
    expect(await goesTo(`${root}/18?a=1&b=%C3%A9`)).toEqual([308, `${path}?a=1&b=%C3%A9`])
    expect(await goesTo(`${root}/18.json?a=1`)).toEqual([308, `${path}.json?a=1`])
    expect(await goesTo('/en/plans/2018-2020/commitments/18-construire-un-ecosysteme')).toEqual([
      308,
      expect.stringMatching(/^\/en\/plans\/2018-2020\/commitments\/18-[a-z-]+$/),
    ])
  })

  test('without the slash at its end', async () => {
    expect(await goesTo('/plans/')).toEqual([308, '/plans'])
    expect(await goesTo('/plans///')).toEqual([308, '/plans'])
    expect(await goesTo('/plans/?a=1')).toEqual([308, '/plans?a=1'])
    expect(await goesTo('/en/')).toEqual([308, '/en'])
    expect(await goesTo(`${path}/`)).toEqual([308, path])
    expect(await goesTo('/plans.json/')).toEqual([308, '/plans.json'])
  })

  test('and never to another site', async () => {
    for (const trap of [
      '//evil.example/',
      '//evil.example//',
      '/%2f/evil.example/',
      '/\\evil.example/',
      '///',
      '/.//',
    ]) {
      const [, location] = await goesTo(trap)
      if (location !== null) expect(new URL(String(location), testOrigin).origin).toBe(testOrigin)
    }
  })

  test('whatever the case of an entry’s number', async () => {
    const [id = ''] = await idsOf('entry')
    expect(await goesTo(`/registre/entrees/${id.toLowerCase()}`)).toEqual([308, `/registre/entrees/${id}`])
  })

  test('when an organisation takes another name, for ever, in both languages and as data', async () => {
    const { facts, key } = await site.database.db
      .selectFrom('organisations')
      .select(['facts', 'key'])
      .where('slug', '=', 'etalab')
      .executeTakeFirstOrThrow()
    const rename = async (slug: string) => {
      const outcome = await organisations.describe.perform(site.database.db, operator, at, {
        things: [{ key, facts: { ...(facts as unknown as Record<string, Json>), slug } }],
      })
      expect(outcome.done).toBe(true)
      site.cache.forgetAll()
    }
    expect((await site.get('/organisations/etalab')).status).toBe(200)
    await rename('departement-etalab')
    await rename('mission-etalab')
    for (const old of ['etalab', 'departement-etalab']) {
      expect(await goesTo(`/organisations/${old}`)).toEqual([308, '/organisations/mission-etalab'])
      expect(await goesTo(`/en/organisations/${old}.json`)).toEqual([308, '/en/organisations/mission-etalab.json'])
    }
    expect((await site.get('/organisations/mission-etalab')).status).toBe(200)
    const list = await (await site.get('/organisations')).text()
    expect(list).toContain('href="/organisations/mission-etalab"')
    expect(list).not.toContain('href="/organisations/etalab"')
  })
})

describe('a commitment that was taken off the site', () => {
  const reason = 'Retiré par le comité, qui l’a dit en séance.'
  let paths: { fr: string; en: string; id: string }
  beforeAll(async () => {
    const { db } = site.database
    const { key, id } = await db
      .selectFrom('commitments')
      .leftJoin('milestones', 'milestones.commitment_id', 'commitments.id')
      .select(['commitments.key', 'commitments.id'])
      .where('milestones.id', 'is', null)
      .where('commitments.number', '=', '4')
      .orderBy('commitments.key')
      .limit(1)
      .executeTakeFirstOrThrow()
    const where = async (language: string) =>
      String((await goesTo(`/id/commitment/${id}`, { 'accept-language': language }))[1])
    paths = { fr: await where('fr'), en: await where('en'), id }
    expect((await site.get(paths.fr)).status).toBe(200)
    const outcome = await commitments.remove.perform(db, operator, at, { key, reason })
    expect(outcome.done).toBe(true)
    await sealAll(db)
    site.cache.forgetAll()
  })

  test('says so at its address, with the reason and a way out, in the reader’s language', async () => {
    for (const [path, words] of [
      [paths.fr, 'Ceci a été retiré du site'],
      [paths.en, 'This was taken off the site'],
    ] as const) {
      const response = await site.get(path)
      const html = await response.text()
      expect(response.status).toBe(410)
      expect(textOf((await treeOf(html)).querySelector('h1'))).toBe(words)
      expect(textOf((await treeOf(html)).querySelector('main'))).toContain(reason)
      expect(addressesIn(html).map(({ href }) => href)).toContain(path.replace(/\/(engagements|commitments)\/.*/, ''))
      expect(await faultsOf(html)).toEqual([])
      expect(securityFaults(response)).toEqual([])
    }
  })

  test('says so to programs, and at its permanent address', async () => {
    const data = await site.get(`${paths.fr}.json`)
    expect([data.status, data.headers.get('content-type')]).toEqual([410, 'application/problem+json'])
    expect(await data.json()).toMatchObject({ status: 410 })
    const [status, location] = await goesTo(`/id/commitment/${paths.id}`)
    expect([status, (await site.get(String(location))).status]).toEqual([303, 410])
  })

  test('is in no list any more', async () => {
    const plan = paths.fr.replace(/\/engagements\/.*/, '')
    const html = await (await site.get(plan)).text()
    expect(html).not.toContain(`href="${paths.fr}"`)
    const { commitments } = (await (await site.get(`${plan}.json`)).json()) as { commitments: { ulid: string }[] }
    expect(commitments.map(({ ulid }) => ulid)).not.toContain(paths.id)
  })
})

describe('a visitor who asks for a page that isn’t there', () => {
  test('is told so in their language, with a way home, on a page of valid HTML that search engines don’t list', async () => {
    for (const [path, language, words] of [
      ['/nulle-part', 'fr', 'Cette page n’existe pas'],
      ['/en/nowhere', 'en', 'This page does not exist'],
      ['/plans/1999', 'fr', 'Cette page n’existe pas'],
      ['/en/plans/1999', 'en', 'This page does not exist'],
      ['/english', 'fr', 'Cette page n’existe pas'],
    ] as const) {
      const response = await site.get(path)
      const html = await response.text()
      const tree = await treeOf(html)
      expect([path, response.status]).toEqual([path, 404])
      expect(html).toContain(`<html lang="${language}">`)
      expect(textOf(tree.querySelector('h1'))).toBe(words)
      expect(html).toContain('<meta name="robots" content="noindex"/>')
      expect(addressesIn(html).map(({ href }) => href)).toContain(language === 'fr' ? '/' : '/en')
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await faultsOf(html)).toEqual([])
    }
  })

  const waysFrom = async (path: string): Promise<string[]> => {
    const html = await (await site.get(path)).text()
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    return addressesIn(main)
      .filter(({ element }) => element === 'a')
      .map(({ href }) => href)
  }

  test('finds the nearest plans, the nearest numbers and the nearest organisations', async () => {
    expect((await waysFrom('/plans/2018-2021'))[0]).toBe('/plans/2018-2020')
    expect((await waysFrom('/en/plans/2018-2021'))[0]).toBe('/en/plans/2018-2020')
    const numbers = await waysFrom('/plans/2018-2020/engagements/22-trop-loin')
    expect(numbers).toContainEqual(expect.stringMatching(/^\/plans\/2018-2020\/engagements\/21-/))
    expect(numbers).toContain('/plans/2018-2020')
    const named = await waysFrom('/organisations/cour-des-compte')
    expect(named).toContain('/organisations/cour-des-comptes')
    expect(named).toContain('/organisations')
  })

  test('meets only ways that exist', async () => {
    for (const path of [
      '/plans/x',
      '/plans/2018-2020/engagements/x',
      '/organisations/x',
      '/registre/entrees/x',
      '/x',
    ]) {
      const ways = await waysFrom(path)
      expect(ways.length).toBeGreaterThan(0)
      for (const way of ways) expect([way, (await site.get(way)).status]).toEqual([way, 200])
    }
  })

  test('gets problem JSON where data was asked for, with the number of the request', async () => {
    for (const [path, headers] of [
      ['/nowhere.json', {}],
      ['/plans/1999.json', {}],
      ['/en/organisations/nobody.json', {}],
      ['/plans/1999', { accept: 'application/json' }],
      ['/plans/1999', { accept: 'application/problem+json' }],
      [`/id/plan/${newUlid()}.json`, {}],
    ] as const) {
      const response = await site.get(path, headers)
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json',
      ])
      expect(await response.json()).toMatchObject({
        status: 404,
        title: expect.any(String),
        type: expect.any(String),
      })
      expect(securityFaults(response)).toEqual([])
    }
  })

  test('in a format that the page doesn’t have hears which it has', async () => {
    for (const format of ['pdf', 'xml', 'html', 'php']) {
      expect((await site.get(`/plans.${format}`)).status).toBe(404)
    }
  })
})
