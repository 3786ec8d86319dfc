import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type S3Service, startS3 } from '../../../tests/support/s3-service.ts'
import { tinyDisk } from '../../../tests/support/tiny-disk.ts'
import { diskStore } from './disk.ts'
import { s3Store } from './s3.ts'
import { stage, sweepIncoming } from './stage.ts'
import { FileMissing, type FileStore, FilesUnavailable } from './store.ts'

let folder: string
let service: S3Service
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parvis-store-'))
  service = await startS3('parvis')
})
afterEach(async () => {
  await service.stop()
  rmSync(folder, { recursive: true })
})

const onDisk = () => diskStore({ folder: join(folder, 'data', 'files'), made: true })
const inBucket = (more: Partial<Parameters<typeof s3Store>[0]> = {}) =>
  s3Store({
    kind: 's3',
    endpoint: service.url,
    bucket: 'parvis',
    prefix: 'site/a',
    region: service.region,
    accessKey: service.accessKey,
    secretKey: service.secretKey,
    incoming: join(folder, 'incoming'),
    ...more,
  })
const stores: [where: string, open: () => FileStore][] = [
  ['in a folder', onDisk],
  ['in a bucket', () => inBucket()],
]

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const staged = (store: FileStore, content: Buffer) => stage(store, Readable.from([content]), content.length)
const keep = async (store: FileStore, content: Buffer) => {
  const { hash } = await staged(store, content).then(async one => {
    await store.put(one)
    return one
  })
  return hash
}
const contentOf = async (store: FileStore, hash: string) => {
  const { size, bytes } = await store.read(hash)
  const content = Buffer.concat(await bytes.toArray())
  expect(content.length).toBe(size)
  return content
}

describe.each(stores)('bytes that are kept %s', (_, open) => {
  test('are read back as they are, under the hash of what they are, however often they are put there', async () => {
    const store = open()
    for (const content of [randomBytes(1), randomBytes(300_000), randomBytes(3_000_000)]) {
      const hash = await keep(store, content)
      expect(hash).toBe(hashOf(content))
      expect(await keep(store, content)).toBe(hash)
      expect((await contentOf(store, hash)).equals(content)).toBe(true)
    }
  })

  test('are gone once they are taken away, which may be said twice; others stay', async () => {
    const store = open()
    const [one, other] = [await keep(store, randomBytes(100)), await keep(store, randomBytes(100))]
    await store.takeAway(one)
    await store.takeAway(one)
    await expect(store.read(one)).rejects.toBeInstanceOf(FileMissing)
    expect((await contentOf(store, other)).length).toBe(100)
  })

  test('that were never there are missing, and the store isn’t away', async () => {
    const store = open()
    await keep(store, randomBytes(100))
    await expect(store.read(hashOf(Buffer.from('nothing')))).rejects.toBeInstanceOf(FileMissing)
  })
})

