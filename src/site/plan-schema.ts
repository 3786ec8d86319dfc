import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'
import { PlanFile, placeOf, type ThingType } from './plan-file.ts'

/** The path at which the schema of plan files is published. */
export const schemaPath = '/schema/plan.json'

let schema: Record<string, unknown> | undefined

/** The JSON Schema (2020-12) of plan files: what is published is what validates. */
export function planSchema(): Record<string, unknown> {
  schema ??= {
    title: 'Parvis plan file, version 1',
    ...z.toJSONSchema(PlanFile, { io: 'input', target: 'draft-2020-12' }),
  }
  return schema
}

const schemaName = 'plan-file'
let compiler: Ajv2020 | undefined

/** What validates a part of the schema, by the path to it: compiled when first asked for. */
function validatorOf(path: string): ValidateFunction {
  if (!compiler) {
    compiler = new Ajv2020({
      allErrors: true,
      verbose: true,
      strict: true,
      strictTypes: false,
      allowUnionTypes: true,
      // Compiling took 610 ms with ajv's defaults and takes 50 ms so: a site that starts should not wait for an optimiser. That
      // the schema itself is valid is tested (plan-schema.test.ts).
      validateSchema: false,
      inlineRefs: false,
      code: { optimize: false },
    })
    addFormats.default(compiler)
    compiler.addSchema(planSchema(), schemaName)
  }
  const validator = compiler.getSchema(`${schemaName}#${path}`)
  if (!validator) throw new Error(`the schema has no ${path}`)
  return validator
}

const errorsOf = (validator: ValidateFunction, content: unknown): ErrorObject[] =>
  validator(content) ? [] : (validator.errors ?? [])

/** Validates a file's content with the published schema. */
export const schemaErrors = (content: unknown): ErrorObject[] => errorsOf(validatorOf(''), content)

type Property = { $ref?: string; anyOf?: Property[]; properties?: Properties; items?: { properties?: Properties } }
type Properties = Record<string, Property>
type Kind = ThingType | 'site'

/** The path in the schema to what a kind of record is. */
function recordPath(type: Kind): string {
  let path = ''
  let properties = planSchema().properties as Properties
  for (const name of placeOf[type]) {
    const inner = properties[name]
    path += `/properties/${name}${inner?.items ? '/items' : ''}`
    properties = inner?.items?.properties ?? inner?.properties ?? {}
  }
  return path
}

/** The fields of a kind of record that are facts of it: neither its identity, nor the records that belong to it. */
export function factFields(type: Kind): Properties {
  const place = placeOf[type]
  let properties = planSchema().properties as Properties
  for (const name of place) properties = properties[name]?.items?.properties ?? properties[name]?.properties ?? {}
  const below = Object.values(placeOf).flatMap(other =>
    other.length === place.length + 1 && place.every((name, index) => other[index] === name) ? other.slice(-1) : [],
  )
  const no = new Set(['id', 'ulid', 'otherAddresses', ...below])
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !no.has(name)))
}

/** Validates the facts of one record with the published schema. */
export const factErrors = (type: Kind, facts: Record<string, unknown>): ErrorObject[] =>
  errorsOf(validatorOf(recordPath(type)), type === 'site' ? facts : { id: 'x', ...facts })
