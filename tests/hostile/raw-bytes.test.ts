import { METHODS } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answersIn, line, say } from '../support/raw.ts'
import { serveSite } from '../support/serve.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'
import { faultsIn } from '../support/verdict.ts'

let site: TestSite
let served: Awaited<ReturnType<typeof serveSite>>
/** The path of every request that reached the site. */
const heard: string[] = []
beforeAll(async () => {
  site = await openSite('france')
  served = await serveSite(site, request => heard.push(new URL(request.url).pathname))
})
afterAll(async () => {
  await served?.stop()
  await site?.close()
})
beforeEach(() => {
  heard.length = 0
})

const hear = async (bytes: string, methods?: readonly string[], over = false): Promise<Response[]> =>
  answersIn(await say(served.port, bytes, over), methods)

/** The one answer to a request, in bytes. */
async function one(bytes: string, method = 'GET', over = false): Promise<Response> {
  const answers = await hear(bytes, [method], over)
  expect(answers.length, bytes.slice(0, 100)).toBe(1)
  return answers[0] as Response
}

/** What is wrong with the answers to requests, each made of a target. */
async function wrongAt(
  targets: readonly string[],
  ask = (target: string) => line(`GET ${target} HTTP/1.1`),
): Promise<string[]> {
  const wrong: string[] = []
  for (const target of targets) {
    const response = await one(ask(target))
    wrong.push(...(await faultsIn({ method: 'GET', path: readable(target) }, response)))
  }
  return wrong
}

/** The path that a target asks for, for the verdict: what isn't an address at all is judged as the home page. */
const readable = (target: string): string => {
  const path = target.replace(/^https?:\/\/[^/]*/i, '')
  return path.startsWith('/') && URL.canParse(testOrigin + path) ? path : `/?${encodeURIComponent(target)}`
}

describe('a path that plays tricks', () => {
  const elsewhere = [
    ...[
      '/../',
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/.%2e/.%2e/etc/passwd',
      '/%c0%ae%c0%ae/etc/passwd',
    ],
    ...[
      '/assets/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e%2fpackage.json',
      '/assets/....//package.json',
    ],
    ...[
      '/assets/..%5c..%5cpackage.json',
      '/assets/%252e%252e%252fpackage.json',
      '/assets//etc/passwd',
      '/assets/%2fetc%2fpasswd',
      '/sitemap/..%2f..%2fetc',
    ],
    ...[
      '/.git/HEAD',
      '/.git/config',
      '/.env',
      '/package.json',
      '/dist/server.mjs',
      '/src/app.tsx',
      '/migrations/',
      '/node_modules/',
      '/server-status',
    ],
    ...[
      'file:///etc/passwd',
      '/assets/',
      '/assets',
      '/sitemap/',
      '/id/',
      '/debug',
      '/metrics',
      '/admin',
      '/phpinfo.php',
      '/wp-login.php',
    ],
  ]

  test('finds no file, no list of files, nothing of how the site is kept', async () => {
    expect(await wrongAt(elsewhere)).toEqual([])
    for (const target of elsewhere) {
      const response = await one(line(`GET ${target} HTTP/1.1`))
      expect([target, response.status]).toEqual([
        target,
        expect.toBeOneOf([400, 404, 308, target === '/../' ? 200 : 404]),
      ])
      expect(await response.text()).not.toMatch(/root:x:0|"dependencies"|repositoryformatversion|Index of|ref: refs/)
    }
  })

  test('is answered like any other, and leads to no other site', async () => {
    const away = 'stranger.example'
    const targets = [
      ...[
        `//${away}`,
        `//${away}/`,
        `///${away}/`,
        `////${away}//`,
        `/\\${away}/`,
        `/\\/${away}/`,
        `/%5c${away}/`,
        `/%2f%2f${away}/`,
        `/%2F${away}/`,
      ],
      ...[
        `/en//${away}/`,
        `/en/\\${away}/`,
        `/.//${away}/`,
        `/%2e//${away}/`,
        `/@${away}/`,
        `/:80@${away}/`,
        `/%09//${away}/`,
        `/;//${away}/`,
      ],
      ...[
        `http://${away}/plans`,
        `http://${away}/plans/`,
        `https://user:pass@${away}/plans/`,
        `HTTP://${away.toUpperCase()}/plans/`,
        `http://${away}//x/`,
      ],
      ...[
        `http://${away}`,
        `http://[::1]/plans/`,
        'http://',
        'http:///plans',
        `ftp://${away}/plans/`,
        `${away}:80`,
        '*',
        '?',
        '#',
        'plans',
        '%2fplans',
      ],
      ...[
        '/plans%2f2021-2023',
        '/plans/%2f',
        '/./plans',
        '/plans//',
        '/plans/;/',
        '/plans;x=1/',
        '/plans/..;/',
        '/plans?x#y',
        '/plans%',
        '/%',
        '/%zz/',
      ],
      ...[
        '/plans/\xff\xfe/',
        '/organisations/\xc3\xa9tat/',
        '/plans/\x7f',
        '/a'.repeat(3500),
        `/${'x'.repeat(8000)}/`,
        `/${'%41'.repeat(2500)}`,
      ],
      ...[
        `/plans/?${'a=b&'.repeat(2500)}`,
        '/registre?before=%ff&after=%00',
        `/recherche?q=${'%F0%9F%8F%9B'.repeat(300)}`,
      ],
    ]
    expect(await wrongAt(targets)).toEqual([])
    for (const target of targets) {
      const location = (await one(line(`GET ${target} HTTP/1.1`))).headers.get('location')
      if (location !== null) expect([target, new URL(location, testOrigin).origin]).toEqual([target, testOrigin])
    }
  })

  test('with a space, a line break or NUL in it is no request', async () => {
    for (const target of ['/pl ans', '/plans\t', '/plans\0', '/plans\x0b', '/\x01', '/plans\n/x']) {
      const response = await one(line(`GET ${target} HTTP/1.1`))
      expect([target, response.status]).toEqual([target, 400])
      expect(await faultsIn({ method: 'GET', path: '/' }, response)).toEqual([])
    }
    expect(heard).toEqual([])
  })
})

