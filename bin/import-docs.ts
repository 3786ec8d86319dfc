// Writes the tables of fields of docs/import.md from the JSON Schema of plan files: npx tsx bin/import-docs.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../src/platform/project-root.ts'
import { fieldName } from '../src/site/field-names.ts'
import { planSchema } from '../src/site/plan-schema.ts'
import { referredType } from '../src/site/references.ts'

type Schema = {
  $ref?: string
  type?: string
  description?: string
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  propertyNames?: Schema
  additionalProperties?: Schema | boolean
  required?: string[]
}
/** One table: a record or a shape of a file, and its fields. */
type Section = { title: string; says?: string | undefined; rows: Row[]; lists: { field: string; values: string[] }[] }
type Row = { field: string; required: boolean; what: string; says: string }

const page = join(projectRoot, 'docs', 'import.md')
const [begin, end] = ['<!-- fields -->', '<!-- /fields -->']
const widest = 140
/** A list of values that is longer stands below its table. */
const longestList = 60

/** What the schema doesn't say of a field: by its table and its name, by its path, or by its name alone. */
const meanings: Record<string, string> = {
  $schema: 'The address of the schema, for editors that read it.',
  actual: 'When it really happened. The planned period stays.',
  address: 'Where it can be read.',
  asOf: 'The day, or the time, of which it is true.',
  basis: 'What it rests on.',
  'contact.address': 'A page from which to write to them.',
  earliest: 'The first day that the words can mean.',
  evidence: 'Needed for `reached`.',
  facts: 'What it rests on, so that it can be checked.',
  group: 'What several priorities are gathered under.',
  latest: 'The last day that the words can mean.',
  note: 'A note of yours.',
  'Period.text': 'The words as the source writes them: “end of September 2026”.',
  planned: 'When it was to happen.',
  precision: 'What kind of date it is.',
  qualifier: 'How exactly it is known: nothing more, “nearly”, “more than”, “less than”.',
  reports: 'What was reported on it, each a dated fact; the last one by date is its state.',
  'reports[].date': 'When it was so.',
  'reports[].reason': 'Needed for `postponed` and `abandoned`.',
  sources: 'Where it comes from.',
  supportIds: 'Organisations that support it.',
  unit: 'What is counted, in words: `commitments`, `%`.',
  withFigureId: 'A second figure to show beside it.',
}

const code = (value: unknown) => `\`${String(value)}\``
const link = (title: string) => `[${title}](#${title.toLowerCase()})`
const isRecord = (schema: Schema) => Boolean(schema.properties?.id && schema.properties.ulid)
/** The shape of one sentence of a sheet, which stands in several places. */
const isSentence = (schema: Schema) => Boolean(schema.properties?.text && schema.properties.facts)
/** The table in which an object's fields stand, where it is another one. */
const tableOf = (field: string, schema: Schema): string | null =>
  isSentence(schema) ? 'Sentence' : isRecord(schema) || (field === 'site' && schema.properties) ? field : null

/** A schema without the `null` that it also takes. */
function withoutNull(schema: Schema): Schema {
  const others = schema.anyOf?.filter(one => one.type !== 'null') ?? []
  return others.length === 1
    ? { ...others[0], ...(schema.description ? { description: schema.description } : {}) }
    : schema
}
const mayBeNull = (schema: Schema) => Boolean(schema.anyOf?.some(one => one.type === 'null'))
const inList = (values: unknown[]) => values.map(code).join(', ')

const plurals: Record<string, string> = { series: 'series', priority: 'priorities', term: 'words of the vocabulary' }
const plural = (type: string) => plurals[type] ?? `${type}s`
const one = (type: string) =>
  type === 'term' ? 'a word of the vocabulary' : `${/^[aeo]/.test(type) ? 'an' : 'a'} ${type}`

/** What a value must be, in a few words. */
function shape(field: string, given: Schema): string {
  const schema = withoutNull(given)
  const elsewhere = tableOf(field, schema)
  if (elsewhere) return `an object, see ${link(elsewhere)}`
  if (schema.$ref) return link(schema.$ref.split('/').at(-1) ?? '')
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum) return inList(schema.enum).length > longestList ? 'one of the values below' : inList(schema.enum)
  const referred = referredType[field]
  if (referred) return schema.type === 'array' ? `ids of ${plural(referred)}` : `id of ${one(referred)}`
  if (schema.type === 'array') return `list of ${itemShape(field, withoutNull(schema.items ?? {}))}`
  if (schema.type === 'integer')
    return `whole number, ${schema.minimum} ${(schema.maximum ?? 1e9) < 1e6 ? `to ${schema.maximum}` : 'or more'}`
  if (schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return '`true` or `false`'
  if (typeof schema.additionalProperties === 'object')
    return `an object, a ${shape('', schema.additionalProperties)} by each name that it uses`
  if (schema.type === 'object') return 'an object, see its fields'
  if (schema.format === 'date') return 'day'
  if (schema.format === 'email') return 'e-mail address'
  if (schema.pattern?.startsWith('^https?')) return 'web address'
  if (schema.pattern?.startsWith('^[a-z0-9]+(?:[-._]')) return 'key'
  if (schema.pattern?.startsWith('^[a-z]{2,3}(-')) return 'language tag'
  return 'text'
}

