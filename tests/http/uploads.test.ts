import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uploads } from '../../src/platform/files/files.ts'
import { largestFile, mostFiles } from '../../src/platform/files/limits.ts'
import type { WaitingFile } from '../../src/platform/files/rows.ts'
import { FilesUnavailable } from '../../src/platform/files/store.ts'
import type { PersonalAnswer } from '../../src/platform/http/personal.ts'
import { docx, jpeg, pdf, png } from '../fixtures/uploads.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { nasty } from '../support/nasty-words.ts'
import { appWith, formOf, formRequest, lying, type Sent, type TestStore, testStore } from '../support/upload-page.ts'

let database: TestDatabase
let store: TestStore
beforeAll(async () => {
  database = await cloneDatabase('empty')
})
afterAll(() => database.drop())
beforeEach(() => {
  store = testStore()
})
afterEach(() => store.remove())

type Told = { text: Record<string, string>; files: { field: string; name: string | null; is: string }[] }
type Page = Parameters<typeof appWith>[2]

const limits = { most: mostFiles, bytes: largestFile, from: () => true }
const done: PersonalAnswer = { kind: 'see-other', to: '/plans' }

/** A page that tells what came, and answers as a test says. */
function telling(answer: (uploads: Uploads) => Promise<PersonalAnswer> = async () => done, more: Partial<Page> = {}) {
  const told: Told[] = []
  const page: Page = {
    uploads: limits,
    async send(_, form, uploads) {
      told.push({
        text: Object.fromEntries(form),
        files: uploads.all.map(one => ({
          field: one.field,
          name: one.name,
          is: 'refused' in one && one.refused ? one.refused : (one as { kind: string }).kind,
        })),
      })
      return answer(uploads)
    },
    ...more,
  }
  const app = appWith(database, store, page)
  return { told, app, send: (fields: readonly (readonly [string, Sent])[]) => app.fetch(formRequest(formOf(fields))) }
}

const keepAll = (kept: WaitingFile[]) => async (uploads: Uploads) => {
  for (const upload of uploads.all) if ('staged' in upload) kept.push(await uploads.keep(upload))
  return done
}

