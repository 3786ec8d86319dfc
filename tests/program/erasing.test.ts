import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bundled, cleanUp, dataFolder, type Program, parvis, start, until } from '../support/program.ts'
import { tracesOf } from '../support/traces.ts'

vi.setConfig({ testTimeout: 180_000 })

const mail = 'zebulon.quaternaire@example.org'
const pseudonym = 'Capitaine Zoréol-Ünïq'
const mails: string[] = []
let server: SMTPServer
let settings: Record<string, string>
beforeAll(async () => {
  await bundled()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, done) {
      let text = ''
      stream.on('data', piece => {
        text += piece
      })
      stream.on('end', () => {
        mails.push(
          `${envelope.rcptTo.map(({ address }) => address)}\n${text.replace(/=\r?\n/g, '').replace(/=3D/g, '=')}`,
        )
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  settings = {
    PARVIS_SEED: 'none',
    LOG_LEVEL: 'debug',
    METRICS_TOKEN: 'a-token-for-the-tests',
    MAIL_FROM: 'parvis@gouvernement.example',
    SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
  }
})
afterAll(async () => {
  await cleanUp()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

/** What a site says to somebody who sends one of its forms. */
const sender = (program: Program) => {
  let cookie = ''
  return async (path: string, form: Record<string, string>): Promise<Response> => {
    const answer = await fetch(program.url + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(form),
      headers: { origin: program.url, cookie },
    })
    cookie = (answer.headers.getSetCookie()[0] ?? cookie).split(';')[0] ?? ''
    return answer
  }
}
/** All that a backup holds, as text. */
const contentOf = (file: string) => new Map([['backup', gunzipSync(readFileSync(file)).toString()]])

describe('somebody who erases themselves', () => {
  test('is in no backup from then on, nor in what the server writes down, and goes again when an older one is restored', async () => {
    const dataDir = dataFolder()
    const at = (name: string) => join(dirname(dataDir), name)
    const run = (args: string[], folder = dataDir) => parvis(args, { DATA_DIR: folder, LANG: 'en_GB.UTF-8' })
    const program = await start(dataDir, settings)
    const send = sender(program)
    await send('/connexion', { mail })
    await until(() => mails.length === 1)
    const [, token = ''] = /lien\?token=([\w-]+)/.exec(mails[0] ?? '') ?? []
    await send('/connexion/lien', { token })
    await send('/mon-espace', { do: 'profile', pseudonym, language: 'fr' })
    expect((await run(['backup', at('before')])).code).toBe(0)
    expect([mail, pseudonym].map(words => tracesOf(words, contentOf(at('before'))))).toEqual([['backup'], ['backup']])

    const erased = await send('/mon-espace/effacer', { do: 'erase', address: mail })
    expect(erased.headers.get('location')).toBe('/mon-espace/effacer?done=erased')
    await until(() => mails.length === 2)
    expect(mails[1]).toMatch(/^zebulon\.quaternaire@example\.org\n/)
    expect(mails[1]).toMatch(/Subject: .*compte/i)
    await until(async () => (await run(['letters'])).out === 'Waiting: 0\nDidn’t leave: 0\n')
    const metrics = await fetch(`${program.url}/metrics`, {
      headers: { authorization: 'Bearer a-token-for-the-tests' },
    })
    const list = await run(['erased'])
    expect(list).toMatchObject({ code: 0, out: expect.stringMatching(/^[0-9A-Z]{26} none\n$/) })
    writeFileSync(at('erased.txt'), list.out)
    expect((await run(['backup', at('after')])).code).toBe(0)
    const { out, err } = await program.stop()
    const searched = new Map([...contentOf(at('after')), ['metrics', await metrics.text()], ['log', out + err]])
    expect(err).toContain('account erased')
    expect([mail, pseudonym].map(words => tracesOf(words, searched))).toEqual([[], []])

    writeFileSync(at('wrong.txt'), 'Zébulon\n')
    const [one, other] = [dataFolder(), dataFolder()]
    const refused = await run(['restore', at('before'), '--erased', at('wrong.txt')], one)
    expect([refused.code, refused.err]).toEqual([
      1,
      'Line 1 of this list is none that “parvis erased” writes. Nothing was changed.\n',
    ])
    const restored = await run(['restore', at('before'), '--erased', at('erased.txt')], one)
    expect([restored.code, restored.err]).toEqual([0, ''])
    expect(restored.out).toContain('Erased again: 1 person, of 1 in the list.')
    expect(restored.out).toMatch(/record holds/)

    expect((await run(['restore', at('before')], other)).out).toContain(
      'Whoever erased themselves after this backup is back.',
    )
    expect((await run(['erased', at('erased.txt')], other)).out).toBe('Erased again: 1 person, of 1 in the list.\n')
    expect((await run(['backup', at('again')], one)).code).toBe(0)
    expect([mail, pseudonym].map(words => tracesOf(words, contentOf(at('again'))))).toEqual([[], []])
  })
})
