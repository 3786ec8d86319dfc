import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { securityFaults } from '../support/answers.ts'
import { nasty } from '../support/nasty-words.ts'
import { serveSite } from '../support/serve.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

/** What must be true of an answer to anything at all; a list of what isn't. */
async function faultsOf(response: Response): Promise<string[]> {
  const body = await response.text()
  return [
    ...(response.status >= 500 ? [`answers ${response.status}`] : []),
    ...(/\bat (async )?\S+ \(?(file|node|\/)|node_modules|\.tsx?:\d+|\bpostgres\b|PG::|syntax error at/i.test(body)
      ? ['shows its insides']
      : []),
    ...securityFaults(response),
  ]
}

const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  site.app.fetch(new Request(testOrigin + path, init))

/** Asks each path, and tells those that were answered badly. */
async function badlyAnswered(paths: readonly string[], init?: RequestInit): Promise<unknown[]> {
  const bad: unknown[] = []
  for (const path of paths) {
    const faults = await faultsOf(await ask(path, init))
    if (faults.length > 0) bad.push([path.slice(0, 100), faults])
  }
  return bad
}

describe('whatever stands in an address, the answer is one for a reader, never a failure', () => {
  const places = [
    (word: string) => `/${word}`,
    (word: string) => `/en/${word}`,
    (word: string) => `/plans/${word}`,
    (word: string) => `/plans/${word}.json`,
    (word: string) => `/plans/2018-2020/engagements/${word}`,
    (word: string) => `/en/plans/2018-2020/commitments/18-${word}`,
    (word: string) => `/plans/${word}/engagements/1-x`,
    (word: string) => `/organisations/${word}`,
    (word: string) => `/registre/entrees/${word}`,
    (word: string) => `/id/plan/${word}`,
    (word: string) => `/id/${word}/01M82V7M38XFJ03C3FFSMKDKWW`,
    (word: string) => `/assets/${word}`,
    (word: string) => `/plans?${word}=${word}`,
    (word: string) => `/registre?before=${word}`,
    (word: string) => `/registre?after=${word}&before=${word}&before=1`,
  ]
  test.each(places.map(place => [place('…'), place] as const))('%s', async (_, place) => {
    expect(await badlyAnswered(nasty.map(place))).toEqual([])
  })

  test('what can’t be read at all is a badly written address, in the reader’s language', async () => {
    for (const word of ['%00', '%ff', '%', '%zz', '%0a', '%c0%af']) {
      const fr = await ask(`/plans/${word}`)
      expect([word, fr.status, (await fr.text()).includes('Cette adresse est mal écrite')]).toEqual([word, 400, true])
      const en = await ask(`/en/plans/${word}`)
      expect([word, en.status, (await en.text()).includes('This address is badly written')]).toEqual([word, 400, true])
      const data = await ask(`/plans/${word}.json`)
      expect([word, data.status, data.headers.get('content-type')]).toEqual([word, 400, 'application/problem+json'])
    }
  })

  test('nothing of an address comes back unescaped in a page', async () => {
    for (const place of places) {
      const html = await (await ask(place('%3Cb%3Ewords%22%27%3E'))).text()
      expect(html).not.toMatch(/<b>words|words"'>/)
    }
  })
})

describe('a place in the record that makes no sense', () => {
  const cursors = ['abc', '-1', '1e99', '99999999999999999999', '0', '', ' ', '1.5', '0x10', '١', '%00', '9'.repeat(15)]

  test('shows a page of the record, empty or the newest', async () => {
    for (const name of ['before', 'after']) {
      for (const value of cursors.filter(one => one !== '%00')) {
        const response = await ask(`/registre?${name}=${value}`)
        expect([name, value, response.status]).toEqual([name, value, 200])
        expect((await response.text()).includes('<h1')).toBe(true)
        expect((await ask(`/en/record.json?${name}=${value}&${name}=1`)).status).toBe(200)
      }
    }
    expect(await badlyAnswered(cursors.map(value => `/registre?before=${value}&after=${value}`))).toEqual([])
  })

  test('shows an import from its first difference on', async () => {
    const { id } = await site.database.db
      .selectFrom('entries')
      .select('id')
      .where('type', '=', 'import.completed')
      .executeTakeFirstOrThrow()
    for (const value of cursors) {
      const response = await ask(`/registre/entrees/${id}?after=${value}`)
      expect([value, response.status]).toEqual([value, 200])
    }
  })
})

describe('whatever a client says of itself', () => {
  const headers: [string, string][] = [
    ...[
      '*/*',
      '',
      ',,,',
      ';q=',
      'text/html;q=abc',
      'application/json;q=0',
      'a/'.repeat(3000),
      '/',
      'é'.normalize('NFC'),
    ]
      .map(value => ['accept', value] as [string, string])
      .concat(['*', 'xx', 'en;q=9', 'fr-', '-', 'fr;q=-1', 'en,'.repeat(3000), ';;;;'].map(v => ['accept-language', v]))
      .concat(['*', '"', 'W/', '"a'.repeat(2000), ',,,,', 'W/"""'].map(v => ['if-none-match', v]))
      .concat(['*', 'br;q=x', 'gzip;q=0.0.0', ','.repeat(5000), 'br'.repeat(4000)].map(v => ['accept-encoding', v]))
      .concat([
        ['range', 'bytes=0-1'],
        ['range', 'bytes=9999999-'],
        ['if-modified-since', 'yesterday'],
        ['content-type', 'application/json'],
        ['x-forwarded-host', 'evil.example'],
        ['x-forwarded-proto', 'javascript'],
        ['x-http-method-override', 'DELETE'],
        ['origin', 'https://evil.example'],
        ['cookie', 'a=b; '.repeat(500)],
        ['user-agent', "';--"],
        ['expect', '100-continue'],
        ['upgrade', 'websocket'],
      ]),
  ]
  const paths = ['/', '/plans/2018-2020', '/plans.json', '/nowhere', '/id/plan/x', '/registre']

  test.each(paths)('it gets an answer from %s', async path => {
    const bad: unknown[] = []
    for (const [name, value] of headers) {
      const response = await ask(path, { headers: { [name]: value } })
      const faults = await faultsOf(response)
      if (faults.length > 0) bad.push([name, value.slice(0, 60), faults])
    }
    expect(bad).toEqual([])
  })

  test('no header makes a page lead elsewhere', async () => {
    const plain = await (await ask('/')).text()
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
    expect(await (await ask('/', { headers })).text()).toBe(plain)
    expect((await ask('/plans/', { headers })).headers.get('location')).toBe('/plans')
  })
})

describe('bytes that are hardly a request', () => {
  let served: Awaited<ReturnType<typeof serveSite>>
  beforeAll(async () => {
    served = await serveSite(site)
  })
  afterAll(() => served.stop())

  /** Sends bytes, and waits for the server to answer and close. `over`: we say that nothing more will come. */
  async function say(bytes: string, over = false): Promise<string> {
    const socket = connect(served.port, '127.0.0.1')
    await once(socket, 'connect')
    let answer = ''
    socket.on('data', chunk => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    if (over) socket.end(Buffer.from(bytes, 'latin1'))
    else socket.write(Buffer.from(bytes, 'latin1'))
    await once(socket, 'close')
    return answer
  }
  const line = (request: string, headers = 'Host: localhost\r\nConnection: close') => `${request}\r\n${headers}\r\n\r\n`

  const requests: Record<string, string> = {
    'raw bytes in the path': line('GET /plans/\xff\xfe HTTP/1.1'),
    'an accent in the path, not encoded': line('GET /organisations/\xc3\xa9tat HTTP/1.1'),
    'NUL in the path': line('GET /plans/\0 HTTP/1.1'),
    'no host': line('GET / HTTP/1.1', 'Connection: close'),
    'a host that is none': line('GET / HTTP/1.1', 'Host: a b\r\nConnection: close'),
    'a host with a path': line('GET / HTTP/1.1', 'Host: a/b?c#d\r\nConnection: close'),
    'a host of brackets': line('GET / HTTP/1.1', 'Host: [::\r\nConnection: close'),
    'a host with a port that is none': line('GET / HTTP/1.1', 'Host: localhost:99999999\r\nConnection: close'),
    'an empty host': line('GET / HTTP/1.1', 'Host:\r\nConnection: close'),
    'a whole address': line('GET http://evil.example/plans HTTP/1.1'),
    'an address of another kind': line('GET ftp://evil.example/plans HTTP/1.1'),
    'no path': line('GET ? HTTP/1.1'),
    'a star': line('OPTIONS * HTTP/1.1'),
    'two slashes': line('GET //evil.example/plans/ HTTP/1.1'),
    'a fragment': line('GET /plans#x HTTP/1.1'),
    TRACE: line('TRACE / HTTP/1.1'),
    CONNECT: line('CONNECT localhost:80 HTTP/1.1'),
    TRACK: line('TRACK / HTTP/1.1'),
    'a method that is none': line('get / HTTP/1.1'),
    'an old protocol': line('GET / HTTP/1.0', 'Connection: close'),
    'no protocol': 'GET /\r\n\r\n',
    'another protocol': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'a body for a page': `${line('GET / HTTP/1.1', 'Host: a\r\nConnection: close\r\nContent-Length: 3')}abc`,
    'a body that never comes': `${line('POST / HTTP/1.1', 'Host: a\r\nConnection: close\r\nContent-Length: 9')}abc`,
    'two lengths': `${line('POST / HTTP/1.1', 'Host: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked')}abc`,
    'a header too long': line('GET / HTTP/1.1', `Host: a\r\nConnection: close\r\nX: ${'x'.repeat(100_000)}`),
    'a path too long': line(`GET /${'x'.repeat(100_000)} HTTP/1.1`),
    'a header folded': line('GET / HTTP/1.1', 'Host: a\r\nConnection: close\r\nAccept: a\r\n b'),
    'bytes in headers': line('GET / HTTP/1.1', 'Host: a\r\nConnection: close\r\nAccept-Language: \xff\xfe'),
    nothing: '',
  }

  const unfinished = ['a body that never comes', 'nothing', 'CONNECT']

  test.each(Object.entries(requests))('%s: no failure, and the next reader is served', async (name, bytes) => {
    const over = unfinished.includes(name)
    const answer = await say(bytes, over)
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? (over ? 0 : 999))
    expect(status).toBeLessThan(500)
    expect(answer).not.toMatch(/\n\s+at /)
    expect(await say(line('GET /healthz HTTP/1.1'))).toMatch(/^HTTP\/1\.1 200/)
  })
})