describe('somebody who sends files with a form', () => {
  test('has them taken by what they hold, beside the text around them, in their order', async () => {
    const { told, send } = telling()
    const answer = await send([
      ['title', 'Ma proposition'],
      ['files', { name: 'a.exe', content: pdf(), type: 'image/png' }],
      ['files', { name: 'Photo de l’été.JPEG', content: jpeg }],
      ['text', 'deux\r\nlignes'],
      ['other', { name: 'c', content: docx() }],
    ])
    expect(answer.status).toBe(303)
    expect(told).toEqual([
      {
        text: { title: 'Ma proposition', text: 'deux\r\nlignes' },
        files: [
          { field: 'files', name: 'a.exe.pdf', is: 'pdf' },
          { field: 'files', name: 'Photo de l’été.jpeg', is: 'jpeg' },
          { field: 'other', name: 'c.docx', is: 'docx' },
        ],
      },
    ])
  })

  test('finds nothing of them left that wasn’t kept', async () => {
    const fails = telling(async () => {
      expect(store.held()).toHaveLength(1)
      throw new Error('a fault of ours')
    })
    expect((await fails.send([['files', { name: 'a', content: png }]])).status).toBe(500)
    expect(store.held()).toEqual([])
    await telling().send([['files', { name: 'a', content: png }]])
    expect(store.held()).toEqual([])
  })

  test('keeps them: their bytes are there, once, under their hash, with a row for each', async () => {
    const kept: WaitingFile[] = []
    const { send } = telling(keepAll(kept))
    const content = pdf('kept')
    await send([
      ['files', { name: 'a.pdf', content }],
      ['files', { name: 'b.pdf', content }],
    ])
    const [first] = kept
    expect(kept.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf'])
    expect(store.held()).toEqual([lying(first?.hash ?? '')])
    const { bytes } = await store.read(first?.hash ?? '')
    expect(Buffer.concat(await bytes.toArray())).toEqual(content)
    const rows = await database.db
      .selectFrom('files')
      .selectAll()
      .where('hash', '=', first?.hash ?? '')
      .execute()
    expect(rows.map(({ name, size, kind }) => ({ name, size, kind }))).toEqual(
      ['a.pdf', 'b.pdf'].map(name => ({ name, size: content.length, kind: 'pdf' })),
    )
  })

  test('hears of each that isn’t taken why, and keeps the others and the text', async () => {
    const { told, send } = telling()
    await send([
      ['files', { name: 'vide.pdf', content: Buffer.alloc(0) }],
      ['files', { name: 'grand.pdf', content: Buffer.concat([pdf(), Buffer.alloc(largestFile)]) }],
      ['files', { name: 'page.pdf', content: Buffer.from('<html>') }],
      ['files', { name: 'macros.docx', content: docx({ 'word/vbaProject.bin': 'x' }) }],
      ['files', { name: 'bon.png', content: png }],
      ['files', { name: 'de-trop.png', content: png }],
      ['text', 'Voilà'],
    ])
    expect(told).toEqual([
      {
        text: { text: 'Voilà' },
        files: [
          { field: 'files', name: 'vide.pdf', is: 'empty' },
          { field: 'files', name: 'grand.pdf', is: 'too-large' },
          { field: 'files', name: 'page.pdf', is: 'unknown-kind' },
          { field: 'files', name: 'macros.docx', is: 'has-macros' },
          { field: 'files', name: 'bon.png', is: 'png' },
          { field: 'files', name: 'de-trop.png', is: 'too-many' },
        ],
      },
    ])
  })

  test('may send one that is just as large as it may be', async () => {
    const { told, send } = telling()
    const content = Buffer.concat([pdf(), Buffer.alloc(largestFile - pdf().length)])
    await send([['files', { name: 'a', content }]])
    expect(told[0]?.files).toEqual([{ field: 'files', name: 'a.pdf', is: 'pdf' }])
  })

  test('chooses none, and there is none', async () => {
    const { told, send } = telling()
    await send([
      ['files', { name: '', content: Buffer.alloc(0), type: 'application/octet-stream' }],
      ['text', 'sans fichier'],
    ])
    expect(told).toEqual([{ text: { text: 'sans fichier' }, files: [] }])
  })

  test('and may not, has the text read all the same, and nothing of the files comes to the disk', async () => {
    let held: string[] = ['?']
    const { told, send } = telling(
      async () => {
        held = store.held()
        return done
      },
      { uploads: { ...limits, from: ({ reader }) => reader.signedIn !== null } },
    )
    await send([
      ['files', { name: 'a.png', content: png }],
      ['text', 'Voilà'],
    ])
    expect(told).toEqual([{ text: { text: 'Voilà' }, files: [{ field: 'files', name: 'a.png', is: 'not-allowed' }] }])
    expect(held).toEqual([])
  })

  test('names them as nastily as can be, and each name is clean', async () => {
    const { told, app } = telling()
    const names = nasty.filter(name => name !== '' && Buffer.byteLength(name) < 6000)
    for (let at = 0; at < names.length; at += 1) {
      const raw = names[at] ?? ''
      const quoted = raw.replaceAll('"', '%22')
      const boundary = 'xxBOUNDARYxx'
      const body = Buffer.concat([
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${quoted}"\r\nContent-Type: ${raw.length < 100 ? quoted : 'x/y'}\r\n\r\n`,
        ),
        png,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ])
      const answer = await app.fetch(
        formRequest(body as BodyInit, { 'content-type': `multipart/form-data; boundary=${boundary}` }),
      )
      expect([raw, answer.status]).toEqual([raw, 303])
    }
    const found = told.flatMap(({ files }) => files)
    expect(found.length).toBeGreaterThan(names.length * 0.8)
    for (const { name, is } of found) {
      expect(is).toBe('png')
      if (name !== null) expect(name).toMatch(/^[^.\s][^\p{Cc}\p{Cf}/\\:*?"<>|]*\.png$/u)
    }
  })
})

describe('the text of a form with files', () => {
  test('obeys the rules of any form: the first value counts, and no field holds what can’t be written', async () => {
    const { told, send } = telling()
    await send([
      ['a', 'un\u0000\u0008 \u007fdeux\ttrois\nquatre'],
      ['a', 'later'],
      ['__proto__', 'x'],
      ['é', 'ü'],
    ])
    expect(Object.entries(told[0]?.text ?? {})).toEqual([
      ['a', 'un deux\ttrois\r\nquatre'],
      ['__proto__', 'x'],
      ['é', 'ü'],
    ])
  })

  test('may be sent as forms without files are, to the same page', async () => {
    const { told, app } = telling()
    await app.fetch(formRequest('text=Voil%C3%A0', { 'content-type': 'application/x-www-form-urlencoded' }))
    expect(told).toEqual([{ text: { text: 'Voilà' }, files: [] }])
  })
})

describe('a form with files that can’t be read', () => {
  const boundary = 'b0undary'
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const part = (disposition: string, content: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
  const end = Buffer.from(`--${boundary}--\r\n`)
  const file = part('name="files"; filename="a.png"', png)
  const status = async (body: BodyInit | undefined, headers: Record<string, string> = type) => {
    const { app, told } = telling()
    const answer = await app.fetch(formRequest(body, headers))
    expect(store.held()).toEqual([])
    expect(told).toHaveLength(answer.status === 303 ? 1 : 0)
    return answer.status
  }
  const body = (...parts: Buffer[]) => Buffer.concat(parts) as BodyInit

  test('because it is cut short is refused, wherever that was, and nothing of it is left', async () => {
    const whole = Buffer.concat([part('name="text"', 'Voilà'), file, end])
    expect(await status(whole as BodyInit)).toBe(303)
    for (let length = 1; length < whole.length - 4; length += 7)
      expect([length, await status(whole.subarray(0, length) as BodyInit)]).toEqual([length, 400])
  })

  test('because it is no such form is refused', async () => {
    expect(await status(body(file, end), { 'content-type': 'multipart/form-data' })).toBe(400)
    expect(await status(body(file, end), { 'content-type': 'multipart/form-data; boundary=other' })).toBe(400)
    expect(await status('nothing of the kind')).toBe(400)
    expect(await status(undefined)).toBe(400)
    expect(await status(body(file, end), { 'content-type': 'multipart/mixed; boundary=b0undary' })).toBe(415)
    expect(await status('{}', { 'content-type': 'application/json' })).toBe(415)
  })

  test('because it has more than any form of ours has is refused', async () => {
    const many = (count: number, one: (number: number) => Buffer) => Array.from({ length: count }, (_, at) => one(at))
    expect(await status(body(...many(201, at => part(`name="a${at}"`, 'x')), end))).toBe(413)
    expect(await status(body(...many(101, at => part(`name="a"; filename="${at}"`, 'x')), end))).toBe(413)
    expect(await status(body(part('name="text"', 'x'.repeat(70_000)), end))).toBe(413)
    expect(await status(body(...many(20, at => part(`name="a${at}"`, 'x'.repeat(4000))), end))).toBe(413)
  })

  test('not quite, because a part of it says too much of itself, is read without that part', async () => {
    const { app, told } = telling()
    const endless = Buffer.from(`--${boundary}\r\n${'X-More: x\r\n'.repeat(50_000)}\r\nx\r\n`)
    const long = part(`name="${'x'.repeat(70_000)}"`, 'x')
    const answer = await app.fetch(formRequest(body(long, endless, part('name="text"', 'Voilà'), file, end), type))
    expect([answer.status, told]).toEqual([
      303,
      [{ text: { text: 'Voilà' }, files: [{ field: 'files', name: 'a.png', is: 'png' }] }],
    ])
  })

  test('because it announces more than may come is refused before it comes', async () => {
    let asked = 0
    const never = new ReadableStream({
      pull() {
        asked += 1
        return new Promise(() => {})
      },
    })
    expect(await status(never as BodyInit, { ...type, 'content-length': '200000000' })).toBe(413)
    expect(asked).toBeLessThan(2)
  })

  test('because more comes than may is refused while it comes', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1_000_000
        controller.enqueue(
          sent === 1_000_000 ? part('name="files"; filename="a"', randomBytes(999_900)) : Buffer.alloc(1_000_000),
        )
      },
    })
    expect(await status(endless as BodyInit)).toBe(413)
    expect(sent).toBeLessThan(120_000_000)
  })

  test('because whoever sends it goes away leaves nothing', async () => {
    const gone = new ReadableStream({
      start(controller) {
        controller.enqueue(file.subarray(0, 100))
      },
      pull(controller) {
        controller.error(new Error('gone'))
      },
    })
    expect(await status(gone as BodyInit)).toBe(400)
  })

  test('to a page that takes none is refused as before; and one of another site wherever it goes', async () => {
    const { app } = telling(undefined, { uploads: undefined as never })
    expect((await app.fetch(formRequest(body(file, end), type))).status).toBe(415)
    const { app: taking, told } = telling()
    const foreign = { ...type, origin: 'https://stranger.example', 'sec-fetch-site': 'cross-site' }
    expect((await taking.fetch(formRequest(body(file, end), foreign))).status).toBe(403)
    expect(told).toEqual([])
  })
})

