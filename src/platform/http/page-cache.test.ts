import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asTheyAre } from './encoded.ts'
import { type CachedAnswer, pageCache } from './page-cache.ts'

const answerOf = (name: string, bytes = 10): CachedAnswer => {
  const body = new Uint8Array(bytes)
  return {
    status: 200,
    contentType: 'text/html',
    headers: {},
    etag: name,
    body: asTheyAre(body),
  }
}
const later = Number.POSITIVE_INFINITY

type Step =
  | { do: 'begin'; page: number; tags: number[] }
  | { do: 'keep'; which: number; validFor: number }
  | { do: 'forget'; tags: number[] }
  | { do: 'forgetAll' }
  | { do: 'get'; page: number }
  | { do: 'wait' }
const pages = fc.integer({ min: 0, max: 3 })
const tags = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 })
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('begin' as const), page: pages, tags }),
    fc.record({ do: fc.constant('keep' as const), which: fc.nat(5), validFor: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ do: fc.constant('forget' as const), tags }),
    fc.record({ do: fc.constant('forgetAll' as const) }),
    fc.record({ do: fc.constant('get' as const), page: pages }),
    fc.record({ do: fc.constant('wait' as const) }),
  ),
  { maxLength: 60, size: 'max' },
)

describe('a page in memory', () => {
  test('is sent as long as nothing that it shows has changed since it was begun, and no longer', () => {
    fc.assert(
      fc.property(steps, list => {
        const cache = pageCache()
        let now = 0
        let changes = 0
        const changedAt = new Map<number, number>()
        let allAt = 0
        const making: { page: number; tags: number[]; begun: number; begunAt: number; name: string }[] = []
        const kept = new Map<number, { name: string; tags: number[]; begunAt: number; validUntil: number }>()
        const isTrue = (page: { tags: number[]; begunAt: number }) =>
          allAt <= page.begunAt && page.tags.every(tag => (changedAt.get(tag) ?? 0) <= page.begunAt)
        for (const [index, step] of list.entries()) {
          if (step.do === 'wait') now += 1
          if (step.do === 'begin') {
            making.push({ ...step, begun: cache.begin(), begunAt: changes, name: String(index) })
          }
          if (step.do === 'keep') {
            const [page] = making.splice(step.which % Math.max(1, making.length), 1)
            if (!page) continue
            const validUntil = now + step.validFor
            const tagNames = page.tags.map(String)
            cache.keep(String(page.page), answerOf(page.name), {
              tags: tagNames,
              madeAt: now,
              validUntil,
              begun: page.begun,
            })
            if (isTrue(page)) kept.set(page.page, { ...page, validUntil })
          }
          if (step.do === 'forget') {
            changes += 1
            for (const tag of step.tags) changedAt.set(tag, changes)
            cache.forget(step.tags.map(String))
          }
          if (step.do === 'forgetAll') {
            changes += 1
            allAt = changes
            cache.forgetAll()
          }
          if (step.do === 'get') {
            const page = kept.get(step.page)
            const expected = page && isTrue(page) && page.validUntil > now ? page.name : undefined
            expect(cache.get(String(step.page), now)?.etag).toBe(expected)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('that was being made while its tag changed is not kept', () => {
    const cache = pageCache()
    const begun = cache.begin()
    cache.forget(['plan:1'])
    cache.keep('/plans/1', answerOf('old'), { tags: ['plan:1'], madeAt: 0, validUntil: later, begun })
    cache.keep('/plans/2', answerOf('other'), { tags: ['plan:2'], madeAt: 0, validUntil: later, begun })
    expect(cache.get('/plans/1', 0)).toBeUndefined()
    expect(cache.get('/plans/2', 0)?.etag).toBe('other')
  })

  test('that was being made while very many tags changed is not kept either', () => {
    const cache = pageCache()
    const begun = cache.begin()
    cache.forget(['plan:1'])
    cache.forget(Array.from({ length: 60_000 }, (_, index) => `thing:${index}`))
    cache.keep('/plans/1', answerOf('old'), { tags: ['plan:1'], madeAt: 0, validUntil: later, begun })
    expect(cache.get('/plans/1', 0)).toBeUndefined()
    cache.keep('/plans/1', answerOf('new'), { tags: ['plan:1'], madeAt: 0, validUntil: later, begun: cache.begin() })
    expect(cache.get('/plans/1', 0)?.etag).toBe('new')
  })

  test('goes when its day is over', () => {
    const cache = pageCache()
    cache.keep('/', answerOf('today'), { tags: [], madeAt: 0, validUntil: 1000, begun: cache.begin() })
    expect(cache.get('/', 999)?.etag).toBe('today')
    expect(cache.get('/', 1000)).toBeUndefined()
  })

  test('goes too while the clock, set back, shows a time before it was made', () => {
    const cache = pageCache()
    cache.keep('/', answerOf('tomorrow'), { tags: [], madeAt: 500, validUntil: 1000, begun: cache.begin() })
    expect(cache.get('/', 499)).toBeUndefined()
    expect(cache.get('/', 500)?.etag).toBe('tomorrow')
  })

  test('is all that there is while the database is away, whatever the time, until the record is heard to change it', () => {
    const cache = pageCache()
    cache.keep('/', answerOf('yesterday'), { tags: ['plan:1'], madeAt: 500, validUntil: 1000, begun: cache.begin() })
    expect(cache.last('/')).toMatchObject({ answer: { etag: 'yesterday' }, madeAt: 500 })
    cache.forget(['plan:1'])
    expect(cache.last('/')).toBeUndefined()
  })
})

describe('the memory of all pages', () => {
  test('never passes its bound, and is counted rightly', () => {
    const keeps = fc.array(fc.tuple(pages, fc.integer({ min: 0, max: 2000 })), { maxLength: 50 })
    fc.assert(
      fc.property(keeps, fc.integer({ min: 0, max: 10_000 }), (list, maxBytes) => {
        const cache = pageCache(maxBytes)
        for (const [page, bytes] of list) {
          cache.keep(String(page), answerOf('x', bytes), {
            tags: ['t'],
            madeAt: 0,
            validUntil: later,
            begun: cache.begin(),
          })
          expect(cache.size().bytes).toBeLessThanOrEqual(maxBytes)
        }
        cache.forget(['t'])
        expect(cache.size()).toEqual({ pages: 0, bytes: 0 })
      }),
    )
  })

  test('lets go first of what nobody asked for lately', () => {
    const cache = pageCache(4 * (2 * 1000 + 520))
    const keep = (key: string) =>
      cache.keep(key, answerOf(key, 1000), { tags: [], madeAt: 0, validUntil: later, begun: cache.begin() })
    for (const key of ['a', 'b', 'c', 'd']) keep(key)
    cache.get('a', 0)
    keep('e')
    expect(['a', 'b', 'c', 'd', 'e'].filter(key => cache.get(key, 0))).toEqual(['a', 'c', 'd', 'e'])
  })

  test('is not emptied by one answer that is heavier than all of it', () => {
    const cache = pageCache(10_000)
    cache.keep('/', answerOf('home'), { tags: [], madeAt: 0, validUntil: later, begun: cache.begin() })
    cache.keep('/huge', answerOf('huge', 20_000), { tags: [], madeAt: 0, validUntil: later, begun: cache.begin() })
    expect(cache.get('/huge', 0)).toBeUndefined()
    expect(cache.get('/', 0)?.etag).toBe('home')
  })
})
