import { expect, test } from 'vitest'
import { Ulid } from './facts/keys.ts'
import { isUlid, newUlid } from './ids.ts'

test('new identities are ULIDs, each its own, in the order in which they were made', () => {
  const made = Array.from({ length: 5000 }, newUlid)
  expect(made.every(isUlid)).toBe(true)
  expect(made.every(id => Ulid.safeParse(id).success)).toBe(true)
  expect(new Set(made).size).toBe(made.length)
  expect([...made].sort()).toEqual(made)
})

test('what is not 26 letters and digits of Crockford’s alphabet is no ULID', () => {
  const good = '01M82V7M69V1JT5KCXDBCKDNPZ'
  expect(isUlid(good)).toBe(true)
  for (const bad of [
    '',
    good.toLowerCase(),
    good.slice(1),
    `${good}0`,
    `8${good.slice(1)}`,
    good.replace('M', 'I'),
    `${good}\n`,
  ]) {
    expect(isUlid(bad), bad).toBe(false)
    expect(Ulid.safeParse(bad).success, bad).toBe(false)
  }
})
