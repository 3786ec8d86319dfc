import type { JSONPath } from 'jsonc-parser'
import type { z } from 'zod'
import type { Json } from '../platform/canonical.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { explain } from './explain-schema.ts'
import { type ImportProblem, ImportRefused } from './import-problem.ts'
import { PlanFile, type ThingType } from './plan-file.ts'
import { schemaErrors } from './plan-schema.ts'
import { lineFinder, type SourceFile } from './read-files.ts'

/** One thing of the files, and where it stands in them. */
export type FoundThing = {
  type: ThingType | 'site'
  key: string
  ulid?: string | undefined
  parentKey?: string | undefined
  otherAddresses?: string[] | undefined
  facts: Record<string, Json>
  at: Place
}
export type Place = { file: SourceFile; path: JSONPath }
export type Removal = { type: ThingType; key: string; reason: string; at: Place }
export type Found = { files: SourceFile[]; things: FoundThing[]; removals: Removal[] }

/**
 * Checks files against the published schema and for what a schema can't say, and lists what they hold in the order in which
 * it can be written: what is referred to comes before what refers to it.
 * @throws ImportRefused with every problem
 */
export function checkFiles(files: SourceFile[]): Found {
  const problems: ImportProblem[] = []
  const found: Found = { files, things: [], removals: [] }
  for (const file of files) {
    const bySchema = explain(schemaErrors(file.content))
    problems.push(
      ...bySchema.map(({ path, value, sentence, code }) => problemAt({ file, path }, code, sentence, value)),
    )
    if (bySchema.length > 0) continue
    const parsed = PlanFile.safeParse(file.content)
    if (parsed.success) {
      collect(parsed.data, file, found)
    } else {
      problems.push(
        ...parsed.error.issues.map(issue => {
          const path = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))
          return problemAt({ file, path }, 'not-coherent', sentenceOf(issue), valueAt(file.content, path))
        }),
      )
    }
  }
  if (problems.length > 0) throw new ImportRefused(problems)
  if (found.things.length === 0 && found.removals.length === 0) {
    throw new ImportRefused([
      {
        code: 'nothing-to-import',
        file: files.map(file => file.name).join(', '),
        sentence: {
          fr: 'il n’y a rien à importer : ni plan, ni organisation, ni chiffre',
          en: 'there is nothing to import: no plan, no organisation, no figure',
        },
      },
    ])
  }
  const folder = files.find(file => file.folder)?.folder
  if (folder && !found.things.some(({ type }) => type === 'plan') && found.removals.length === 0) {
    // A single file may be a correction; a folder is a plan with all that it holds, and one without a plan is the wrong folder.
    throw new ImportRefused([
      {
        code: 'folder-without-plan',
        file: folder,
        sentence: {
          fr: 'aucun fichier de ce dossier ne contient de plan ; attendu : au moins un plan (« plans »)',
          en: 'no file of this folder holds a plan; expected: at least one plan (“plans”)',
        },
      },
    ])
  }
  problems.push(...repeated(found))
  if (problems.length > 0) throw new ImportRefused(problems)
  return found
}

/** What zod found, in both languages: our own checks carry their French; where a value has several shapes, the check inside tells. */
export function sentenceOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'custom' && typeof issue.params?.fr === 'string') return { fr: issue.params.fr, en: issue.message }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().find(({ code }) => code === 'custom')
    if (inner) return sentenceOf(inner)
  }
  return { fr: `cette valeur ne convient pas (${issue.message})`, en: `this value does not fit (${issue.message})` }
}

const finders = new WeakMap<SourceFile, ReturnType<typeof lineFinder>>()

/** Each file is read once for its lines, however many problems it has. */
function lineOf({ file, path }: Place): number | undefined {
  const finder = finders.get(file) ?? lineFinder(file.text)
  finders.set(file, finder)
  return finder(path)
}

export function problemAt(at: Place, code: string, sentence: Bilingual, value?: Json): ImportProblem {
  const line = lineOf(at)
  return {
    code,
    file: at.file.name,
    place: placeInWords(at.path),
    sentence,
    ...(line === undefined ? {} : { line }),
    ...(value === undefined ? {} : { value }),
  }
}

/** `plans[0].commitments[3].title`. */
const placeInWords = (path: JSONPath): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('')

const valueAt = (content: Json, path: JSONPath): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, part) => (value as Record<string | number, Json> | null | undefined)?.[part],
    content,
  )

type Raw = Record<string, Json> & { id: string; ulid?: string; otherAddresses?: string[] }