describe('a line break that somebody smuggles into an address', () => {
  const breaks = [
    '%0d%0a',
    '%0a',
    '%0d',
    '%E5%98%8D%E5%98%8A',
    '%c4%8d%c4%8a',
    '\\r\\n',
    '%250d%250a',
    '%00%0a',
    '%E2%80%A8',
    '%u000a',
    '%23%0d%0a',
  ]
  const places: Record<string, (words: string) => string> = {
    'the path of a redirect': words => `/plans/${words}/`,
    'the query of a redirect': words => `/plans/?x=${words}`,
    'the query of a page that moved': words => `/plans/2018-2020/engagements/18?x=${words}`,
    'the query of a feed that moved': words => `/plans/2018-2020/engagements/18.atom?x=${words}`,
    'a permanent address': words => `/id/plan/${words}`,
    'the kind of a permanent address': words => `/id/${words}/01M82V7M38XFJ03C3FFSMKDKWW`,
    'the name of a file': words => `/plans/${words}.csv`,
    'the query of a file': words => `/engagements.csv?q=${words}`,
    'the query of a feed': words => `/recherche.atom?q=${words}`,
    'the name of an asset': words => `/assets/${words}.css`,
  }

  test.each(Object.entries(places))('%s: makes no header and no second answer', async (_, place) => {
    for (const cut of breaks) {
      for (const words of [
        `x${cut}X-Smuggled:%20yes`,
        `x${cut}Set-Cookie:%20a=b`,
        `x${cut}${cut}<html><h1>smuggled</h1>`,
      ]) {
        const response = await one(line(`GET ${place(words)} HTTP/1.1`))
        expect(response.headers.get('x-smuggled')).toBeNull()
        expect(response.headers.get('set-cookie')).toBeNull()
        expect(await faultsIn({ method: 'GET', path: place(words) }, response)).toEqual([])
      }
    }
  })

  test('a file is named by the site, in letters that a header can hold', async () => {
    for (const path of [
      '/engagements.csv?q=%22%3b%20filename=evil.exe',
      '/agenda.ics',
      '/plans/2018-2020.csv',
      '/chiffres.csv',
    ]) {
      const response = await one(line(`GET ${path} HTTP/1.1`))
      const disposition = response.headers.get('content-disposition')
      if (response.status === 200)
        expect([path, disposition]).toEqual([path, expect.stringMatching(/^inline; filename="[\w%.-]+\.(csv|ics)"$/)])
    }
  })
})

