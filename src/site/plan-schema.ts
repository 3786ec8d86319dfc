import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'
import { PlanFile } from './plan-file.ts'

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

let validator: ValidateFunction | undefined

/** Validates a file's content with the published schema. */
export function schemaErrors(content: unknown): ErrorObject[] {
  if (!validator) {
    const ajv = new Ajv2020({
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
    addFormats.default(ajv)
    validator = ajv.compile(planSchema())
  }
  return validator(content) ? [] : (validator.errors ?? [])
}
