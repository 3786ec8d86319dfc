import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { openLog } from '../log.ts'
import { secretOf } from '../secret.ts'
import type { Letter } from './letter.tsx'
import { type NewNotice, type NoticeKind, write } from './notices.ts'
import { giveUpLate, postSome, readTroubles } from './post.ts'
import { openSmtp } from './smtp.ts'

const secret = secretOf('a secret for the letters of these tests')
const at = new Date('2026-11-27T10:00:00Z')
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)

type Received = { from: string; to: string[]; text: string; user: string | undefined; secure: boolean }

/** A real mail server, which takes what it is told to take. */
async function mailServer(
  refusing: { next: Error[] },
  { password, host = '127.0.0.1', ...more }: { password?: string; host?: string } & SMTPServerOptions = {},
) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: password === undefined ? ['AUTH'] : [],
    ...more,
    onAuth: ({ username, password: given }, _session, done) =>
      given === password ? done(null, { user: username }) : done(new Error('wrong password')),
    onRcptTo(_address, _session, done) {
      done(refusing.next.shift())
    },
    onData(stream, { envelope, user, secure }, done) {
      const pieces: Buffer[] = []
      stream.on('data', piece => pieces.push(piece))
      stream.on('end', () => {
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(pieces).toString('utf8'),
          user: user as string | undefined,
          secure,
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, host)
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return { received, port, stop: () => new Promise<void>(resolve => server.close(() => resolve())) }
}

const kind: NoticeKind = {
  name: 'greeting',
  compose: ({ data, secret: kept }, language, { siteName, origin }): Letter => ({
    language,
    subject: `${data.subject} – ${siteName}`,
    heading: 'Bonjour',
    pieces: [
      { words: 'L’été arrive <b>' },
      { button: 'Lire', href: `${origin}/lire?token=${kept.token}` },
      { code: '123456', label: 'Code' },
      { small: 'En petit' },
    ],
    signature: 'Le site',
  }),
}

let database: TestDatabase
let refusing: { next: Error[] }
let server: Awaited<ReturnType<typeof mailServer>>
let folder: string
beforeEach(async () => {
  database = await cloneDatabase('empty')
  refusing = { next: [] }
  server = await mailServer(refusing)
  folder = mkdtempSync(join(tmpdir(), 'parvis-mail-'))
})
afterEach(async () => {
  await server.stop()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const written = (more: Partial<NewNotice> = {}) =>
  database.db.transaction().execute(tx =>
    write(tx, secret, {
      kind: 'greeting',
      recipient: 'ines@example.org',
      language: 'fr',
      data: { subject: 'Déjà l’été' },
      secret: { token: 'only-for-ines' },
      now: at,
      expires: later(900),
      ...more,
    }),
  )
const postTo = (url: string, passwordFile?: string) => {
  const carrier = openSmtp({ url, passwordFile, from: 'Parvis <parvis@gouvernement.example>' })
  const post = {
    db: database.db,
    secret,
    carrier,
    kinds: [kind],
    headFor: async () => ({ siteName: 'Parvis', origin: 'https://parvis.test', timeZone: 'Europe/Paris' }),
    log: openLog('silent'),
  }
  return { post: (now: Date) => postSome(post, now), close: carrier.close }
}
const notices = () => database.db.selectFrom('notices').selectAll().orderBy('id').execute()
/** What a mail says, without what its way of being sent adds. */
const plain = (mail: string) =>
  mail.replace(/=\r?\n/g, '').replace(/(=[0-9A-F]{2})+/g, hex => decodeURIComponent(hex.replace(/=/g, '%')))

describe('a letter', () => {
  test('reaches a real mail server as text and as HTML, once, with a link that leads to the site', async () => {
    await written()
    const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
    expect(await post(at)).toBe(1)
    expect(await post(later(3600))).toBe(0)
    await close()
    expect(server.received).toHaveLength(1)
    const [mail] = server.received
    expect(mail).toMatchObject({ from: 'parvis@gouvernement.example', to: ['ines@example.org'] })
    const said = plain(mail?.text ?? '')
    expect(said).toMatch(/^From: Parvis <parvis@gouvernement\.example>\r$/m)
    expect(said).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(said).toContain('Content-Type: text/plain; charset=utf-8')
    expect(said).toContain('L’été arrive &lt;b&gt;')
    expect(said).toContain('L’été arrive <b>')
    expect(said.match(/https:\/\/parvis\.test\/lire\?token=only-for-ines/g)?.length).toBe(3)
    expect(said).not.toMatch(/<img|<script|src=/)
  })

  test('keeps what only its recipient may know encrypted until it has left, and nowhere afterwards', async () => {
    await written()
    expect(JSON.stringify(await notices())).not.toContain('only-for-ines')
    const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
    await post(at)
    await close()
    expect(await notices()).toMatchObject([{ state: 'sent', sealed: null, attempts: 1 }])
  })

  test('that is to leave no trace names nobody while it waits, and is gone once it has left, was refused, or is too late', async () => {
    const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
    refusing.next = [Object.assign(new Error('try later'), { responseCode: 451 })]
    await written({ traceless: true })
    await post(at)
    expect(JSON.stringify(await notices())).toMatch(/"state":"waiting"/)
    expect(JSON.stringify(await notices())).not.toContain('ines')
    await post(later(30))
    expect(server.received.map(({ to }) => to)).toEqual([['ines@example.org']])
    expect(await notices()).toEqual([])

    refusing.next = [Object.assign(new Error('no such user'), { responseCode: 550 })]
    await written({ traceless: true })
    await post(at)
    expect(await notices()).toEqual([])

    await written({ traceless: true })
    await giveUpLate(database.db, later(900))
    expect(await notices()).toEqual([])
    await close()
  })

  test('is not written when what it tells of is undone', async () => {
    await database.db
      .transaction()
      .execute(async tx => {
        await write(tx, secret, { kind: 'greeting', recipient: 'a@b.example', language: 'fr', now: at, expires: at })
        throw new Error('undone')
      })
      .catch(() => {})
    expect(await notices()).toEqual([])
  })

  test('that isn’t taken is tried again after 30 seconds, a minute, two, and no sooner', async () => {
    await written()
    const away = Object.assign(new Error('try later'), { responseCode: 451 })
    refusing.next = [away, away]
    const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
    expect(await post(at)).toBe(1)
    expect(await post(later(29))).toBe(0)
    expect(await post(later(30))).toBe(1)
    expect(await post(later(89))).toBe(0)
    expect(await notices()).toMatchObject([{ state: 'waiting', attempts: 2, problem: expect.stringContaining('451') }])
    expect(await post(later(90))).toBe(1)
    await close()
    expect(await notices()).toMatchObject([{ state: 'sent', attempts: 3, problem: null }])
    expect(server.received).toHaveLength(1)
  })

  test('that is refused for good is told of, and not tried again', async () => {
    await written()
    refusing.next = [Object.assign(new Error('no such user'), { responseCode: 550 })]
    const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
    await post(at)
    expect(await post(later(3600))).toBe(0)
    await close()
    expect(await readTroubles(database.db, 10)).toMatchObject({
      waiting: 0,
      inAll: 1,
      failed: [{ state: 'failed', sealed: null, problem: expect.stringContaining('no such user') }],
    })
  })

  test('waits while there is no mail server, and goes once there is one', async () => {
    await written()
    const gone = await mailServer({ next: [] })
    await gone.stop()
    const nowhere = postTo(`smtp://127.0.0.1:${gone.port}`)
    await nowhere.post(at)
    await nowhere.close()
    expect(await notices()).toMatchObject([{ state: 'waiting', problem: expect.stringContaining('ECONNREFUSED') }])
    const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
    await post(later(30))
    await close()
    expect(await notices()).toMatchObject([{ state: 'sent' }])
  })

  test('that is too late to be told is given up, and emptied', async () => {
    await written()
    const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
    expect(await post(later(900))).toBe(0)
    await close()
    await giveUpLate(database.db, later(900))
    expect(await notices()).toMatchObject([{ state: 'failed', sealed: null, problem: 'too late: never tried' }])
  })

  test('written with another secret, or of a kind that is not known, is told of and nothing is sent', async () => {
    await written({ kind: 'unheard-of' })
    await database.db.transaction().execute(tx =>
      write(tx, secretOf('another secret, of another site, long enough'), {
        kind: 'greeting',
        recipient: 'ines@example.org',
        language: 'fr',
        secret: { token: 't' },
        now: at,
        expires: later(900),
      }),
    )
    const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
    await post(at)
    await close()
    expect((await notices()).map(({ state }) => state)).toEqual(['failed', 'failed'])
    expect(server.received).toEqual([])
  })
})

test('many letters leave each once, however many processes post them at the same time', async () => {
  for (let n = 0; n < 40; n += 1) await written({ recipient: `person${n}@example.org` })
  const posts = [1, 2, 3].map(() => postTo(`smtp://127.0.0.1:${server.port}`))
  await Promise.all(
    posts.map(async ({ post }) => {
      while ((await post(at)) > 0);
    }),
  )
  await Promise.all(posts.map(({ close }) => close()))
  expect(server.received.map(({ to: [address] }) => address).sort()).toEqual(
    Array.from({ length: 40 }, (_, n) => `person${n}@example.org`).sort(),
  )
})

test.each([
  ['a line in the subject', { data: { subject: 'Déjà\r\nBcc: everybody@example.org\r\n\r\nText' } }],
  ['a line in the recipient', { recipient: 'ines@example.org\r\nBcc: everybody@example.org' }],
  ['two recipients', { recipient: 'ines@example.org, everybody@example.org' }],
  ['a line separator', { data: { subject: 'Déjà\u2028Bcc: everybody@example.org' } }],
])('%s makes no other header, and reaches nobody else', async (_, more) => {
  await written(more)
  const { post, close } = postTo(`smtp://127.0.0.1:${server.port}`)
  await post(at)
  await close()
  const recipients = server.received.flatMap(({ to }) => to)
  expect(recipients).not.toContain('everybody@example.org')
  for (const { text } of server.received) {
    const headers = text.split('\r\n\r\n')[0] ?? ''
    expect(headers).not.toMatch(/^bcc:/im)
    expect(headers.match(/^(to|subject|from):/gim)).toHaveLength(3)
  }
})

describe('a mail server that wants to know who writes', () => {
  test('is told the name and the password, from the address or from a file', async () => {
    const careful = await mailServer({ next: [] }, { password: 'p@ss word' })
    writeFileSync(join(folder, 'password'), 'p@ss word\n')
    const ways = [
      postTo(`smtp://parvis:p%40ss%20word@127.0.0.1:${careful.port}`),
      postTo(`smtp://parvis@127.0.0.1:${careful.port}`, join(folder, 'password')),
    ]
    for (const { post, close } of ways) {
      await written()
      await post(at)
      await close()
    }
    expect(careful.received.map(({ user }) => user)).toEqual(['parvis', 'parvis'])
    await careful.stop()
  })

  test('and is told the wrong one keeps the letter waiting, and the password isn’t repeated', async () => {
    const careful = await mailServer({ next: [] }, { password: 'right' })
    await written()
    const { post, close } = postTo(`smtp://parvis:wr0ng-one@127.0.0.1:${careful.port}`)
    await post(at)
    await close()
    await careful.stop()
    const [notice] = await notices()
    expect(notice).toMatchObject({ state: 'waiting', problem: expect.stringContaining('EAUTH') })
    expect(JSON.stringify(notice)).not.toContain('wr0ng-one')
  })

  test('whose password can’t be read is told to the operator', () => {
    expect(() => postTo('smtp://parvis@mail.example', join(folder, 'nothing'))).toThrow(/SMTP_PASSWORD_FILE/)
  })
})

describe('to another machine', () => {
  test('nothing is said without encryption: neither the letter nor the password', async () => {
    // 127.0.0.2 is another machine to whoever doesn’t know better.
    const open = await mailServer(
      { next: [] },
      { host: '127.0.0.2', password: 'right', disabledCommands: ['STARTTLS'] },
    )
    await written()
    const { post, close } = postTo(`smtp://parvis:right@127.0.0.2:${open.port}`)
    await post(at)
    await close()
    await open.stop()
    expect(open.received).toEqual([])
    expect(await notices()).toMatchObject([{ state: 'waiting', problem: expect.stringMatching(/^ETLS/) }])
  })

  test.each([
    ['from the start', 'smtps', { secure: true }],
    ['by STARTTLS', 'smtp', {}],
  ] as const)('nor %s under a certificate that nobody vouches for', async (_, scheme, more) => {
    const unknown = await mailServer({ next: [] }, { host: '127.0.0.2', ...more })
    await written()
    const { post, close } = postTo(`${scheme}://127.0.0.2:${unknown.port}`)
    await post(at)
    await close()
    await unknown.stop()
    expect(unknown.received).toEqual([])
    expect(await notices()).toMatchObject([{ state: 'waiting', problem: expect.stringMatching(/certificate/) }])
  })
})
