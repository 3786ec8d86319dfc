import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodingFor, matches, prefersJson } from './negotiate.ts'
import { etagOf } from './page-cache.ts'

describe('the encoding of an answer', () => {
  test('is the smallest that the client says it reads', () => {
    expect(encodingFor('gzip, deflate, br, zstd')).toBe('br')
    expect(encodingFor('gzip')).toBe('gzip')
    expect(encodingFor('BR')).toBe('br')
    expect(encodingFor('br;q=0.1, gzip;q=0.9')).toBe('br')
    expect(encodingFor('deflate')).toBe('identity')
    expect(encodingFor(undefined)).toBe('identity')
    expect(encodingFor('')).toBe('identity')
    expect(encodingFor('xbr, brotli, gzipped')).toBe('identity')
  })

  test('is never one that the client refuses', () => {
    const names = fc.constantFrom('br', 'gzip', 'deflate', 'identity')
    const refusals = fc.constantFrom(';q=0', '; q=0', ';q=0.0', ' ; q=0.000', ';Q=0')
    const wishes = fc.constantFrom('', ';q=1', ';q=0.5', '; q=0.001', ';q=1.000')
    const parts = fc.uniqueArray(fc.record({ name: names, refused: fc.boolean(), no: refusals, yes: wishes }), {
      selector: part => part.name,
    })
    fc.assert(
      fc.property(parts, fc.constantFrom(',', ', ', ' , '), (list, comma) => {
        const header = list.map(({ name, refused, no, yes }) => `${name}${refused ? no : yes}`).join(comma)
        const wanted = (['br', 'gzip'] as const).find(name => list.some(part => part.name === name && !part.refused))
        expect(encodingFor(header), header).toBe(wanted ?? 'identity')
      }),
    )
  })
})

describe('a validator that a client has', () => {
  test('is the page’s when it is the same, weak or strong, alone or among others', () => {
    const etag = etagOf('a page')
    expect(matches(etag, etag)).toBe(true)
    expect(matches(etag.slice(2), etag)).toBe(true)
    expect(matches(`"other", ${etag}`, etag)).toBe(true)
    expect(matches(' * ', etag)).toBe(true)
  })

  test('is not the page’s otherwise', () => {
    const etag = etagOf('a page')
    expect(matches(undefined, etag)).toBe(false)
    expect(matches('', etag)).toBe(false)
    expect(matches(etagOf('another page'), etag)).toBe(false)
    expect(matches(etag.slice(0, -2), etag)).toBe(false)
  })

  test('is the same for the same content only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(etagOf(a) === etagOf(b)).toBe(a === b)
        expect(etagOf(a)).toMatch(/^W\/"[\w-]{27}"$/)
      }),
    )
  })
})

test('a client gets data when it names JSON and not HTML', () => {
  for (const accept of [
    'application/json',
    'application/ld+json',
    'application/problem+json, */*',
    'APPLICATION/JSON',
  ]) {
    expect(prefersJson(accept), accept).toBe(true)
  }
  for (const accept of [
    undefined,
    '',
    '*/*',
    'text/html',
    'text/html, application/json',
    'application/javascript',
    'text/json',
  ]) {
    expect(prefersJson(accept), accept).toBe(false)
  }
})
