import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { securityFaults } from '../support/answers.ts'
import { addressesIn } from '../support/html.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'

const unzipped = promisify(gunzip)
const unbrotlied = promisify(brotliDecompress)

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

const ask = async (path: string, method: string, headers: Record<string, string> = {}): Promise<Response> =>
  site.app.fetch(new Request(testOrigin + path, { method, headers }))
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer())
/** What an answer says of itself, without what differs from one request to the next. */
const headersOf = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name !== 'x-request-id'))

const examples = ['/plans/2018-2020', '/plans/2018-2020.json', '/en', '/schema/plan.json']

describe.each(examples)('a browser that asks for %s', path => {
  test('has to ask again each time, and hears that nothing changed', async () => {
    const first = await site.get(path)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(etag).toMatch(/^W\/"[\w-]{20,}"$/)
    for (const known of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await site.get(path, { 'if-none-match': known })
      expect([known, again.status]).toEqual([known, 304])
      expect(await again.text()).toBe('')
      expect(again.headers.get('etag')).toBe(etag)
      expect(again.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      expect(again.headers.get('vary')).toContain('Accept-Encoding')
      expect(securityFaults(again)).toEqual([])
    }
    for (const other of ['"other"', 'W/"', 'nonsense', '']) {
      expect((await site.get(path, { 'if-none-match': other })).status).toBe(200)
    }
  })

  test('gets the smallest encoding that it reads, and the same bytes in each', async () => {
    const plain = await site.get(path)
    const bytes = await bytesOf(plain)
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('content-length')).toBe(String(bytes.length))
    const encoded = {
      br: ['br', 'gzip, deflate, br', 'gzip;q=1.0, br;q=0.5', 'BR'],
      gzip: ['gzip', 'gzip, deflate', 'br;q=0, gzip', 'GZIP;q=0.1'],
      identity: ['identity', 'br;q=0', 'deflate', 'br;q=0.0, gzip;q=0', 'brotli', ''],
    }
    for (const [encoding, accepted] of Object.entries(encoded)) {
      for (const accept of accepted) {
        const response = await site.get(path, { 'accept-encoding': accept })
        const body = await bytesOf(response)
        const said = response.headers.get('content-encoding') ?? 'identity'
        expect([accept, said]).toEqual([accept, encoding])
        expect(response.headers.get('vary')).toContain('Accept-Encoding')
        expect(response.headers.get('content-length')).toBe(String(body.length))
        expect(response.headers.get('etag')).toBe(plain.headers.get('etag'))
        const whole = said === 'br' ? await unbrotlied(body) : said === 'gzip' ? await unzipped(body) : body
        expect(whole.equals(bytes)).toBe(true)
        if (said !== 'identity') expect(body.length).toBeLessThan(bytes.length)
      }
    }
  })

  test('that only asks what it is gets the headers, and no body', async () => {
    const whole = await site.get(path, { 'accept-encoding': 'gzip' })
    const head = await ask(path, 'HEAD', { 'accept-encoding': 'gzip' })
    expect(head.status).toBe(200)
    expect(headersOf(head)).toEqual(headersOf(whole))
    expect(await head.text()).toBe('')
  })

  test('can’t send anything to it', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'QUERY']) {
      const response = await ask(path, method)
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD'])
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(securityFaults(response)).toEqual([])
    }
  })
})

test('each answer has a number of its own, which nobody can choose', async () => {
  const numbers = await Promise.all(
    [1, 2, 3].map(async () => (await site.get('/', { 'x-request-id': 'chosen' })).headers.get('x-request-id')),
  )
  expect(new Set(numbers).size).toBe(3)
  expect(numbers).not.toContain('chosen')
})

test('the same headers protect redirects, errors, assets, data and health checks', async () => {
  const paths: [string, number][] = [
    ['/plans/', 308],
    ['/plans/2018-2020/engagements/18', 308],
    ['/nowhere', 404],
    ['/nowhere.json', 404],
    ['/plans/1900', 404],
    ['/%ff', 400],
    ['/id/plan/01M82V7M38XFJ03C3FFSMKDKWW', 404],
    ['/healthz', 200],
    ['/readyz', 200],
    ['/schema/plan.json', 200],
    ['/assets/nothing.css', 404],
  ]
  for (const [path, status] of paths) {
    const response = await site.get(path)
    expect([path, response.status, securityFaults(response)]).toEqual([path, status, []])
  }
})

