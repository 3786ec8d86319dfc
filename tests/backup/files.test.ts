import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { diskStore } from '../../src/platform/files/disk.ts'
import { takeAwayGone } from '../../src/platform/files/gone.ts'
import { attachFiles, filesBy, keepFile, removeFiles } from '../../src/platform/files/rows.ts'
import { s3Store } from '../../src/platform/files/s3.ts'
import { stage } from '../../src/platform/files/stage.ts'
import { type FileStore, FilesUnavailable } from '../../src/platform/files/store.ts'
import { inPieces } from '../fixtures/backups.ts'
import { backUp, bareDatabase, contentOf, restoreFrom } from '../support/backups.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { startS3 } from '../support/s3-service.ts'
import { lying, type TestStore, testStore } from '../support/upload-page.ts'

vi.setConfig({ testTimeout: 180_000 })

const undo: (() => unknown)[] = []
const later = <T extends { drop(): Promise<void> }>(database: T): T => {
  undo.push(() => database.drop())
  return database
}
const newStore = (): TestStore => {
  const store = testStore()
  undo.push(store.remove)
  return store
}

let site: TestDatabase
let store: TestStore
beforeEach(async () => {
  site = later(await cloneDatabase('empty'))
  store = newStore()
})
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

const keep = async (content: Buffer) => {
  const staged = await stage(store, Readable.from([content]), content.length)
  return keepFile(site.db, store, { field: 'f', name: 'a.pdf', kind: 'pdf', staged }, new Date())
}
const attach = async (content: Buffer) => {
  const { reference, id, hash } = await keep(content)
  await site.db.transaction().execute(tx => attachFiles(tx, [reference]))
  return { id, hash, content }
}
const read = async (from: FileStore, hash: string) => Buffer.concat(await (await from.read(hash)).bytes.toArray())
const backup = (more: Parameters<typeof backUp>[1] = {}) => backUp(site.connection, { files: store, ...more })

describe('the backup of a site with files', () => {
  test('gives the same site with the same files, each content once, from a folder to a bucket and back, encrypted too', async () => {
    const files = [
      await attach(randomBytes(10)),
      await attach(randomBytes(1_000_000)),
      await attach(Buffer.from('\\.\n')),
    ]
    await attach(files[0]?.content ?? Buffer.alloc(0))
    const waiting = await keep(randomBytes(100))
    const { file, told } = await backup({ secret: 'une phrase que personne ne devine' })
    expect(told).toMatchObject({ files: 4, lost: 0 })
    expect(file.includes(files[1]?.content.subarray(0, 20) ?? '')).toBe(false)

    const service = await startS3('elsewhere')
    undo.push(() => service.stop())
    const bucket = s3Store({
      kind: 's3',
      endpoint: service.url,
      bucket: 'elsewhere',
      prefix: '',
      ...service,
      incoming: join(store.folder, 'incoming'),
    })
    const other = later(await bareDatabase())
    const secret = 'une phrase que personne ne devine'
    expect(await restoreFrom(other.connection, file, { secret, files: bucket, pieceLength: 777 })).toMatchObject({
      files: 4,
      lost: 0,
    })
    expect(await contentOf(other.connection)).toEqual(await contentOf(site.connection))
    for (const { hash, content } of files) expect((await read(bucket, hash)).equals(content)).toBe(true)
    expect((await read(bucket, waiting.hash)).length).toBe(100)

    const again = later(await bareDatabase())
    const [folder, second] = [newStore(), await backUp(other.connection, { files: bucket })]
    await restoreFrom(again.connection, second.file, { files: folder })
    expect(folder.held()).toEqual(store.held())
  })

  test('is of one moment: what is attached or taken away meanwhile is as it was, or is said to be lost', async () => {
    const [stays, goes] = [await attach(randomBytes(500)), await attach(randomBytes(500))]
    const { file, told } = await backup({
      async meanwhile() {
        await attach(randomBytes(500))
        await site.db.transaction().execute(tx => removeFiles(tx, [goes.id]))
        await takeAwayGone(site.db, store)
      },
    })
    expect([told.files + told.lost, told.lost <= 1]).toEqual([2, true])
    const other = later(await cloneDatabase('empty'))
    const folder = newStore()
    await restoreFrom(other.connection, file, { files: folder })
    expect((await filesBy(other.db, [stays.id, goes.id])).map(({ id }) => id)).toEqual([stays.id, goes.id])
    expect(folder.held()).toContain(lying(stays.hash))
  })

  test('says how many files the store has lost or damaged, and holds all else', async () => {
    const [whole, gone, damaged] = [
      await attach(randomBytes(300)),
      await attach(randomBytes(300)),
      await attach(randomBytes(300)),
    ]
    rmSync(join(store.folder, lying(gone.hash)))
    writeFileSync(join(store.folder, lying(damaged.hash)), 'something else')
    // Kept, and not there yet: nobody has lost it.
    const waiting = await keep(randomBytes(300))
    rmSync(join(store.folder, lying(waiting.hash)))
    const { file, told } = await backup()
    expect(told).toMatchObject({ files: 2, lost: 2 })
    const other = later(await bareDatabase())
    const folder = newStore()
    expect(await restoreFrom(other.connection, file, { files: folder })).toMatchObject({ files: 1, lost: 2 })
    expect(folder.held()).toEqual([lying(whole.hash)])
  })

  test('isn’t made while the store can’t be read, which isn’t the same as files that are missing', async () => {
    await attach(randomBytes(300))
    const away = { ...store, read: () => Promise.reject(new FilesUnavailable('ECONNREFUSED')) }
    await expect(backup({ files: away })).rejects.toMatchObject({
      code: 'backup-files-not-read',
      sentence: { en: expect.stringContaining('ECONNREFUSED') },
    })
    const broken: FileStore = {
      ...store,
      read: async () => ({
        size: 300,
        bytes: Readable.from(
          (async function* () {
            yield randomBytes(100)
            throw new Error('terminated')
          })(),
        ),
      }),
    }
    await expect(backup({ files: broken })).rejects.toMatchObject({ code: 'backup-files-not-read' })
    const short: FileStore = { ...store, read: async () => ({ size: 300, bytes: Readable.from([randomBytes(100)]) }) }
    await expect(backup({ files: short })).rejects.toMatchObject({ code: 'backup-files-not-read' })
  })

  test('that is interrupted while it reads files is over at once', async () => {
    for (let count = 0; count < 3; count += 1) await attach(randomBytes(100_000))
    const asked = new AbortController()
    const slow: FileStore = {
      ...store,
      read(hash) {
        asked.abort()
        return store.read(hash)
      },
    }
    await expect(backup({ files: slow, signal: asked.signal })).rejects.toMatchObject({ code: 'interrupted' })
  })

  test('holds nothing of what restoring leaves out: sessions, links and counts are in no backup', async () => {
    await site.pool.query(`insert into rate_counts values ('somebody who is counted', 1, now())`)
    await attach(randomBytes(10))
    const { file } = await backup()
    const content = gunzipSync(file).toString('latin1')
    expect(content).toContain('{"table":"rate_counts"')
    expect(content).not.toContain('somebody who is counted')
  })
})

