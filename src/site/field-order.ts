import type { Json } from '../platform/canonical.ts'

type Schema = {
  $ref?: string
  $defs?: Record<string, Schema>
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  propertyNames?: Schema
  additionalProperties?: Schema | boolean
  enum?: unknown[]
}

/**
 * A value with the fields of its objects in the order in which a JSON Schema has them, so that the same content is always the same
 * text. What the schema doesn't name comes after: of the languages of a text the original one, then all by their names.
 */
export function inSchemaOrder(value: Json, schema: object): Json {
  const root = schema as Schema
  /** A schema, or the several that a value may have. */
  const shapesOf = (one: Schema | undefined): Schema[] => {
    if (!one) return []
    if (one.$ref) return shapesOf(root.$defs?.[one.$ref.split('/').at(-1) ?? ''])
    return one.anyOf ? one.anyOf.flatMap(shapesOf) : [one]
  }
  const ordered = (inner: Json, shapes: readonly Schema[]): Json => {
    if (Array.isArray(inner)) {
      const items = shapes.flatMap(({ items }) => shapesOf(items))
      return inner.map(item => ordered(item, items))
    }
    if (typeof inner !== 'object' || inner === null) return inner
    const properties: Record<string, Schema> = Object.assign({}, ...shapes.map(shape => shape.properties ?? {}))
    const named = shapes.flatMap(({ propertyNames }) => (propertyNames?.enum ?? []) as string[])
    const others = shapes.flatMap(({ additionalProperties }) =>
      typeof additionalProperties === 'object' ? shapesOf(additionalProperties) : [],
    )
    const known = [
      ...Object.keys(properties),
      ...named,
      ...(typeof inner.original === 'string' ? [inner.original] : []),
    ]
    const fields = [...new Set([...known, ...Object.keys(inner).sort()])].filter(field => Object.hasOwn(inner, field))
    return Object.fromEntries(
      fields.map(field => [
        field,
        ordered(inner[field] as Json, properties[field] ? shapesOf(properties[field]) : others),
      ]),
    )
  }
  return ordered(value, shapesOf(root))
}
