import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { clockAt } from '../../src/platform/clock.ts'
import { pageCache } from '../../src/platform/http/page-cache.ts'
import { requestTimes } from '../../src/platform/http/request-metrics.ts'
import { securityFaults } from '../support/answers.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { peopleOver, testDay, testOrigin } from '../support/site.ts'

const token = 'a-token-for-the-tests'
const innermost = 'select secret from vault where key = 1234'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase('empty')
})
afterAll(() => database.drop())

let written = ''
beforeEach(() => {
  written = ''
})
const lines = (): Record<string, unknown>[] =>
  written
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))

/** A site whose log is kept here; `broken`: whatever it reads fails, in a way that nobody has foreseen. */
const logging = (level: string, { broken = false } = {}) => {
  const log = pino({ level, base: null }, { write: (text: string) => (written += text) })
  const app = createApp({
    db: database.db,
    ...(broken ? { reads: () => Promise.reject(new Error(innermost)) } : {}),
    metrics: { token, times: requestTimes(), read: async () => 'parvis_build_info 1\n' },
    cache: pageCache(),
    clock: clockAt(testDay),
    log,
    origin: testOrigin,
    people: peopleOver(database.db),
  })
  return async (path: string, given: Record<string, string> | RequestInit = {}) => {
    const init = 'method' in given ? (given as RequestInit) : { headers: given as Record<string, string> }
    return app.fetch(new Request(testOrigin + path, init))
  }
}

describe('what is written down of a request', () => {
  test('is when, which, what and how it ended, under the number that the answer has', async () => {
    const answer = await logging('info')('/plans')
    expect(lines()).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        requestId: answer.headers.get('x-request-id'),
        method: 'GET',
        path: '/plans',
        status: 200,
        ms: expect.any(Number),
        msg: 'request',
      },
    ])
  })

  test('is nothing of who asked, of what they searched, or of what they showed to be let in', async () => {
    const ask = logging('debug')
    const about = {
      authorization: `Bearer ${token}`,
      cookie: 'session=camille',
      'user-agent': 'camille',
      referer: 'https://camille.example/',
      'x-forwarded-for': '203.0.113.7',
      forwarded: 'for=203.0.113.7',
    }
    for (const path of ['/', '/search?q=camille', '/metrics', '/nowhere?camille', '/plans/?camille'])
      await ask(path, about)
    expect(lines()).toHaveLength(5)
    expect(written).not.toMatch(/camille|203\.0\.113\.7/)
    expect(written).not.toContain(token)
  })

  test('stays one line, and is no line of somebody else’s making', async () => {
    const ask = logging('info')
    const forged = '{"level":60,"msg":"all is lost"}'
    for (const path of [
      `/plans%0A${encodeURIComponent(forged)}`,
      `/plans%0D%0A${forged}`,
      `/"},${forged}`,
      '/%E2%80%A8%1B[2J',
    ])
      await ask(path)
    expect(lines().map(({ level, msg }) => [level, msg])).toEqual(Array(4).fill([30, 'request']))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are exactly what no terminal should get
    expect(written.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f]/)
  })
})

describe('somebody who shows a wrong token for the metrics', () => {
  test('is written down where nothing but warnings is, and the token isn’t', async () => {
    const ask = logging('warn')
    await ask('/metrics', { authorization: `Bearer ${token}` })
    await ask('/plans')
    expect(lines()).toEqual([])
    const answer = await ask('/metrics', { authorization: 'Bearer a-token-that-was-guessed' })
    expect(lines()).toMatchObject([
      { level: 40, path: '/metrics', status: 401, requestId: answer.headers.get('x-request-id') },
    ])
    expect(written).not.toContain('guessed')
  })
})

describe('a failure that nobody has foreseen', () => {
  test.each(['/plans', '/en/plans.json', '/sitemap.xml'])(
    'tells the reader of %s a number and nothing else, and the operator all of it under that number',
    async path => {
      const answer = await logging('error', { broken: true })(path)
      const text = await answer.text()
      const number = String(answer.headers.get('x-request-id'))
      expect(answer.status).toBe(500)
      expect(securityFaults(answer)).toEqual([])
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(text).toContain(number)
      expect(text).not.toMatch(/vault|secret|Error|\.tsx?\b|\n\s+at /)
      expect(lines()).toMatchObject([
        { level: 50, requestId: number, err: innermost, stack: expect.stringMatching(/\n\s+at /) },
      ])
    },
  )
})

describe('who signs in', () => {
  const sent = (path: string, form: Record<string, string>) =>
    logging('info')(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: testOrigin },
      body: new URLSearchParams(form).toString(),
    })

  test('tells that somebody signed in, or tried to, and neither who nor with what', async () => {
    const asked = await sent('/connexion', { mail: 'nadine@example.org' })
    const request = new URL(asked.headers.get('location') ?? '', testOrigin).searchParams.get('request') ?? ''
    const [right, wrong] = ['123456', '654321']
    await sent('/connexion/code', { request, code: wrong })
    await sent('/connexion/lien', { token: 'a-token-of-somebody' })
    await sent('/connexion/code', { request, code: right })
    const told = lines().filter(({ msg }) => msg === 'signing in')
    expect(told.map(({ level, what }) => [level, what])).toEqual(
      expect.arrayContaining([
        [40, 'wrong code'],
        [40, 'a link that serves no more'],
      ]),
    )
    expect(written).not.toMatch(/nadine|example\.org|a-token-of-somebody|123456|654321/)
    expect(written).not.toContain(request)
  })
})
