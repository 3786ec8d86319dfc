import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Source, sourcesOf, WebAddress } from './source.ts'

const accepts = (address: string) => WebAddress.safeParse(address).success

test('a field is sourced by what names it, or else by what speaks for the whole record', () => {
  const fields = fc.constantFrom('title', 'objective', 'problem')
  const sources: fc.Arbitrary<Source[]> = fc.array(
    fc.record(
      { title: fc.constantFrom('PGO', 'DITP'), fields: fc.array(fields, { minLength: 1 }) },
      { requiredKeys: ['title'] },
    ),
  )
  fc.assert(
    fc.property(sources, fields, (all, field) => {
      const own = all.filter(source => source.fields?.includes(field))
      expect(sourcesOf(all, field)).toEqual(own.length > 0 ? own : all.filter(source => !source.fields))
    }),
  )
})

test('a page links only to the web', () => {
  expect(accepts('https://www.opengovpartnership.org/members/france/?a=b#c')).toBe(true)
  expect(accepts('http://localhost:8080')).toBe(true)
  for (const address of [
    'javascript:alert(1)',
    ' https://example.org',
    'data:text/html,x',
    'ftp://example.org',
    'https://',
    'https:///x',
    '//example.org',
    'https://exa mple.org',
    'HTTPS://example.org\nx',
  ]) {
    expect(accepts(address), address).toBe(false)
  }
})

test('an address can be kept: it holds no NUL and no half of a surrogate pair', () => {
  expect(accepts('https://example.org/\0')).toBe(false)
  expect(accepts('https://example.org/\ud800')).toBe(false)
})
