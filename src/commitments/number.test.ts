import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CommitmentNumber } from './commitment.ts'
import { numberOrder } from './number.ts'

const numbers = fc
  .stringMatching(/^[0-9A-Za-z]{1,4}([-.][0-9A-Za-z]{1,4}){0,2}$/)
  .filter(n => CommitmentNumber.safeParse(n).success)

/** How people count: part by part, runs of digits by their value, signs before digits, digits before letters. */
function countedBefore(a: string, b: string): number {
  const parts = (number: string) => number.toLowerCase().match(/\d+|\D/g) ?? []
  const rank = (part: string) => (/^[-.]/.test(part) ? 0 : /^\d/.test(part) ? 1 : 2)
  const [as, bs] = [parts(a), parts(b)]
  for (let index = 0; index < Math.max(as.length, bs.length); index += 1) {
    const [x, y] = [as[index], bs[index]]
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    if (rank(x) !== rank(y)) return rank(x) - rank(y)
    const difference = rank(x) === 1 ? Number(BigInt(x) - BigInt(y)) : x.codePointAt(0)! - y.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return 0
}

const order = (a: string, b: string) => {
  const [x, y] = [Buffer.from(numberOrder(a)), Buffer.from(numberOrder(b))]
  return Buffer.compare(x, y)
}

test('numbers sort as people count', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      expect(Math.sign(order(a, b))).toBe(Math.sign(countedBefore(a, b)))
    }),
    { numRuns: 2000 },
  )
})

test('2 comes before 10, 1-6 before 1-10, 1-10 before 2, letters after digits', () => {
  const counted = ['1', '1-6', '1-10', '1a', '1b', '2', '9', '10', '59', '100', 'a', 'a2', 'a10', 'b1']
  expect([...counted].reverse().sort(order)).toEqual(counted)
})

test('a small letter and a capital, a zero before or not, are one number', () => {
  expect(numberOrder('A1')).toBe(numberOrder('a1'))
  expect(numberOrder('07')).toBe(numberOrder('7'))
  expect(numberOrder('0')).toBe(numberOrder('000'))
})