describe('headers that are too many, too large, or there twice', () => {
  const cases: Record<string, [string, number]> = {
    'two hosts': [line('GET / HTTP/1.1', 'Host: localhost\r\nHost: stranger.example\r\nConnection: close'), 400],
    'no host': [line('GET / HTTP/1.1', 'Connection: close'), 400],
    'a host that is none': [line('GET / HTTP/1.1', 'Host: a b\r\nConnection: close'), 400],
    'a host with a path': [line('GET / HTTP/1.1', 'Host: a/b?c#d\r\nConnection: close'), 400],
    'an empty host, which a request may have': [line('GET / HTTP/1.1', 'Host:\r\nConnection: close'), 200],
    'a header of 100 kB': [line('GET / HTTP/1.1', `Host: a\r\nConnection: close\r\nX: ${'x'.repeat(100_000)}`), 431],
    '20 kB of headers': [
      line('GET / HTTP/1.1', `Host: a\r\nConnection: close\r\n${'X-Y: 0123456789\r\n'.repeat(1500)}A: b`),
      431,
    ],
    'a path of 100 kB': [line(`GET /${'x'.repeat(100_000)} HTTP/1.1`), 431],
    '1,000 headers': [line('GET / HTTP/1.1', `Host: a\r\nConnection: close\r\n${'A: b\r\n'.repeat(1000)}A: b`), 200],
    'a header without a name': [line('GET / HTTP/1.1', 'Host: a\r\nConnection: close\r\n: x'), 400],
    'a header with a space in its name': [line('GET / HTTP/1.1', 'Host: a\r\nConnection: close\r\nA B: x'), 400],
    'a header with NUL in it': [line('GET / HTTP/1.1', 'Host: a\r\nConnection: close\r\nAccept: a\0b'), 400],
    'an expectation that nobody meets': [line('GET / HTTP/1.1', 'Host: a\r\nConnection: close\r\nExpect: 200-ok'), 417],
    'another protocol': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    'no protocol': ['GET /\r\n\r\n', 400],
    'a protocol to come': [line('GET / HTTP/9.9'), 400],
  }

  test.each(Object.entries(cases))(
    '%s: an answer in a sentence, under the same headers as any',
    async (_, [bytes, status]) => {
      const response = await one(bytes)
      expect(response.status).toBe(status)
      expect(await faultsIn({ method: 'GET', path: '/' }, response)).toEqual([])
    },
  )
})

describe('a request that hides another one in its body', () => {
  const hidden = 'GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n'
  const length = `Content-Length: ${hidden.length}`
  const post = (headers: string, body: string) => line('POST /seen HTTP/1.1', `Host: localhost\r\n${headers}`) + body
  const chunk = (words: string) => `${words.length.toString(16)}\r\n${words}\r\n0\r\n\r\n`
  const shapes: Record<string, string> = {
    'a length and chunks': post(`${length}\r\nTransfer-Encoding: chunked`, `0\r\n\r\n${hidden}`),
    'chunks and a length': post(`Transfer-Encoding: chunked\r\nContent-Length: 4`, `${chunk(hidden)}`),
    'two lengths': post(`${length}\r\nContent-Length: 0`, hidden),
    'two lengths in one': post(`Content-Length: 0, ${hidden.length}`, hidden),
    'a length with a sign': post(`Content-Length: +${hidden.length}`, hidden),
    'a length in another base': post('Content-Length: 0x2a', hidden),
    'a length with a space before its colon': post(`Content-Length : ${hidden.length}`, hidden),
    'a length below nothing': post('Content-Length: -1', hidden),
    'chunks of another name': post(`Transfer-Encoding: xchunked\r\n${length}`, hidden),
    'chunks with a tab': post(`Transfer-Encoding:\tchunked\r\n${length}`, `0\r\n\r\n${hidden}`),
    'chunks with a space before their colon': post(`Transfer-Encoding : chunked\r\n${length}`, `0\r\n\r\n${hidden}`),
    'chunks that aren’t last': post(`Transfer-Encoding: chunked, identity\r\n${length}`, `0\r\n\r\n${hidden}`),
    'chunks twice': post(
      `Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n${length}`,
      `0\r\n\r\n${hidden}`,
    ),
    'chunks on a folded line': post(`Transfer-Encoding:\r\n chunked\r\n${length}`, `0\r\n\r\n${hidden}`),
    'a chunk of an impossible size': post('Transfer-Encoding: chunked', `ffffffffffffffffff\r\n${hidden}`),
    'a chunk of a size below nothing': post('Transfer-Encoding: chunked', `-1\r\n${hidden}`),
    'a chunk that ends with a bare line feed': post('Transfer-Encoding: chunked', `1\n${hidden}`),
    'line feeds alone': `POST /seen HTTP/1.1\nHost: localhost\n${length}\n\n${hidden}`,
    'a carriage return alone': `POST /seen HTTP/1.1\r\nHost: localhost\r\nX: y\rContent-Length: 0\r\n\r\n${hidden}`,
    'a body for a page': line('GET /seen HTTP/1.1', `Host: localhost\r\nConnection: close\r\n${length}`) + hidden,
    'a body for a HEAD': line('HEAD /seen HTTP/1.1', `Host: localhost\r\nConnection: close\r\n${length}`) + hidden,
  }

  test.each(Object.entries(shapes))('%s: the hidden one is never heard', async (_, bytes) => {
    const method = /^\w+/.exec(bytes)?.[0] ?? ''
    const answers = await hear(bytes, [method, 'GET'], true)
    for (const response of answers) expect(await faultsIn({ method, path: '/seen' }, response)).toEqual([])
    expect(heard).not.toContain('/hidden')
    expect(answers.length).toBeLessThanOrEqual(2)
    expect((await one(line('GET /healthz HTTP/1.1'))).status).toBe(200)
  })

  test('two requests on one connection are two, each answered in its turn', async () => {
    const both = `${line('GET /healthz HTTP/1.1', 'Host: localhost')}${line('GET /robots.txt HTTP/1.1')}`
    const answers = await hear(both)
    expect(heard).toEqual(['/healthz', '/robots.txt'])
    expect(await Promise.all(answers.map(answer => answer.text()))).toEqual([
      'ok',
      expect.stringContaining('User-agent'),
    ])
  })
})

