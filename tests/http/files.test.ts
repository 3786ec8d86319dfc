import { randomBytes } from 'node:crypto'
import { readdirSync, readlinkSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filePath } from '../../src/platform/files/answer.ts'
import { showsFiles } from '../../src/platform/files/readers.ts'
import { attachFiles, forgetFileNames, keepFile, type StoredFile } from '../../src/platform/files/rows.ts'
import { stage } from '../../src/platform/files/stage.ts'
import { FilesUnavailable } from '../../src/platform/files/store.ts'
import { pageCache } from '../../src/platform/http/page-cache.ts'
import { newUlid } from '../../src/platform/ids.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { until } from '../support/program.ts'
import { appOver, testOrigin } from '../support/site.ts'
import { appWith, lying, type TestStore, testStore, uploadPath } from '../support/upload-page.ts'

let database: TestDatabase
let store: TestStore
let app: Hono
let undo: (() => void)[]
/** What a room says of each file. */
let said: Map<string, 'visible' | 'hidden'>
beforeAll(async () => {
  database = await cloneDatabase('empty')
})
afterAll(() => database.drop())
beforeEach(() => {
  store = testStore()
  said = new Map()
  undo = [showsFiles(async (_, id) => said.get(id) ?? null)]
  app = appOver(database.db, pageCache(), null, {}, store)
})
afterEach(() => {
  for (const step of undo) step()
  store.remove()
})

const content = randomBytes(200_000)
async function attached(given: Partial<{ name: string | null; kind: StoredFile['kind']; content: Buffer }> = {}) {
  const { name = 'Étude d’impact.pdf', kind = 'pdf', content: bytes = content } = given
  const staged = await stage(store, Readable.from([bytes]), bytes.length)
  const { reference } = await keepFile(database.db, store, { field: 'f', name, kind, staged }, new Date('2026-11-28'))
  const [file] = (await database.db.transaction().execute(tx => attachFiles(tx, [reference]))) ?? []
  if (!file) throw new Error('not attached')
  said.set(file.id, 'visible')
  return file
}
const ask = async (path: string, init: RequestInit = {}) => app.fetch(new Request(testOrigin + path, init))

