import { describe, expect, test } from 'vitest'
import { localTime, momentAt } from './local-time.ts'

const iso = (zone: string, local: string) => momentAt(zone, local)?.toISOString() ?? null

describe('a time that somebody types', () => {
  test('is meant in the time zone of the site, in winter and in summer', () => {
    expect(iso('Europe/Paris', '2026-06-30T23:59')).toBe('2026-06-30T21:59:00.000Z')
    expect(iso('Europe/Paris', '2026-12-01T00:00')).toBe('2026-11-30T23:00:00.000Z')
    expect(iso('Pacific/Kiritimati', '2026-01-01T00:00')).toBe('2025-12-31T10:00:00.000Z')
    expect(iso('America/St_Johns', '2026-07-01T12:00')).toBe('2026-07-01T14:30:00.000Z')
  })

  test('is none where clocks skip it, and the first of two where they show it twice', () => {
    expect(iso('Europe/Paris', '2026-03-29T02:30')).toBeNull()
    expect(iso('Europe/Paris', '2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
  })

  test('is none where it is no time', () => {
    for (const typed of ['', 'demain', '2026-02-30T10:00', '2026-06-30T24:10', '2026-06-30 10:00'])
      expect(iso('Europe/Paris', typed)).toBeNull()
  })

  test('is shown again as it was typed', () => {
    expect(localTime('Europe/Paris', new Date('2026-06-30T21:59:00Z'))).toBe('2026-06-30T23:59')
  })
})
