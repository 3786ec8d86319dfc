import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setFact } from '../../src/site/set-fact.ts'
import { at, commitment, plan } from '../fixtures/facts.ts'
import { importing, planFile } from '../fixtures/files.ts'
import { attributeOf, decoded, textOf, treeOf } from '../support/html.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'
import { openFollowed } from '../support/tracker.ts'

let site: TestSite
beforeAll(async () => {
  site = await openFollowed()
})
afterAll(() => site.close())

type OEmbed = {
  version: string
  type: string
  title: string
  provider_name: string
  provider_url: string
  html: string
  width: number
  height: number
}
const ask = (query: Record<string, string>) => site.get(`/oembed?${new URLSearchParams(query)}`)
const told = async (query: Record<string, string>) => {
  const answer = await ask(query)
  expect([JSON.stringify(query), answer.status]).toEqual([JSON.stringify(query), 200])
  return (await answer.json()) as OEmbed
}
const pathIn = (html: string) => new URL(/src="([^"]*)"/.exec(html)?.[1] ?? '').pathname
const commitmentAt = async (path: string) => (await site.get(path)).headers.get('location') ?? path
const frames = async () => [
  '/plans/2026-2028/integration',
  `${await commitmentAt('/plans/2018-2020/engagements/18')}/integration`,
]