describe('a restore with files that comes to nothing', () => {
  let file: Buffer
  let files: { id: string; hash: string; content: Buffer }[]
  beforeEach(async () => {
    files = [await attach(randomBytes(2000)), await attach(randomBytes(2000))]
    file = (await backup()).file
  })

  test('leaves the store as it was: what was there already stays', async () => {
    const folder = newStore()
    const there = files[0] as (typeof files)[0]
    const staged = await stage(folder, Readable.from([there.content]), 2000)
    await folder.put(staged)
    const content = gunzipSync(file)
    const spoiled = gzipSync(
      Buffer.from(content.toString('latin1').replace('"files_gone_id_seq":["', '"files_gone_id_seq":["9'), 'latin1'),
    )
    const other = later(await cloneDatabase('empty'))
    const cases: [code: string, file: Buffer][] = [
      ['backup-damaged', spoiled],
      ['backup-cut-short', file.subarray(0, -200)],
    ]
    for (const [code, bad] of cases) {
      await expect(restoreFrom(other.connection, bad, { files: folder })).rejects.toMatchObject({ code })
      expect(folder.held()).toEqual([lying(there.hash)])
    }
    await restoreFrom(other.connection, file, { files: folder })
    expect(folder.held()).toEqual(files.map(({ hash }) => lying(hash)).sort())
  })

  test('because the store has no room, or isn’t there, says so, and the site is as empty as it was', async () => {
    const other = later(await cloneDatabase('empty'))
    const before = await contentOf(other.connection)
    const full = { ...newStore(), put: () => Promise.reject(new FilesUnavailable('ENOSPC')) }
    const absent = diskStore({ folder: join(store.folder, 'absent'), made: false })
    for (const [files, reason] of [
      [full, 'ENOSPC'],
      [absent, 'ENOENT'],
    ] as const) {
      await expect(restoreFrom(other.connection, file, { files })).rejects.toMatchObject({
        code: 'restore-files-not-kept',
        sentence: { fr: expect.stringContaining(reason), en: expect.stringContaining(files.place) },
      })
      expect(await contentOf(other.connection)).toEqual(before)
    }
    expect(existsSync(absent.place)).toBe(false)
  })

  test('because somebody interrupts it among the files', async () => {
    const other = later(await cloneDatabase('empty'))
    const asked = new AbortController()
    const folder = newStore()
    const watched: FileStore = {
      ...folder,
      async put(staged) {
        await folder.put(staged)
        asked.abort()
      },
    }
    await expect(restoreFrom(other.connection, file, { files: watched, signal: asked.signal })).rejects.toMatchObject({
      code: 'interrupted',
    })
    expect(folder.held()).toEqual([])
  })

  test('because it was changed since doesn’t pass, whichever byte of a file that was', async () => {
    const content = gunzipSync(file)
    const at = content.indexOf(files[0]?.content ?? Buffer.alloc(1))
    content[at + 1000] = (content[at + 1000] ?? 0) ^ 1
    const folder = newStore()
    const other = later(await cloneDatabase('empty'))
    await expect(restoreFrom(other.connection, gzipSync(content), { files: folder })).rejects.toMatchObject({
      code: 'backup-damaged',
    })
    expect(folder.held()).toEqual([])
  })
})

test('a backup of the form before, which holds no files, restores as it did', async () => {
  await site.pool.query(`insert into slugs values ('test', '', 'a', 'b')`)
  const { file } = await backup()
  const lines = gunzipSync(file).toString().trimEnd().split('\n')
  const { createHash } = await import('node:crypto')
  const content = `${lines.slice(0, -1).join('\n')}\n`.replace('parvis-backup/2', 'parvis-backup/1')
  const { tables, rows } = JSON.parse(lines.at(-1) ?? '')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const old = gzipSync(`${content}${JSON.stringify({ tables, rows, sha256 })}\n`)
  const other = later(await bareDatabase())
  expect(await restoreFrom(other.connection, inPieces(old, 100))).toMatchObject({ files: 0, lost: 0 })
  expect(await contentOf(other.connection)).toEqual(await contentOf(site.connection))
})