function collect(content: PlanFile, file: SourceFile, found: Found): void {
  const add = (
    type: FoundThing['type'],
    raw: unknown,
    path: JSONPath,
    parentKey?: string,
    without: readonly string[] = [],
  ) => {
    const { id, ulid, otherAddresses, ...facts } = raw as Raw
    for (const field of without) delete facts[field]
    found.things.push({
      type,
      key: id,
      facts,
      at: { file, path },
      ...(ulid ? { ulid } : {}),
      ...(otherAddresses ? { otherAddresses } : {}),
      ...(parentKey ? { parentKey } : {}),
    })
  }
  const addAll = (
    type: FoundThing['type'],
    list: readonly unknown[] | undefined,
    path: JSONPath,
    parentKey?: string,
    without?: readonly string[],
  ) => {
    for (const [index, raw] of (list ?? []).entries()) add(type, raw, [...path, index], parentKey, without)
  }
  if (content.site) add('site', { id: 'site', ...content.site }, ['site'])
  addAll('term', content.vocabulary, ['vocabulary'])
  addAll('organisation', content.organisations, ['organisations'])
  addAll('figure', content.figures, ['figures'])
  for (const [planIndex, plan] of (content.plans ?? []).entries()) {
    const at = ['plans', planIndex]
    add('plan', plan, at, undefined, ['priorities', 'phases', 'documents', 'series', 'events', 'commitments', 'sheet'])
    addAll('priority', plan.priorities, [...at, 'priorities'], plan.id)
    addAll('phase', plan.phases, [...at, 'phases'], plan.id)
    addAll('document', plan.documents, [...at, 'documents'], plan.id)
    addAll('series', plan.series, [...at, 'series'], plan.id)
    addAll('event', plan.events, [...at, 'events'], plan.id)
    addAll('commitment', plan.commitments, [...at, 'commitments'], plan.id, ['milestones'])
    for (const [index, commitment] of (plan.commitments ?? []).entries()) {
      addAll('milestone', commitment.milestones, [...at, 'commitments', index, 'milestones'], commitment.id)
    }
    if (plan.sheet) add('sheet', plan.sheet, [...at, 'sheet'], plan.id)
  }
  for (const [index, { type, id, reason }] of (content.removed ?? []).entries()) {
    found.removals.push({ type, key: id, reason, at: { file, path: ['removed', index] } })
  }
}

/** Things that can't both be: two of one id, of one identity, of one number or address; one that is said and taken away. */
function repeated(found: Found): ImportProblem[] {
  const problems: ImportProblem[] = []
  const first = new Map<string, FoundThing>()
  const once = (name: string, thing: FoundThing, field: string, fr: string, en: string) => {
    const other = first.get(name)
    if (!other) {
      first.set(name, thing)
      return
    }
    const where = problemAt(other.at, '', { fr: '', en: '' })
    const place = `${where.file}${where.line ? `:${where.line}` : ''}`
    problems.push(
      problemAt(
        { file: thing.at.file, path: [...thing.at.path, field] },
        'repeated',
        { fr: `${fr} (déjà : ${other.key}, ${place})`, en: `${en} (already: ${other.key}, ${place})` },
        thing.facts[field] ?? (field === 'ulid' ? (thing.ulid ?? null) : thing.key),
      ),
    )
  }
  for (const thing of found.things) {
    const { type, key, ulid, parentKey, facts } = thing
    if (type === 'site')
      once('site', thing, 'name', 'le bloc « site » est donné deux fois', 'the “site” block is given twice')
    else
      once(
        `id ${type} ${key}`,
        thing,
        'id',
        `deux objets de type ${type} ont cet identifiant`,
        `two records of type ${type} have this id`,
      )
    if (ulid)
      once(
        `ulid ${ulid}`,
        thing,
        'ulid',
        'deux objets ont cette identité permanente',
        'two records have this permanent identity',
      )
    if (type === 'plan')
      once(`plan ${facts.slug}`, thing, 'slug', 'deux plans ont cette adresse', 'two plans have this address')
    if (type === 'commitment') {
      once(
        `commitment ${parentKey} ${String(facts.number).toLowerCase()}`,
        thing,
        'number',
        'ce numéro est répété dans le plan',
        'this number is repeated in the plan',
      )
    }
    if (type === 'milestone') {
      once(
        `milestone ${parentKey} ${facts.number}`,
        thing,
        'number',
        'ce numéro de jalon est répété dans l’engagement',
        'this milestone number is repeated in the commitment',
      )
    }
    if (type === 'priority') {
      once(
        `priority ${parentKey} ${facts.stage ?? ''} ${facts.number}`,
        thing,
        'number',
        'ce numéro de priorité est répété dans le plan',
        'this priority number is repeated in the plan',
      )
    }
  }
  for (const removal of found.removals) {
    if (first.has(`id ${removal.type} ${removal.key}`)) {
      problems.push(
        problemAt(
          removal.at,
          'said-and-removed',
          { fr: 'cet objet est à la fois décrit et retiré', en: 'this record is both described and removed' },
          removal.key,
        ),
      )
    }
  }
  return problems
}
