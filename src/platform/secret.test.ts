import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSecret, seal, secretOf, unseal } from './secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvis-secret-'))
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

describe('the site’s secret', () => {
  test('is made at the first start in a file that only its owner reads, and is the same at the next', () => {
    const data = join(folder, 'data')
    const first = readSecret(undefined, data)
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(data, 'secret'), 'utf8').trim().length).toBeGreaterThanOrEqual(43)
    expect(readSecret(undefined, data).key('a')).toEqual(first.key('a'))
  })

  test('is the one that the operator gives, and then there is no file', () => {
    const given = 'x'.repeat(32)
    expect(readSecret(given, join(folder, 'data')).key('a')).toEqual(secretOf(given).key('a'))
    expect(() => statSync(join(folder, 'data'))).toThrow()
  })

  test('is refused in a sentence where its file is cut short', () => {
    writeFileSync(join(folder, 'secret'), 'short')
    expect(() => readSecret(undefined, folder)).toThrow(/PARVIS_SECRET/)
  })

  test('makes a key for each purpose, none of which tells of another', () => {
    const { key, digest } = secretOf('y'.repeat(32))
    expect(key('a')).not.toEqual(key('b'))
    expect(digest('a', 'x')).not.toBe(digest('b', 'x'))
    expect(digest('a', 'x')).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('what is sealed', () => {
  const secret = secretOf('z'.repeat(32))

  test('is read by the site that sealed it, for the same purpose, and by nobody else', () => {
    const sealed = seal(secret, 'letters', 'L’été')
    expect(unseal(secret, 'letters', sealed)).toBe('L’été')
    expect(unseal(secret, 'others', sealed)).toBeNull()
    expect(unseal(secretOf('w'.repeat(32)), 'letters', sealed)).toBeNull()
    expect(seal(secret, 'letters', 'L’été')).not.toEqual(sealed)
  })

  test('isn’t read once a byte of it was changed, whichever, nor when it was cut', () => {
    const sealed = seal(secret, 'letters', 'L’été')
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(unseal(secret, 'letters', changed)).toBeNull()
      expect(unseal(secret, 'letters', sealed.subarray(0, place))).toBeNull()
    }
  })
})
