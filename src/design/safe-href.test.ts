import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeHref } from './safe-href.ts'

describe('safeHref', () => {
  it.each([
    'https://www.opengovpartnership.org/members/france/',
    'http://example.org/?a=1&b=2#c',
    'mailto:equipe@example.org',
    '/plans/2021-2023',
    '/',
    '#contenu',
    '?after=01K',
  ])('keeps %s', address => expect(safeHref(address)).toBe(address))

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'plans/2021-2023',
    'https://',
    '',
    null,
    undefined,
  ])('refuses %j', address => expect(safeHref(address)).toBeUndefined())

  it('keeps the address of a host with accents, however often it is asked', () => {
    // What Node.js 20 and 22 forget after some thousand times.
    for (let time = 0; time < 20_000; time += 1) {
      if (!safeHref('https://république.example/é')) throw new Error(`refused after ${time} times`)
    }
  })

  it('never lets a browser read another scheme', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map(rest => `javascript:${rest}`),
        ),
        address => {
          const href = safeHref(address)
          if (href === undefined) return
          const { protocol, origin } = new URL(href, 'https://parvis.example/plans')
          expect(['http:', 'https:', 'mailto:']).toContain(protocol)
          if (/^[/#?]/.test(href)) expect(origin).toBe('https://parvis.example')
        },
      ),
    )
  })
})
