import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secretOf } from '../../src/platform/secret.ts'
import { sealAll, verifyRecord } from '../../src/record/index.ts'
import { wholeContent } from '../fixtures/facts.ts'
import { securityFaults } from '../support/answers.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'
import { lastLetter, type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('empty', null)
})
afterAll(() => site.close())

/** Each from a place of their own, so that no test counts for another. */
let counted = 0
const next = () => {
  counted += 1
  return counted
}
const elsewhere = () => `198.51.100.${next()}`
const newMail = () => `person${next()}@example.org`

const askedBy = async (person: Person, mail: string, more: Record<string, string> = {}) => {
  const asked = await person.send('/connexion', { mail, next: '/mon-espace', ...more })
  const request = new URL(asked.headers.get('location') ?? '/', testOrigin).searchParams.get('request') ?? ''
  return { asked, request, ...(await lastLetter(site)) }
}
const later = (minutes: number) =>
  sql`update sign_in_requests set expires_at = expires_at - ${minutes} * interval '1 minute'`.execute(site.database.db)
const spaceOf = async (person: Person) => (await person.get('/mon-espace')).status
const textOf = async (answer: Response | Promise<Response>) => (await answer).text()

describe('somebody who has never been here', () => {
  test('gives an address, opens the link of the letter, presses its button, is in their space, and leaves again', async () => {
    const ines = personAt(site, elsewhere())
    const space = await ines.get('/mon-espace')
    expect([space.status, space.headers.get('location')]).toEqual([303, '/connexion?next=%2Fmon-espace'])
    const { asked, link, token } = await askedBy(ines, ' Ines@Example.org')
    expect(asked.status).toBe(303)
    expect(await textOf(ines.get(asked.headers.get('location') ?? ''))).toContain('ines@example.org')
    expect(ines.cookies.size).toBe(0)

    expect(await textOf(ines.get(link))).toContain('Me connecter')
    expect(await spaceOf(ines)).toBe(303)
    const entered = await ines.send('/connexion/lien', { token })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/mon-espace'])
    expect([...ines.cookies.keys()]).toEqual(['__Host-parvis'])
    expect(await textOf(ines.get('/mon-espace'))).toContain('Bonjour')

    expect(await textOf(ines.get('/deconnexion'))).toContain('Me déconnecter')
    const left = await ines.send('/deconnexion', {})
    expect([left.status, left.headers.get('location')]).toEqual([303, '/'])
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(ines.cookies.size).toBe(0)
    expect(await spaceOf(ines)).toBe(303)
  })

  test('may type the code instead, on the device on which they asked, in their language', async () => {
    const omar = personAt(site, elsewhere())
    const asked = await omar.send('/en/sign-in', { mail: newMail(), next: '/en/my-space' })
    const request = new URL(asked.headers.get('location') ?? '', testOrigin).searchParams.get('request') ?? ''
    const { code } = await lastLetter(site)
    const entered = await omar.send('/en/sign-in/code', { request, code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/en/my-space'])
    expect(await textOf(omar.get('/en/my-space'))).toContain('My space')
  })

  test('is in the record as an identity, and as nothing that tells who they are', async () => {
    const mail = newMail()
    const person = await signedIn(site, mail, elsewhere())
    await person.send('/mon-espace', { do: 'profile', pseudonym: 'Sept-Lieues', language: 'en' })
    const { db } = site.database
    const { id } = await db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()
    const entries = await db
      .selectFrom('entries')
      .selectAll()
      .where('subject_id', '=', id)
      .orderBy('position')
      .execute()
    expect(entries.map(({ type, actor, tags }) => [type, actor, tags])).toEqual([
      ['person.joined', 'participant', []],
      ['person.described', 'participant', []],
    ])
    expect(JSON.stringify(entries.map(({ private: _, ...shown }) => shown))).not.toMatch(/Sept-Lieues|example\.org/)
    for (const entry of entries) {
      const page = await textOf(site.get(`/registre/entrees/${entry.id}.json`))
      expect(page).not.toMatch(/Sept-Lieues|example\.org/)
    }
    expect(await textOf(site.get('/registre.json'))).not.toContain(id)
    // What waits for its number isn't compared with the site yet.
    await sealAll(db)
    expect(await verifyRecord(db)).toMatchObject({ waiting: 0, problems: [] })
  })
})

describe('a letter', () => {
  test('burns nothing when a scanner opens its link, however often', async () => {
    const person = personAt(site, elsewhere())
    const { link, token } = await askedBy(person, newMail())
    const scanner = personAt(site, elsewhere())
    for (const _ of [1, 2, 3]) expect((await scanner.get(link)).status).toBe(200)
    expect(scanner.cookies.size).toBe(0)
    expect((await person.send('/connexion/lien', { token })).status).toBe(303)
  })

  test('serves once: its link a second time, and its code after its link, say that it was used', async () => {
    const person = personAt(site, elsewhere())
    const { link, token, code, request } = await askedBy(person, newMail())
    await person.send('/connexion/lien', { token })
    const thief = personAt(site, elsewhere())
    for (const answer of [
      await thief.get(link),
      await thief.send('/connexion/lien', { token }),
      await thief.send('/connexion/code', { request, code }),
    ]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain('Ce lien a déjà servi')
    }
    expect(thief.cookies.size).toBe(0)
  })

  test('serves one of two who come at the same moment', async () => {
    const { token } = await askedBy(personAt(site, elsewhere()), newMail())
    const two = [personAt(site, elsewhere()), personAt(site, elsewhere())]
    const answers = await Promise.all(two.map(person => person.send('/connexion/lien', { token })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
  })

  test('serves for 15 minutes, and then says that it is too old and offers another one', async () => {
    const person = personAt(site, elsewhere())
    const { link, token, code, request } = await askedBy(person, newMail())
    await later(16)
    for (const answer of [
      await person.get(link),
      await person.send('/connexion/lien', { token }),
      await person.get(`/connexion/code?request=${request}`),
      await person.send('/connexion/code', { request, code }),
    ]) {
      expect(answer.status).toBe(410)
      const page = await answer.text()
      expect(page).toContain('Ce lien est trop vieux')
      expect(page).toContain('name="mail"')
    }
    expect(person.cookies.size).toBe(0)
  })

  test.each(['', 'x', 'A'.repeat(43), '../../etc/passwd', '\u0000', '%00', 'é'.repeat(400)])(
    'that isn’t of this site is said to be none: %j',
    async token => {
      const person = personAt(site, elsewhere())
      const answers = [
        await person.get(`/connexion/lien?token=${encodeURIComponent(token)}`),
        await person.send('/connexion/lien', { token }),
      ]
      for (const answer of answers) {
        expect(answer.status).toBe(410)
        expect(await answer.text()).toContain('Ce lien n’est pas de ce site')
      }
    },
  )

  test('and its code, are in no table as they are, nor is what a session is opened with', async () => {
    const person = personAt(site, elsewhere())
    const { token, code } = await askedBy(person, newMail())
    await person.send('/connexion/lien', { token })
    const cookie = decodeURIComponent(person.cookies.get('__Host-parvis') ?? '').split('.')[0] ?? ''
    expect(cookie.length).toBeGreaterThanOrEqual(32)
    const content = JSON.stringify(await wholeContent(site.database.db))
    expect(content).not.toContain(token)
    expect(content).not.toContain(`"${code}"`)
    expect(content).not.toContain(cookie)
  })
})

describe('a code', () => {
  test('may be tried three times; then not even the right one serves, and the link still does', async () => {
    const person = personAt(site, elsewhere())
    const { token, code, request } = await askedBy(person, newMail())
    const wrong = code === '000000' ? '000001' : '000000'
    for (const left of ['Il reste 2', 'Il reste 1', 'C’était le dernier essai']) {
      const answer = await person.send('/connexion/code', { request, code: wrong })
      expect(answer.status).toBe(422)
      expect((await answer.text()).replace(/\s/g, ' ')).toContain(left)
    }
    const answer = await person.send('/connexion/code', { request, code })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Ce code ne sert plus')
    expect(person.cookies.size).toBe(0)
    expect((await person.send('/connexion/lien', { token })).status).toBe(303)
  })

  test('tried many times at once gets no more tries', async () => {
    const person = personAt(site, elsewhere())
    const { code, request } = await askedBy(person, newMail())
    const wrong = code === '000000' ? '000001' : '000000'
    await Promise.all(Array.from({ length: 12 }, () => person.send('/connexion/code', { request, code: wrong })))
    expect((await person.send('/connexion/code', { request, code })).status).toBe(422)
    expect(person.cookies.size).toBe(0)
  })

  test('of another request opens nothing', async () => {
    const [one, other] = [personAt(site, elsewhere()), personAt(site, elsewhere())]
    const { code } = await askedBy(one, newMail())
    const { request } = await askedBy(other, newMail())
    await other.send('/connexion/code', { request, code })
    expect(other.cookies.size).toBe(0)
  })

  test.each(['12345', '', 'abcdef', '1234567'])('that can’t be one costs no try: %j', async typed => {
    const person = personAt(site, elsewhere())
    const { code, request } = await askedBy(person, newMail())
    for (const _ of [1, 2, 3, 4]) await person.send('/connexion/code', { request, code: typed })
    expect((await person.send('/connexion/code', { request, code })).status).toBe(303)
  })
})

describe('whether an address is known', () => {
  test('can’t be told from the answer: the same status, words and questions to the database', async () => {
    const known = newMail()
    await signedIn(site, known, elsewhere())
    const answers = []
    for (const mail of [known, newMail()]) {
      const person = personAt(site, elsewhere())
      const { asked } = await askedBy(person, mail)
      const page = await textOf(person.get(asked.headers.get('location') ?? ''))
      answers.push({
        status: asked.status,
        cookies: asked.headers.getSetCookie(),
        page: page.replaceAll(mail, 'MAIL').replace(/value="[\w-]{22}"/, ''),
      })
    }
    expect(answers[0]).toEqual(answers[1])
    // Who asks isn’t looked for: nothing that depends on it takes time.
    const people = await site.database.db.selectFrom('sign_in_requests').select('email').execute()
    expect(people.length).toBeGreaterThan(1)
  })
})

describe('an address', () => {
  test('with a slip in a well-known host is asked back; whoever means it goes on with it', async () => {
    const person = personAt(site, elsewhere())
    const answer = await person.send('/connexion', { mail: 'lea@gmial.com', next: '/mon-espace' })
    const page = await answer.text()
    expect(page).toContain('value="lea@gmail.com"')
    expect(page).toContain('value="lea@gmial.com"')
    const { asked } = await askedBy(person, 'lea@gmial.com', { sure: 'yes' })
    expect(asked.status).toBe(303)
  })

  test.each([
    'lea',
    'lea@',
    'lea@example',
    '@example.org',
    'lea@example.org, omar@example.org',
    'lea@example.org\r\nBcc: omar@example.org',
    'Léa <lea@example.org>',
    `${'a'.repeat(250)}@example.org`,
    '',
  ])('that can’t be one is said to be none, and nothing is written: %j', async mail => {
    const before = await wholeContent(site.database.db)
    const answer = await personAt(site, elsewhere()).send('/connexion', { mail })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Cette adresse n’est pas complète')
    expect(await wholeContent(site.database.db)).toEqual(before)
  })
})

describe('where somebody is led afterwards', () => {
  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/\t/elsewhere.example',
    '/./\n/elsewhere.example',
    '/..//elsewhere.example',
    'javascript:alert(1)',
    'mon-espace',
    '/mon-espace\r\nSet-Cookie: a=b',
    '',
  ])('is never another site: %j', async next => {
    const person = personAt(site, elsewhere())
    const { token } = await askedBy(person, newMail(), { next })
    const entered = await person.send('/connexion/lien', { token })
    const to = new URL(entered.headers.get('location') ?? '', testOrigin)
    expect([entered.status, to.origin]).toEqual([303, testOrigin])
    const again = await person.get(`/connexion?next=${encodeURIComponent(next)}`)
    expect(new URL(again.headers.get('location') ?? '', testOrigin).origin).toBe(testOrigin)
  })

  test('is the page from which they came', async () => {
    const person = personAt(site, elsewhere())
    const { token } = await askedBy(person, newMail(), { next: '/registre?from=2026-01-01' })
    const entered = await person.send('/connexion/lien', { token })
    expect(entered.headers.get('location')).toBe('/registre?from=2026-01-01')
  })
})

describe('a session', () => {
  test('is a cookie for this host and HTTPS only, which no script reads and no other site sends along with a form', async () => {
    const person = personAt(site, elsewhere())
    const { token } = await askedBy(person, newMail())
    const [cookie = '', ...more] = (await person.send('/connexion/lien', { token })).headers.getSetCookie()
    expect(more).toEqual([])
    expect(cookie).toMatch(/^__Host-parvis=/)
    const attributes = cookie.toLowerCase().split('; ').slice(1)
    expect(attributes).toEqual(
      expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax', 'max-age=1209600']),
    )
    expect(attributes.join()).not.toContain('domain')
  })

  test('is a new one at each sign-in, whatever the browser came with, and the one before is closed', async () => {
    const person = personAt(site, elsewhere())
    person.cookies.set('__Host-parvis', 'chosen-by-somebody-else.c2lnbmF0dXJl')
    const mail = newMail()
    const first = await askedBy(person, mail)
    await person.send('/connexion/lien', { token: first.token })
    const before = person.cookies.get('__Host-parvis') ?? ''
    expect(before).not.toContain('chosen')
    const second = await askedBy(person, mail)
    await person.send('/connexion/lien', { token: second.token })
    expect(person.cookies.get('__Host-parvis')).not.toBe(before)
    const old = personAt(site, elsewhere())
    old.cookies.set('__Host-parvis', before)
    expect(await spaceOf(old)).toBe(303)
  })

  test('isn’t opened by a token with another signature, nor by what the database holds', async () => {
    const person = await signedIn(site, newMail(), elsewhere())
    const value = decodeURIComponent(person.cookies.get('__Host-parvis') ?? '')
    const { token } = await site.database.db
      .selectFrom('sessions')
      .select('token')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const [plain = '', signature = ''] = value.split('.')
    for (const forged of [
      plain,
      `${plain}.`,
      `${plain}.${'A'.repeat(43)}=`,
      `${token}.${signature}`,
      'a.b',
      '.',
      '%',
    ]) {
      const thief = personAt(site, elsewhere())
      thief.cookies.set('__Host-parvis', forged === '%' ? forged : encodeURIComponent(forged))
      expect([forged, await spaceOf(thief)]).toEqual([forged, 303])
    }
    expect(await spaceOf(person)).toBe(200)
  })

  test('is listed with the device that it is on, and closed from another one at once', async () => {
    const mail = newMail()
    const [phone, desk] = [personAt(site, elsewhere()), personAt(site, elsewhere())]
    for (const [person, userAgent] of [
      [phone, 'Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0'],
      [desk, 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36'],
    ] as const) {
      const { token } = await askedBy(person, mail)
      await person.send('/connexion/lien', { token }, { 'user-agent': userAgent })
    }
    const page = await textOf(desk.get('/mon-espace'))
    expect(page).toContain('Firefox, Android')
    expect(page).toContain('Chrome, Linux (cet appareil)')
    const session = /name="session" value="([0-9A-Z]{26})"/.exec(page)?.[1] ?? ''
    await desk.send('/mon-espace', { do: 'close', session })
    expect([await spaceOf(phone), await spaceOf(desk)]).toEqual([303, 200])
  })

  test('of somebody else can’t be closed by who knows its number', async () => {
    const mail = newMail()
    const one = await signedIn(site, mail, elsewhere())
    const other = await signedIn(site, newMail(), elsewhere())
    const { id: session } = await site.database.db
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .select('sessions.id')
      .where('email', '=', mail)
      .executeTakeFirstOrThrow()
    await other.send('/mon-espace', { do: 'close', session })
    expect(await spaceOf(one)).toBe(200)
  })

  test('goes with all others but the one that is used, in one press', async () => {
    const mail = newMail()
    const three = [
      await signedIn(site, mail, elsewhere()),
      await signedIn(site, mail, elsewhere()),
      await signedIn(site, mail, elsewhere()),
    ]
    await three[1]?.send('/mon-espace', { do: 'close-others' })
    expect(await Promise.all(three.map(spaceOf))).toEqual([303, 200, 303])
  })

  test('ends after 14 days without a visit, and after 90 in any case', async () => {
    const { db } = site.database
    const mail = newMail()
    const idle = await signedIn(site, mail, elsewhere())
    await sql`update sessions set expires_at = clock_timestamp() - interval '1 second'`.execute(db)
    expect(await spaceOf(idle)).toBe(303)
    const long = await signedIn(site, mail, elsewhere())
    await sql`update sessions set created_at = clock_timestamp() - interval '91 days'`.execute(db)
    expect(await spaceOf(long)).toBe(303)
    const left = await db
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .select('sessions.id')
      .where('email', '=', mail)
      .execute()
    expect(left).toEqual([])
  })

  test('goes on while it is used', async () => {
    const { db } = site.database
    const person = await signedIn(site, newMail(), elsewhere())
    await sql`update sessions set expires_at = clock_timestamp() + interval '2 days'`.execute(db)
    const answer = await person.get('/mon-espace')
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()[0]).toMatch(/max-age=1209600/i)
    const [{ left } = { left: 0 }] = (
      await sql<{
        left: number
      }>`select extract(epoch from max(expires_at) - clock_timestamp())::float8 as left from sessions`.execute(db)
    ).rows
    expect(left).toBeGreaterThan(13 * 86_400)
  })
})

describe('a form', () => {
  const foreign: [string, Record<string, string>][] = [
    ['another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    ['another site, by a browser that says little', { origin: 'https://elsewhere.example', 'sec-fetch-site': '' }],
    ['a neighbour of the same domain', { origin: 'https://other.parvis.test', 'sec-fetch-site': 'same-site' }],
    ['nobody knows where', { origin: 'null', 'sec-fetch-site': '' }],
    ['the same name without encryption', { origin: 'http://parvis.test', 'sec-fetch-site': '' }],
    ['another port', { origin: 'https://parvis.test:8443', 'sec-fetch-site': '' }],
    ['a name that begins like ours', { origin: 'https://parvis.test.elsewhere.example', 'sec-fetch-site': '' }],
    ['a browser that contradicts itself', { origin: testOrigin, 'sec-fetch-site': 'cross-site' }],
    ['a forged host', { origin: 'https://elsewhere.example', host: 'elsewhere.example', 'sec-fetch-site': '' }],
  ]
  test.each(foreign)('sent from %s is refused, and nothing is done', async (_, headers) => {
    const mail = newMail()
    const person = await signedIn(site, mail, elsewhere())
    const before = await wholeContent(site.database.db)
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
    for (const [path, form] of [
      ['/connexion', { mail: 'victim@example.org' }],
      ['/mon-espace', { do: 'profile', pseudonym: 'changed', language: 'fr' }],
      ['/mon-espace/effacer', { do: 'erase', address: mail }],
      ['/deconnexion', {}],
      ['/en/sign-in/link', { token: 'x' }],
    ] as const) {
      const answer = await site.app.fetch(
        new Request(testOrigin + path, {
          method: 'POST',
          body: new URLSearchParams(form).toString(),
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            cookie: `__Host-parvis=${person.cookies.get('__Host-parvis')}`,
            ...given,
          },
        }),
      )
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 403, 'no-store'])
      expect(securityFaults(answer)).toEqual([])
      expect(await answer.text()).toMatch(path.startsWith('/en') ? /not from this site/ : /ne vient pas de ce site/)
    }
    expect(await wholeContent(site.database.db)).toEqual(before)
  })

  test('that says nothing of where it comes from is refused too', async () => {
    const answer = await site.app.fetch(
      new Request(`${testOrigin}/connexion`, { method: 'POST', body: new URLSearchParams({ mail: 'a@example.org' }) }),
    )
    expect(answer.status).toBe(403)
  })

  test('of another kind, or longer than any of ours, is refused by name', async () => {
    const person = personAt(site, elsewhere())
    for (const type of ['multipart/form-data; boundary=x', 'text/plain', 'application/json', ''])
      expect((await person.send('/connexion', { mail: 'a@example.org' }, { 'content-type': type })).status).toBe(415)
    expect((await person.send('/connexion', { mail: 'a'.repeat(70_000) })).status).toBe(413)
  })

  test('can’t be sent where there is none', async () => {
    const person = await signedIn(site, newMail(), elsewhere())
    for (const path of ['/', '/plans', '/boite-d-envoi', '/mon-espace.json', '/nowhere']) {
      const answer = await person.send(path, {})
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD'])
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await site.app.fetch(new Request(`${testOrigin}/connexion`, { method }))
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD, POST'])
    }
  })

  test('that names more than it asks, or somebody else, changes what it asks and of oneself only', async () => {
    const { db } = site.database
    const [one, other] = [newMail(), newMail()]
    await signedIn(site, one, elsewhere())
    const person = await signedIn(site, other, elsewhere())
    const before = await db.selectFrom('people').selectAll().where('email', '=', one).executeTakeFirstOrThrow()
    await person.send('/mon-espace', {
      do: 'profile',
      pseudonym: 'Moi',
      language: 'en',
      id: before.id,
      person: before.id,
      personId: before.id,
      email: 'changed@example.org',
      email_verified: 'false',
      role: 'administrator',
    })
    expect(await db.selectFrom('people').selectAll().where('email', '=', one).executeTakeFirstOrThrow()).toEqual(before)
    expect(
      await db.selectFrom('people').selectAll().where('email', '=', other).executeTakeFirstOrThrow(),
    ).toMatchObject({
      name: 'Moi',
      language: 'en',
      email_verified: true,
    })
  })

  test.each(['x'.repeat(61), 'a\nb', 'a\u202eb', '\ud800'])(
    'with a pseudonym that can’t be one says so: %j',
    async pseudonym => {
      const person = await signedIn(site, newMail(), elsewhere())
      const answer = await person.send('/mon-espace', { do: 'profile', pseudonym, language: 'fr' })
      if (pseudonym === '\ud800') return expect(answer.status).toBe(303)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Un pseudonyme tient en une ligne')
    },
  )

  test('shows what was typed as words, whatever it was', async () => {
    const person = await signedIn(site, newMail(), elsewhere())
    const words = `"><script>alert(1)</script>`
    await person.send('/mon-espace', { do: 'profile', pseudonym: words, language: 'fr' })
    const page = await textOf(person.get('/mon-espace'))
    expect(page).not.toContain('<script>')
    expect(page).toContain('&lt;script&gt;')
  })

  test('for what doesn’t exist does nothing and leads back', async () => {
    const person = await signedIn(site, newMail(), elsewhere())
    const before = await wholeContent(site.database.db)
    for (const act of ['constructor', '__proto__', 'toString', 'unknown', ''])
      expect((await person.send('/mon-espace', { do: act })).headers.get('location')).toBe('/mon-espace')
    expect(await wholeContent(site.database.db)).toEqual(before)
    expect((await person.get('/mon-espace?done=constructor')).status).toBe(200)
  })
})

