import { describe, expect, test } from 'vitest'
import { anchorOf, type Charter, citedIn, formerWordings, standingRules, versionOf } from './charter.ts'
import { charter } from './rules.ts'

const both = (words: string) => ({ fr: words, en: words })
const wording = (since: number, title: string) => ({
  since,
  title: both(title),
  means: both(`${title}, meant`),
  allows: both(`${title}, allowed`),
})

/** A charter that was changed twice: one rule says something else, one was taken out, one came later. */
const changed: Charter = {
  versions: [
    { version: 1, since: '2026-01-01' },
    { version: 2, since: '2026-06-01' },
    { version: 3, since: '2027-01-01' },
  ],
  rules: [
    { code: 'insults', number: 1, wordings: [wording(1, 'No insults'), wording(2, 'No insults or threats')] },
    { code: 'capitals', number: 2, wordings: [wording(1, 'No capitals')], until: 2 },
    { code: 'links', number: 3, wordings: [wording(3, 'No traps')] },
  ],
}

describe('a rule of the charter', () => {
  test('is cited in the wording that it had then, at an address that stays', () => {
    expect(citedIn(changed, 'insults', 1)).toMatchObject({ title: both('No insults'), anchor: 'insults-1' })
    expect(citedIn(changed, 'insults', 2)).toMatchObject({ title: both('No insults or threats'), anchor: 'insults' })
    expect(citedIn(changed, 'insults', 3)).toEqual(citedIn(changed, 'insults', 2))
  })

  test('that was taken out stays readable where it was cited, and can’t be cited any more', () => {
    expect(citedIn(changed, 'capitals', 2)).toMatchObject({ number: 2, anchor: 'capitals-1' })
    expect(citedIn(changed, 'capitals', 3)).toBeNull()
    expect(standingRules(changed).map(({ rule }) => rule.code)).toEqual(['insults', 'links'])
    expect(formerWordings(changed).map(one => anchorOf(changed, one.rule, one.wording))).toEqual([
      'insults-1',
      'capitals-1',
    ])
  })

  test('isn’t one before it came, nor is what never was one', () => {
    expect(citedIn(changed, 'links', 2)).toBeNull()
    expect(citedIn(changed, 'constructor', 1)).toBeNull()
  })

  test('has a code, a number and an anchor that no other has, and words in both languages', () => {
    const rules = standingRules(charter)
    expect(rules).toHaveLength(8)
    expect(new Set(rules.map(({ rule }) => rule.code)).size).toBe(8)
    expect(rules.map(({ rule }) => rule.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const { wording: said } of rules)
      for (const part of [said.title, said.means, said.allows])
        for (const words of [part.fr, part.en]) expect(words.split(' ').length).toBeGreaterThan(1)
  })

  test('was never worded in a version that isn’t there', () => {
    const known = charter.versions.map(({ version }) => version)
    expect(Math.max(...known)).toBe(versionOf(charter))
    for (const { wordings } of charter.rules) for (const { since } of wordings) expect(known).toContain(since)
  })
})
