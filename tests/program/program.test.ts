import { once } from 'node:events'
import { accessSync, chmodSync, constants, existsSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import {
  asRoot,
  asShipped,
  begin,
  bundled,
  cleanUp,
  databaseOf,
  dataFolder,
  type Ended,
  failToStart,
  familyOf,
  isAlive,
  ordinary,
  type Program,
  signal,
  start,
  until,
} from '../support/program.ts'

vi.setConfig({ testTimeout: 120_000 })

beforeAll(async () => {
  await bundled()
})
afterEach(cleanUp)

const page = async (program: Program, path: string): Promise<[number, string]> => {
  const response = await fetch(program.url + path, { redirect: 'manual' })
  return [response.status, await response.text()]
}

describe('whoever starts Parvis on an empty folder', () => {
  test('reads in two lines where it is, and finds the four plans there; stopped, it leaves nothing running', async () => {
    const dataDir = dataFolder()
    const program = await start(dataDir, asShipped)
    expect(program.lines[0]).toMatch(/^Parvis est prêt : http:\/\/localhost:\d+ \(en \d+,\d s\)$/)
    expect(program.lines[1]).toBe(`Données : ${dataDir}. Ctrl-C arrête tout proprement.`)
    const [status, plans] = await page(program, '/plans')
    expect(status).toBe(200)
    for (const plan of ['2015-2017', '2018-2020', '2021-2023', '2023-2025']) expect(plans).toContain(plan)
    expect((await page(program, '/readyz'))[0]).toBe(200)
    const [, home] = await page(program, '/')
    expect(home).toContain(`<link rel="canonical" href="${program.url}/"/>`)
    const database = databaseOf(dataDir)
    expect(database).not.toBeNull()

    expect(await program.stop()).toMatchObject({ code: 0, err: '' })
    expect(databaseOf(dataDir)).toBeNull()
    expect(isAlive(database ?? 0)).toBe(false)

    // In English, and it is all there again, under the same permanent addresses.
    const again = await start(dataDir, { LANG: 'en_GB.UTF-8' })
    expect(again.lines[0]).toMatch(/^Parvis is ready: http:\/\/localhost:\d+ \(in \d+\.\d s\)$/)
    expect(again.lines[1]).toBe(`Data: ${dataDir}. Ctrl-C stops everything cleanly.`)
    expect((await page(again, '/plans'))[1]).toContain('2018-2020')
    expect(await again.stop()).toMatchObject({ code: 0, err: '' })
  })

  test('without plans, if they so wish', async () => {
    const program = await start(dataFolder(), { PARVIS_SEED: 'none' })
    expect(await page(program, '/')).toEqual([200, expect.stringContaining('Ce site attend son premier plan')])
    expect(JSON.parse((await page(program, '/plans.json'))[1])).toMatchObject({ plans: [] })
    expect(await program.stop()).toMatchObject({ code: 0, err: '' })
  })

  test('on another day, which every page then says, and which hides what came after', async () => {
    const program = await start(dataFolder(), { PARVIS_CLOCK: '2021-06-25' })
    for (const path of ['/', '/plans', '/plans/2018-2020', '/organisations', '/registre', '/nulle-part']) {
      expect([path, (await page(program, path))[1]]).toEqual([path, expect.stringContaining('25 juin 2021')])
    }
    expect((await page(program, '/en'))[1]).toContain('25 June 2021')
    expect(JSON.parse((await page(program, '/plans.json'))[1])).toMatchObject({ demonstrationOf: '2021-06-25' })
    expect((await page(program, '/plans'))[1]).not.toContain('2023-2025')
    expect((await page(program, '/plans/2023-2025'))[0]).toBe(404)
    await program.stop()
  })
})

describe('when it is asked to stop', () => {
  test.runIf(process.platform === 'linux')('a reader who waits for a page still gets it', async () => {
    const dataDir = dataFolder()
    const program = await start(dataDir)
    await page(program, '/plans')
    const database = familyOf(databaseOf(dataDir) ?? 0)
    // The database holds its breath, so that the page takes as long as we want.
    for (const pid of database) signal(pid, 'SIGSTOP')
    try {
      const reader = connect(program.port, '127.0.0.1')
      let answer = ''
      reader.on('data', chunk => {
        answer += chunk
      })
      // Two requests at once: once the first is answered, the second is surely being worked on.
      reader.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /plans/2018-2020 HTTP/1.1\r\nHost: a\r\n\r\n')
      await until(() => answer.includes('\r\n\r\nok'))
      signal(program.pid, 'SIGINT')
      await until(async () => !(await fetch(`${program.url}/healthz`).then(Boolean, () => false)))
      expect(isAlive(program.pid)).toBe(true)
      for (const pid of database) signal(pid, 'SIGCONT')
      await once(reader, 'close')
      const [, late = ''] = answer.split('\r\n\r\nok')
      expect(late).toMatch(/^HTTP\/1\.1 200 OK/)
      expect(late).toContain('</html>')
      // And is not waited for: nothing more is said on this connection.
      expect(late).toMatch(/\r\nconnection: close\r\n/i)
    } finally {
      for (const pid of database) signal(pid, 'SIGCONT')
    }
    expect(await program.ended).toMatchObject({ code: 0, err: '' })
    expect(databaseOf(dataDir)).toBeNull()
  })

  test('by the system rather than by a person, it stops the same way', async () => {
    const dataDir = dataFolder()
    const program = await start(dataDir, { PARVIS_SEED: 'none' })
    signal(program.pid, 'SIGTERM')
    expect(await program.ended).toMatchObject({ code: 0, err: '' })
    expect(databaseOf(dataDir)).toBeNull()
  })

  test('while it is still starting, it stops too', async () => {
    const dataDir = dataFolder()
    const { pid, ended } = begin(dataDir)
    await until(() => databaseOf(dataDir) !== null)
    signal(pid, 'SIGINT')
    expect(await ended).toMatchObject({ code: 0, err: '' })
    expect(databaseOf(dataDir)).toBeNull()
  })
})

describe('after it was killed', () => {
  test('alone, the next start takes over its database at once', async () => {
    const dataDir = dataFolder()
    const first = await start(dataDir)
    const database = databaseOf(dataDir)
    signal(first.pid, 'SIGKILL')
    expect((await first.ended).signal).toBe('SIGKILL')
    expect(databaseOf(dataDir)).toBe(database)
    const second = await start(dataDir)
    expect(databaseOf(dataDir)).toBe(database)
    expect((await page(second, '/plans/2018-2020'))[0]).toBe(200)
    expect(await second.stop()).toMatchObject({ code: 0, err: '' })
    expect(databaseOf(dataDir)).toBeNull()
  })

  test('with its database, the next start finds all that was there', async () => {
    const dataDir = dataFolder()
    const first = await start(dataDir)
    const [, before] = await page(first, '/plans/2018-2020.json')
    // Stopped first, so that it can't start its database again before it is killed itself.
    signal(first.pid, 'SIGSTOP')
    signal(databaseOf(dataDir), 'SIGKILL')
    signal(first.pid, 'SIGKILL')
    await first.ended
    const second = await start(dataDir)
    const withoutOrigin = (text: string) => text.replace(/http:\/\/localhost:\d+/g, '')
    expect(withoutOrigin((await page(second, '/plans/2018-2020.json'))[1])).toBe(withoutOrigin(before))
    expect(await second.stop()).toMatchObject({ code: 0, err: '' })
  })

  test('its database alone, the site answers again by itself', async () => {
    const dataDir = dataFolder()
    const program = await start(dataDir)
    const [, kept] = await page(program, '/plans')
    const database = databaseOf(dataDir)
    signal(database, 'SIGKILL')
    // What was read before is still there, perhaps with a word of when it is of, and nothing else fails with more than “unavailable”.
    const matterOf = (html: string) => html.slice(html.indexOf('<main'))
    const [status, still] = await page(program, '/plans')
    expect([status, matterOf(still)]).toEqual([200, matterOf(kept)])
    const seen = new Set<number>()
    await until(async () => {
      const [status] = await page(program, '/plans/2021-2023')
      seen.add(status)
      return status === 200
    })
    expect([...seen].filter(status => ![200, 503].includes(status))).toEqual([])
    expect(databaseOf(dataDir)).not.toBe(database)
    expect((await program.stop()).code).toBe(0)
  })
})

/** One sentence for whoever starts it, and nothing of the program's insides. */
function expectOneSentence({ code, out, err }: Ended, sentence: RegExp): void {
  expect([code, out]).toEqual([1, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toMatch(sentence)
  expect(err).not.toMatch(/\s+at \S+ \(|Error:|node:internal|\.mjs:\d|undefined/)
}

describe('what has to be mended is said in one sentence', () => {
  test('a port that is taken', async () => {
    const holder = createServer()
    holder.listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const { port } = holder.address() as { port: number }
    const dataDir = dataFolder()
    const settings = { PORT: String(port), DATA_DIR: dataDir }
    expectOneSentence(await failToStart(settings), new RegExp(`Le port ${port} est déjà pris.*PORT=`))
    expectOneSentence(await failToStart({ ...settings, LANG: 'en_GB.UTF-8' }), /Port \d+ is already taken.*PORT=/)
    // It has made nothing, and started nothing.
    expect(existsSync(join(dataDir, 'postgresql'))).toBe(false)
    holder.close()
  })

  test('a folder that can’t be written to', async () => {
    const dataDir = dataFolder()
    const file = join(dataDir, 'a-file')
    writeFileSync(file, '')
    expectOneSentence(
      await failToStart({ DATA_DIR: join(file, 'below') }),
      /ne peut pas écrire dans .*a-file.*DATA_DIR/,
    )
    if (asRoot) return
    chmodSync(dataDir, 0o555)
    expectOneSentence(await failToStart({ DATA_DIR: dataDir }), /ne peut pas écrire dans .*DATA_DIR/)
    chmodSync(dataDir, 0o755)
  })

  test('a database that doesn’t answer, without telling its password', async () => {
    const closed = createServer()
    closed.listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as { port: number }
    closed.close()
    await once(closed, 'close')
    for (const LANG of ['fr_FR.UTF-8', 'en_GB.UTF-8']) {
      const ended = await failToStart({
        DATABASE_URL: `postgresql://parvis:s%C3%A9cr3t-word@127.0.0.1:${port}/parvis`,
        LANG,
      })
      expectOneSentence(ended, new RegExp(`DATABASE_URL \\(127\\.0\\.0\\.1:${port}/parvis\\)`))
      expect(ended.err).not.toMatch(/cr3t/)
    }
  })

  test('a setting that makes no sense, with its name, its value and what was expected', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      // What is expected of each is tried without a program (src/platform/config.test.ts); whether a host is one, only by opening it.
      [{ PORT: 'eighty' }, /PORT \("eighty"\).*0.*65535/],
      [{ HOST: 'not an address' }, /HOST/],
    ]
    for (const [settings, sentence] of wrong) {
      expectOneSentence(await failToStart({ DATA_DIR: dataFolder(), ...settings }), sentence)
    }
    const secret = await failToStart({ DATABASE_URL: 'mysql://parvis:s3cr3t@localhost/parvis' })
    expectOneSentence(secret, /DATABASE_URL/)
    expect(secret.err).not.toContain('s3cr3t')
  })
})

describe('for an ordinary user', () => {
  const reachable = (() => {
    let folder = projectRoot
    for (;;) {
      try {
        accessSync(folder, constants.R_OK)
      } catch {
        return false
      }
      if (folder === dirname(folder)) return true
      folder = dirname(folder)
    }
  })()

  // Run by an ordinary user, all the other tests show this.
  test.runIf(asRoot && reachable)('it starts, seeds, serves and stops as it does for root', async () => {
    const dataDir = dataFolder(ordinary)
    const program = await start(dataDir, { HOME: dirname(dataDir) }, { uid: ordinary })
    expect((await page(program, '/plans/2018-2020'))[0]).toBe(200)
    expect(await program.stop()).toMatchObject({ code: 0, err: '' })
    expect(databaseOf(dataDir)).toBeNull()
    const again = await start(dataDir, { HOME: dirname(dataDir) }, { uid: ordinary })
    expect((await page(again, '/plans/2018-2020'))[0]).toBe(200)
    expect(await again.stop()).toMatchObject({ code: 0, err: '' })
  })

  test.runIf(asRoot && reachable)('a folder of somebody else’s is refused in one sentence', async () => {
    const dataDir = dataFolder()
    const ended = await failToStart({ DATA_DIR: dataDir, HOME: '/nonexistent' }, { uid: ordinary })
    expectOneSentence(ended, /ne peut pas écrire dans .*DATA_DIR/)
  })
})