describe('a method', () => {
  test('that isn’t GET or HEAD is refused by name, whatever it is, and never echoed', async () => {
    for (const method of METHODS) {
      if (method === 'GET') continue
      const bytes = line(`${method} /plans HTTP/1.1`, 'Host: localhost\r\nConnection: close\r\nX-Told: secret-word')
      const response = await one(bytes, method, method === 'CONNECT')
      expect([method, response.status]).toEqual([method, method === 'HEAD' ? 200 : 405])
      const clone = response.clone()
      expect(await faultsIn({ method, path: '/plans' }, response)).toEqual([])
      expect(await clone.text()).not.toContain('secret-word')
    }
  })

  test('that no server knows is no request', async () => {
    for (const method of ['get', 'BREW', 'TRACK', 'DEBUG', 'GET/', 'G ET', '', '\xff', 'PRI']) {
      const response = await one(line(`${method} / HTTP/1.1`))
      expect([method, response.status]).toEqual([method, expect.toBeOneOf([400, 405])])
      expect(await faultsIn({ method, path: '/' }, response)).toEqual([])
    }
  })

  test('for the server as a whole (OPTIONS *) gets no answer but that', async () => {
    expect((await one(line('OPTIONS * HTTP/1.1'), 'OPTIONS')).status).toBe(400)
  })

  test('HEAD says what GET says, and nothing after it', async () => {
    for (const path of [
      '/',
      '/plans.json',
      '/agenda.ics',
      '/registre.atom',
      '/nowhere',
      '/sitemap.xml',
      '/robots.txt',
      '/plans/',
    ]) {
      const [get, head] = [await one(line(`GET ${path} HTTP/1.1`)), await one(line(`HEAD ${path} HTTP/1.1`), 'HEAD')]
      const told = ({ headers }: Response) =>
        [...headers].filter(([name]) => !['x-request-id', 'date', 'content-length', 'transfer-encoding'].includes(name))
      expect([path, head.status, told(head)]).toEqual([path, get.status, told(get)])
    }
  })
})

test('a body of 10 MB for a page is not kept, and readers are served meanwhile', async () => {
  const big =
    line('POST /plans HTTP/1.1', `Host: a\r\nContent-Length: ${10 * 1024 * 1024}`) + 'x'.repeat(10 * 1024 * 1024)
  const [answers, meanwhile] = await Promise.all([hear(big, ['POST'], true), one(line('GET /plans HTTP/1.1'))])
  expect(answers.map(({ status }) => status)).toEqual([405])
  expect(meanwhile.status).toBe(200)
})

