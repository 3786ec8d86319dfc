import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { thingDefinitions } from '../src/record/index.ts'
import { checkFiles } from '../src/site/check-files.ts'
import { importPlans } from '../src/site/import-plans.ts'
import { thingTypes } from '../src/site/plan-file.ts'
import { at } from './fixtures/facts.ts'
import { importing, sourceFile } from './fixtures/files.ts'
import { layouts, planFiles } from './fixtures/random-plans.ts'
import { cloneDatabase } from './support/database.ts'
import { roundTrip } from './support/round-trip.ts'

vi.setConfig({ testTimeout: 300_000 })

/** What plan files don't hold: a consultation is of one site, with what people said in it. */
const ofOneSite = ['consultation']

test('every kind of thing that the record knows is exported', () => {
  expect([...thingDefinitions().keys()].sort()).toEqual(['site', ...ofOneSite, ...thingTypes].sort())
})

describe('whatever plans hold, and however they changed', () => {
  test('export, import into an empty site, export: the same bytes; import into the same site: nothing changes', async () => {
    const histories = layouts.chain(layout =>
      fc.record({
        first: planFiles(layout),
        second: fc.option(planFiles(layout, 1), { nil: null }),
        removed: fc.constantFrom('none', 'document', 'phase', 'milestone', 'event', 'term'),
      }),
    )
    await fc.assert(
      fc.asyncProperty(histories, async ({ first, second, removed }) => {
        const site = await cloneDatabase('empty')
        try {
          await importPlans(site.db, checkFiles([sourceFile(first)]), at)
          if (second) await importPlans(site.db, checkFiles([sourceFile(second)]), at)
          // What something else names is refused, and stays.
          if (removed !== 'none')
            await importing(site.db, { removed: [{ type: removed, id: `${removed}-0`, reason: 'x' }] }).catch(() => {})
          await roundTrip(site.db)
        } finally {
          await site.drop()
        }
      }),
      // A smaller case takes minutes to find, since each try makes databases: its seed and path find it by hand.
      { numRuns: 6, endOnFailure: true },
    )
  })
})
