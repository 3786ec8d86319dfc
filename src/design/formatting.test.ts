import { describe, expect, it } from 'vitest'
import { formatDay, formatNumber, languageName, plural } from './formatting.ts'

describe('numbers, days and plurals in the reader’s form', () => {
  it('writes numbers', () => {
    expect(formatNumber(12345.5, 'fr')).toBe('12\u00a0345,5')
    expect(formatNumber(12345.5, 'en')).toBe('12,345.5')
  })
  it('writes days', () => {
    expect(formatDay('2021-07-01', 'fr')).toBe('1er juillet 2021')
    expect(formatDay('2021-06-25', 'fr')).toBe('25 juin 2021')
    expect(formatDay('2021-06-25', 'en')).toBe('25 June 2021')
  })
  it('chooses the form of a word', () => {
    expect(plural(0, 'fr', 'jalon', 'jalons')).toBe('jalon')
    expect(plural(0, 'en', 'milestone', 'milestones')).toBe('milestones')
  })
  it('names languages', () => {
    expect(languageName('en', 'fr')).toBe('anglais')
    expect(languageName('fr', 'en')).toBe('French')
    // A tag that names no language is said as it is.
    expect(languageName('fr-12', 'en')).toBe('fr-12')
  })
})