describe('a host or a header that names another site', () => {
  const paths = [
    '/',
    '/en',
    '/plans/2018-2020',
    '/plans/2018-2020.json',
    '/registre.atom',
    '/agenda.ics',
    '/engagements.csv',
    '/recherche?q=eau',
  ]
  const more = [
    '/sitemap.xml',
    '/robots.txt',
    '/nowhere',
    '/plans/',
    '/en/plans/2018-2020/commitments/18',
    '/schema/plan.json',
    '/%ff',
  ]
  const liars = [
    'Host: stranger.example',
    'Host: stranger.example:99',
    'Host: localhost\r\nX-Forwarded-Host: stranger.example',
    'Host: localhost\r\nX-Forwarded-Host: stranger.example\r\nX-Forwarded-Proto: http\r\nX-Forwarded-Port: 99',
    'Host: localhost\r\nForwarded: host=stranger.example;proto=http',
    'Host: localhost\r\nX-Host: stranger.example\r\nX-HTTP-Host-Override: stranger.example',
    'Host: localhost\r\nOrigin: https://stranger.example\r\nReferer: https://stranger.example/',
    'Host: localhost\r\nX-Original-URL: /en\r\nX-Rewrite-URL: /en',
    'Host: localhost\r\nX-HTTP-Method-Override: POST\r\nX-Method-Override: DELETE',
    'Host: localhost\r\nCookie: a=stranger.example\r\nUser-Agent: stranger.example\r\nAuthorization: Basic eA==',
    'Host: localhost\r\nAccept-Language: en\r\nAccept: text/html, */*\r\nSec-Fetch-Site: cross-site',
    'Host: localhost\r\nRange: bytes=0-10\r\nIf-Range: "x"\r\nIf-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT',
  ]
  const told = async (response: Response) => ({
    status: response.status,
    headers: [...response.headers].filter(([name]) => !['x-request-id', 'date'].includes(name)),
    body: (await response.text()).replace(/[0-9a-f-]{36}/g, 'id'),
  })

  test.each([...paths, ...more])('changes nothing of %s, for the one who sends it or for the next', async path => {
    const clean = await told(await one(line(`GET ${path} HTTP/1.1`)))
    expect(JSON.stringify(clean)).not.toContain('stranger.example')
    for (const liar of liars) {
      site.cache.forgetAll()
      const lied = await told(await one(line(`GET ${path} HTTP/1.1`, `${liar}\r\nConnection: close`)))
      expect([liar, lied]).toEqual([liar, clean])
      expect([liar, await told(await one(line(`GET ${path} HTTP/1.1`)))]).toEqual([liar, clean])
    }
  })

  test('leads nobody elsewhere from a permanent address', async () => {
    const { url } = (await (await site.get('/plans/2018-2020.json')).json()) as { url: string }
    const { pathname } = new URL(url)
    for (const liar of liars.slice(0, 6)) {
      const { status, headers } = await one(line(`GET ${pathname} HTTP/1.1`, `${liar}\r\nConnection: close`))
      expect([liar, status, headers.get('location')]).toEqual([liar, 303, '/plans/2018-2020'])
    }
  })

  test('a page that was asked for by HEAD first, or under names that it doesn’t know, is whole for the next reader', async () => {
    const path = '/engagements'
    const clean = await told(await one(line(`GET ${path}?plan=2018-2020&sort=title HTTP/1.1`)))
    for (const poison of [
      line(`HEAD ${path}?plan=2018-2020&sort=title HTTP/1.1`),
      line(`GET ${path}?sort=title&plan=2018-2020&utm_source=%3Cscript%3E HTTP/1.1`),
      line(`GET ${path}?plan=2018-2020&sort=title&plan=evil&sort=evil HTTP/1.1`),
      line(`GET ${path}?plan=2018-2020&sort=title&callback=alert&__proto__=x HTTP/1.1`),
      line(`GET ${path}?plan=2018-2020&sort=title HTTP/1.1`, 'Host: a\r\nConnection: close\r\nAccept-Encoding: gzip'),
    ]) {
      site.cache.forgetAll()
      await say(served.port, poison)
      expect(await told(await one(line(`GET ${path}?plan=2018-2020&sort=title HTTP/1.1`)))).toEqual(clean)
    }
  })
})
