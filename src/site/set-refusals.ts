import type { Tx } from '../platform/database/database.ts'
import { nearest } from '../platform/nearest.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { keysOf, kindInWords, type Removal } from '../record/index.ts'
import type { FactPath } from './fact-path.ts'
import type { FactProblem } from './fact-problem.ts'
import { type ThingType, thingTypes } from './plan-file.ts'
import { factFields } from './plan-schema.ts'

type Kind = ThingType | 'site'
const kinds: readonly Kind[] = ['site', ...thingTypes]
const meantFr = (name: string | null) => (name ? ` Vouliez-vous écrire « ${name} » ?` : '')
const meantEn = (name: string | null) => (name ? ` Did you mean “${name}”?` : '')

/**
 * The kind of thing that a word names.
 * @throws OperatorError `unknown-type`, with all of them and what each is in the operator's language
 */
export function kindCalled(typed: string): Kind {
  const kind = kinds.find(one => one === typed)
  if (kind) return kind
  const inFrench = kinds.find(one => kindInWords(one, 'fr') === typed.toLowerCase())
  const meant = inFrench ?? nearest(typed, kinds)
  const list = kinds.map(one => `${one} (${kindInWords(one, 'fr')})`).join(', ')
  throw new OperatorError('unknown-type', {
    fr: `Le genre « ${typed} » n’existe pas.${meantFr(meant)} Attendu : ${list}.`,
    en: `There is no kind of thing “${typed}”.${meantEn(meant)} Expected: ${kinds.join(', ')}.`,
  })
}

/**
 * Looks whether a kind of thing has a field.
 * @throws OperatorError `unknown-field`, with all of them
 */
export function checkField(type: Kind, path: FactPath): void {
  const fields = Object.keys(factFields(type))
  const [field] = path
  if (fields.includes(field)) return
  if (['id', 'ulid'].includes(field)) {
    throw new OperatorError('unknown-field', {
      fr: `« ${field} » ne change jamais : c’est l’identité de l’objet.`,
      en: `“${field}” never changes: it is the identity of the thing.`,
    })
  }
  const meant = nearest(field, fields)
  throw new OperatorError('unknown-field', {
    fr: `Un objet du genre « ${type} » n’a pas de champ « ${field} ».${meantFr(meant)} Attendu : ${fields.join(', ')}.`,
    en: `A thing of the kind “${type}” has no field “${field}”.${meantEn(meant)} Expected: ${fields.join(', ')}.`,
  })
}

/** Nothing of a kind has a key or an identity: the one that was probably meant, and where to look. */
export async function unknownThing(tx: Tx, type: Kind, typed: string): Promise<OperatorError> {
  if (type === 'site') {
    return new OperatorError('unknown-thing', {
      fr: 'Ce site n’a pas encore de réglages : importez d’abord un fichier avec un bloc « site » (docs/import.md).',
      en: 'This site has no settings yet: first import a file with a “site” block (docs/import.md).',
    })
  }
  const meant = nearest(typed, await keysOf(tx, type))
  return new OperatorError('unknown-thing', {
    fr: `Aucun objet du genre « ${type} » (${kindInWords(type, 'fr')}) ne s’appelle « ${typed} ».${meantFr(meant)} Attendu : son identifiant (id), ou son ULID, que sa page donne (adresse permanente) et sa page .json aussi.`,
    en: `Nothing of the kind “${type}” is called “${typed}”.${meantEn(meant)} Expected: its id, or its ULID, which its page gives (permanent address), and its .json page too.`,
  })
}

/** What was taken away is no longer corrected. */
export const removedThing = (type: Kind, key: string, { reason, recorded }: Removal): OperatorError =>
  new OperatorError('removed-thing', {
    fr: `${kindInWords(type, 'fr')} ${key} : retiré du site le ${recorded.slice(0, 10)} (« ${reason} »), et ne se corrige plus.`,
    en: `${kindInWords(type, 'en')} ${key}: taken off the site on ${recorded.slice(0, 10)} (“${reason}”), and is no longer corrected.`,
  })

/** A value that doesn't fit: which, where, and what was expected. */
export const refusedFact = (type: Kind, key: string, { place, sentence }: FactProblem): OperatorError => {
  const name = type === 'site' ? '' : ` ${key}`
  return new OperatorError('fact-refused', {
    fr: `Correction refusée, rien n’a changé. ${kindInWords(type, 'fr')}${name}, ${place} : ${sentence.fr}`,
    en: `Correction refused, nothing was changed. ${kindInWords(type, 'en')}${name}, ${place}: ${sentence.en}`,
  })
}
