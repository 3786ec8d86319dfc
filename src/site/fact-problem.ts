import type { Json } from '../platform/canonical.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { nearest } from '../platform/nearest.ts'
import { keysOf, thingDefinitions, thingKeys } from '../record/index.ts'
import { sentenceOf } from './check-files.ts'
import { explain } from './explain-schema.ts'
import { type FactPath, shapeName, writtenPath } from './fact-path.ts'
import { shown } from './import-problem.ts'
import type { ThingType } from './plan-file.ts'
import { factErrors } from './plan-schema.ts'
import { usesIn } from './references.ts'

type Place = readonly (string | number)[]
type Found = { path: Place; sentence: Bilingual; value?: Json | undefined }

/** How a field of a shape is written: an operator shouldn't have to look the shape up. */
const examples: Record<string, (field: string) => Bilingual> = {
  Text: field => ({
    fr: `un texte par langue : ${field}.fr "…", ou '{"original": "fr", "fr": "…"}'`,
    en: `a text for each language: ${field}.en "…", or '{"original": "en", "en": "…"}'`,
  }),
  Period: () => ({
    fr: `une période : '{"text": {"original": "fr", "fr": "mars 2026"}, "earliest": "2026-03-01", "latest": "2026-03-31", "precision": "month"}'`,
    en: `a period: '{"text": {"original": "en", "en": "March 2026"}, "earliest": "2026-03-01", "latest": "2026-03-31", "precision": "month"}'`,
  }),
}

/** What is wrong, and where: a path, written as `set` reads it. */
export type FactProblem = { place: string; sentence: Bilingual }

/**
 * What is wrong with the facts of a thing, one of whose values was changed: what the published schema refuses, what a schema can't say,
 * or a reference to nothing; null when nothing is.
 */
export async function factProblem(
  tx: Tx,
  type: ThingType | 'site',
  facts: Record<string, Json>,
  path: FactPath,
): Promise<FactProblem | null> {
  const found = bySchema(type, facts, path) ?? byRules(type, facts) ?? (await byReference(tx, facts))
  if (!found) return null
  const place = found.path.length > path.length ? found.path.join('.') : writtenPath(path)
  const say = (language: 'fr' | 'en') => {
    const sentence = found.sentence[language]
    const value =
      found.value === undefined ? '' : ` ${language === 'fr' ? 'Valeur :' : 'Value:'} ${shown(found.value)}.`
    return `${sentence}${/[?!.…]$/.test(sentence) ? '' : '.'}${value}`
  }
  return { place, sentence: { fr: say('fr'), en: say('en') } }
}

function bySchema(type: ThingType | 'site', facts: Record<string, Json>, path: FactPath): Found | null {
  const problems = explain(factErrors(type, facts))
  const within = (place: Place) => path.every((step, index) => String(place[index]) === step)
  const problem = problems.find(one => within(one.path)) ?? problems[0]
  if (!problem) return null
  const [field] = path
  const example = examples[shapeName(type, field) ?? '']?.(field)
  const misshapen = example && path.length === 1 && problem.path.length === 1 && problem.code === 'schema-type'
  if (!misshapen) return problem
  return { ...problem, sentence: { fr: `attendu : ${example.fr}`, en: `expected: ${example.en}` } }
}

function byRules(type: ThingType | 'site', facts: Record<string, Json>): Found | null {
  const parsed = thingDefinitions().get(type)?.facts.safeParse(facts)
  const issue = parsed?.error?.issues[0]
  return issue ? { path: issue.path as Place, sentence: sentenceOf(issue) } : null
}

async function byReference(tx: Tx, facts: Record<string, Json>): Promise<Found | null> {
  const uses = usesIn(facts, [])
  const known = await thingKeys(tx, uses)
  const open = uses.find(({ type, key }) => !known.has(`${type}:${key}`))
  if (!open) return null
  const meant = nearest(open.key, await keysOf(tx, open.type))
  const { label } = thingDefinitions().get(open.type) ?? { label: { fr: open.type, en: open.type } }
  return {
    path: open.path,
    sentence: {
      fr: `rien sur ce site (${label.fr}) ne s’appelle « ${open.key} »${meant ? ` ; vouliez-vous écrire « ${meant} » ?` : ''}`,
      en: `nothing on this site (${label.en}) is called “${open.key}”${meant ? `; did you mean “${meant}”?` : ''}`,
    },
  }
}
