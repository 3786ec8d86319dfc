import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Count, Qualifier, total } from './figure.ts'

const counts: fc.Arbitrary<Count> = fc.record({
  value: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  qualifier: fc.constantFrom(...Qualifier.options),
  unit: fc.constant('participants'),
})
const count = (value: number, qualifier: Count['qualifier'], unit = 'participants'): Count => ({
  value,
  qualifier,
  unit,
})

test('a total of nothing is unknown, not zero', () => {
  expect(total([])).toBeNull()
})

test('a total of what is not counted in the same unit is not made', () => {
  expect(total([count(3, 'exact'), count(4, 'exact', 'events')])).toBeNull()
})

test('a total is the sum, in the unit of its parts, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1 }), parts => {
      const sum = total(parts)
      expect(sum).toMatchObject({ value: parts.reduce((so, part) => so + part.value, 0), unit: 'participants' })
      expect(total([...parts].reverse())).toEqual(sum)
    }),
  )
})

test('a total is exact only when each part is', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1 }), parts => {
      expect(total(parts)?.qualifier === 'exact').toBe(parts.every(({ qualifier }) => qualifier === 'exact'))
    }),
  )
})

test('a total never claims a side that a part denies', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1 }), parts => {
      const qualifiers = new Set(parts.map(part => part.qualifier))
      const { qualifier } = total(parts) as Count
      if (qualifier === 'over') expect(qualifiers.has('under') || qualifiers.has('about')).toBe(false)
      if (qualifier === 'under') expect(qualifiers.has('over') || qualifiers.has('about')).toBe(false)
    }),
  )
})

test('a total by parts is the total of all', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1 }), fc.array(counts, { minLength: 1 }), (some, others) => {
      expect(total([total(some) as Count, total(others) as Count])).toEqual(total([...some, ...others]))
    }),
  )
})

test('six webinars of which five are exact and one is “over” make “over”', () => {
  expect(total([count(120, 'exact'), count(100, 'over')])).toEqual(count(220, 'over'))
  expect(total([count(120, 'under'), count(100, 'over')])).toEqual(count(220, 'about'))
  expect(total([count(120, 'exact'), count(100, 'about')])).toEqual(count(220, 'about'))
})

test('a count is never bare, nor beyond what a number can hold', () => {
  expect(Count.safeParse({ value: 3 }).success).toBe(false)
  expect(Count.safeParse(count(Number.NaN, 'exact')).success).toBe(false)
  expect(Count.safeParse(count(Number.POSITIVE_INFINITY, 'exact')).success).toBe(false)
  expect(Count.safeParse(count(2e15, 'exact')).success).toBe(false)
  expect(Count.safeParse(count(3, 'exact', '')).success).toBe(false)
  expect(Count.safeParse(count(0, 'exact')).success).toBe(true)
})
