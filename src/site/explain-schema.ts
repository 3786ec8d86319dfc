import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Json } from '../platform/canonical.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { nearest } from '../platform/nearest.ts'

type Path = (string | number)[]

export type SchemaProblem = { path: Path; value: Json | undefined; sentence: Bilingual; code: string }

/** What a value that must match a pattern looks like, by the pattern, in words. */
const patternsInWords: [string, Bilingual][] = [
  [
    '^[a-z0-9]+(?:[-._]',
    {
      fr: 'un identifiant en petites lettres, chiffres et tirets (fr-2021-2023-07)',
      en: 'an id in small letters, digits and dashes (fr-2021-2023-07)',
    },
  ],
  [
    '^[a-z0-9]+(?:-',
    {
      fr: 'une adresse en petites lettres, chiffres et tirets (2021-2023)',
      en: 'an address in small letters, digits and dashes (2021-2023)',
    },
  ],
  [
    '^[a-z0-9]+(?:[-.]',
    {
      fr: 'la fin d’une adresse, en petites lettres, chiffres, tirets et points (ancien-nom)',
      en: 'the end of an address, in small letters, digits, dashes and dots (old-name)',
    },
  ],
  ['^[0-7][0-9A-HJ', { fr: 'un ULID : 26 lettres et chiffres', en: 'a ULID: 26 letters and digits' }],
  ['^[a-z]{2,3}(-', { fr: 'une langue : fr, en, pt-BR', en: 'a language: fr, en, pt-BR' }],
  ['^[A-Z]{2}$', { fr: 'un pays de la norme ISO 3166-1 : FR', en: 'a country of ISO 3166-1: FR' }],
  [
    '^https?',
    { fr: 'une adresse qui commence par https:// ou http://', en: 'an address that begins with https:// or http://' },
  ],
  ['^[0-9A-Za-z]+', { fr: 'un numéro, en texte : "7" ou "1-6"', en: 'a number, as text: "7" or "1-6"' }],
  ['^P(', { fr: 'une durée ISO 8601 : P6M', en: 'an ISO 8601 duration: P6M' }],
  ['^(?:[A-Za-z0-9_', { fr: 'une adresse électronique', en: 'an e-mail address' }],
  ['\\S', { fr: 'un texte qui ne soit pas vide', en: 'a text that is not empty' }],
]

const typesInWords: Record<string, Bilingual> = {
  string: { fr: 'un texte entre guillemets', en: 'a text between quotes' },
  number: { fr: 'un nombre', en: 'a number' },
  integer: { fr: 'un nombre entier', en: 'a whole number' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  array: { fr: 'une liste [ … ]', en: 'a list [ … ]' },
  object: { fr: 'un objet { … }', en: 'an object { … }' },
  null: { fr: 'null', en: 'null' },
}

const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part))

/**
 * The errors of a validation as problems in words, the same trouble told once. Where a value may have several shapes, what is
 * told is the most precise thing: what is wrong inside it, else what is wrong with it in the shape that it has, else that no shape fits.
 */
export function explain(errors: readonly ErrorObject[]): SchemaProblem[] {
  // What is wrong with the name of a field is told once, by `propertyNames`.
  const told = errors.filter(({ keyword, propertyName }) => keyword === 'propertyNames' || propertyName === undefined)
  const at = new Map<string, ErrorObject[]>()
  const above = new Set<string>()
  for (const error of told) {
    at.set(error.instancePath, [...(at.get(error.instancePath) ?? []), error])
    for (let cut = error.instancePath.lastIndexOf('/'); cut >= 0; cut = error.instancePath.lastIndexOf('/', cut - 1)) {
      above.add(error.instancePath.slice(0, cut))
      if (cut === 0) break
    }
  }
  const seen = new Set<string>()
  return [...at]
    .flatMap(([path, here]) => mostPrecise(here, above.has(path)))
    .map(inWords)
    .filter(problem => {
      const name = `${problem.path.join('/')} ${problem.sentence.en}`
      return seen.has(name) ? false : Boolean(seen.add(name))
    })
}

const isChoice = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf'
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
/** The error is about the content of an object that may be one, rather than about it being one. */
const isShapeOf = (error: ErrorObject): boolean =>
  isObject(error.data) && ['required', 'additionalProperties', 'propertyNames'].includes(error.keyword)

