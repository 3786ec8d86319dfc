import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { json, periods, texts } from '../../tests/fixtures/arbitraries.ts'
import { inFrench, plan, year2021 } from '../../tests/fixtures/facts.ts'
import { planFile } from '../../tests/fixtures/files.ts'
import { projectRoot } from '../platform/project-root.ts'
import { PlanFile } from './plan-file.ts'
import { planSchema, schemaErrors } from './plan-schema.ts'

type Schema = { [key: string]: unknown }
const france = join(projectRoot, 'data/france')
const files = [
  ...readdirSync(france).map(name => join(france, name)),
  join(projectRoot, 'tests/fixtures/estonia.json'),
].filter(name => name.endsWith('.json'))

/** Every schema that describes a value, with its place. */
function schemasIn(schema: Schema, place: string): [place: string, schema: Schema][] {
  const named = (keyword: string) =>
    Object.entries((schema[keyword] ?? {}) as Record<string, Schema>).flatMap(([name, one]) =>
      schemasIn(one, `${place}/${keyword}/${name}`),
    )
  const listed = ['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap(keyword =>
    ((schema[keyword] ?? []) as Schema[]).flatMap((one, index) => schemasIn(one, `${place}/${keyword}/${index}`)),
  )
  const single = ['items', 'additionalProperties'].flatMap(keyword => {
    const inner = schema[keyword]
    return typeof inner === 'object' && inner !== null ? schemasIn(inner as Schema, `${place}/${keyword}`) : []
  })
  return [[place, schema], ...named('properties'), ...named('$defs'), ...listed, ...single]
}

describe('the published schema of plan files', () => {
  test('is valid JSON Schema of draft 2020-12, by its meta-schema and in strict mode', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true, validateSchema: true })
    addFormats.default(ajv)
    expect(planSchema().$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(ajv.validateSchema(planSchema()), JSON.stringify(ajv.errors)).toBe(true)
    expect(typeof ajv.compile(planSchema())).toBe('function')
  })

  test('gives every value a type, of its own or by reference', () => {
    const all = schemasIn(planSchema(), '#')
    expect(all.length).toBeGreaterThan(300)
    const untyped = all.filter(
      ([, schema]) => !['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'enum', 'const'].some(keyword => keyword in schema),
    )
    expect(untyped.map(([place]) => place)).toEqual([])
  })

  test('refers only to what it defines', () => {
    const defined = Object.keys(planSchema().$defs as object).map(name => `#/$defs/${name}`)
    const referred = schemasIn(planSchema(), '#').flatMap(([, schema]) => (schema.$ref ? [String(schema.$ref)] : []))
    expect(new Set(referred)).toEqual(new Set(defined))
  })

  test('lets no object hold a field that it doesn’t name, but texts their languages', () => {
    const open = schemasIn(planSchema(), '#').filter(
      ([, schema]) => schema.type === 'object' && 'properties' in schema && schema.additionalProperties !== false,
    )
    expect(open.map(([place]) => place)).toEqual(['#/$defs/Text'])
  })

  test('holds what JSON can say: it is the same after a journey through text', () => {
    expect(JSON.parse(JSON.stringify(planSchema()))).toEqual(planSchema())
  })
})

describe('the schema accepts', () => {
  test.each(files.map(path => [path.slice(projectRoot.length + 1), path]))('%s', (_, path) => {
    const content = JSON.parse(readFileSync(path, 'utf8'))
    expect(schemaErrors(content)).toEqual([])
    expect(PlanFile.safeParse(content).success).toBe(true)
  })

  test('every text and every period that the program does', () => {
    fc.assert(
      fc.property(texts, periods, (title, period) => {
        const content = planFile({ plans: [{ id: 'p', ...plan('p'), title, period }] })
        expect(PlanFile.safeParse(content).success).toBe(true)
        expect(schemaErrors(content)).toEqual([])
      }),
    )
  })
})

describe('the schema refuses', () => {
  test('nothing that the program accepts, whatever stands in a field', () => {
    const good = {
      id: 'p',
      ...plan('p'),
      followedFrom: '2021-01-01',
      ogpIds: { first: 'FR1', last: 'FR2' },
      promising: [inFrench('x')],
      ratings: [{ assessor: 'irm', scale: 'completion', value: 'high', asOf: year2021 }],
      sources: [{ title: 'S', address: 'https://example.org', language: 'fr' }],
    }
    const fields = fc.constantFrom(...Object.keys(good))
    fc.assert(
      fc.property(fields, json, (field, value) => {
        const content = planFile({ plans: [{ ...good, [field]: value }] })
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        if (PlanFile.safeParse(content).success) expect(schemaErrors(content)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('what the program refuses for its shape', () => {
    const spoiling: object[] = [
      { rank: '1' },
      { slug: 'A B' },
      { title: 'x' },
      { title: { fr: 'x' } },
      { period: { ...year2021, precision: 'eon' } },
      { period: { ...year2021, earliest: '2021-02-30' } },
      { sources: [{ title: 'S', address: 'ftp://example.org' }] },
      { unknown: 1 },
    ]
    for (const more of spoiling) {
      const content = planFile({ plans: [{ id: 'p', ...plan('p'), ...more }] })
      expect(PlanFile.safeParse(content).success, JSON.stringify(more)).toBe(false)
      expect(schemaErrors(content), JSON.stringify(more)).not.toEqual([])
    }
  })
})
