import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allOf, inPieces } from '../../../tests/fixtures/backups.ts'
import { ByteReader } from './byte-reader.ts'

const lengths = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1 })
  .filter(some => some.some(length => length > 0))
const lines = fc.array(fc.constantFrom('', 'a', '\\', '\\.', '\\.x', 'x\\.', '\\\\.', 'é🏛', 'x'.repeat(40)))
const textOf = async (pieces: AsyncIterable<Buffer>): Promise<string> => (await allOf(pieces)).toString()

describe('bytes that come in pieces of any length', () => {
  test('are read up to the first line that is sought, and from there on', () =>
    fc.assert(
      fc.asyncProperty(lines, lines, lengths, async (before, after, pieces) => {
        const text = (some: readonly string[]) => some.map(line => `${line}\n`).join('')
        const clean = before.filter(line => line !== '\\.')
        const reader = new ByteReader(inPieces(Buffer.from(`first\n${text(clean)}\\.\n${text(after)}`), ...pieces))
        expect((await reader.line(100)).toString()).toBe('first\n')
        expect(await textOf(reader.until('\\.\n'))).toBe(text(clean))
        expect(await textOf(reader.rest())).toBe(text(after))
      }),
    ))

  test('are told to be incomplete when the line doesn’t come, after all of them were given', () =>
    fc.assert(
      fc.asyncProperty(lines, lengths, async (some, pieces) => {
        const text = some
          .filter(line => line !== '\\.')
          .map(line => `${line}\n`)
          .join('')
        const reader = new ByteReader(inPieces(Buffer.from(text), ...pieces))
        await expect(textOf(reader.until('\\.\n'))).rejects.toMatchObject({ code: 'backup-cut-short' })
      }),
    ))

  test('are looked at without being taken', async () => {
    const reader = new ByteReader(inPieces(Buffer.from('abcdef'), 1, 2))
    expect((await reader.peek(4)).subarray(0, 4).toString()).toBe('abcd')
    expect((await reader.take(5)).toString()).toBe('abcde')
    expect((await reader.peek(9)).toString()).toBe('f')
    await expect(reader.take(2)).rejects.toMatchObject({ code: 'backup-cut-short' })
  })

  test('are no line when they are too long for one', async () => {
    const reader = new ByteReader(inPieces(Buffer.from('x'.repeat(50)), 7))
    await expect(reader.line(20)).rejects.toMatchObject({ code: 'backup-damaged' })
  })
})
