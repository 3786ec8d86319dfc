import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encoded } from './encoded.ts'

describe('an answer', () => {
  test('reads the same in each encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 2000 }),
        fc.constantFrom('page' as const, 'asset' as const),
        async (content, effort) => {
          const body = encoded(content, effort)
          expect(Buffer.from(await body.in('identity')).toString()).toBe(content)
          expect(gunzipSync(await body.in('gzip')).toString()).toBe(content)
          expect(brotliDecompressSync(await body.in('br')).toString()).toBe(content)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('is compressed once, when somebody first asks for it, however many ask at that moment', async () => {
    const body = encoded('words, and words again '.repeat(100))
    expect(body.made('br')).toBeUndefined()
    const several = await Promise.all([body.in('br'), body.in('br'), body.in('br')])
    expect(new Set([...several, await body.in('br')]).size).toBe(1)
    expect(body.made('br')).toBe(several[0])
    expect(body.made('gzip')).toBeUndefined()
  })
})