describe('a file that a room shows', () => {
  test('is given to be saved, under its name, as what it is and nothing else', async () => {
    const file = await attached()
    for (const [language, path] of [
      ['fr', `/fichiers/${file.id}/etude-d-impact.pdf`],
      ['en', `/en/files/${file.id}/etude-d-impact.pdf`],
    ] as const) {
      expect(filePath(file, language)).toBe(path)
      const answer = await ask(path)
      expect(answer.status).toBe(200)
      expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': '200000',
        'content-disposition': `attachment; filename="Etude d_impact.pdf"; filename*=UTF-8''%C3%89tude%20d%E2%80%99impact.pdf`,
        'content-security-policy': "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cache-control': 'public, max-age=0, must-revalidate',
        'cross-origin-resource-policy': 'same-origin',
      })
    }
  })

  test('is what it is, of each kind', async () => {
    for (const [kind, type, ending] of [
      ['pdf', 'application/pdf', 'pdf'],
      ['odt', 'application/vnd.oasis.opendocument.text', 'odt'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
      ['png', 'image/png', 'png'],
      ['jpeg', 'image/jpeg', 'jpg'],
    ] as const) {
      const file = await attached({ kind, name: null })
      const answer = await ask(`/fichiers/${file.id}/document.${ending}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
      await answer.body?.cancel()
    }
  })

  test('isn’t sent again to whoever has it, nor to whoever asks about it', async () => {
    const path = filePath(await attached(), 'fr')
    const first = await ask(path, { method: 'HEAD' })
    expect([first.status, await first.text(), first.headers.get('content-length')]).toEqual([200, '', '200000'])
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    const again = await ask(path, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    const other = await ask(path, { headers: { 'if-none-match': '"other"' } })
    expect(other.status).toBe(200)
    await other.body?.cancel()
  })

  test.runIf(process.platform === 'linux')('leaves no file open when nobody reads it to its end', async () => {
    const path = filePath(await attached({ content: randomBytes(2_000_000) }), 'fr')
    for (let turn = 0; turn < 20; turn += 1) {
      await ask(path, { method: 'HEAD' })
      const answer = await ask(path)
      const reader = answer.body?.getReader()
      await reader?.read()
      await reader?.cancel()
    }
    const open = () =>
      readdirSync('/proc/self/fd').filter(name => {
        try {
          return readlinkSync(`/proc/self/fd/${name}`).startsWith(store.folder)
        } catch {
          return false
        }
      })
    await until(async () => open().length === 0)
  })

  test('has one address: another name in it leads there, and so does the old one once its name was erased', async () => {
    const file = await attached()
    const path = filePath(file, 'fr')
    for (const name of ['x', 'etude-d-impact', 'etude-d-impact.odt', '%22%3E%3Cscript%3E', '%E2%80%AE.pdf']) {
      const answer = await ask(`/fichiers/${file.id}/${name}`)
      expect([answer.status, answer.headers.get('location')]).toEqual([308, path])
    }
    await database.db.transaction().execute(tx => forgetFileNames(tx, [file.id]))
    const answer = await ask(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `/fichiers/${file.id}/document.pdf`])
  })
})

describe('a file that no room shows', () => {
  test('is nowhere, and nothing tells it from one that never was', async () => {
    const hidden = await attached()
    said.set(hidden.id, 'hidden')
    const nobodys = await attached()
    said.delete(nobodys.id)
    const plain = (text: string) => text.replace(/[0-9a-f-]{36}/g, '').replaceAll(/[0-9A-Z]{26}/g, '')
    const pages = new Set<string>()
    for (const path of [
      filePath(hidden, 'fr'),
      filePath(nobodys, 'fr'),
      `/fichiers/${newUlid()}/etude-d-impact.pdf`,
      `/fichiers/${hidden.id}/autre.pdf`,
    ]) {
      const answer = await ask(path)
      expect(answer.status).toBe(404)
      pages.add(plain(await answer.text()))
    }
    expect(pages.size).toBe(1)
    for (const path of ['/fichiers/x/y.pdf', `/fichiers/${hidden.id}`, '/fichiers', `/en/files/${hidden.id}`])
      expect((await ask(path)).status).toBe(404)
  })

  test('isn’t shown by one room where another hides it', async () => {
    const file = await attached()
    undo.push(showsFiles(async () => 'hidden'))
    expect((await ask(filePath(file, 'fr'))).status).toBe(404)
  })

  test('is nowhere while it only waits to be attached', async () => {
    const staged = await stage(store, Readable.from([content]), content.length)
    const waiting = await keepFile(database.db, store, { field: 'f', name: 'a.pdf', kind: 'pdf', staged }, new Date(0))
    said.set(waiting.id, 'visible')
    expect((await ask(filePath(waiting, 'fr'))).status).toBe(404)
  })

  test('can be given to one reader by a page of theirs, and nobody keeps it', async () => {
    const file = await attached()
    said.set(file.id, 'hidden')
    const own = appWith(database, store, { answer: async () => ({ kind: 'file', file }) })
    const answer = await own.fetch(new Request(testOrigin + uploadPath))
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect((await answer.arrayBuffer()).byteLength).toBe(200_000)
  })
})

describe('a file that the store can’t give', () => {
  const heard: Record<string, unknown>[] = []
  const log = pino(
    { base: null },
    new Writable({
      write(line, _, done) {
        heard.push(JSON.parse(String(line)))
        done()
      },
    }),
  )
  beforeEach(() => heard.splice(0))

  const unread = async (file: StoredFile) => {
    const own = appWith(database, store, { answer: async () => ({ kind: 'file', file }) }, log)
    const answers = [await ask(filePath(file, 'fr')), await own.fetch(new Request(testOrigin + uploadPath))]
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
      expect(answer.headers.get('content-security-policy')).not.toContain('sandbox')
      expect(await answer.text()).toContain('Ce fichier ne peut pas être lu pour l’instant')
    }
    return heard.find(({ msg }) => msg === 'file not read')
  }

  test('because it was deleted is said to be away, in a page, and the operator is told which', async () => {
    const file = await attached()
    rmSync(join(store.folder, lying(file.hash)))
    expect(await unread(file)).toMatchObject({ file: file.id, err: `the store has no file ${file.hash}` })
  })

  test('because it was cut isn’t given as if it were whole', async () => {
    const file = await attached()
    truncateSync(join(store.folder, lying(file.hash)), 100)
    expect(await unread(file)).toMatchObject({ file: file.id })
  })

  test('because all of the store is gone, or can’t be reached, too', async () => {
    const file = await attached()
    rmSync(store.folder, { recursive: true })
    expect(await unread(file)).toMatchObject({ err: expect.stringContaining('ENOENT') })
    writeFileSync(store.folder, '')
    expect((await ask(filePath(file, 'fr'))).status).toBe(503)
    const away = appOver(
      database.db,
      pageCache(),
      null,
      {},
      {
        ...store,
        read: () => Promise.reject(new FilesUnavailable('ECONNREFUSED')),
      },
    )
    expect((await away.fetch(new Request(testOrigin + filePath(file, 'en')))).status).toBe(503)
  })
})

test('without a store there are no files', async () => {
  const file = await attached()
  const none = appOver(database.db, pageCache(), null)
  expect((await none.fetch(new Request(testOrigin + filePath(file, 'fr')))).status).toBe(404)
})
