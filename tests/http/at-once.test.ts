import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersAtOnce } from '../../src/platform/http/at-once.ts'
import { openLog } from '../../src/platform/log.ts'
import { openSite, type TestSite } from '../support/site.ts'

type Said = { status: number; headers: IncomingHttpHeaders; body: Buffer }

let site: TestSite
let server: Server
/** What the site itself answers by its long way is told by this status, so that it can't be taken for an answer at once. */
const leftToTheSite = 599

beforeAll(async () => {
  site = await openSite('france')
  const atOnce = answersAtOnce({ cache: site.cache, log: openLog('silent'), https: true })
  server = createServer((request, response) => {
    if (!atOnce(request, response)) response.writeHead(leftToTheSite).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise(resolve => server.close(resolve))
  await site.close()
})

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Said> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const asked = httpRequest({ port, host: '127.0.0.1', path, headers, method, agent: false }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })

/** What differs from one answer to the next, and what Node says of the connection. */
const passing = ['x-request-id', 'date', 'connection', 'keep-alive']
const lasting = (headers: Iterable<[string, unknown]>) =>
  Object.fromEntries([...headers].filter(([name]) => !passing.includes(name)))

const pages = [
  '/',
  '/en/plans/2018-2020',
  '/index.json',
  '/engagements.csv?plan=2018-2020',
  '/registre.atom',
  '/plans/2018-2020/integration',
  '/evaluations/cote-a-cote.png',
]

describe.each(pages)('%s, once somebody has read it,', path => {
  test.each([
    {},
    { 'accept-encoding': 'gzip' },
    { 'accept-encoding': 'gzip, br' },
    { 'if-none-match': '*' },
    { 'if-none-match': '"another"' },
  ])('comes at once as it comes by the long way (%j)', async headers => {
    const long = await site.get(path, headers)
    expect([200, 304]).toContain(long.status)
    const quick = await ask(path, headers)
    expect(quick.status).toBe(long.status)
    expect(lasting(Object.entries(quick.headers))).toEqual(lasting(long.headers))
    expect(quick.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(quick.body.equals(Buffer.from(await long.arrayBuffer()))).toBe(true)
  })

  test('says its headers to whoever asks for nothing else', async () => {
    await site.get(path)
    const [whole, head] = [await ask(path), await ask(path, {}, 'HEAD')]
    expect(lasting(Object.entries(head.headers))).toEqual(lasting(Object.entries(whole.headers)))
    expect(head.body.length).toBe(0)
  })
})

describe('what isn’t answered at once', () => {
  test.each([
    ['a page that nobody has read yet', '/plans/2015-2017', {}, 'GET'],
    ['a page under an address that is written otherwise', '/plans/2018-2020?utm_source=mail', {}, 'GET'],
    ['an address with a slash at its end', '/plans/', {}, 'GET'],
    ['what somebody with a cookie asks for', '/plans', { cookie: 'session=1' }, 'GET'],
    ['what is sent', '/plans', {}, 'POST'],
    ['a page that doesn’t exist', '/nothing', {}, 'GET'],
  ])('%s', async (_, path, headers, method) => {
    await site.get('/plans')
    await site.get('/plans/2018-2020')
    await site.get('/nothing')
    expect((await ask(path, headers, method)).status).toBe(leftToTheSite)
  })

  test('a page that the record has changed', async () => {
    await site.get('/organisations')
    expect((await ask('/organisations')).status).toBe(200)
    site.cache.forget(['all:organisation'])
    expect((await ask('/organisations')).status).toBe(leftToTheSite)
  })
})
