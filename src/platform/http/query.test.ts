import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryOf } from './query.ts'

const asked = (search: string, declared = ['q', 'plan']) => String(queryOf(new URLSearchParams(search), declared))

test('the same thing asked in another order, or among names that mean nothing, is the same query', () => {
  expect(asked('q=eau&plan=2021-2023')).toBe('plan=2021-2023&q=eau')
  expect(asked('plan=2021-2023&utm_source=x&__proto__=y&q=eau')).toBe('plan=2021-2023&q=eau')
  expect(asked('')).toBe('')
  expect(asked('q=')).toBe('q=')
  expect(asked('q=eau', [])).toBe('')
})

test('of a name that is there twice, the first value counts', () => {
  expect(asked('q=eau&q=feu')).toBe('q=eau')
})

test('a value holds no sign that nobody can type, and is cut where it is longer than any that means something', () => {
  const known = fc.dictionary(fc.constantFrom('q', 'plan', 'other'), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(known, fc.string({ unit: 'binary', minLength: 1990, maxLength: 2100 }), (given, long) => {
      for (const [name, value] of queryOf(new URLSearchParams([...Object.entries(given), ['q', long]]), [
        'q',
        'plan',
      ])) {
        expect(['q', 'plan']).toContain(name)
        expect(value).not.toMatch(/[\p{Cc}\p{Cs}\ufffe\uffff]/u)
        expect(value.length).toBeLessThanOrEqual(2000)
      }
    }),
    { numRuns: 20 },
  )
  expect(asked('q=a%00b%0ac')).toBe('q=a+b+c')
})
