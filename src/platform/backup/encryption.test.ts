import { createDecipheriv, hkdfSync, scryptSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allOf, inPieces } from '../../../tests/fixtures/backups.ts'
import { ByteReader } from './byte-reader.ts'
import { decrypted, encrypted } from './encryption.ts'

/** A whole key, since a passphrase takes its time on purpose. */
const key = '0123456789abcdef'.repeat(4)
const seal = (content: Buffer, secret = key, ...lengths: number[]) =>
  allOf(encrypted(inPieces(content, ...lengths), secret))
const open = (file: Buffer, secret = key, ...lengths: number[]) =>
  allOf(decrypted(new ByteReader(inPieces(file, ...lengths)), secret))

const frame = 64 * 1024
const threeFrames = Buffer.alloc(2 * frame + 1000, 'Le texte courant du plan. ')

describe('what is encrypted', () => {
  test('comes back, whatever its length and its pieces', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 100, frame - 1, frame, frame + 1, 2 * frame, 2 * frame + 1),
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 3 }),
        async (length, pieces) => {
          const content = threeFrames.subarray(0, length)
          const file = await seal(content, key, ...pieces)
          expect((await open(file, key, ...pieces)).equals(content)).toBe(true)
        },
      ),
    ))

  test('comes back with its passphrase, however its accents were typed', async () => {
    const file = await seal(Buffer.from('secret'), 'une clé composée')
    expect((await open(file, 'une cle\u0301 compose\u0301e')).toString()).toBe('secret')
  })

  test('shows nothing of itself, and never looks the same twice', async () => {
    const [one, other] = [await seal(threeFrames), await seal(threeFrames)]
    expect(one.includes('plan')).toBe(false)
    expect(one.subarray(200, 300).equals(other.subarray(200, 300))).toBe(false)
  })

  test.each([
    ['another key', 'f'.repeat(64)],
    ['a passphrase', 'une phrase de passe'],
    ['an empty one', ''],
  ])('doesn’t open with %s, and that is what is said', async (_, secret) => {
    await expect(open(await seal(Buffer.from('secret')), secret)).rejects.toMatchObject({ code: 'backup-key-wrong' })
  })

  test('is found to be cut short, wherever it was', async () => {
    const file = await seal(threeFrames)
    const header = file.indexOf('\n') + 1
    const second = header + 4 + frame + 16
    for (const length of [
      10,
      header - 1,
      header,
      header + 2,
      header + 4,
      header + 1000,
      second - 1,
      second,
      second + 3,
      file.length - 17,
      file.length - 1,
    ])
      await expect(open(file.subarray(0, length)), `${length}`).rejects.toMatchObject({ code: 'backup-cut-short' })
  })

  test('is found to be changed, whichever byte was', async () => {
    const file = await seal(Buffer.from('Rien ne doit changer.'))
    for (let at = 0; at < file.length; at += 1) {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(open(changed), `${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^backup-(damaged|key-wrong|cut-short)$/),
      })
    }
  })

  test('is found to be changed when frames are moved, left out or added', async () => {
    const file = await seal(threeFrames)
    const header = file.indexOf('\n') + 1
    const length = 4 + frame + 16
    const [start, first, second, last] = [
      file.subarray(0, header),
      file.subarray(header, header + length),
      file.subarray(header + length, header + 2 * length),
      file.subarray(header + 2 * length),
    ] as const
    const other = await seal(threeFrames)
    for (const parts of [
      [start, second, first, last],
      [start, second, last],
      [start, first, last],
      [start, first, second, second, last],
      [start, first, second, last, last],
      [start, first, second, last, Buffer.from('x')],
      [other.subarray(0, header), first, second, last],
    ])
      await expect(open(Buffer.concat(parts))).rejects.toMatchObject({
        code: expect.stringMatching(/^backup-(damaged|key-wrong)$/),
      })
  })
})

test('what is encrypted can be read by anybody who has the passphrase and what docs/operations.md says of the form', async () => {
  const file = await seal(threeFrames, 'une phrase que je garde')
  const headerEnd = file.indexOf('\n') + 1
  const header = file.subarray(0, headerEnd)
  const salt = Buffer.from(JSON.parse(header.toString()).salt, 'hex')
  expect(salt).toHaveLength(32)
  // AES-256-GCM, scrypt with N = 65536, r = 8, p = 2, HKDF-SHA-256: what OWASP and NIST recommend.
  const stretched = scryptSync('une phrase que je garde', salt, 32, { N: 65536, r: 8, p: 2, maxmem: 2 ** 28 })
  const fileKey = Buffer.from(hkdfSync('sha256', stretched, salt, 'parvis-backup key', 32))
  const contents: Buffer[] = []
  const nonces = new Set<string>()
  for (let at = headerEnd; at < file.length; ) {
    const stated = file.readUInt32BE(at)
    const [last, length] = stated >= 2 ** 31 ? [1, stated - 2 ** 31] : [0, stated]
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(contents.length, 4)
    nonce.writeUInt32BE(last, 8)
    nonces.add(nonce.toString('hex'))
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce).setAAD(header)
    decipher.setAuthTag(file.subarray(at + 4 + length, at + 4 + length + 16))
    contents.push(Buffer.concat([decipher.update(file.subarray(at + 4, at + 4 + length)), decipher.final()]))
    at += 4 + length + 16
  }
  expect(Buffer.concat(contents).equals(threeFrames)).toBe(true)
  expect(nonces.size).toBe(contents.length)
})
