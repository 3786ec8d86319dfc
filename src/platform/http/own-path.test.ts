import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

describe('a path that an address asks to be led to', () => {
  test('is kept as it is, with its query', () => {
    for (const path of [
      '/',
      '/mon-espace',
      '/en/my-space',
      '/registre?from=2026-01-01',
      '/plans/2021-2023/engagements/1-a',
    ])
      expect(ownPath(path)).toBe(path)
  })

  test('never leads a browser to another site, whatever it is', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'/\\.:@?#%\t\n\r ahtps0'), maxLength: 12 })
    fc.assert(
      fc.property(
        fc.oneof(
          signs,
          fc.string(),
          fc.webUrl(),
          signs.map(end => `/${end}`),
        ),
        asked => {
          const path = ownPath(asked)
          if (path === null) return
          for (const here of ['https://parvis.test', 'https://parvis.test/connexion/lien?token=a'])
            expect(new URL(path, here).origin).toBe('https://parvis.test')
          expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('is none where it is missing, or longer than any of ours', () => {
    expect(ownPath(null)).toBeNull()
    expect(ownPath(`/${'a'.repeat(500)}`)).toBeNull()
  })
})
