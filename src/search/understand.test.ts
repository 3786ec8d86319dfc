import { describe, expect, test } from 'vitest'
import { corrections, slips } from './understand.ts'

describe('a slip of the hand', () => {
  test('is a letter wrong, missing or too many, or two that changed places', () => {
    expect(slips('forim', 'forum')).toBe(1)
    expect(slips('foum', 'forum')).toBe(1)
    expect(slips('forrum', 'forum')).toBe(1)
    expect(slips('fourm', 'forum')).toBe(1)
    expect(slips('fuorm', 'forum')).toBe(2)
  })

  test('is forgiven once in a short word and twice in a long one, and the nearest words are meant', () => {
    expect(corrections('fourm', ['forum', 'forme', 'four'])).toEqual(['forum', 'four'])
    expect(corrections('transparanse', ['transparence', 'transport'])).toEqual(['transparence'])
    expect(corrections('ditq', ['data', 'dinum'])).toEqual([])
  })
})
