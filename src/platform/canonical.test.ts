import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { json } from '../../tests/fixtures/arbitraries.ts'
import { canonicalJson, type Json, sameContent, sha256 } from './canonical.ts'

/** The same content, with the keys of its objects in the opposite order. */
const turned = (value: Json): Json =>
  Array.isArray(value)
    ? value.map(turned)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(([key, inner]): [string, Json] => [key, turned(inner)])
            .reverse(),
        )
      : value

describe('canonical JSON', () => {
  test('has the same bytes for the same content, whatever the order of its keys', () => {
    fc.assert(
      fc.property(json, value => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
      }),
    )
  })

  test('says all of the content', () => {
    fc.assert(
      fc.property(json, value => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
    )
    fc.assert(
      fc.property(json, value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('is that of RFC 8785', () => {
    expect(canonicalJson({ b: [1e21, 0.000001, 4.5, -0], a: 'é\n"', '\u20ac': null, '\r': true })).toBe(
      '{"\\r":true,"a":"é\\n\\"","b":[1e+21,0.000001,4.5,0],"€":null}',
    )
  })

  test('refuses what JSON can’t hold', () => {
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
      { a: Number.NaN },
      ['\ud800'],
      { '\udc00': 1 },
    ]) {
      expect(() => canonicalJson(value)).toThrow()
    }
  })
})

describe('the same content', () => {
  test('is told by its bytes', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(sameContent(a, turned(a))).toBe(true)
        expect(sameContent(a, b)).toBe(canonicalJson(a) === canonicalJson(b))
        expect(sameContent(a, b)).toBe(sameContent(b, a))
      }),
    )
  })

  test('is never that of nothing and of null', () => {
    expect(sameContent(undefined, undefined)).toBe(true)
    expect(sameContent(undefined, null)).toBe(false)
    expect(sameContent(null, undefined)).toBe(false)
    expect(sameContent(null, null)).toBe(true)
    expect(sameContent(0, '0')).toBe(false)
  })
})

test('the hash of parts is that of the parts one after the other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array(), (text, bytes) => {
      const whole = Buffer.concat([Buffer.from(text), bytes])
      expect(sha256(text, bytes)).toEqual(createHash('sha256').update(whole).digest())
    }),
  )
  expect(sha256('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
