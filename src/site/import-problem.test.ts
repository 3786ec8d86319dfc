import fc from 'fast-check'
import { expect, test } from 'vitest'
import { json } from '../../tests/fixtures/arbitraries.ts'
import { type ImportProblem, problemInWords, shown } from './import-problem.ts'

const sentence = { fr: 'attendu : un nombre', en: 'expected: a number' }

test('a problem says the file, the line, the place, what was expected and the value', () => {
  const problem: ImportProblem = {
    code: 'x',
    file: 'plan.json',
    line: 33,
    place: 'plans[0].rank',
    value: '3',
    sentence,
  }
  expect(problemInWords(problem, 'fr')).toBe('plan.json, ligne 33, plans[0].rank : attendu : un nombre. Valeur : "3".')
  expect(problemInWords(problem, 'en')).toBe('plan.json, line 33, plans[0].rank: expected: a number. Value: "3".')
})

test('what isn’t known is left out, and null is a value', () => {
  expect(problemInWords({ code: 'x', file: 'plan.json', sentence }, 'en')).toBe('plan.json: expected: a number.')
  expect(problemInWords({ code: 'x', file: 'plan.json', value: null, sentence }, 'en')).toMatch(/Value: null\.$/)
})

test('a conflict is shown three ways', () => {
  const versions = { lastImport: 'a', site: 'b', file: null }
  expect(problemInWords({ code: 'conflict', file: 'p.json', sentence, versions }, 'fr')).toBe(
    'p.json : attendu : un nombre.\n    dernier import : "a"\n    sur le site :    "b"\n    dans le fichier : null',
  )
  expect(problemInWords({ code: 'conflict', file: 'p.json', sentence, versions }, 'en')).toBe(
    'p.json: expected: a number.\n    last import: "a"\n    on the site: "b"\n    in the file: null',
  )
})

test('a value is shown on one line, and short', () => {
  fc.assert(
    fc.property(json, value => {
      expect(shown(value)).not.toMatch(/\n/)
      expect(shown(value).length).toBeLessThanOrEqual(121)
    }),
  )
  expect(shown('x'.repeat(500))).toMatch(/^"x+…$/)
  expect(shown(undefined)).toBe('')
})

test('a value is never cut in the middle of a character', () => {
  expect(shown(`${'x'.repeat(118)}🏛️`).isWellFormed()).toBe(true)
})

test('a value that nests deeply is shown all the same', () => {
  let value: never[] = []
  for (let depth = 0; depth < 20_000; depth += 1) value = [value] as never
  expect(shown(value).length).toBeLessThanOrEqual(121)
})

test('a value can’t write to the terminal: its control characters are escaped', () => {
  expect(shown('\u001b[2Jred\u0007\r\n')).not.toMatch(/\p{Cc}/u)
  expect(shown('\u009b31m')).not.toMatch(/\p{Cc}/u)
})