describe('the state of a plan or a commitment, for a page of another site', () => {
  test('may be framed by any, asks nothing of its reader, and runs nothing', async () => {
    for (const path of await frames()) {
      const answer = await site.get(path)
      expect([path, answer.status]).toEqual([path, 200])
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain('frame-ancestors *')
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("form-action 'none'")
      expect(answer.headers.get('x-frame-options')).toBeNull()
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      const html = await answer.text()
      expect(html).not.toMatch(/<(script|form|input|button|iframe)\b| on\w+=| style=/)
      expect(html).toContain('<meta name="robots" content="noindex"/>')
    }
  })

  test('is the only thing that may be: every other page stays its own window’s, also where it was not found', async () => {
    for (const path of [
      '/',
      '/plans/2026-2028',
      '/plans/2026-2028/fiche',
      '/evaluations/cote-a-cote',
      '/registre',
      '/1',
    ]) {
      const answer = await site.get(path)
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
    }
    // What is not there is said within the frame, too.
    const missing = await site.get('/plans/1999-2001/integration')
    expect([missing.status, missing.headers.get('x-frame-options')]).toEqual([404, null])
  })

  test('says how far it is, of which day, and leads out of the frame to the whole', async () => {
    const [ofPlan = '', ofCommitment = ''] = await frames()
    const page = await treeOf(await (await site.get(ofPlan)).text())
    const { completion } = (await (await site.get(`${ofPlan}.json`)).json()) as { completion: Record<string, number> }
    const counts = page.querySelectorAll('.tally li').map(one => Number(textOf(one).match(/\d+/)?.[0]))
    expect(counts.length).toBeGreaterThan(3)
    expect(counts.toSorted()).toEqual(Object.values(completion).toSorted())
    expect(textOf(page.querySelector('main')).replace(/[\u00a0\u202f]/g, ' ')).toContain('Au 24 novembre 2026.')
    const own = await treeOf(await (await site.get(ofCommitment)).text())
    for (const link of [...page.querySelectorAll('a'), ...own.querySelectorAll('a')]) {
      expect(attributeOf(link, 'target')).toBe('_top')
      expect(attributeOf(link, 'href')).toMatch(/^\//)
    }
    expect(own.querySelectorAll('a').map(link => attributeOf(link, 'href'))).toContain(
      ofCommitment.replace('/integration', ''),
    )
  })

  test('changes with the record: who was told yesterday sees today’s', async () => {
    const own = await openSite('france')
    try {
      const path = '/plans/2018-2020/integration'
      expect(await (await own.get(path)).text()).toContain('2018-2020')
      await setFact(
        own.database.db,
        { type: 'plan', thing: 'fr-2018-2020', path: ['title', 'fr'], value: 'Un autre titre', reason: 'Essai' },
        at,
        false,
      )
      own.cache.forgetAll()
      expect(await (await own.get(path)).text()).toContain('Un autre titre')
    } finally {
      await own.close()
    }
  })
})

describe('oEmbed', () => {
  test('is told of on the page, and gives the frame of its address, in its language', async () => {
    for (const [path, frame] of [
      ['/plans/2026-2028', '/plans/2026-2028/integration'],
      ['/en/plans/2026-2028', '/en/plans/2026-2028/embed'],
      [await commitmentAt('/en/plans/2018-2020/commitments/18'), null],
    ] as const) {
      const html = await (await site.get(path)).text()
      const links = [
        ...html.matchAll(/<link rel="alternate" type="(application\/json|text\/xml)\+oembed" href="([^"]*)"/g),
      ]
      expect(links.map(([, type]) => type)).toEqual(['application/json', 'text/xml'])
      const answer = await site.get((links[0]?.[2] ?? '').replaceAll('&amp;', '&'))
      const { version, type, title, provider_url, html: code, width, height } = (await answer.json()) as OEmbed
      expect([version, type, provider_url]).toEqual(['1.0', 'rich', testOrigin])
      expect(title.length).toBeGreaterThan(5)
      expect(code).toContain(`width="${width}" height="${height}"`)
      expect(pathIn(code)).toBe(frame ?? `${path}/embed`)
      expect((await site.get(pathIn(code))).status).toBe(200)
      // The same code stands on the page, to be copied.
      expect(html).toContain(pathIn(code))
      const xml = await site.get((links[1]?.[2] ?? '').replaceAll('&amp;', '&'))
      expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8')
      const said = await xml.text()
      expect(decoded(/<title>([^<]*)<\/title>/.exec(said)?.[1] ?? '')).toBe(title)
      expect(decoded(/<html>([^<]*)<\/html>/.exec(said)?.[1] ?? '')).toBe(code)
    }
  })

  test('knows permanent addresses, the frame’s own, an old title, and other formats of the page', async () => {
    const { ulid } = (await (await site.get('/plans/2026-2028.json')).json()) as { ulid: string }
    for (const path of [`/id/plan/${ulid}`, '/plans/2026-2028/integration', '/plans/2026-2028.pdf'])
      expect(pathIn((await told({ url: `${testOrigin}${path}` })).html)).toBe('/plans/2026-2028/integration')
    const old = await told({ url: `${testOrigin}/plans/2018-2020/engagements/18-un-titre-d-avant` })
    expect(pathIn(old.html)).toBe(`${await commitmentAt('/plans/2018-2020/engagements/18')}/integration`)
  })

  test('keeps within the size that is asked for, and takes nothing else for one', async () => {
    const url = `${testOrigin}/plans/2026-2028`
    expect(await told({ url, maxwidth: '320', maxheight: '200' })).toMatchObject({ width: 320, height: 200 })
    for (const odd of ['-1', '0', '1e3', '10px', '', '99999999999']) {
      const { width } = await told({ url, maxwidth: odd })
      expect(width).toBe(600)
    }
  })

  test('says that it knows none: of other sites, of nothing, of what can’t be read; and no other format', async () => {
    for (const url of [
      'https://example.org/plans/2026-2028',
      `${testOrigin}/plans/1999-2001`,
      `${testOrigin}/registre`,
      `${testOrigin}/plans/%ff`,
      `${testOrigin}/plans/%00`,
      `${testOrigin}/plans/2026-2028/engagements/%ED%A0%80`,
      `${testOrigin}/plans//integration`,
      `${testOrigin}/id/plan/01`,
      `${testOrigin}/id/organisation/01ARZ3NDEKTSV4RRFFQ69G5FAV`,
      'not an address',
      '',
    ])
      expect([url, (await ask({ url })).status]).toEqual([url, 404])
    expect((await ask({ url: `${testOrigin}/plans/2026-2028`, format: 'yaml' })).status).toBe(501)
  })

  test('escapes a title, whatever it is, twice where it stands in HTML', async () => {
    const own = await openSite('empty')
    try {
      const name = '"><script>alert(1)</script>&\''
      await importing(
        own.database.db,
        planFile({
          plans: [{ id: 'p', ...plan('2030-2032'), commitments: [{ id: 'c', ...commitment('1', name) }] }],
        }),
      )
      const url = `${testOrigin}/plans/2030-2032/engagements/1`
      const answer = await own.get(`/oembed?url=${encodeURIComponent(url)}`)
      const { html, title } = (await answer.json()) as OEmbed
      expect(title).toContain(name)
      expect(html).not.toContain('<script')
      expect(html).toContain('&quot;&gt;&lt;script&gt;')
      expect(html.match(/</g)).toHaveLength(2)
    } finally {
      await own.close()
    }
  })
})
