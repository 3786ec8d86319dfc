import { wordsIn } from '../../platform/facts/fold.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { type Bilingual, interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import type { AskedField } from '../fields/field.ts'

/** What a column of a file of contributions holds. `state` is of our exports; `line` and `why` are of a file of errors. */
export const columnKeys = [
  'reference',
  'title',
  'text',
  'priority',
  'author',
  'date',
  'channel',
  'consent',
  'organisation',
  'event',
  'language',
  'state',
  'line',
  'why',
] as const
export type ColumnKey = (typeof columnKeys)[number] | `answer:${string}`

/** What a file must hold. */
export const requiredColumns = ['title', 'text', 'date'] as const satisfies readonly ColumnKey[]

type Known = (typeof columnKeys)[number]

/** What each column is called; our exports have English names. */
export const columnNames: Readonly<Record<Known, Bilingual>> = {
  reference: { fr: 'référence', en: 'reference' },
  title: { fr: 'titre', en: 'title' },
  text: { fr: 'texte', en: 'text' },
  priority: { fr: 'priorité', en: 'priority' },
  author: { fr: 'nom', en: 'name' },
  date: { fr: 'date', en: 'date' },
  channel: { fr: 'canal', en: 'channel' },
  consent: { fr: 'consentement', en: 'consent' },
  organisation: { fr: 'organisation', en: 'organisation' },
  event: { fr: 'événement', en: 'event' },
  language: { fr: 'langue', en: 'language' },
  state: { fr: 'état', en: 'state' },
  line: { fr: 'ligne', en: 'line' },
  why: { fr: 'pourquoi', en: 'why' },
}

/** Of a column that isn't called as above: other names that it may have, each where no column has a better one. */
const otherNames: readonly (readonly [string, Known])[] = [
  ['auteur', 'author'],
  ['author', 'author'],
  ['contribution', 'text'],
  ['proposition', 'text'],
  ['body', 'text'],
  ['jour', 'date'],
  ['day', 'date'],
  ['id', 'reference'],
  ['identifiant', 'reference'],
  ['numéro', 'reference'],
  ['number', 'reference'],
  ['published', 'date'],
]

/** Of our exports, what a contribution gets from where it is: nothing of it is taken over. */
const given = new Set(['consultation', 'author kind', 'published', 'due', 'settled', 'identical', 'files', 'url'])

/** Whether a column says what is known without it: nobody has to be told that it isn't read. */
export const isGiven = (name: string): boolean => given.has(plain(name))

const plain = (name: string): string => wordsIn(name).join(' ')

const byName = new Map<string, ColumnKey>(
  columnKeys.flatMap(key => interfaceLanguages.map(language => [plain(columnNames[key][language]), key] as const)),
)
const byOtherName = new Map<string, ColumnKey>(otherNames.map(([name, key]) => [plain(name), key]))

/** What the columns of a header hold, each at most once; null for what isn't known here. */
export function columnsNamed(header: readonly string[], fields: readonly AskedField[]): (ColumnKey | null)[] {
  const asked = new Map<string, ColumnKey>(
    fields.flatMap(({ key, label }) =>
      [key, answerColumn(key), ...interfaceLanguages.map(language => wordsOf(label, language))].map(
        name => [plain(name), `answer:${key}`] as const,
      ),
    ),
  )
  const names = header.map(plain)
  const found = names.map(name => byName.get(name) ?? asked.get(name) ?? null)
  return names.map((name, place) => {
    const other = found[place] === null ? (byOtherName.get(name) ?? null) : null
    if (other === null || found.includes(other)) return found[place] ?? null
    return names.findIndex(one => byOtherName.get(one) === other) === place ? other : null
  })
}

/** A column in words, as its file may call it. */
export function columnInWords(key: ColumnKey, fields: readonly AskedField[], language: Language): string {
  if (!key.startsWith('answer:')) return columnNames[key as Known][language]
  const field = fields.find(one => one.key === key.slice('answer:'.length))
  return field ? wordsOf(field.label, language) : key
}

const answerColumn = (key: string): string => `answer_${key}`
