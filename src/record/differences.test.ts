import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someFacts } from '../../tests/fixtures/arbitraries.ts'
import { sameContent } from '../platform/canonical.ts'
import { apply, differencesBetween, type Facts, mergeFacts } from './differences.ts'

const fields = ['title', 'number', 'note', 'leadIds', 'period']
const valueIn = (facts: Facts | null, field: string) => facts?.[field] ?? null

describe('the differences of two states of a thing', () => {
  test('lead from the one to the other', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (before, after) => {
        expect(apply(before, differencesBetween(before, after))).toEqual(after)
        expect(apply({}, differencesBetween(null, after))).toEqual(after)
      }),
    )
  })

  test('are just the fields that differ, with what was and what is', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (before, after) => {
        const differences = differencesBetween(before, after)
        for (const field of fields) {
          const [was, is] = [valueIn(before, field), valueIn(after, field)]
          expect(differences[field]).toEqual(sameContent(was, is) ? undefined : { before: was, after: is })
        }
      }),
    )
  })

  test('are none between a state and itself, whatever the order of its fields', () => {
    fc.assert(
      fc.property(someFacts, facts => {
        expect(differencesBetween(facts, Object.fromEntries(Object.entries(facts).reverse()))).toEqual({})
      }),
    )
  })

  test('change nothing of what they are applied to', () => {
    const facts = { title: 'a', note: 'b' }
    apply(facts, { note: { before: 'b', after: null } })
    expect(facts).toEqual({ title: 'a', note: 'b' })
  })
})

describe('a file meets what was changed on the site', () => {
  const states = fc.tuple(fc.option(someFacts), someFacts, someFacts)

  test('a side that didn’t change gives way to the one that did', () => {
    fc.assert(
      fc.property(states, ([lastImport, site, file]) => {
        const { facts, conflicts } = mergeFacts(lastImport, site, file)
        for (const field of fields) {
          const [was, ours, theirs] = [lastImport, site, file].map(one => valueIn(one, field))
          const siteChanged = !sameContent(was, ours)
          expect(valueIn(facts, field)).toEqual(siteChanged ? ours : theirs)
          const conflict = conflicts.find(one => one.field === field)
          const expected = siteChanged && !sameContent(was, theirs) && !sameContent(ours, theirs)
          expect(conflict).toEqual(expected ? { field, lastImport: was, site: ours, file: theirs } : undefined)
        }
      }),
    )
  })

  test('nothing was changed on the site: the file holds', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (site, file) => {
        expect(mergeFacts(site, site, file)).toEqual({ facts: file, conflicts: [] })
      }),
    )
  })

  test('the file is the same as last time: the site holds', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (site, file) => {
        expect(mergeFacts(file, site, file)).toEqual({ facts: site, conflicts: [] })
      }),
    )
  })

  test('both made the same change: that is no conflict', () => {
    fc.assert(
      fc.property(fc.option(someFacts), someFacts, (lastImport, both) => {
        expect(mergeFacts(lastImport, both, both)).toEqual({ facts: both, conflicts: [] })
      }),
    )
  })

  test('a field that the file no longer gives goes away, unless the site changed it since', () => {
    expect(mergeFacts({ note: 'a' }, { note: 'a' }, {})).toEqual({ facts: {}, conflicts: [] })
    expect(mergeFacts({ note: 'a' }, { note: 'b' }, {})).toEqual({
      facts: { note: 'b' },
      conflicts: [{ field: 'note', lastImport: 'a', site: 'b', file: null }],
    })
  })
})
