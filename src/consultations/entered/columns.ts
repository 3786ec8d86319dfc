import { wordsIn } from '../../platform/facts/fold.ts'
import type { Day } from '../../platform/facts/period.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import { type Bilingual, interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import { type Channel, numberInWords } from '../contributions/contribution.ts'
import type { Answers, AskedField } from '../fields/field.ts'

/** What a column of a file of contributions holds; `line` and `why` are those of a file of errors. */
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
  'line',
  'why',
] as const
export type ColumnKey = (typeof columnKeys)[number] | `answer:${string}`

/** What a file must hold. */
export const requiredColumns = ['title', 'text', 'date'] as const satisfies readonly ColumnKey[]

type Known = (typeof columnKeys)[number]

/** What each column is called: in the files that are exported, in English, and in those that people write. */
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
]

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

/** A contribution as a line of a file. */
export type ContributionLine = {
  number: number
  title: string
  text: string
  priorityNumber: number | null
  author: string
  /** The day on which it was written, sent or said. */
  day: Day
  channel: Channel
  organisation: string | null
  /** The last part of the address of the event at which it was said. */
  event: string | null
  language: Language
  answers: Answers
}

/** A list of contributions as data, in columns that can be imported again. */
export const contributionColumns = (fields: readonly AskedField[]): Column<ContributionLine>[] => {
  const column = (
    key: Exclude<Known, 'line' | 'why'>,
    fr: string,
    en: string,
    value: Column<ContributionLine>['value'],
  ): Column<ContributionLine> => ({ name: columnNames[key].en, description: { fr, en }, value })
  return [
    column('reference', 'Son numéro : C-0142', 'Its number: C-0142', ({ number }) => numberInWords(number)),
    column('title', 'Son titre', 'Its title', ({ title }) => title),
    column('text', 'Son texte', 'Its text', ({ text }) => text),
    column('priority', 'Le numéro de sa priorité', 'The number of its priority', one => one.priorityNumber),
    column(
      'author',
      'Le nom que l’auteur laisse voir',
      'The name that its author lets be seen',
      ({ author }) => author,
    ),
    column('date', 'Le jour où elle a été faite', 'The day on which it was made', ({ day }) => day),
    column(
      'channel',
      'Comment elle est venue : site, paper, mail, room, import',
      'How it came: site, paper, mail, room, import',
      ({ channel }) => channel,
    ),
    column('consent', 'Si son auteur laisse voir un nom', 'Whether its author lets a name be seen', ({ author }) =>
      author === '' ? 'no' : 'yes',
    ),
    column('organisation', 'L’organisation qui l’a signée', 'The organisation that signed it', one => one.organisation),
    column('event', 'L’événement où elle a été dite', 'The event at which it was said', ({ event }) => event),
    column('language', 'Sa langue', 'Its language', ({ language }) => language),
    ...fields.map(({ key, label }) => ({
      name: answerColumn(key),
      description: { fr: wordsOf(label, 'fr'), en: wordsOf(label, 'en') },
      value({ answers }: ContributionLine) {
        const given = answers[key]
        return typeof given === 'string' ? given : (given?.join('; ') ?? null)
      },
    })),
  ]
}
