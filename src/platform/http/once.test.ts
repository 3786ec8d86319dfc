import { expect, test } from 'vitest'
import { once } from './once.ts'

test('those who ask at the same time for the same thing wait for one making', async () => {
  const makeOnce = once<string>()
  let made = 0
  let finish = (_: string) => {}
  const make = () => {
    made += 1
    return new Promise<string>(resolve => {
      finish = resolve
    })
  }
  const readers = [makeOnce('a', 1, make), makeOnce('a', 1, make)]
  expect(made).toBe(1)
  finish('done')
  expect(await Promise.all(readers)).toEqual(['done', 'done'])
  const next = makeOnce('a', 1, make)
  expect(made).toBe(2)
  finish('again')
  expect(await next).toBe('again')
})

test('whoever comes after a change doesn’t get what was begun before it, and whoever was before isn’t lost', async () => {
  const makeOnce = once<string>()
  let first = (_: string) => {}
  const before = makeOnce(
    'a',
    1,
    () =>
      new Promise(resolve => {
        first = resolve
      }),
  )
  let second = (_: string) => {}
  const make = () =>
    new Promise<string>(resolve => {
      second = resolve
    })
  const after = makeOnce('a', 2, make)
  first('old')
  expect(await before).toBe('old')
  // The end of the old one doesn't end the new one.
  const joined = makeOnce('a', 2, () => Promise.resolve('a third'))
  second('new')
  expect(await Promise.all([after, joined])).toEqual(['new', 'new'])
})

test('a making that fails fails for all who wait, and is begun again for the next', async () => {
  const makeOnce = once<string>()
  const fails = () => Promise.reject(new Error('away'))
  const readers = await Promise.allSettled([makeOnce('a', 1, fails), makeOnce('a', 1, fails)])
  expect(readers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await makeOnce('a', 1, () => Promise.resolve('here'))).toBe('here')
})
