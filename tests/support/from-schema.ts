import fc from 'fast-check'

/** A JSON Schema (2020-12), as zod writes ours. */
export type Schema = { readonly [keyword: string]: unknown }

/** What stands in place of what the schema alone would give, by the schema's part and the field's name; nothing: what it would give. */
type Instead = (part: Schema, field: string, definition: string | undefined) => fc.Arbitrary<unknown> | undefined

type Options = {
  instead: Instead
  /** Every optional field is there, and every list has something. */
  whole?: boolean
}

const asSchema = (value: unknown): Schema => (typeof value === 'object' && value !== null ? (value as Schema) : {})
const asList = (value: unknown): Schema[] => (Array.isArray(value) ? value.map(asSchema) : [])

/**
 * Values of the shape that a schema asks for. What a schema can't say (that a text is given in its own language, that a last day comes
 * after a first one) is for `instead`.
 * @throws Error for a keyword that it doesn't know: a value would silently not be of the shape
 */
export function valuesOf(root: Schema, options: Options): fc.Arbitrary<unknown> {
  const definitions = asSchema(root.$defs)

  function of(part: Schema, field: string, definition?: string): fc.Arbitrary<unknown> {
    const given = options.instead(part, field, definition)
    if (given) return given
    if (typeof part.$ref === 'string') {
      const name = part.$ref.replace('#/$defs/', '')
      return of(asSchema(definitions[name]), field, name)
    }
    if ('const' in part) return fc.constant(part.const)
    if (Array.isArray(part.enum)) return fc.constantFrom(...part.enum)
    if (part.anyOf) return fc.oneof(...asList(part.anyOf).map(one => of(one, field)))
    switch (part.type) {
      case 'object':
        return objects(part)
      case 'array':
        return fc.array(of(asSchema(part.items), field), {
          minLength: Math.max(Number(part.minItems ?? 0), options.whole ? 1 : 0),
          maxLength: options.whole ? 1 : 2,
        })
      case 'string':
        return strings(part)
      case 'integer':
        return fc.integer({ min: bound(part.minimum, -1e9), max: bound(part.maximum, 1e9) })
      case 'number':
        return fc
          .double({ min: Number(part.minimum ?? -1e15), max: Number(part.maximum ?? 1e15), noNaN: true })
          .map(number => (Object.is(number, -0) ? 0 : number))
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case undefined:
        return fc.constant({})
      default:
        throw new Error(`no values are known of the type ${JSON.stringify(part.type)} of ${field}`)
    }
  }

  function objects(part: Schema): fc.Arbitrary<unknown> {
    const properties = Object.entries(asSchema(part.properties))
    const required = options.whole ? properties.map(([name]) => name) : (part.required as string[] | undefined)
    const fields = Object.fromEntries(properties.map(([name, one]) => [name, of(asSchema(one), name)]))
    const own = fc.record(fields, { requiredKeys: required ?? [], noNullPrototype: true })
    const names = asSchema(part.propertyNames).enum
    if (!Array.isArray(names)) return own
    // A record with names of its own, such as one for each kind of phase.
    const more = asSchema(part.additionalProperties)
    const named = Object.fromEntries(names.map(name => [String(name), of(more, String(name))]))
    return fc.record(named, { requiredKeys: options.whole ? names.map(String) : [], noNullPrototype: true })
  }

  return of(root, '')
}

const bound = (given: unknown, otherwise: number): number =>
  typeof given === 'number' && Math.abs(given) < Number.MAX_SAFE_INTEGER ? given : otherwise

function strings({ pattern, maxLength }: Schema): fc.Arbitrary<string> {
  const longest = Number(maxLength ?? 200)
  const made = typeof pattern === 'string' ? fc.stringMatching(new RegExp(pattern)) : fc.string({ unit: 'grapheme' })
  return made.filter(text => text.length <= longest)
}

/** Whether a part of a schema is the key of a thing. */
export const isKey = ({ pattern }: Schema): boolean =>
  typeof pattern === 'string' && pattern.startsWith('^[a-z0-9]+(?:[-._]')