describe('a folder', () => {
  test('holds nothing but whole files, which only its owner reads, few in each folder', async () => {
    const store = onDisk()
    const hash = await keep(store, randomBytes(10))
    const path = join(folder, 'data', 'files', hash.slice(0, 2), hash.slice(2))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'data', 'files')).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(folder, 'data', 'files', 'incoming'))).toEqual([])
  })

  test('that the operator named is never made: it may be of another machine, and away', async () => {
    const named = join(folder, 'named')
    const store = diskStore({ folder: named, made: false })
    const away = { name: 'FilesUnavailable', reason: 'ENOENT' }
    await expect(staged(store, randomBytes(10))).rejects.toMatchObject(away)
    await expect(store.read(hashOf(Buffer.from('x')))).rejects.toMatchObject(away)
    await expect(store.takeAway(hashOf(Buffer.from('x')))).rejects.toMatchObject(away)
    expect(existsSync(named)).toBe(false)
    mkdirSync(named)
    const hash = await keep(store, randomBytes(10))
    expect((await contentOf(store, hash)).length).toBe(10)
    rmSync(named, { recursive: true })
    await expect(store.read(hash)).rejects.toMatchObject(away)
  })

  test.runIf(process.getuid?.() === 0)('is its owner’s in all that it holds, though root put it there', async () => {
    const data = join(folder, 'data')
    mkdirSync(data)
    chownSync(data, 65534, 65534)
    const hash = await keep(onDisk(), randomBytes(10))
    for (const name of ['', hash.slice(0, 2), join(hash.slice(0, 2), hash.slice(2)), 'incoming'])
      expect([name, statSync(join(data, 'files', name)).uid]).toEqual([name, 65534])
  })

  test('that can’t be written to says so, whoever asks; what is in it can be read', async () => {
    const store = onDisk()
    const hash = await keep(store, randomBytes(10))
    const one = await staged(store, randomBytes(20))
    const files = join(folder, 'data', 'files')
    // Nobody makes a folder where there is a file, not even root.
    const inTheWay = join(files, one.hash.slice(0, 2))
    if (!existsSync(inTheWay)) writeFileSync(inTheWay, '')
    await expect(store.put(one)).rejects.toMatchObject({ name: 'FilesUnavailable', reason: 'EEXIST' })
    if (process.getuid?.() !== 0) {
      chmodSync(files, 0o500)
      await expect(staged(store, randomBytes(10))).rejects.toBeInstanceOf(FilesUnavailable)
      chmodSync(files, 0o700)
    }
    rmSync(join(files, 'incoming'), { recursive: true })
    writeFileSync(join(files, 'incoming'), '')
    await expect(staged(store, randomBytes(10))).rejects.toMatchObject({ name: 'FilesUnavailable' })
    expect((await contentOf(store, hash)).length).toBe(10)
  })

  test('on a disk that is nearly full takes nothing, and leaves the room to the database', async () => {
    const disk = await tinyDisk(64)
    if (typeof disk === 'string' || disk.through.length > 0) return console.log(disk)
    try {
      const store = diskStore({ folder: join(disk.folder, 'files'), made: true })
      await expect(staged(store, randomBytes(10))).rejects.toMatchObject({
        name: 'FilesUnavailable',
        reason: 'ENOSPC',
      })
      expect(readdirSync(join(disk.folder, 'files', 'incoming'))).toEqual([])
    } finally {
      disk.remove()
    }
  })

  test('keeps what was begun and never came to its end for a day, and no longer', async () => {
    const store = onDisk()
    const begun = await staged(store, randomBytes(10))
    const at = statSync(begun.path).mtimeMs
    await sweepIncoming(store, new Date(at + 86_000_000))
    expect(existsSync(begun.path)).toBe(true)
    await sweepIncoming(store, new Date(at + 87_000_000))
    expect(existsSync(begun.path)).toBe(false)
  })

  test('has nothing of what broke off while it came', async () => {
    const store = onDisk()
    const broken = async function* () {
      yield randomBytes(200_000)
      throw new Error('the client went away')
    }
    await expect(stage(store, broken(), 1_000_000)).rejects.toThrow('the client went away')
    expect(readdirSync(await store.incoming())).toEqual([])
  })
})

describe('a bucket', () => {
  test('gets each request signed, under the key of the hash, with the hash of what it is to keep', async () => {
    const store = inBucket()
    const hash = await keep(store, Buffer.from('content'))
    await contentOf(store, hash)
    await store.takeAway(hash)
    const path = `/parvis/site/a/${hash.slice(0, 2)}/${hash.slice(2)}`
    expect(service.heard).toEqual([`PUT ${path} 200`, `GET ${path} 200`, `DELETE ${path} 204`])
  })

  test('without a folder has its files at its top', async () => {
    const hash = await keep(inBucket({ prefix: '' }), Buffer.from('content'))
    expect([...service.objects.keys()]).toEqual([`parvis/${hash.slice(0, 2)}/${hash.slice(2)}`])
  })

  test('of a service that fails for a moment is asked again, and content is sent whole each time', async () => {
    const store = inBucket()
    service.failing.push(503, 'hangs up')
    const content = randomBytes(400_000)
    const hash = await keep(store, content)
    service.failing.push(500)
    expect((await contentOf(store, hash)).equals(content)).toBe(true)
    expect(service.heard.map(line => line.split(' ')[2])).toEqual(['503', '200', '500', '200'])
  })

  test('that is away, refuses us, or isn’t there, is said to be, and nothing of its keys is told', async () => {
    const one = await staged(inBucket(), Buffer.from('content'))
    const reason = async (store: FileStore) => {
      const errors = await Promise.all(
        [store.put(one), store.read(one.hash), store.takeAway(one.hash)].map(work =>
          work.catch((error: unknown) => error),
        ),
      )
      for (const error of errors) {
        expect(error).toBeInstanceOf(FilesUnavailable)
        expect(String(error)).not.toMatch(/guess|other key/)
      }
      return [...new Set(errors.map(error => (error as FilesUnavailable).reason))]
    }
    expect(await reason(inBucket({ secretKey: 'some other key' }))).toEqual(['403'])
    expect(await reason(inBucket({ bucket: 'another' }))).toEqual(['404'])
    const stopped = await startS3('parvis')
    await stopped.stop()
    expect(await reason(inBucket({ endpoint: stopped.url }))).toEqual(['ECONNREFUSED'])
    expect(existsSync(one.path)).toBe(true)
  })

  test('that is cut off in the middle of a file breaks off, and doesn’t pass for whole', async () => {
    const store = inBucket()
    const hash = await keep(store, randomBytes(500_000))
    service.cutAt = 1000
    const { bytes } = await store.read(hash)
    await expect(bytes.toArray()).rejects.toThrow()
  })
})