/** @param inside whether something inside the value is wrong too */
function mostPrecise(here: readonly ErrorObject[], inside: boolean): ErrorObject[] {
  // A format says in a word what its pattern says in signs.
  const formatted = here.some(({ keyword }) => keyword === 'format')
  const plain = here.filter(({ keyword }) => !(formatted && keyword === 'pattern'))
  if (!plain.some(isChoice)) return plain
  const shapes = plain.filter(isShapeOf)
  if (inside || shapes.length > 0) return shapes
  const precise = plain.filter(error => !isChoice(error) && error.keyword !== 'type')
  if (precise.length > 0) return precise
  // That it may also be absent helps nobody who wrote something.
  const wanted = plain.filter(({ keyword, params }) => keyword === 'type' && params.type !== 'null')
  return wanted.length === 1 ? wanted : plain.filter(isChoice)
}

function inWords(error: ErrorObject): SchemaProblem {
  const path = pathOf(error.instancePath)
  const value = error.data as Json | undefined
  const tell = (
    fr: string,
    en: string,
    place: { path: Path; value: Json | undefined } = { path, value },
  ): SchemaProblem => ({
    ...place,
    code: `schema-${error.keyword}`,
    sentence: { fr, en },
  })
  const aDay = () =>
    tell('attendu : un jour qui existe, écrit 2021-06-25', 'expected: a day that exists, written 2021-06-25')
  const parameters = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'required': {
      const field = String(parameters.missingProperty)
      return tell(`il manque le champ « ${field} »`, `the field “${field}” is missing`, { path, value: undefined })
    }
    case 'additionalProperties': {
      const field = String(parameters.additionalProperty)
      const meant = nearest(field, Object.keys((error.parentSchema as { properties?: object })?.properties ?? {}))
      return tell(
        `le champ « ${field} » n’existe pas ici${meant ? ` ; vouliez-vous écrire « ${meant} » ?` : ''}`,
        `there is no field “${field}” here${meant ? `; did you mean “${meant}”?` : ''}`,
        { path: [...path, field], value: (value as Record<string, Json> | undefined)?.[field] },
      )
    }
    case 'propertyNames':
      return tell(
        `« ${parameters.propertyName} » n’est pas une langue ; attendu : fr, en, pt-BR…`,
        `“${parameters.propertyName}” is not a language; expected: fr, en, pt-BR…`,
      )
    case 'type': {
      if ((error.parentSchema as { format?: string } | undefined)?.format === 'date') return aDay()
      const wanted = [parameters.type]
        .flat()
        .map(type => typesInWords[String(type)] ?? { fr: String(type), en: String(type) })
      return tell(
        `attendu : ${wanted.map(type => type.fr).join(' ou ')}`,
        `expected: ${wanted.map(type => type.en).join(' or ')}`,
      )
    }
    case 'enum': {
      const allowed = (parameters.allowedValues as Json[]).map(String)
      const meant = typeof value === 'string' ? nearest(value, allowed) : null
      return tell(
        `attendu : ${allowed.join(', ')}${meant ? ` ; vouliez-vous écrire « ${meant} » ?` : ''}`,
        `expected: ${allowed.join(', ')}${meant ? `; did you mean “${meant}”?` : ''}`,
      )
    }
    case 'const':
      return tell(
        `attendu : ${JSON.stringify(parameters.allowedValue)}`,
        `expected: ${JSON.stringify(parameters.allowedValue)}`,
      )
    case 'pattern': {
      const found = patternsInWords.find(([start]) => String(parameters.pattern).startsWith(start))?.[1]
      return found
        ? tell(`attendu : ${found.fr}`, `expected: ${found.en}`)
        : tell(`attendu : ${parameters.pattern}`, `expected: ${parameters.pattern}`)
    }
    case 'format':
      return parameters.format === 'date'
        ? aDay()
        : tell(
            `attendu : une valeur de la forme ${parameters.format}`,
            `expected: a value of the form ${parameters.format}`,
          )
    case 'minItems':
      return tell(`attendu : au moins ${parameters.limit} élément`, `expected: at least ${parameters.limit} item`)
    case 'maxLength':
      return tell(
        `attendu : ${parameters.limit} caractères au plus`,
        `expected: ${parameters.limit} characters at most`,
      )
    case 'minimum':
    case 'exclusiveMinimum':
      return tell(`attendu : ${parameters.limit} au moins`, `expected: at least ${parameters.limit}`)
    case 'maximum':
    case 'exclusiveMaximum':
      return tell(`attendu : ${parameters.limit} au plus`, `expected: at most ${parameters.limit}`)
    case 'anyOf':
    case 'oneOf': {
      const description = (error.parentSchema as { description?: string } | undefined)?.description
      return tell(
        `aucune des formes possibles${description ? ` (${description})` : ' : un texte, ou { "text": …, "translated": true }'}`,
        `none of the possible shapes${description ? ` (${description})` : ': a text, or { "text": …, "translated": true }'}`,
      )
    }
    default:
      return tell(`ne convient pas (${error.message})`, `does not fit (${error.message})`)
  }
}
