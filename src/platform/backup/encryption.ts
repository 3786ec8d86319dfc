import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { damaged, keyWrong } from './backup-errors.ts'
import type { ByteReader } from './byte-reader.ts'

/**
 * A file that only whoever has the key can read, and that nobody else can have written. After a line of JSON (`EncryptionHeader`)
 * come frames: four bytes that say the length and, by their first bit, whether it is the last one; so many bytes of AES-256-GCM;
 * its tag of sixteen. The nonce of a frame is its number and whether it is the last, and each frame vouches for the first line: so
 * what is changed, moved, left out, added or cut off is found. A file has a key of its own, from its salt.
 */
export const encryptedFormatName = 'parvis-backup-encrypted'
export const encryptedFormatVersion = 1

const EncryptionHeader = z.object({
  format: z.literal(`${encryptedFormatName}/${encryptedFormatVersion}`),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  /** Derived as the key is: tells a wrong key from a damaged file. */
  check: z.string().regex(/^[0-9a-f]{32}$/),
})

export const longestEncryptionHeader = 1024
const frameLength = 64 * 1024
const tagLength = 16
const lastBit = 2 ** 31

/** A key of 32 bytes, in hexadecimal; anything else is a passphrase. */
const wholeKey = /^[0-9a-f]{64}$/i
/** 64 MB of memory and about half a second for each passphrase that somebody tries. */
const effort = { N: 2 ** 16, r: 8, p: 2, maxmem: 128 * 1024 * 1024 }
const scryptKey = promisify<string, Buffer, number, typeof effort, Buffer>(scrypt)

async function keysFrom(secret: string, salt: Buffer): Promise<{ key: Buffer; check: Buffer }> {
  const base = wholeKey.test(secret)
    ? Buffer.from(secret, 'hex')
    : await scryptKey(secret.normalize('NFC'), salt, 32, effort)
  const derived = (what: string, length: number) => Buffer.from(hkdfSync('sha256', base, salt, what, length))
  return { key: derived('parvis-backup key', 32), check: derived('parvis-backup check', 16) }
}

/** Twelve bytes, never twice the same with one key. */
function nonceOf(frame: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(frame))
  nonce.writeUInt32BE(last ? 1 : 0, 8)
  return nonce
}

/** @param secret 64 hexadecimal digits, or a passphrase */
export async function* encrypted(source: AsyncIterable<Buffer>, secret: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(32)
  const { key, check } = await keysFrom(secret, salt)
  const format = `${encryptedFormatName}/${encryptedFormatVersion}`
  const header = Buffer.from(
    `${JSON.stringify({ format, salt: salt.toString('hex'), check: check.toString('hex') })}\n`,
  )
  yield header
  let frame = 0
  const sealed = (content: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame, last)).setAAD(header)
    frame += 1
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length + (last ? lastBit : 0))
    return Buffer.concat([length, cipher.update(content), cipher.final(), cipher.getAuthTag()])
  }
  let waiting: Buffer = Buffer.alloc(0)
  for await (const some of source) {
    waiting = Buffer.concat([waiting, some])
    while (waiting.length > frameLength) {
      yield sealed(waiting.subarray(0, frameLength), false)
      waiting = waiting.subarray(frameLength)
    }
  }
  yield sealed(waiting, true)
}

/** @throws OperatorError `backup-key-wrong`, `backup-damaged`, `backup-cut-short` */
export async function* decrypted(bytes: ByteReader, secret: string): AsyncGenerator<Buffer> {
  const header = await bytes.line(longestEncryptionHeader)
  const { salt, check } = readHeader(header)
  const keys = await keysFrom(secret, Buffer.from(salt, 'hex'))
  if (!timingSafeEqual(keys.check, Buffer.from(check, 'hex'))) throw keyWrong()
  for (let frame = 0; ; frame += 1) {
    const stated = (await bytes.take(4)).readUInt32BE()
    const last = stated >= lastBit
    const length = last ? stated - lastBit : stated
    if (length > frameLength) throw altered()
    const content = await bytes.take(length)
    const tag = await bytes.take(tagLength)
    const decipher = createDecipheriv('aes-256-gcm', keys.key, nonceOf(frame, last), { authTagLength: tagLength })
    decipher.setAAD(header).setAuthTag(tag)
    const plain = decipher.update(content)
    try {
      decipher.final()
    } catch {
      throw altered()
    }
    yield plain
    if (!last) continue
    if ((await bytes.peek(1)).length > 0) throw altered()
    return
  }
}

function readHeader(line: Buffer): z.infer<typeof EncryptionHeader> {
  try {
    return EncryptionHeader.parse(JSON.parse(line.toString()))
  } catch {
    throw altered()
  }
}

const altered = () => damaged({ fr: 'son contenu chiffré a été changé', en: 'its encrypted content was changed' })
