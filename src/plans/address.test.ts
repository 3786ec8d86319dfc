import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { texts } from '../../tests/fixtures/arbitraries.ts'
import { inFrench } from '../../tests/fixtures/facts.ts'
import { interfaceLanguages } from '../platform/locales/languages.ts'
import { priorityAt, priorityPath } from './address.ts'

const priority = (number: number, label: string, stage = '') => ({ number, stage, facts: { label: inFrench(label) } })
const announced = [
  priority(1, 'Faire participer les citoyens', 'announced'),
  priority(2, 'Renforcer la transparence', 'announced'),
  priority(3, 'Gérer la crise', 'announced'),
]
const published = [
  priority(1, 'Faire participer les Français', 'published'),
  priority(2, 'Renforcer la transparence', 'published'),
]
const all = [...announced, ...published]
const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const addressOf = (one: (typeof all)[number]) => lastOf(priorityPath('fr', '2021-2023', one, all))

describe('the address of a priority', () => {
  test('is its number and its words; of one that was announced and published in the same words, two addresses', () => {
    expect(all.map(addressOf)).toEqual([
      '1-faire-participer-les-citoyens',
      '2-renforcer-la-transparence-annoncee',
      '3-gerer-la-crise',
      '1-faire-participer-les-francais',
      '2-renforcer-la-transparence',
    ])
  })

  test('by a bare number means the published one; the announced one where none is published under it', () => {
    expect(priorityAt('1', all)).toBe(published[0])
    expect(priorityAt('2', all)).toBe(published[1])
    expect(priorityAt('3', all)).toBe(announced[2])
    expect(priorityAt('4', all)).toBeUndefined()
  })

  test('by words that changed means the one of its number that shares the most of them', () => {
    expect(priorityAt('1-faire-participer-tous-les-citoyens', all)).toBe(announced[0])
    expect(priorityAt('1-faire-participer-tous-les-francais', all)).toBe(published[0])
    expect(priorityAt('1-tout-autre-chose', all)).toBe(published[0])
  })

  test('is none where the number is none', () => {
    for (const last of ['', '0', '-1', '01', '100', '1e1', 'x', '1.', '١', '-', '--', '1'.repeat(5000)])
      expect(priorityAt(last, all)).toBeUndefined()
    expect(priorityAt(`1${'-'.repeat(10_000)}`, all)).toBe(published[0])
  })

  test('of one that was taken away never leads to another one, and a bare number still leads to what is there', () => {
    const gone = [announced[0] as (typeof all)[number]]
    const left = all.filter(one => one !== gone[0])
    expect(priorityAt('1-faire-participer-les-citoyens', left, gone)).toBe(gone[0])
    expect(priorityAt('1', left, gone)).toBe(published[0])
    expect(priorityAt('3', [], announced)).toBe(announced[2])
  })

  test('leads to it and to nothing else, in either language, whatever the priorities of a plan are', () => {
    const some = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 99 }),
        stage: fc.constantFrom('announced', 'published'),
        facts: fc.record({ label: texts }),
      }),
      { maxLength: 12, selector: ({ number, stage }) => `${number} ${stage}` },
    )
    fc.assert(
      fc.property(some, made => {
        const paths = new Set<string>()
        for (const one of made) {
          for (const language of interfaceLanguages) {
            const path = priorityPath(language, 'p', one, made)
            expect(priorityAt(lastOf(decodeURIComponent(path)), made)).toBe(one)
            paths.add(`${language} ${path}`)
          }
        }
        expect(paths.size).toBe(2 * made.length)
      }),
      { numRuns: 300 },
    )
  })
})