test('each answer with a body says its type, and its alphabet where it is text', async () => {
  const html = await (await site.get('/')).text()
  const dress = addressesIn(html).flatMap(({ href }) => (href.startsWith('/assets/') ? [href] : []))
  expect(dress.some(path => path.endsWith('.css')) && dress.some(path => path.endsWith('.svg'))).toBe(true)
  const types: Record<string, RegExp> = {
    '/': /^text\/html; charset=utf-8$/,
    '/plans.json': /^application\/json; charset=utf-8$/,
    '/engagements.csv': /^text\/csv; charset=utf-8$/,
    '/registre.atom': /^application\/atom\+xml; charset=utf-8$/,
    '/agenda.ics': /^text\/calendar; charset=utf-8$/,
    '/sitemap.xml': /^application\/xml; charset=utf-8$/,
    '/robots.txt': /^text\/plain; charset=utf-8$/i,
    '/healthz': /^text\/plain; charset=utf-8$/i,
    '/schema/plan.json': /^application\/schema\+json; charset=utf-8$/,
    '/nowhere': /^text\/html; charset=utf-8$/,
    // JSON is UTF-8 by its definition (RFC 8259), and problems have no parameter for it.
    '/nowhere.json': /^application\/problem\+json$/,
    ...Object.fromEntries(
      dress.map(path => [
        path,
        path.endsWith('.css')
          ? /^text\/css; charset=utf-8$/
          : path.endsWith('.svg')
            ? /^image\/svg\+xml; charset=utf-8$/
            : /^font\/woff2$/,
      ]),
    ),
  }
  for (const [path, type] of Object.entries(types)) {
    const answer = await site.get(path)
    expect([path, answer.headers.get('content-type')]).toEqual([path, expect.stringMatching(type)])
    const bytes = await answer.arrayBuffer()
    if (!path.endsWith('.woff2')) expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow()
    if (type.source.includes('json')) expect(() => JSON.parse(new TextDecoder().decode(bytes))).not.toThrow()
  }
})

describe('what a page is dressed with', () => {
  /** The style sheet, the icon and the fonts that the home page names, and all that the style sheet names in its turn. */
  const assets = async (): Promise<string[]> => {
    const html = await (await site.get('/')).text()
    const named = addressesIn(html).flatMap(({ href }) => (href.startsWith('/assets/') ? [href] : []))
    const style = named.find(href => href.endsWith('.css')) ?? ''
    const css = await (await site.get(style)).text()
    const inCss = [...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, address = '']) => address)
    expect(css).not.toMatch(/@import|https?:|\/\/[a-z]/)
    return [...new Set([...named, ...inCss])]
  }

  test('exists, has its type, and may be kept for ever since its address holds its content’s hash', async () => {
    const types: Record<string, string> = {
      css: 'text/css; charset=utf-8',
      woff2: 'font/woff2',
      svg: 'image/svg+xml; charset=utf-8',
    }
    const paths = await assets()
    expect(paths.filter(path => path.endsWith('.woff2')).length).toBeGreaterThanOrEqual(2)
    for (const path of paths) {
      const response = await site.get(path)
      const extension = path.split('.').at(-1) ?? ''
      expect(path).toMatch(/^\/assets\/[\w-]+\.[0-9a-f]{12}\.(css|woff2|svg)$/)
      expect([path, response.status]).toEqual([path, 200])
      expect(response.headers.get('content-type')).toBe(types[extension])
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const etag = response.headers.get('etag') ?? ''
      expect((await site.get(path, { 'if-none-match': etag })).status).toBe(304)
      const bytes = await bytesOf(response)
      if (extension === 'woff2') expect(bytes.subarray(0, 4).toString('latin1')).toBe('wOF2')
      expect(securityFaults(response)).toEqual([])
    }
  })

  test('is compressed where that helps, and not where it is already', async () => {
    for (const path of await assets()) {
      const response = await site.get(path, { 'accept-encoding': 'br, gzip' })
      expect(response.headers.get('content-encoding')).toBe(path.endsWith('.woff2') ? null : 'br')
    }
  })

  test('is fetched under its own name only', async () => {
    const [path = ''] = await assets()
    const beside = [
      path.replace(/\.[0-9a-f]{12}\./, '.000000000000.'),
      path.replace(/\.[0-9a-f]{12}\./, '.'),
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/package.json',
      '/assets/',
      '/assets',
      '/package.json',
      '/src/design/parvis.css',
    ]
    for (const wrong of beside) expect([wrong, (await site.get(wrong)).status]).not.toEqual([wrong, 200])
  })
})

test('the schema of plan files is the one that validates them, and any program may read it', async () => {
  const response = await site.get('/schema/plan.json')
  expect(response.headers.get('content-type')).toBe('application/schema+json; charset=utf-8')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
})

test('whoever watches over the site hears that it lives, and that its data answers', async () => {
  for (const path of ['/healthz', '/readyz']) {
    const response = await site.get(path)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  }
})
