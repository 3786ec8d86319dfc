import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Words } from '../../src/platform/facts/text.ts'
import { checkFiles } from '../../src/site/check-files.ts'
import { importPlans } from '../../src/site/import-plans.ts'
import { ImportRefused } from '../../src/site/import-problem.ts'
import { planSchema } from '../../src/site/plan-schema.ts'
import { periods, texts } from '../fixtures/arbitraries.ts'
import { at, wholeContent } from '../fixtures/facts.ts'
import { sourceFile } from '../fixtures/files.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { harmfulWords, spoilt } from '../support/extremes.ts'
import { isKey, valuesOf } from '../support/from-schema.ts'
import { fuzz, fuzzTimeout } from '../support/fuzzing.ts'

const wordings = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom(...harmfulWords))

/** Plan files as the published schema describes them, of few keys, so that references often lead somewhere. */
const planFiles = valuesOf(planSchema(), {
  instead: (part, field, definition) => {
    if (definition === 'Text') return texts
    if (definition === 'Period') return periods
    if (isKey(part)) return fc.constantFrom('a', 'b', 'c.d_e', 'x'.repeat(100))
    if (field === 'timeZone') return fc.constantFrom('Europe/Paris', 'UTC', 'europe/paris')
    if (part.pattern === '\\S') return wordings.filter(one => Words.safeParse(one).success)
    return undefined
  },
})

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase('empty')
})
afterAll(() => database.drop())

describe('whatever a plan file holds', () => {
  test('it can be imported, or every problem is told in a sentence with its place, and everything is as before', {
    timeout: fuzzTimeout,
  }, async ({ annotate }) => {
    const before = await wholeContent(database.db)
    const outcomes = { imported: 0, refused: 0 }
    await fuzz(
      'plan files',
      fc.asyncProperty(fc.oneof(planFiles, spoilt(planFiles)), async content => {
        // As a file holds it: what JSON can't say isn't in one.
        const text =
          JSON.stringify(content, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? 'null'
        try {
          await importPlans(database.db, checkFiles([sourceFile(JSON.parse(text))]), at, true)
          outcomes.imported += 1
        } catch (error) {
          if (!(error instanceof ImportRefused)) throw error
          outcomes.refused += 1
          expect(error.problems.length).toBeGreaterThan(0)
          for (const { code, sentence } of error.problems) {
            expect(code).toMatch(/^[a-z]+(-[a-zA-Z]+)*$/)
            expect([sentence.fr, sentence.en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)])
          }
        }
      }),
      100,
      annotate,
    )
    await annotate(JSON.stringify(outcomes))
    expect(await wholeContent(database.db)).toEqual(before)
  })
})