describe('while files can’t be kept', () => {
  test('because the store is away, a page is told which error it is, and can give the text back', async () => {
    const away: TestStore = { ...store, put: () => Promise.reject(new FilesUnavailable('ECONNREFUSED')) }
    const text: string[] = []
    const app = appWith(database, away, {
      uploads: limits,
      async send(_, form, uploads) {
        const [first] = uploads.all
        if (!first || !('staged' in first)) throw new Error('not taken')
        await expect(uploads.keep(first)).rejects.toBeInstanceOf(FilesUnavailable)
        text.push(form.get('text') ?? '')
        return { kind: 'personal', status: 503, title: 'x', body: form.get('text') ?? '' }
      },
    })
    const before = await database.db.selectFrom('files').select('id').execute()
    const answer = await app.fetch(
      formRequest(
        formOf([
          ['text', 'Mon texte'],
          ['files', { name: 'a', content: png }],
        ]),
      ),
    )
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('Mon texte')])
    expect(await database.db.selectFrom('files').select('id').execute()).toEqual(before)
    expect(store.held()).toEqual([])
  })

  test('because nothing can be written where they come in, each is said not to be stored, and the text is read', async () => {
    const away: TestStore = { ...store, incoming: () => Promise.reject(new FilesUnavailable('EROFS')) }
    const said: unknown[] = []
    const app = appWith(database, away, {
      uploads: limits,
      async send(_, form, uploads) {
        said.push(form.get('text'), ...uploads.all.map(one => one.refused))
        return done
      },
    })
    const fields = formOf([
      ['files', { name: 'a', content: Buffer.concat([pdf(), Buffer.alloc(3_000_000)]) }],
      ['text', 'Mon texte'],
      ['files', { name: 'b', content: png }],
    ])
    expect((await app.fetch(formRequest(fields))).status).toBe(303)
    expect(said).toEqual(['Mon texte', 'not-stored', 'not-stored'])
  })
})
