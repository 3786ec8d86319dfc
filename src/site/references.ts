import type { Json } from '../platform/canonical.ts'
import type { Tx } from '../platform/database/database.ts'
import { thingKeys } from '../record/index.ts'
import { type Found, problemAt } from './check-files.ts'
import type { ImportProblem } from './import-problem.ts'

/** What a field that ends in Id or Ids refers to. A new one must be named here: `references.test.ts` reads the schema to see. */
export const referredType: Record<string, string> = {
  partOfId: 'organisation',
  coordinatorIds: 'organisation',
  leadId: 'organisation',
  leadIds: 'organisation',
  supportIds: 'organisation',
  responsibleIds: 'organisation',
  hostId: 'organisation',
  organiserIds: 'organisation',
  organisationIds: 'organisation',
  planId: 'plan',
  commitmentId: 'commitment',
  commitmentIds: 'commitment',
  priorityId: 'priority',
  seriesId: 'series',
  eventIds: 'event',
  valueIds: 'term',
  policyAreaIds: 'term',
  figureId: 'figure',
  withFigureId: 'figure',
  figureIds: 'figure',
  commitmentsFigureId: 'figure',
  evaluationFigureIds: 'figure',
  countFigureId: 'figure',
  attendanceFigureId: 'figure',
}

/** Fields whose name ends in Id or Ids and that refer to nothing of ours: OGP's own numbers. */
export const notReferences = ['ogpId', 'otherOgpIds', 'ogpIds']

const kindInWords: Record<string, { fr: string; en: string }> = {
  organisation: { fr: 'aucune organisation', en: 'no organisation' },
  plan: { fr: 'aucun plan', en: 'no plan' },
  commitment: { fr: 'aucun engagement', en: 'no commitment' },
  priority: { fr: 'aucune priorité', en: 'no priority' },
  series: { fr: 'aucune série', en: 'no series' },
  event: { fr: 'aucun événement', en: 'no event' },
  term: { fr: 'aucun mot du vocabulaire', en: 'no word of the vocabulary' },
  figure: { fr: 'aucun chiffre', en: 'no figure' },
}

/** A reference, and where it stands. */
export type Use = { type: string; key: string; path: (string | number)[] }

/** Every reference in a record's facts, and where it stands. */
export function usesIn(value: Json, path: (string | number)[]): Use[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => usesIn(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, inner]) => {
    const type = referredType[field]
    if (!type) return usesIn(inner, [...path, field])
    const keys = Array.isArray(inner) ? inner : [inner]
    return keys.flatMap((key, index) =>
      typeof key === 'string'
        ? [{ type, key, path: Array.isArray(inner) ? [...path, field, index] : [...path, field] }]
        : [],
    )
  })
}

/** The references that neither the files nor the site can answer. */
export async function unknownReferences(tx: Tx, found: Found): Promise<ImportProblem[]> {
  const inFiles = new Set(found.things.map(({ type, key }) => `${type}:${key}`))
  const uses = found.things.flatMap(thing => usesIn(thing.facts, []).map(use => ({ ...use, thing })))
  const open = uses.filter(({ type, key }) => !inFiles.has(`${type}:${key}`))
  const onSite = await thingKeys(tx, open)
  return open
    .filter(({ type, key }) => !onSite.has(`${type}:${key}`))
    .map(({ type, key, path, thing }) =>
      problemAt(
        { file: thing.at.file, path: [...thing.at.path, ...path] },
        'unknown-reference',
        {
          fr: `${kindInWords[type]?.fr} n’a cet identifiant, ni dans les fichiers ni sur le site`,
          en: `${kindInWords[type]?.en} has this id, neither in the files nor on the site`,
        },
        key,
      ),
    )
}