describe('whoever asks too often', () => {
  test('for one address is told when to try again, known or not, from wherever they ask', async () => {
    const mail = newMail()
    for (const _ of [1, 2, 3, 4, 5])
      expect((await personAt(site, elsewhere()).send('/connexion', { mail })).status).toBe(303)
    const answer = await personAt(site, elsewhere()).send('/connexion', { mail })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3500)
    expect(await answer.text()).toMatch(/Réessayez à \d\d:\d\d/)
  })

  test('from one place is told so, and others are not', async () => {
    const place = elsewhere()
    for (let n = 0; n < 60; n += 1) await personAt(site, place).send('/connexion', { mail: newMail() })
    expect((await personAt(site, place).send('/en/sign-in', { mail: newMail() })).status).toBe(429)
    expect((await personAt(site, elsewhere()).send('/connexion', { mail: newMail() })).status).toBe(303)
  })

  test('is counted by what tells nobody who it was', async () => {
    const mail = newMail()
    const place = elsewhere()
    await personAt(site, place).send('/connexion', { mail })
    const keys = JSON.stringify(await site.database.db.selectFrom('rate_counts').select('key').execute())
    expect(keys).not.toContain(mail)
    expect(keys).not.toContain(place)
    expect(keys).toContain(secretOf('what tests know and nobody else has to').digest('rates', place))
  })
})

