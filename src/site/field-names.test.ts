import { expect, test } from 'vitest'
import { fieldName, namedFields } from './field-names.ts'
import { planSchema } from './plan-schema.ts'

type Schema = { [key: string]: unknown }

/** The names of all properties under a JSON Schema, but for the parts that are records of their own. */
function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema as Schema).flatMap(([keyword, inner]) => {
    if (keyword !== 'properties' && keyword !== '$defs') return namesIn(inner)
    const named = Object.entries(inner as Schema)
    return [
      ...(keyword === 'properties' ? named.map(([name]) => name) : []),
      ...named.flatMap(([, one]) => namesIn(one)),
    ]
  })
}

const schema = planSchema() as { properties: Record<string, Schema> }
const { site, vocabulary, organisations, figures, plans } = schema.properties
const used = new Set(namesIn([site, vocabulary, organisations, figures, plans, (schema as Schema).$defs]))

/** Names that no page shows as a field’s, and why. */
const unnamed: Record<string, string> = {
  id: 'the key of a record in files, which is no fact of it',
  ulid: 'the permanent identity, which is no fact either',
  original: 'of a text: shown by the language of its words',
  wording: 'of a text: shown by its mark “summary”',
  translated: 'of a text: shown by its mark',
  phases: 'records of their own, under a plan',
  documents: 'records of their own, under a plan',
  series: 'records of their own, under a plan',
  events: 'records of their own, under a plan',
  commitments: 'records of their own, under a plan',
  milestones: 'records of their own, under a commitment',
  sheet: 'a record of its own, under a plan',
}

test('every field of every record has a name in words', () => {
  const named = new Set(namedFields())
  expect([...used].filter(name => !named.has(name) && !(name in unnamed))).toEqual([])
})

test('no name is left of a field that is gone', () => {
  expect(namedFields().filter(name => !used.has(name))).toEqual([])
  expect(Object.keys(unnamed).filter(name => !used.has(name))).toEqual([])
})

test('each kind of phase, a field of the labels of phases, is named too', () => {
  const labels = namesIn(plans).filter(name => name === 'phaseLabels')
  expect(labels).toEqual(['phaseLabels'])
  expect(fieldName('phaseLabels', 'fr')).toBe('Noms des étapes')
})

test('a name is words in both languages, the French with its accents', () => {
  for (const name of namedFields()) {
    expect(fieldName(name, 'fr'), name).toMatch(/^\p{Lu}/u)
    expect(fieldName(name, 'en'), name).toMatch(/^\p{Lu}/u)
  }
  expect(fieldName('due', 'fr')).toBe('Échéance')
  expect(fieldName('due', 'en')).toBe('Due')
})

test('a field without a name is called as it is written', () => {
  expect(fieldName('somethingNew', 'fr')).toBe('somethingNew')
  expect(fieldName('constructor', 'fr')).toBe('constructor')
})
