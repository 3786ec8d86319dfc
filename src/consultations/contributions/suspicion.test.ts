import { describe, expect, test } from 'vitest'
import { suspicionOf } from './suspicion.ts'

const now = new Date('2026-11-28T10:00:00Z')
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000)

describe('what somebody sent', () => {
  test('is as it should be where they took the time to write it', () => {
    expect(suspicionOf({ honey: '', begun: secondsAgo(3), now })).toBeNull()
    expect(suspicionOf({ honey: ' ', begun: secondsAgo(40_000), now })).toBeNull()
  })

  test.each([
    ['a field that nobody sees was filled in', { honey: 'https://example.org', begun: secondsAgo(60) }, 'honey'],
    ['it came faster than anybody writes', { honey: '', begun: secondsAgo(2.9) }, 'fast'],
    ['its form was opened after it was sent', { honey: '', begun: secondsAgo(-60) }, 'fast'],
    ['it doesn’t say when its form was opened', { honey: '', begun: null }, 'fast'],
    ['it says so in a way that nobody can read', { honey: '', begun: new Date('yesterday') }, 'fast'],
  ] as const)('is looked at first where %s', (_, sent, suspicion) => {
    expect(suspicionOf({ ...sent, now })).toBe(suspicion)
  })
})