describe('a page for one reader', () => {
  const personal = [
    '/connexion',
    '/en/sign-in',
    '/connexion/lien?token=x',
    '/mon-espace',
    '/mon-espace/donnees',
    '/mon-espace/effacer',
    '/deconnexion',
    '/boite-d-envoi',
  ]

  test('is kept by nobody, listed by no search engine, and protected like any other', async () => {
    const person = await signedIn(site, newMail(), elsewhere())
    for (const path of [...personal, '/en/my-space']) {
      const answer = await person.get(path)
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'private, no-store'])
      expect(answer.headers.get('etag')).toBeNull()
      expect(securityFaults(answer)).toEqual([])
      if (answer.status === 200) expect(await answer.text()).toContain('<meta name="robots" content="noindex"/>')
    }
    const listed = await textOf(site.get('/sitemap.xml'))
    for (const path of personal) expect(listed).not.toContain(path.replace(/\?.*/, ''))
  })

  test('leads to no other site, which its address could be told to', async () => {
    const { link } = await askedBy(personAt(site, elsewhere()), newMail())
    const page = await textOf(site.get(link))
    expect([...page.matchAll(/(?:href|src|action)="(https?:[^"]*)"/g)].map(([, address]) => address)).toEqual([])
  })

  test('changes nothing of the public ones: they are the same for whoever has signed in, from the same memory', async () => {
    const person = await signedIn(site, newMail(), elsewhere())
    for (const path of ['/', '/plans', '/en/record', '/registre.json']) {
      const public_ = await site.get(path)
      const own = await person.get(path)
      expect([path, own.headers.get('etag')]).toEqual([path, public_.headers.get('etag')])
      expect(await own.text()).toBe(await public_.text())
      expect(own.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      expect((await person.get(path, { 'if-none-match': own.headers.get('etag') ?? '' })).status).toBe(304)
    }
  })

  test('exists in HTML only, but for one’s own data', async () => {
    for (const path of ['/connexion.json', '/mon-espace.csv', '/en/sign-in.pdf', '/mon-espace/donnees.csv'])
      expect((await site.get(path)).status).toBe(404)
  })
})
