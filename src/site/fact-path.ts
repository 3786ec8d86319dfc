import type { Json } from '../platform/canonical.ts'
import { OperatorError } from '../platform/operator-error.ts'
import type { ThingType } from './plan-file.ts'
import { factFields } from './plan-schema.ts'

/** Where a value stands in the facts of a thing: `title`, then `fr`; `ratings`, then `0`, then `value`. */
export type FactPath = readonly [field: string, ...inside: string[]]
type Facts = Record<string, Json>

/** The path that `title.fr` or `ratings.0.value` writes. */
export const readPath = (written: string): FactPath => written.split('.') as unknown as FactPath
export const writtenPath = (path: FactPath): string => path.join('.')

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path; null where nothing does. */
export function valueAt(facts: Facts, path: FactPath): Json {
  let value: Json | undefined = facts
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)]
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }
  return value ?? null
}

/** What a field holds by its schema, where that has a name: `Text`, `Period`. */
export const shapeName = (type: ThingType | 'site', field: string): string | undefined => {
  const schema = factFields(type)[field]
  return (schema?.$ref ?? schema?.anyOf?.find(({ $ref }) => $ref)?.$ref)?.split('/').at(-1)
}

/**
 * The facts with another value at a path, or without one. What lacks on the way is made; a text that was not there begins in the language
 * that is given.
 * @throws OperatorError `no-such-item`
 */
export function withValue(type: ThingType | 'site', facts: Facts, path: FactPath, value: Json | undefined): Facts {
  const [field, ...inside] = path
  const begun = shapeName(type, field) === 'Text' && inside.length === 1 ? { original: inside[0] as string } : undefined
  const next = put(facts[field] ?? (value === undefined ? undefined : begun), inside, value, path)
  const { [field]: _, ...others } = facts
  return next === undefined ? others : { ...facts, [field]: next }
}

function put(
  there: Json | undefined,
  [step, ...more]: string[],
  value: Json | undefined,
  path: FactPath,
): Json | undefined {
  if (step === undefined) return typeof value === 'string' && isTranslation(there) ? { ...there, text: value } : value
  if (Array.isArray(there)) {
    const index = Number(step)
    if (!/^\d+$/.test(step) || index > there.length) throw noSuchItem(path, there.length)
    const item = put(there[index], more, value, path)
    return item === undefined ? there.toSpliced(index, 1) : there.toSpliced(index, 1, item)
  }
  const object = isObject(there) ? there : {}
  const inner = put(Object.hasOwn(object, step) ? object[step] : undefined, more, value, path)
  const { [step]: _, ...others } = object
  return inner === undefined ? others : { ...object, [step]: inner }
}

/** Words that are marked as ours stay so when they are corrected. */
const isTranslation = (value: Json | undefined): value is { text: string; translated: true } =>
  isObject(value) && value.translated === true && typeof value.text === 'string'

const noSuchItem = (path: FactPath, length: number) =>
  new OperatorError('no-such-item', {
    fr: `« ${writtenPath(path)} » passe par une liste de ${length} : attendu un numéro de 0 à ${length}, qui ajoute à la fin.`,
    en: `“${writtenPath(path)}” goes through a list of ${length}: expected a number from 0 to ${length}, which adds at the end.`,
  })