function itemShape(field: string, item: Schema): string {
  const elsewhere = tableOf(field, item)
  if (elsewhere) return link(elsewhere)
  if (item.type === 'object') return 'objects, see their fields'
  const name = shape('', item)
  return item.$ref ? name : `${name}s`
}

const bare = (name: string) => name.toLowerCase().replace(/[^a-z]|ids?$/g, '')
/** What a field means: the schema's words, ours, or the name that the site gives it, unless that only repeats its own. */
function meaning(section: Section, path: string, field: string, schema: Schema): string {
  const { description } = schema.description ? schema : withoutNull(schema)
  // What a key, a day, an address or a language looks like is said once, above the tables.
  if (description && !/^(Small letters|A day of|A web address|A BCP)/.test(description)) return description
  const ours = meanings[`${section.title}.${path}`] ?? meanings[path] ?? meanings[field]
  const name = fieldName(field, 'en')
  const repeats = bare(name).includes(bare(field)) || bare(field).includes(bare(name))
  return ours ?? (repeats ? '' : `${name}.`)
}

/** Adds the fields of an object to a table, those of the objects in it below its own: `report.title`, `sessions[].number`. */
function addFields(section: Section, schema: Schema, open: (title: string, schema: Schema) => void, prefix = ''): void {
  for (const [field, given] of Object.entries(schema.properties ?? {})) {
    if (isRecord(schema) && (field === 'id' || field === 'ulid')) continue
    const path = `${prefix}${field}`
    const required = schema.required?.includes(field) ?? false
    const what = `${shape(field, given)}${mayBeNull(given) ? ', or `null`' : ''}`
    section.rows.push({ field: path, required, what, says: meaning(section, path, field, given) })
    const value = withoutNull(given)
    const inner = value.type === 'array' ? withoutNull(value.items ?? {}) : value
    const values = inner.enum ?? value.propertyNames?.enum ?? []
    if (inList(values).length > longestList) section.lists.push({ field: path, values: values.map(code) })
    const elsewhere = tableOf(field, inner)
    if (elsewhere) open(elsewhere, inner)
    else if (!inner.$ref) addFields(section, inner, open, `${path}${inner === value ? '' : '[]'}.`)
  }
}

const anyLanguage: Row = {
  field: 'fr, en, pt-BR…',
  required: false,
  what: 'text, or `{"text": "…", "translated": true}`',
  says: 'The words in that language.',
}

function sections(): Section[] {
  const all: Section[] = []
  const add = (title: string, schema: Schema) => {
    if (all.some(section => section.title === title)) return
    const section: Section = { title, says: schema.description, rows: [], lists: [] }
    const below: [string, Schema][] = []
    all.push(section)
    addFields(section, schema, (name, found) => below.push([name, found]))
    if (title === 'Text') section.rows.push(anyLanguage)
    for (const [name, found] of below) add(name, found)
  }
  const { $defs: shapes, ...file } = planSchema() as Schema & { $defs: Record<string, Schema> }
  add('The file', file)
  for (const [name, schema] of Object.entries(shapes)) add(name, schema)
  return all
}

/** Words in lines that fit. */
function wrap(text: string): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last.length + word.length + 1 > widest) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines.join('\n')
}

function table({ title, says, rows, lists }: Section): string {
  const notes: string[] = []
  const line = ({ field, required, what, says: words }: Row): string => {
    const whole = `| ${code(field)} | ${required ? 'yes' : ''} | ${[what, words].filter(Boolean).join('. ')} |`
    if (whole.length <= widest) return whole
    notes.push(wrap(`${code(field)}: ${words}`))
    return `| ${code(field)} | ${required ? 'yes' : ''} | ${what}. See below. |`
  }
  return [
    `### ${title}`,
    ...(says ? [wrap(says)] : []),
    ['| field | required | what |', '| --- | --- | --- |', ...rows.map(line)].join('\n'),
    ...lists.map(({ field, values }) => wrap(`${code(field)}: ${values.join(', ')}.`)),
    ...notes,
  ].join('\n\n')
}

/** The page with its tables made anew from the schema. */
export function withTables(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/import.md has no ${begin} … ${end}`)
  return `${text.slice(0, from)}${begin}\n\n${sections().map(table).join('\n\n')}\n\n${text.slice(to)}`
}

/** The whole file that the page gives as an example. */
export function exampleOf(text: string): string {
  const example = /```json\n(\{\n {2}"format"[\s\S]*?)\n```/.exec(text)?.[1]
  if (!example) throw new Error('docs/import.md has no example of a whole file')
  return example
}

export const readPage = (): string => readFileSync(page, 'utf8')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(page, withTables(readPage()))
