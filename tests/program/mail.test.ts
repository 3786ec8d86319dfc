import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { bundled, cleanUp, dataFolder, type Program, parvis, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 120_000 })

let mails: string[]
let server: SMTPServer
let smtp: { SMTP_URL: string; MAIL_FROM: string }
beforeAll(async () => {
  await bundled()
})
beforeEach(async () => {
  mails = []
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('nobody')
          ? Object.assign(new Error(`<${address}>: no such mailbox`), { responseCode: 550 })
          : null,
      ),
    onData(stream, _session, done) {
      let mail = ''
      stream.on('data', piece => {
        mail += piece
      })
      stream.on('end', () => {
        mails.push(mail.replace(/=\r?\n/g, '').replace(/=3D/g, '='))
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  smtp = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Parvis <parvis@gouvernement.example>' }
})
afterEach(async () => {
  await cleanUp()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

const send = (program: Program, path: string, form: Record<string, string>, cookie = '') =>
  fetch(program.url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form),
    headers: { origin: program.url, ...(cookie ? { cookie } : {}) },
  })

describe('with a mail server', () => {
  test('a letter comes whose link leads to a page with a button, which lets in; and the outbox isn’t there', async () => {
    const program = await start(dataFolder(), { PARVIS_SEED: 'none', ...smtp })
    expect((await send(program, '/connexion', { mail: 'ines@example.org' })).status).toBe(303)
    await until(() => mails.length === 1)
    const [, link = ''] = /(http:\/\/localhost:\d+\/connexion\/lien\?token=[\w-]+)/.exec(mails[0] ?? '') ?? []
    expect(link.startsWith(`${program.url}/`)).toBe(true)
    const page = await (await fetch(link)).text()
    expect(page).toContain('Me connecter')
    const token = new URL(link).searchParams.get('token') ?? ''
    const entered = await send(program, '/connexion/lien', { token })
    expect(entered.status).toBe(303)
    const cookie = (entered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    expect((await fetch(`${program.url}/mon-espace`, { headers: { cookie } })).status).toBe(200)
    expect((await fetch(`${program.url}/boite-d-envoi`)).status).toBe(404)
    expect((await program.stop()).code).toBe(0)
  })

  test('whoever runs the site is told of a letter that nobody took, and not for whom it was', async () => {
    const dataDir = dataFolder()
    const program = await start(dataDir, { PARVIS_SEED: 'none', ...smtp })
    await send(program, '/connexion', { mail: 'nobody@example.org' })
    const told = async () => parvis(['letters'], { DATA_DIR: dataDir })
    await until(async () => (await told()).code === 1)
    const { out } = await told()
    expect(out).toMatch(
      /^En attente : 0\n[0-9A-Z]{26} {2}sign-in {2}\S+ {2}essais : 1 {2}.*no such mailbox.*\nPas partis : 1\n$/,
    )
    expect(out).not.toContain('nobody@')
    const stopped = await program.stop()
    expect(stopped.err).not.toContain('nobody@')
  })
})

describe('without one', () => {
  test('letters are in the outbox of one’s own machine, and a proxy finds none', async () => {
    const program = await start(dataFolder(), { PARVIS_SEED: 'none' })
    await send(program, '/connexion', { mail: 'ines@example.org' })
    const outbox = (headers: Record<string, string> = {}) => fetch(`${program.url}/boite-d-envoi`, { headers })
    expect(await (await outbox()).text()).toContain('/connexion/lien?token=')
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.7' },
      { forwarded: 'for=203.0.113.7' },
      { via: '1.1 proxy' },
    ])
      expect((await outbox(headers)).status).toBe(404)
    await program.stop()
  })
})
